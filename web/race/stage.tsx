import { effect, type ReadonlySignal, useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Lazy } from "../panel/lazy";
import { devicePixelRatio, pageLook } from "../settings/look";
import { ui } from "../settings/settings";
import { createFrame } from "../stage/frames";
import { drawOverlay, prepareMarkers, type Trail } from "../stage/overlay";
import { colorOf, markerOf } from "../stage/palette";
import { picture } from "../stage/picture";
import { type Projection, toPixels, toPlane } from "../stage/projection";
import { fitCanvas, useSize } from "../stage/size";
import { createStill, type Shown } from "../stage/still";
import { tidy } from "../stage/view";
import { words } from "../words";
import { START_KEYS } from "./keys";
import type { RaceModel } from "./model";
import { placeName } from "./names";
import type { Point } from "./state";

const LEGEND = { width: 200, height: 34 };
/** On a narrower stage the colour bar is shorter. */
const NARROW = { stage: 30 * 16, legend: 136 };
const loadNames = () => import("./legend").then(({ RacerNames }) => RacerNames);
/** A key moves the start by this share of the span, and with Shift by a fifth of it. */
const KEY_STEP = 1 / 40;

/** What the stage's tools, which load after it, know of it. */
export interface StageHandle {
  /** What lies on the screen. */
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** Where the pointer is in the plane. */
  readonly pointer: ReadonlySignal<Point | undefined>;
  /** The element that answers to pointer and keys. */
  readonly live: HTMLElement;
}

type Tool = ComponentType<{ readonly model: RaceModel; readonly stage: StageHandle }>;

interface Tools {
  readonly On: Tool;
  readonly Beside: Tool;
  readonly Below: Tool;
  readonly stage: StageHandle;
}

