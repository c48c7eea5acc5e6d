// The fan's curves on a canvas of their own: hundreds of strokes are drawn in slices of a frame, and until they are all there
// the picture before them is shown.

import type { PageLook } from "../../../settings/look";
import { colorOf } from "../../../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import type { FanReport } from "../../../workers/retraining-task";

/** Ghosts are so faint that hundreds of them still let the points through. */
const GHOST = 0.9;
const FAINTEST = 0.05;
const FIT = { color: 1, marker: 0 };
const MEAN = { color: 5, marker: 0 };

/** The part of a frame for strokes, in milliseconds, and how many are drawn between two looks at the clock. */
const BUDGET_MS = 4;
const BITE = 10;

/** What a picture follows from. */
interface Sight {
  readonly fan: FanReport;
  readonly projection: Projection;
  readonly look: PageLook;
  readonly ratio: number;
}

interface Picture {
  readonly context: CanvasRenderingContext2D;
  sight: Sight | undefined;
  /** Ghosts drawn so far. */
  drawn: number;
}

export function createGhosts() {
  let front = picture();
  let back = picture();

  /** Goes on with the picture at the back. Tells whether it is complete. */
  function strokes(): boolean {
    const { sight, context } = back;
    if (!sight) return true;
    const { fan, projection } = sight;
    const { retrainings } = fan.parts;
    const until = performance.now() + BUDGET_MS;
    while (back.drawn < retrainings) {
      const end = Math.min(back.drawn + BITE, retrainings);
      for (; back.drawn < end; back.drawn++) {
        context.beginPath();
        trace(context, projection, fan, fan.curves, back.drawn * fan.places.length);
        context.stroke();
      }
      if (performance.now() >= until) break;
    }
    return back.drawn >= retrainings;
  }

  return {
    /** Draws the last complete picture. Tells whether another is on its way, which wants one frame more. */
    draw(target: CanvasRenderingContext2D, sight: Sight): boolean {
      if (!isSame(front.sight, sight) && back.sight === undefined) begin(back, sight);
      if (back.sight && strokes()) {
        [front, back] = [back, front];
        back.sight = undefined;
      }
      show(target, front, sight.projection);
      if (front.sight) mean(target, front.sight.fan, sight);
      return !isSame(front.sight, sight);
    },
    /** Forgets the fan that is no longer wanted. */
    clear(): void {
      front.sight = undefined;
      back.sight = undefined;
    },
  };
}

function picture(): Picture {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("no canvas to draw on");
  return { context, sight: undefined, drawn: 0 };
}

function begin(back: Picture, sight: Sight): void {
  const { context } = back;
  const { fan, projection, look, ratio } = sight;
  // A new size also clears it.
  context.canvas.width = Math.round(projection.width * ratio);
  context.canvas.height = Math.round(projection.height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  context.lineWidth = look.scale;
  context.strokeStyle = colorOf(FIT, look.theme);
  context.globalAlpha = Math.max(GHOST / Math.sqrt(Math.max(fan.parts.retrainings, 1)), FAINTEST);
  back.sight = sight;
  back.drawn = 0;
}

/** A picture of a former projection is stretched to where its places are now. */
function show(target: CanvasRenderingContext2D, { context, sight }: Picture, to: Projection): void {
  if (!sight) return;
  const [x0, x1, y0, y1] = sight.projection.span;
  const [left, top] = [toPixelX(to, x0), toPixelY(to, y1)];
  target.drawImage(context.canvas, left, top, toPixelX(to, x1) - left, toPixelY(to, y0) - top);
}

function mean(
  context: CanvasRenderingContext2D,
  fan: FanReport,
  { projection, look }: Sight,
): void {
  context.setLineDash([]);
  context.beginPath();
  trace(context, projection, fan, fan.mean, 0);
  context.lineWidth = 5 * look.scale;
  context.strokeStyle = look.halo;
  context.stroke();
  context.lineWidth = 3 * look.scale;
  context.strokeStyle = colorOf(MEAN, look.theme);
  context.stroke();
}

function trace(
  context: CanvasRenderingContext2D,
  projection: Projection,
  { places }: FanReport,
  values: Float64Array,
  offset: number,
): void {
  for (let at = 0; at < places.length; at++) {
    const x = toPixelX(projection, places[at] ?? 0);
    const y = toPixelY(projection, values[offset + at] ?? 0);
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

function isSame(a: Sight | undefined, b: Sight): boolean {
  return (
    a !== undefined &&
    a.fan === b.fan &&
    a.projection === b.projection &&
    a.look === b.look &&
    a.ratio === b.ratio
  );
}
