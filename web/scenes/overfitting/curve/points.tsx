import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { pressOnPoints } from "../../../fits/point-keys";
import type { Point } from "../../../race/state";
import { type Projection, toPixels, toPixelX, toPixelY, toPlane } from "../../../stage/projection";
import { say } from "../../../words";
import type { CurveModel } from "./model";
import { formatPoints, MAX_OWN } from "./state";
import { curveWords } from "./words";

/** A finger finds a point within so many CSS pixels; a double press is on it within fewer, so that others fit beside it. */
const REACH = 24;
const ON = 14;
const RADIUS = 5.5;

interface Props {
  readonly model: CurveModel;
  readonly projection: Projection;
}

/** The points that teach: pulled by pointer and by keys, added by a double press or Enter, removed by one on a point or Delete. */
export function OwnPoints({ model, projection }: Props) {
  const layer = useRef<SVGSVGElement>(null);
  const chosen = useSignal(0);
  const wanted = useRef(false);
  const held = useRef<number | undefined>(undefined);
  const text = curveWords.value;
  const points = model.points.value.training;
  const at = Math.min(chosen.value, points.length - 1);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    layer.current?.querySelector<SVGElement>(`[data-point="${at}"]`)?.focus();
  });

  const present = () => model.points.peek().training;
  /** From the first change on the points are one's own. */
  const set = (next: readonly Point[]) => model.update({ own: formatPoints(next) });
  const move = (index: number, to: Point) =>
    set(present().map((point, other) => (other === index ? inside(projection, to) : point)));
  const choose = (index: number) => {
    const count = present().length;
    chosen.value = (index + count) % count;
    wanted.current = true;
  };
  const add = (place: Point) => {
    const now = present();
    if (now.length >= MAX_OWN) return;
    set([...now, inside(projection, place)]);
    chosen.value = now.length;
    wanted.current = true;
  };
  const remove = (index = at) => {
    const now = present();
    if (now.length < 2) return;
    set(now.filter((_, other) => other !== index));
    choose(Math.max(index - 1, 0));
  };
  const placeOf = (event: MouseEvent): Point => {
    const { current: svg } = layer;
    if (!svg) return [0, 0];
    const [px, py] = toPixels(svg, projection.width, event);
    return toPlane(projection, px, py);
  };

  const onKeyDown = (event: KeyboardEvent) =>
    pressOnPoints(event, [points, at], projection.span, { move, choose, add, remove });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <svg
      class="curve-points"
      ref={layer}
      viewBox={`0 0 ${projection.width} ${projection.height}`}
      role="group"
      aria-label={text.pointsLabel}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const near = nearest(points, projection, placeOf(event));
        if (near === undefined) return;
        layer.current?.setPointerCapture(event.pointerId);
        held.current = near;
        choose(near);
      }}
      onPointerMove={(event) => {
        if (held.current !== undefined) move(held.current, placeOf(event));
      }}
      onPointerUp={() => {
        held.current = undefined;
      }}
      onPointerCancel={() => {
        held.current = undefined;
      }}
      onDblClick={(event) => {
        const place = placeOf(event);
        const near = nearest(points, projection, place, ON);
        if (near === undefined) add(place);
        else remove(near);
      }}
      onKeyDown={onKeyDown}
    >
      {points.map(([x, y], index) => (
        // biome-ignore lint/a11y/useSemanticElements: a point of a chart is no button
        <g
          // A point is its place in the list.
          key={String(index)}
          data-point={index}
          class="curve-point"
          transform={`translate(${toPixelX(projection, x)} ${toPixelY(projection, y)})`}
          role="button"
          tabindex={index === at ? 0 : -1}
          aria-label={text.pointAt(say(index + 1), say(x, 3), say(y, 3))}
          aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter Delete"
          onFocus={() => {
            chosen.value = index;
          }}
        >
          <circle r={RADIUS} />
        </g>
      ))}
    </svg>
  );
}

function nearest(
  points: readonly Point[],
  projection: Projection,
  [x, y]: Point,
  reach = REACH,
): number | undefined {
  const [px, py] = [toPixelX(projection, x), toPixelY(projection, y)];
  let best: number | undefined;
  let least = reach;
  points.forEach(([x, y], index) => {
    const away = Math.hypot(toPixelX(projection, x) - px, toPixelY(projection, y) - py);
    if (away > least) return;
    [best, least] = [index, away];
  });
  return best;
}

/** A place inside the plane and the domain. */
function inside({ span: [, , y0, y1] }: Projection, [x, y]: Point): Point {
  return [Math.min(Math.max(x, 0), 1), Math.min(Math.max(y, y0), y1)];
}
