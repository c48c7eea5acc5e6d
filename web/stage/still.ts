import type { Projection } from "./projection";
import { type Fit, fitOf, projectionOf, type View } from "./view";

/** A field that takes longer than this to draw is stretched while its view moves, and drawn sharp when the view rests. */
const QUICK_MS = 9;
const REST_MS = 90;

/** What lies on the still layer. */
export interface Shown {
  readonly projection: Projection;
  readonly fit: Fit;
}

/** The still layer under the live one: drawn anew only where what it shows has changed. */
export function createStill(canvas: HTMLCanvasElement, onRest: () => void) {
  let content = "";
  let view = "";
  let sharp: Shown | undefined;
  let cost = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const rest = () => {
    resting = undefined;
    view = "";
    onRest();
  };

  return {
    /**
     * Shows a view of some content. `draw` draws it and returns the span that the canvas then shows. `undefined` where all of
     * it is there already.
     */
    show(
      nextContent: string,
      next: View,
      { width, height }: { readonly width: number; readonly height: number },
      draw: () => ArrayLike<number>,
    ): Shown | undefined {
      if (nextContent === content && next.join() === view) return undefined;
      const moves = nextContent === content && view !== "" && cost > QUICK_MS;
      content = nextContent;
      view = next.join();
      clearTimeout(resting);
      resting = undefined;
      if (moves && sharp) {
        const projection = projectionOf(next, sharp.fit);
        canvas.style.transform = stretched(sharp.projection, projection);
        resting = setTimeout(rest, REST_MS);
        return { projection, fit: sharp.fit };
      }
      const began = performance.now();
      const { 0: x0 = 0, 1: x1 = 1, 2: y0 = 0, 3: y1 = 1 } = draw();
      cost = performance.now() - began;
      canvas.style.transform = "";
      const projection: Projection = { span: [x0, x1, y0, y1], width, height };
      sharp = { projection, fit: fitOf(projection, next) };
      return sharp;
    },
    cancel(): void {
      clearTimeout(resting);
    },
  };
}

/** The transform that lays a picture of one span where its parts lie in another. */
function stretched(from: Projection, to: Projection): string {
  const [x0, x1, , y1] = from.span;
  const [left, right, , top] = to.span;
  const perUnit = to.width / (right - left);
  const scale = (x1 - x0) / (right - left);
  return `translate(${(x0 - left) * perUnit}px, ${(top - y1) * perUnit}px) scale(${scale})`;
}