/** The surface from above with the racers on it. The start is set by pointer or by keys. */
export function RaceStage({ model }: { readonly model: RaceModel }) {
  const stillBox = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const legend = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const target = useRef<HTMLDivElement>(null);
  const shown = useSignal<Shown | undefined>(undefined);
  const tools = useSignal<Tools | undefined>(undefined);
  const pointer = useSignal<Point | undefined>(undefined);

  /** The tools are wanted as soon as there is something to use them on. */
  const loadTools = useMemo(() => {
    let asked = false;
    return () => {
      if (asked) return;
      asked = true;
      import("./level/level").then(
        ({ StageTools, StageBeside, StageNotes }) => {
          const { current: live } = target;
          if (!live) return;
          const stage = { shown, pointer, live };
          tools.value = { On: StageTools, Beside: StageBeside, Below: StageNotes, stage };
        },
        () => {
          // Without a network the stage is as it was; the next picture asks again.
          asked = false;
        },
      );
    };
  }, [tools, shown, pointer]);

  useEffect(() => {
    prepareMarkers();
    const { current: stillCanvas } = stillBox;
    const { current: liveCanvas } = live;
    const { current: legendCanvas } = legend;
    if (!stillCanvas || !liveCanvas || !legendCanvas) return;
    const context = liveCanvas.getContext("2d");
    if (!context) return;
    const trails: Trail[] = [];

    const still = createStill(stillCanvas, () => {
      stale = true;
      frame.request();
    });
    const drawStill = () => {
      if (model.summary.peek() === undefined || model.waiting.peek()) return;
      const look = pageLook.peek();
      const ratio = devicePixelRatio.peek();
      const { width, height } = size.peek();
      const { view } = model.state.peek();
      const log = model.colorLog.peek();
      const full = typeof model.full.peek() === "object";
      // What is asked of a drawing later is asked of the module that drew it.
      const content = [
        ...[full, model.surfaceKey.peek(), log, width, height, ratio],
        JSON.stringify(look),
      ];
      const next = still.show(content.join(), model.view.peek(), size.peek(), () => {
        const { scale } = look;
        const wide = width < NARROW.stage * scale ? NARROW.legend : LEGEND.width;
        legendCanvas.style.width = `${wide * scale}px`;
        legendCanvas.style.height = `${LEGEND.height * scale}px`;
        const request = { picture: picture(width, height, look, ratio), log };
        const span = model
          .race()
          .draw_stage(stillCanvas, view ? { ...request, view: [...view] } : request);
        model
          .race()
          .draw_legend(legendCanvas, picture(wide * scale, LEGEND.height * scale, look, ratio));
        return span;
      });
      if (next) shown.value = next;
      loadTools();
    };

    const refreshTrails = () => {
      const { racers } = model.state.peek();
      const look = pageLook.peek();
      trails.length = model.paths.length;
      for (let index = 0; index < model.paths.length; index++) {
        const path = model.paths[index];
        const racer = racers[index];
        if (!path || !racer) continue;
        trails[index] = {
          points: path.points,
          taken: path.taken,
          from: racer.trunk.at(-1)?.until ?? 0,
          color: colorOf(racer.look, look.theme),
          marker: markerOf(racer.look),
          visible: !racer.hidden,
          selected: index === model.selected.peek(),
        };
      }
    };

    let stale = true;
    const frame = createFrame((now) => {
      const { width, height } = size.peek();
      if (width === 0 || height === 0) return;
      if (model.playing.peek()) model.tick(now);
      if (stale) {
        fitCanvas(liveCanvas, size.peek(), devicePixelRatio.peek());
        drawStill();
        refreshTrails();
        stale = false;
      }
      const at = shown.peek();
      if (at) {
        drawOverlay(
          context,
          at.projection,
          trails,
          model.time.peek(),
          model.startMark.peek(),
          pageLook.peek(),
          model.layers.list.peek(),
          model.blind.peek() !== undefined,
        );
      }
      if (model.playing.peek()) frame.request();
    });
    const stopStale = effect(() => {
      model.generation.value;
      model.state.value;
      model.selected.value;
      model.colorLog.value;
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      stale = true;
      frame.request();
    });
    const stopTime = effect(() => {
      model.time.value;
      model.playing.value;
      model.blind.value;
      model.layers.list.value;
      frame.request();
    });
    return () => {
      stopStale();
      stopTime();
      frame.cancel();
      still.cancel();
    };
  }, [model, size, shown, loadTools]);

  useEffect(() => followGhost(model), [model]);

  const move = (to: Point) => {
    const aim = model.aim.peek();
    if (aim) aim.move(to);
    else model.moveStart(to);
  };
  const moveTo = (event: PointerEvent) => {
    const place = placeOf(event, shown.peek()?.projection);
    if (place) move(place);
  };
  const point = (at: Point | undefined) => {
    pointer.value = at;
    for (const layer of model.layers.list.peek()) layer.point?.(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = START_KEYS[event.key];
    const view = shown.peek()?.projection;
    if (!way || !view || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [x0, x1] = view.span;
    const step = (x1 - x0) * KEY_STEP * (event.shiftKey ? 0.2 : 1);
    const [x, y] = model.aim.peek()?.at() ?? model.start.peek();
    move([tidy(x + way[0] * step, step), tidy(y + way[1] * step, step)]);
  };

  const text = words.value.stage;
  const start = model.start.value;
  return (
    <>
      <div class="stage-pair" data-relief={model.state.value.relief || undefined}>
        <div class="stage" ref={box} data-ghost={model.ghost.shown.value || undefined}>
          <canvas class="stage-still" ref={stillBox} />
          <div
            class="stage-live"
            ref={target}
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys move the start
            tabIndex={0}
            aria-label={`${text.label}. ${text.start(placeName(model, start))}. ${text.help}`}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              moveTo(event);
            }}
            onPointerMove={(event) => {
              point(placeOf(event, shown.peek()?.projection));
              if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
            }}
            onPointerLeave={() => point(undefined)}
          >
            <canvas ref={live} />
          </div>
          <canvas
            class="stage-legend"
            hidden={model.dimension.value === 1}
            ref={legend}
            role="img"
            aria-label={text.legend}
            title={text.legend}
          />
          {tools.value ? (
            <tools.value.On model={model} stage={tools.value.stage} />
          ) : (
            <p class="stage-readout">{text.start(placeName(model, start, 3))}</p>
          )}
          {model.ghost.shown.value && <p class="stage-ghost">{text.ghost}</p>}
          {ui.value === "compact" && (
            <Lazy load={loadNames} props={{ model }} words={words.value.panel} />
          )}
        </div>
        {tools.value && <tools.value.Beside model={model} stage={tools.value.stage} />}
      </div>
      {tools.value && <tools.value.Below model={model} stage={tools.value.stage} />}
    </>
  );
}

/** Shows the ways before a change; what draws them is fetched with the first change. */
function followGhost(model: RaceModel): () => void {
  let wanted = true;
  let stop = () => {};
  const stopWaiting = effect(() => {
    if (!model.ghost.shown.value || !wanted) return;
    wanted = false;
    import("./what-if/ghost").then(
      ({ watchGhost }) => {
        stop = watchGhost(model);
      },
      // Without a network there is no ghost, and the next change asks again.
      () => {
        wanted = true;
        model.ghost.drop();
      },
    );
  });
  return () => {
    stopWaiting();
    stop();
  };
}

function placeOf(event: PointerEvent, view: Projection | undefined): Point | undefined {
  if (!view || !(event.currentTarget instanceof HTMLElement)) return undefined;
  const [px, py] = toPixels(event.currentTarget, view.width, event);
  const [x, y] = toPlane(view, px, py);
  const pixel = (view.span[1] - view.span[0]) / view.width;
  return [tidy(x, pixel), tidy(y, pixel)];
}
