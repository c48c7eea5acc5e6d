import { useRef } from "preact/hooks";
import { type Projection, toPixels, toPixelX, toPixelY, toPlane } from "../../../stage/projection";
import { say } from "../../../words";
import type { CurveModel } from "./model";
import { DRAWN, formatHeights, HEIGHTS, heightsOf } from "./state";
import { curveWords } from "./words";

const KEY_STEP = 0.1;

interface Props {
  readonly model: CurveModel;
  readonly projection: Projection;
}

/** The true function, drawn by hand: its heights at even places follow the pointer; keys move one at a time. */
export function TruthHand({ model, projection }: Props) {
  const layer = useRef<SVGSVGElement>(null);
  const before = useRef<readonly [number, number] | undefined>(undefined);
  const text = curveWords.value;
  const heights = presentHeights(model);
  const [, , y0, y1] = projection.span;
  const inside = (y: number) => Math.min(Math.max(y, y0), y1);
  const placeOf = (at: number) => at / (HEIGHTS - 1);

  const set = (next: readonly number[]) =>
    model.update({ truth: DRAWN, heights: formatHeights(next) });
  /** All heights between the last place of the pointer and the present one. */
  const pull = (event: PointerEvent) => {
    const { current: svg } = layer;
    if (!svg) return;
    const [px, py] = toPixels(svg, projection.width, event);
    const to = toPlane(projection, px, py);
    const from = before.current ?? to;
    before.current = to;
    const [left, right] = from[0] < to[0] ? [from, to] : [to, from];
    const half = 0.5 / (HEIGHTS - 1);
    set(
      presentHeights(model).map((height, at) => {
        const x = placeOf(at);
        if (x < left[0] - half || x > right[0] + half) return height;
        const along = right[0] > left[0] ? (x - left[0]) / (right[0] - left[0]) : 1;
        return inside(left[1] + Math.min(Math.max(along, 0), 1) * (right[1] - left[1]));
      }),
    );
  };
  const release = () => {
    before.current = undefined;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <svg
      class="curve-hand"
      ref={layer}
      viewBox={`0 0 ${projection.width} ${projection.height}`}
      role="group"
      aria-label={text.drawLabel}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        layer.current?.setPointerCapture(event.pointerId);
        pull(event);
      }}
      onPointerMove={(event) => {
        if (before.current) pull(event);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {heights.map((height, at) => (
        <circle
          // A height is its place.
          key={String(at)}
          class="curve-height"
          cx={toPixelX(projection, placeOf(at))}
          cy={toPixelY(projection, height)}
          r="5"
          role="slider"
          tabindex={0}
          aria-orientation="vertical"
          aria-label={text.heightAt(say(placeOf(at), 3))}
          aria-valuenow={height}
          aria-valuemin={y0}
          aria-valuemax={y1}
          onKeyDown={(event) => {
            const way = KEYS[event.key];
            if (way === undefined) return;
            event.preventDefault();
            const moved = inside(height + way * KEY_STEP * (event.shiftKey ? 0.1 : 1));
            set(heights.map((one, other) => (other === at ? moved : one)));
          }}
        />
      ))}
    </svg>
  );
}

const KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/** The heights of the drawn function; of a formula its values at their places. */
function presentHeights({ state, curves, places }: CurveModel): number[] {
  const drawn = state.value.truth === DRAWN ? heightsOf(state.value) : [];
  if (drawn.length === HEIGHTS) return drawn;
  const stride = (places.length - 1) / (HEIGHTS - 1);
  return Array.from({ length: HEIGHTS }, (_, at) => curves.truth[Math.round(at * stride)] ?? 0);
}
