import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { RaceModel } from "../race/model";
import type { Point } from "../race/state";
import { type Projection, toPixels, toPixelX, toPixelY, toPlane } from "../stage/projection";
import { tidy } from "../stage/view";
import { say } from "../words";
import { lineThrough } from "./hand";
import { pressOnPoints } from "./point-keys";
import type { Batch } from "./sample";
import { type DataState, handleOf, homeOf, MAX_POINTS, pointsOf } from "./state";
import { dataWords } from "./words";

/** A finger finds a point within so many CSS pixels; a press farther from all of them takes the line. */
const REACH = 24;
const RADIUS = 6;
/** The radius of the handle's ring. */
const GRIP = 14;

interface Props {
  readonly model: RaceModel<DataState>;
  readonly projection: Projection;
  readonly batch: Batch | undefined;
  /** Whether one point is a handle, to be pulled out of the others. */
  readonly handle: boolean;
}

type Hold = { readonly kind: "point"; readonly at: number } | { readonly kind: "line" };

/** The points, each of which can be moved by pointer and by keys; what is no point is the line. */
export function DataPoints({ model, projection, batch, handle }: Props) {
  const layer = useRef<SVGSVGElement>(null);
  const chosen = useSignal<number | undefined>(undefined);
  const wanted = useRef(false);
  const hold = useRef<Hold | undefined>(undefined);
  const text = dataWords.value;
  const points = pointsOf(model.state.value);
  const at = Math.min(chosen.value ?? (handle ? handleOf(points.length) : 0), points.length - 1);
  const held = handle ? handleOf(points.length) : -1;
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    layer.current?.querySelector<SVGElement>(`[data-point="${at}"]`)?.focus();
  });
  if (projection.width === 0) return null;

  const set = (next: readonly Point[]) => model.update({ points: next });
  const move = (index: number, to: Point) => {
    const now = pointsOf(model.state.peek());
    set(now.map((point, other) => (other === index ? within(projection, to) : point)));
  };
  const choose = (index: number) => {
    chosen.value = (index + points.length) % points.length;
    wanted.current = true;
  };
  const add = (place: Point) => {
    if (points.length >= MAX_POINTS) return;
    const home = homeOf(model.state.peek()) ?? null;
    model.update({ points: [...points, within(projection, place)], home });
    choose(points.length);
  };
  const remove = () => {
    if (points.length < 2) return;
    const left = points.filter((_, other) => other !== at);
    // Another point may be the handle now: it comes from where it is.
    model.update({ points: left, home: left[handleOf(left.length)] ?? null });
    choose(Math.max(at - 1, 0));
  };
  const placeOf = (event: MouseEvent): Point => {
    const { current: svg } = layer;
    if (!svg) return [0, 0];
    const [px, py] = toPixels(svg, projection.width, event);
    return toPlane(projection, px, py);
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    layer.current?.setPointerCapture(event.pointerId);
    const near = nearest(points, projection, placeOf(event), held);
    if (near !== undefined) {
      hold.current = { kind: "point", at: near };
      choose(near);
      return;
    }
    hold.current = { kind: "line" };
    pull(event);
  };
  /** The line goes through the pointer: its weights become the start. */
  const pull = (event: MouseEvent) => {
    const start = lineThrough(model, placeOf(event));
    if (!start) return;
    model.seek(0);
    model.update({ start });
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = hold.current;
    if (!held) return;
    if (held.kind === "line") pull(event);
    else move(held.at, placeOf(event));
  };
  const onPointerUp = () => {
    hold.current = undefined;
  };

  const onKeyDown = (event: KeyboardEvent) =>
    pressOnPoints(event, [points, at], projection.span, { move, choose, add, remove });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <svg
      class="data-points"
      ref={layer}
      viewBox={`0 0 ${projection.width} ${projection.height}`}
      role="group"
      aria-label={text.pointsLabel}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDblClick={(event) => {
        const place = placeOf(event);
        if (nearest(points, projection, place, held) === undefined) add(place);
      }}
      onKeyDown={onKeyDown}
    >
      {points.map(([x, y], index) => {
        const lit = batch?.rows.includes(index) ?? false;
        const where = [say(index + 1), say(x, 3), say(y, 3)] as const;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a point of a chart is no button
          <g
            // A point is its place in the list.
            key={String(index)}
            data-point={index}
            class="data-point"
            data-handle={index === held || undefined}
            data-lit={lit || undefined}
            data-idle={(batch !== undefined && !lit) || undefined}
            transform={`translate(${toPixelX(projection, x)} ${toPixelY(projection, y)})`}
            role="button"
            onFocus={() => {
              chosen.value = index;
            }}
            tabindex={index === at ? 0 : -1}
            aria-label={index === held ? text.handleAt(...where) : text.pointAt(...where, lit)}
            aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter Delete"
          >
            {lit && <circle class="data-glow" r={RADIUS * 2} />}
            {index === held && <Grip projection={projection} x={x} label={text.handle} />}
            <circle class="data-dot" r={RADIUS} />
          </g>
        );
      })}
    </svg>
  );
}

interface GripProps {
  readonly projection: Projection;
  readonly x: number;
  readonly label: string;
}

/** What says that a point may be pulled: a ring, arrows up and down, and its name where there is room. */
function Grip({ projection, x, label }: GripProps) {
  const isRight = toPixelX(projection, x) > projection.width / 2;
  return (
    <>
      <circle class="data-grip" r={GRIP} />
      <path class="data-arrow" d="M-5-18l5-6 5 6M-5 18l5 6 5-6" />
      <text
        class="data-name"
        x={isRight ? -GRIP - 6 : GRIP + 6}
        y={-8}
        data-right={isRight || undefined}
      >
        {label}
      </text>
    </>
  );
}

/** The point that a press takes: the handle from farther off, as it is drawn larger. */
function nearest(
  points: readonly Point[],
  projection: Projection,
  [x, y]: Point,
  held: number,
): number | undefined {
  const [px, py] = [toPixelX(projection, x), toPixelY(projection, y)];
  let best: number | undefined;
  let least = REACH;
  points.forEach(([x, y], index) => {
    const away = Math.hypot(toPixelX(projection, x) - px, toPixelY(projection, y) - py);
    const distance = index === held ? Math.max(away - GRIP + RADIUS, 0) : away;
    if (distance > least) return;
    [best, least] = [index, distance];
  });
  return best;
}

/** A place inside the plane, in as many digits as a pixel needs. */
function within({ span: [x0, x1, y0, y1], width }: Projection, [x, y]: Point): Point {
  const pixel = (x1 - x0) / width;
  const clamp = (value: number, from: number, to: number) =>
    tidy(Math.min(Math.max(value, from), to), pixel);
  return [clamp(x, x0, x1), clamp(y, y0, y1)];
}
