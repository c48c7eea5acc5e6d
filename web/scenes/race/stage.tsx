import { effect, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../../panel/button";
import { Toggle } from "../../panel/toggle";
import { devicePixelRatio, pageLook } from "../../settings/look";
import { createFrame } from "../../stage/frames";
import { drawOverlay, prepareMarkers, type Trail } from "../../stage/overlay";
import { colorOf, markerOf } from "../../stage/palette";
import { picture } from "../../stage/picture";
import { type Projection, toPlane } from "../../stage/projection";
import { useSize } from "../../stage/size";
import { say, words } from "../../words";
import { START_KEYS } from "./keys";
import type { RaceModel } from "./model";
import type { Point } from "./state";

const LEGEND = { width: 200, height: 34 };
/** On a narrower stage the colour bar is shorter. */
const NARROW = { stage: 30 * 16, legend: 136 };
/** A key moves the start by this share of the span, and with Shift by a fifth of it. */
const KEY_STEP = 1 / 40;

/** The surface from above with the racers on it. The start is set by pointer or by keys. */
export function RaceStage({ model }: { readonly model: RaceModel }) {
  const still = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const legend = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const projection = useSignal<Projection | undefined>(undefined);
  const pointer = useSignal<Point | undefined>(undefined);

  useEffect(() => {
    prepareMarkers();
    const { current: stillCanvas } = still;
    const { current: liveCanvas } = live;
    const { current: legendCanvas } = legend;
    if (!stillCanvas || !liveCanvas || !legendCanvas) return;
    const context = liveCanvas.getContext("2d");
    if (!context) return;
    const trails: Trail[] = [];
    let drawn = "";

    const drawStill = () => {
      const { width, height } = size.peek();
      const look = pageLook.peek();
      const key = [
        model.surfaceKey.peek(),
        model.colorLog.peek(),
        width,
        height,
        devicePixelRatio.peek(),
        JSON.stringify(look),
      ].join();
      if (key === drawn || model.summary.peek() === undefined || model.waiting.peek()) return;
      drawn = key;
      const request = picture(width, height, look, devicePixelRatio.peek());
      const [x0 = 0, x1 = 1, y0 = 0, y1 = 1] = model
        .race()
        .draw_stage(stillCanvas, { picture: request, log: model.colorLog.peek() });
      const scale = look.scale;
      const wide = width < NARROW.stage * scale ? NARROW.legend : LEGEND.width;
      legendCanvas.style.width = `${wide * scale}px`;
      legendCanvas.style.height = `${LEGEND.height * scale}px`;
      model
        .race()
        .draw_legend(
          legendCanvas,
          picture(wide * scale, LEGEND.height * scale, look, devicePixelRatio.peek()),
        );
      projection.value = { span: [x0, x1, y0, y1], width, height };
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
        resize(liveCanvas, width, height, devicePixelRatio.peek());
        drawStill();
        refreshTrails();
        stale = false;
      }
      const view = projection.peek();
      if (view) {
        drawOverlay(
          context,
          view,
          trails,
          model.time.peek(),
          model.start.peek(),
          pageLook.peek(),
          model.layers.list.peek(),
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
      model.layers.list.value;
      frame.request();
    });
    return () => {
      stopStale();
      stopTime();
      frame.cancel();
    };
  }, [model, size, projection]);

  const setStart = (event: PointerEvent) => {
    const place = placeOf(event, projection.peek());
    if (place) model.update({ start: place });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = START_KEYS[event.key];
    const view = projection.peek();
    if (!move || !view || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [x0, x1] = view.span;
    const step = (x1 - x0) * KEY_STEP * (event.shiftKey ? 0.2 : 1);
    const [x, y] = model.start.peek();
    model.update({ start: [tidy(x + move[0] * step, step), tidy(y + move[1] * step, step)] });
  };

  const text = words.value.stage;
  const [x, y] = model.start.value;
  return (
    <div class="stage" ref={box}>
      <canvas class="stage-still" ref={still} />
      <div
        class="stage-live"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys move the start
        tabIndex={0}
        aria-label={`${text.label}. ${text.start(say(x), say(y))}. ${text.help}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStart(event);
        }}
        onPointerMove={(event) => {
          pointer.value = placeOf(event, projection.peek());
          if (event.currentTarget.hasPointerCapture(event.pointerId)) setStart(event);
        }}
        onPointerLeave={() => {
          pointer.value = undefined;
        }}
      >
        <canvas ref={live} />
      </div>
      <div class="stage-corner">
        <canvas
          class="stage-legend"
          ref={legend}
          role="img"
          aria-label={text.legend}
          title={text.legend}
        />
        <Toggle
          label={text.logColors}
          value={model.colorLog.value}
          onInput={(colorLog) => model.update({ colorLog })}
          words={words.value.panel}
        />
      </div>
      <Readout model={model} pointer={pointer} />
      {model.state.value.start !== null && (
        <span class="stage-reset">
          <IconButton
            icon="reset"
            look="plain"
            label={text.resetStart}
            onClick={() => model.update({ start: null })}
          />
        </span>
      )}
    </div>
  );
}

/** What the surface is worth under the pointer; else where the start is. */
function Readout({
  model,
  pointer,
}: {
  readonly model: RaceModel;
  readonly pointer: { readonly value: Point | undefined };
}) {
  const line = useRef<HTMLParagraphElement>(null);
  useSignalEffect(() => {
    if (!line.current) return;
    const text = words.value.stage;
    const at = pointer.value;
    const [x, y] = at ?? model.start.value;
    model.generation.value;
    line.current.textContent =
      at && model.summary.value
        ? text.value(say(x, 3), say(y, 3), say(model.race().at(x, y).value))
        : text.start(say(x, 3), say(y, 3));
  });
  return <p class="stage-readout" ref={line} />;
}

function placeOf(event: PointerEvent, view: Projection | undefined): Point | undefined {
  if (!view || !(event.currentTarget instanceof HTMLElement)) return undefined;
  const box = event.currentTarget.getBoundingClientRect();
  // A page that is scaled by its embedder reports scaled positions.
  const scale = box.width / view.width || 1;
  const [x, y] = toPlane(
    view,
    (event.clientX - box.left) / scale,
    (event.clientY - box.top) / scale,
  );
  const pixel = (view.span[1] - view.span[0]) / view.width;
  return [tidy(x, pixel), tidy(y, pixel)];
}

/** A number with no more digits than `step` gives meaning to, so that links stay short. */
function tidy(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits));
}

function resize(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const pixels = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  const [wide = 1, high = 1] = pixels;
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}
