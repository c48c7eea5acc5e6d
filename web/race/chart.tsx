import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type ChartLayout, Quantity } from "../engine/engine";
import { Choice, Segmented } from "../panel/choice";
import { useHelp } from "../panel/help";
import { MarkerIcon } from "../panel/marker-icon";
import { Toggle } from "../panel/toggle";
import { devicePixelRatio, pageLook } from "../settings/look";
import { createFrame } from "../stage/frames";
import { channels, colorOf, markerOf } from "../stage/palette";
import { picture } from "../stage/picture";
import { useSize } from "../stage/size";
import { say, words } from "../words";
import type { ChartKind, RunModel } from "./base";
import { CHART_KEYS } from "./keys";
import { RacerName } from "./names";

/** One quantity of all racers over steps or evaluations, with the present step marked and readable. */
export function RaceChart({ model }: { readonly model: RunModel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const layout = useSignal<ChartLayout | undefined>(undefined);
  /** The step under the pointer. */
  const hover = useSignal<number | undefined>(undefined);

  useEffect(() => {
    const { current: target } = canvas;
    if (!target) return;
    const draw = () => {
      const { width, height } = size.peek();
      if (width < 1 || height < 1 || model.generation.peek() === 0) return;
      layout.value = model.records().draw_chart(target, chartRequest(model, width, height));
    };
    const frame = createFrame(draw);
    const stop = effect(() => {
      model.generation.value;
      model.state.value;
      model.selected.value;
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      words.value;
      frame.request();
    });
    return () => {
      stop();
      frame.cancel();
    };
  }, [model, size, layout]);

  const { chartLog, overEvaluations } = model.state.value;
  const text = words.value.chart;
  const panel = words.value.panel;
  const kind = kindOf(model);
  const help = useHelp(kind.label, kind.help, panel);
  return (
    <section class="chart" aria-label={text.heading}>
      <div class="chart-head">
        <Segmented
          label={text.heading}
          labelHidden
          value={kind.id}
          options={model.charts().map(({ id, label, help }) => ({
            value: id,
            label,
            title: help,
          }))}
          onInput={(value) => model.update({ chart: value })}
          words={panel}
        />
      </div>
      <div
        class="chart-box"
        ref={box}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys read the steps
        tabIndex={0}
        aria-label={`${text.label}: ${kind.label}. ${text.keys}`}
        onFocus={(event) => {
          // By keyboard the values of the present step are read; a pointer has its own.
          if (event.currentTarget.matches(":focus-visible")) hover.value = present(model);
        }}
        onBlur={() => {
          hover.value = undefined;
        }}
        onKeyDown={(event) => {
          const by = CHART_KEYS[event.key];
          if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          model.stepBy(by * (event.shiftKey ? 10 : 1));
          hover.value = present(model);
        }}
        onPointerMove={(event) => {
          hover.value = stepAt(model, layout.peek(), event);
        }}
        onPointerLeave={() => {
          hover.value = undefined;
        }}
        onPointerDown={(event) => {
          const step = stepAt(model, layout.peek(), event);
          if (step !== undefined) {
            model.playing.value = false;
            model.seek(step);
          }
        }}
      >
        <canvas ref={canvas} />
        <Cursor model={model} layout={layout} hover={hover} />
        <HoverValues model={model} layout={layout} hover={hover} />
      </div>
      <div class="chart-foot">
        {!kind.linear && (
          <Toggle
            label={text.log}
            value={chartLog}
            onInput={(value) => model.update({ chartLog: value })}
            words={panel}
          />
        )}
        <Choice
          label={text.over}
          labelHidden
          value={overEvaluations ? "evaluations" : "steps"}
          options={[
            { value: "steps", label: text.steps },
            { value: "evaluations", label: text.evaluations },
          ]}
          onInput={(value) => model.update({ overEvaluations: value === "evaluations" })}
          words={panel}
        />
        {help.button}
      </div>
      {help.sentence}
    </section>
  );
}

function present(model: RunModel): number {
  return Math.round(model.time.peek());
}

/** The chart that is shown. */
function kindOf(model: RunModel): ChartKind {
  const kinds = model.charts();
  const { chart } = model.state.value;
  const kind = kinds.find(({ id }) => id === chart) ?? kinds[0];
  if (!kind) throw new Error("a race has a chart");
  return kind;
}

function chartRequest(model: RunModel, width: number, height: number) {
  const state = model.state.peek();
  const look = pageLook.peek();
  const text = words.peek().chart;
  const kind = kindOf(model);
  const log = state.chartLog && !kind.linear;
  // On a logarithmic axis the way to a known minimum is shown, not the loss itself, which may be negative.
  const floor = log && kind.id === "loss" ? model.floor() : 0;
  const loss = Number.isNaN(floor) ? text.lossAboveBest : text.lossAbove(say(floor));
  return {
    picture: picture(width, height, look, devicePixelRatio.peek()),
    quantity: kind.id,
    over_evaluations: state.overEvaluations,
    log,
    floor,
    x_label: state.overEvaluations ? text.evaluations : text.steps,
    y_label: kind.id === "loss" ? loss : kind.axis,
    curves: state.racers.map((racer, index) => ({
      color: channels(colorOf(racer.look, look.theme)),
      width: (index === model.selected.peek() ? 3 : 1.75) * look.scale,
      alpha: 1,
      hidden: racer.hidden,
    })),
  };
}

/** The step that belongs to the pointer's place; over evaluations, the selected racer's, else the first's. */
function stepAt(
  model: RunModel,
  layout: ChartLayout | undefined,
  event: PointerEvent,
): number | undefined {
  if (!layout || !(event.currentTarget instanceof HTMLElement)) return undefined;
  const box = event.currentTarget.getBoundingClientRect();
  const [left, , right] = layout.plot;
  const share = (event.clientX - box.left - left) / (right - left);
  if (share < -0.02 || share > 1.02) return undefined;
  const x = layout.x_range[0] + share * (layout.x_range[1] - layout.x_range[0]);
  const { steps, overEvaluations } = model.state.peek();
  if (!overEvaluations) return Math.min(Math.max(Math.round(x), 0), steps);
  return stepOfEvaluations(model, x);
}

function stepOfEvaluations(model: RunModel, evaluations: number): number {
  const racer = Math.max(model.selected.peek(), 0);
  let [low, high] = [0, model.taken(racer)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (model.records().read(racer, Quantity.Evaluations, middle) < evaluations) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Parts {
  readonly model: RunModel;
  readonly layout: { readonly value: ChartLayout | undefined };
  readonly hover: { readonly value: number | undefined };
}

/** The upright line at the present step, and at the one under the pointer. */
function Cursor({ model, layout, hover }: Parts) {
  const view = layout.value;
  if (!view) return null;
  const [left, top, right, bottom] = view.plot;
  const line = (step: number, kind: string) => {
    const x = model.state.value.overEvaluations
      ? model
          .records()
          .read(Math.max(model.selected.value, 0), Quantity.Evaluations, Math.round(step))
      : step;
    const share = (x - view.x_range[0]) / (view.x_range[1] - view.x_range[0]);
    if (!(share >= 0 && share <= 1)) return null;
    const style = `left:${left + share * (right - left)}px;top:${top}px;height:${bottom - top}px`;
    return <span class={`chart-cursor chart-cursor-${kind}`} style={style} aria-hidden="true" />;
  };
  return (
    <>
      {line(model.time.value, "now")}
      {hover.value !== undefined && line(hover.value, "hover")}
    </>
  );
}

/** The values of all racers at the step under the pointer. */
function HoverValues({ model, layout, hover }: Parts) {
  const step = hover.value;
  const view = layout.value;
  if (step === undefined || !view) return null;
  const { racers, overEvaluations } = model.state.value;
  const { recorded } = kindOf(model);
  const onLeft = step > model.state.value.steps / 2;
  const shown = overEvaluations
    ? [Math.max(model.selected.value, 0)]
    : racers.map((_, index) => index);
  return (
    <div class="chart-values" data-side={onLeft ? "left" : "right"} role="status">
      <b>{words.value.time.step(say(step), say(model.state.value.steps))}</b>
      {shown.map((index) => {
        const racer = racers[index];
        if (!racer || racer.hidden) return null;
        const values = recorded.map((quantity) => say(model.records().read(index, quantity, step)));
        return (
          <span key={index} style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}>
            <MarkerIcon shape={markerOf(racer.look)} />
            <RacerName racer={racer} among={racers} />
            <i>{values.join(" · ")}</i>
          </span>
        );
      })}
    </div>
  );
}
