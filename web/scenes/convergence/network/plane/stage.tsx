import { effect, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { IconButton } from "../../../../panel/button";
import { START_KEYS, ZOOM_STEP } from "../../../../race/keys";
import { attachGestures, levelActions } from "../../../../race/level/gestures";
import { ICONS } from "../../../../race/level/icons";
import { devicePixelRatio, pageLook } from "../../../../settings/look";
import { createFrame } from "../../../../stage/frames";
import { drawOverlay, prepareMarkers, type Trail } from "../../../../stage/overlay";
import { colorOf, markerOf } from "../../../../stage/palette";
import { picture } from "../../../../stage/picture";
import { fitCanvas, useSize } from "../../../../stage/size";
import { createStill, type Shown } from "../../../../stage/still";
import { zoomed } from "../../../../stage/view";
import type { NetworkModel } from "../model";
import { createHeights } from "./heights";
import type { KnownPlane, PlaneModel } from "./model";
import { halfOf } from "./spans";
import { planeWords } from "./words";

interface Props {
  readonly model: NetworkModel;
  readonly plane: PlaneModel;
}

/** The colour bar in CSS pixels, at the ordinary type size. */
const LEGEND = { width: 140, height: 32 };
/** A key moves the view by this share of the picture. */
const PAN = 1 / 8;
const ZOOM_KEYS: Readonly<Record<string, number>> = {
  "+": ZOOM_STEP,
  "=": ZOOM_STEP,
  "-": 1 / ZOOM_STEP,
};

/** The keys of the picture. */
export const PLANE_KEYS: readonly string[] = [
  ...Object.keys(START_KEYS),
  ...Object.keys(ZOOM_KEYS),
  "0",
];

interface StageProps extends Props {
  /** The colour bar, which stands where it covers nothing. */
  readonly legend: RefObject<HTMLCanvasElement | null>;
}

/** The loss on the plane with the paths' shadows on it. Dragging, wheel and keys move the view. */
export function PlaneStage({ model, plane, legend }: StageProps) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const target = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const shown = useSignal<Shown | undefined>(undefined);
  const actions = useMemo(() => levelActions(plane, { shown }), [plane, shown]);

  useEffect(
    () =>
      effect(() => {
        plane.size.value = size.value;
      }),
    [plane, size],
  );

  useEffect(() => {
    if (!target.current) return;
    const stage = { shown, live: target.current };
    const nothing = () => () => {};
    // There is nothing else to drag.
    return attachGestures({ stage, actions, hand: () => true, keep: nothing, onWheelLeft() {} });
  }, [shown, actions]);

  useEffect(() => {
    prepareMarkers();
    const context = live.current?.getContext("2d");
    const { current: groundCanvas } = ground;
    const { current: legendCanvas } = legend;
    if (!context || !groundCanvas || !legendCanvas) return;
    const trails: Trail[] = [];
    const layers = createHeights(model, plane);
    let stale = true;
    const still = createStill(groundCanvas, () => {
      stale = true;
      frame.request();
    });
    const frame = createFrame(() => {
      const { width, height } = size.peek();
      if (width === 0 || height === 0 || !model.isOpen()) return;
      if (stale) {
        fitCanvas(context.canvas, size.peek(), devicePixelRatio.peek());
        const next = drawGround({ model, plane, still, groundCanvas, legendCanvas });
        if (next) shown.value = next;
        refresh(trails, model, plane);
        stale = false;
      }
      const projection = shown.peek()?.projection;
      if (!projection) return;
      const points = plane.paths[0]?.points;
      const start = [points?.[0] ?? Number.NaN, points?.[1] ?? Number.NaN] as const;
      const time = model.time.peek();
      drawOverlay(context, projection, trails, time, start, pageLook.peek(), layers, false);
    });
    const stops = [
      effect(() => {
        plane.known.value;
        plane.onPlane.value;
        plane.revision.value;
        model.state.value;
        model.selected.value;
        size.value;
        pageLook.value;
        devicePixelRatio.value;
        stale = true;
        frame.request();
      }),
      effect(() => {
        model.time.value;
        frame.request();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      frame.cancel();
      still.cancel();
    };
  }, [model, plane, size, shown, legend]);

  const zoom = (factor: number) => {
    const [a, b, near] = plane.view.peek();
    plane.show([a, b, zoomed(near, factor)]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = START_KEYS[event.key];
    const factor = ZOOM_KEYS[event.key];
    if (way) actions.pan(way[0] * PAN, way[1] * PAN);
    else if (factor !== undefined) zoom(factor);
    else if (event.key === "0") plane.showWhole();
    else return;
    event.preventDefault();
  };
  const text = planeWords.value;
  const isBare = plane.known.value === undefined;
  return (
    <div
      class="plane-stage"
      ref={box}
      data-stale={plane.stale.value || undefined}
      data-sharp={plane.sharp.value || undefined}
    >
      <canvas class="stage-still" ref={ground} />
      <div
        class="stage-live plane-live"
        ref={target}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys move the view
        tabIndex={0}
        aria-label={text.stage}
        onKeyDown={onKeyDown}
      >
        <canvas ref={live} />
      </div>
      {!isBare && (
        <div class="plane-zoom">
          <IconButton icon={ICONS.minus} label={text.farther} onClick={() => zoom(1 / ZOOM_STEP)} />
          <IconButton icon="add" label={text.nearer} onClick={() => zoom(ZOOM_STEP)} />
          <IconButton
            icon={ICONS.whole}
            label={text.whole}
            disabled={model.state.value.view === null}
            onClick={plane.showWhole}
          />
        </div>
      )}
    </div>
  );
}

interface Ground extends Props {
  readonly still: ReturnType<typeof createStill>;
  readonly groundCanvas: HTMLCanvasElement;
  readonly legendCanvas: HTMLCanvasElement;
}

/** Draws what is known; where the plane is one of another network, its picture stays as it is. */
function drawGround({ model, plane, still, groundCanvas, legendCanvas }: Ground) {
  const known = plane.known.peek();
  const { width, height } = plane.size.peek();
  if (!known || !plane.onPlane.peek() || width === 0) return undefined;
  const view = plane.view.peek();
  const grid = plane.gridFor(known, view);
  const look = pageLook.peek();
  const ratio = devicePixelRatio.peek();
  const content = [numberOf(grid), grid.done, width, height, ratio, JSON.stringify(look)].join();
  return still.show(content, view, { width, height }, () => {
    const training = model.training();
    training.set_plane_values(grid.columns, grid.rows, Float64Array.from(grid.span), grid.values);
    const near = nearness(known, grid.span, view, width, height);
    const span = training.draw_stage(groundCanvas, {
      picture: picture(width, height, look, ratio),
      log: true,
      view: [view[0], view[1], near],
    });
    const [wide, high] = [LEGEND.width * look.scale, LEGEND.height * look.scale];
    legendCanvas.style.width = `${wide}px`;
    legendCanvas.style.height = `${high}px`;
    training.draw_legend(legendCanvas, picture(wide, high, look, ratio));
    return span;
  });
}

/** Each grid has a number, so that another one is seen to be another. */
const numbers = new WeakMap<object, number>();
let count = 0;
function numberOf(grid: object): number {
  const known = numbers.get(grid);
  if (known !== undefined) return known;
  count += 1;
  numbers.set(grid, count);
  return count;
}

/** How many times as near as a grid's own rectangle a view of the whole is. */
function nearness(
  known: KnownPlane,
  span: KnownPlane["whole"]["span"],
  [, , zoom]: readonly [number, number, number],
  width: number,
  height: number,
): number {
  const [own] = halfOf(span, { width, height });
  const [whole] = halfOf(known.whole.held, { width, height });
  return (own * zoom) / whole;
}

function refresh(trails: Trail[], model: NetworkModel, plane: PlaneModel): void {
  const { racers } = model.state.peek();
  const look = pageLook.peek();
  const here = plane.onPlane.peek();
  trails.length = 0;
  plane.paths.forEach(({ points, taken }, index) => {
    const racer = racers[index];
    if (!racer) return;
    trails.push({
      points,
      taken,
      from: racer.trunk.at(-1)?.until ?? 0,
      color: colorOf(racer.look, look.theme),
      marker: markerOf(racer.look),
      visible: here && !racer.hidden,
      selected: index === model.selected.peek(),
    });
  });
}
