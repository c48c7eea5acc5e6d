import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ChartLayout } from "../../../engine/engine";
import { Choice } from "../../../panel/choice";
import { Toggle } from "../../../panel/toggle";
import { CHART_KEYS } from "../../../race/keys";
import { devicePixelRatio, pageLook } from "../../../settings/look";
import { createFrame } from "../../../stage/frames";
import { channels } from "../../../stage/palette";
import { picture } from "../../../stage/picture";
import { useSize } from "../../../stage/size";
import { say, words } from "../../../words";
import { chartColours } from "./colours";
import { loadMetricNames, metricName } from "./metric-names";
import type { BoundaryModel } from "./model";
import { LOSS } from "./state";
import { boundaryWords } from "./words";

/** While it moves the chart is drawn at most every so many milliseconds. */
const PAUSE = 80;

/** The loss or a metric over the updates: of the points that teach, and of those that examine. */
export function Curves({ model }: { readonly model: BoundaryModel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const layout = useSignal<ChartLayout | undefined>(undefined);
  const hover = useSignal<number | undefined>(undefined);

  const quantity = model.quantity.value;
  const isMetric = quantity !== LOSS;
  useEffect(() => {
    if (isMetric) loadMetricNames();
  }, [isMetric]);
  useEffect(() => {
    const { current: target } = canvas;
    if (!target) return;
    let last = 0;
    const frame = createFrame((now) => {
      if (now - last < PAUSE) {
        frame.request();
        return;
      }
      last = now;
      const { width, height } = size.peek();
      if (width > 0 && height > 0) layout.value = draw(model, target, width, height);
    });
    const stop = effect(() => {
      model.generation.value;
      model.state.value;
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

  const { chartLog } = model.state.value;
  const text = boundaryWords.value.chart;
  const lossName = text.loss[model.task.value];
  const panel = words.value.panel;
  const present = () => model.shownStep.peek();
  return (
    <section class="chart boundary-chart" aria-label={text.heading}>
      <div class="boundary-chart-head" onFocusIn={loadMetricNames} onPointerEnter={loadMetricNames}>
        <Choice
          label={text.heading}
          labelHidden
          value={quantity}
          options={[
            { value: LOSS, label: lossName },
            ...model.metrics.value.map((value) => ({ value, label: metricName(value) })),
          ]}
          onInput={(next) => model.update({ quantity: next })}
          words={panel}
        />
        {!isMetric && (
          <Toggle
            label={words.value.chart.log}
            value={chartLog}
            onInput={(value) => model.update({ chartLog: value })}
            words={panel}
          />
        )}
        <Legend model={model} />
      </div>
      <div
        class="chart-box"
        ref={box}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys read the steps
        tabIndex={0}
        aria-label={`${text.heading}: ${isMetric ? metricName(quantity) : lossName}. ${words.value.chart.keys}`}
        onFocus={(event) => {
          if (event.currentTarget.matches(":focus-visible")) hover.value = present();
        }}
        onBlur={() => {
          hover.value = undefined;
        }}
        onKeyDown={(event) => {
          const by = CHART_KEYS[event.key];
          if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          model.stepBy(by * model.state.peek().every * (event.shiftKey ? 10 : 1));
          hover.value = present();
        }}
        onPointerMove={(event) => {
          hover.value = stepAt(model, layout.peek(), event);
        }}
        onPointerLeave={() => {
          hover.value = undefined;
        }}
        onPointerDown={(event) => {
          const step = stepAt(model, layout.peek(), event);
          if (step === undefined) return;
          model.playing.value = false;
          model.seek(step);
        }}
      >
        <canvas ref={canvas} />
        <Marks model={model} layout={layout.value} hover={hover.value} />
        <Values model={model} hover={hover.value} />
      </div>
    </section>
  );
}

function draw(model: BoundaryModel, target: HTMLCanvasElement, width: number, height: number) {
  const training = model.training();
  if (!training || !model.report.peek()) return undefined;
  const quantity = model.quantity.peek();
  const { threshold, chartLog } = model.state.peek();
  const look = pageLook.peek();
  const text = boundaryWords.value.chart;
  const curve = (color: string) => ({
    color: channels(color),
    width: 2.25 * look.scale,
    alpha: 1,
    hidden: false,
  });
  const { own, twin } = chartColours(look.theme);
  const request = {
    picture: picture(width, height, look, devicePixelRatio.peek()),
    quantity,
    threshold,
    log: chartLog && quantity === LOSS,
    x_label: text.steps,
    y_label: quantity === LOSS ? text.loss[model.task.peek()] : metricName(quantity),
    curves: [curve(own), curve(own), curve(twin), curve(twin)],
  };
  const other = model.twin();
  return other
    ? training.draw_chart_beside(other, target, request)
    : training.draw_chart(target, request);
}

function stepAt(
  model: BoundaryModel,
  layout: ChartLayout | undefined,
  event: PointerEvent,
): number | undefined {
  if (!layout || !(event.currentTarget instanceof HTMLElement)) return undefined;
  const box = event.currentTarget.getBoundingClientRect();
  const [left, , right] = layout.plot;
  const share = (event.clientX - box.left - left) / (right - left);
  if (share < -0.02 || share > 1.02) return undefined;
  const x = layout.x_range[0] + share * (layout.x_range[1] - layout.x_range[0]);
  return Math.min(Math.max(Math.round(x), 0), model.state.peek().steps);
}

/** Which line is whose. */
function Legend({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.chart;
  const { own, twin } = chartColours(pageLook.value.theme);
  const key = (colour: string, name: string, dashed: boolean) => (
    <span class="boundary-key" data-dashed={dashed || undefined} style={`--accent:${colour}`}>
      {name}
    </span>
  );
  return (
    <p class="boundary-keys">
      {key(own, text.train, false)}
      {key(own, text.validation, true)}
      {model.twinReport.value && key(twin, text.twin, false)}
    </p>
  );
}

interface MarksProps {
  readonly model: BoundaryModel;
  readonly layout: ChartLayout | undefined;
  readonly hover: number | undefined;
}

/** Upright lines: the present step, the one under the pointer, and the flag where validation was best. */
function Marks({ model, layout, hover }: MarksProps) {
  if (!layout) return null;
  const [left, top, right, bottom] = layout.plot;
  const [from, to] = layout.x_range;
  const place = (step: number) => {
    const share = (step - from) / (to - from);
    return share >= 0 && share <= 1 ? left + share * (right - left) : undefined;
  };
  const line = (step: number, kind: string) => {
    const x = place(step);
    if (x === undefined) return null;
    const style = `left:${x}px;top:${top}px;height:${bottom - top}px`;
    return <span class={`chart-cursor chart-cursor-${kind}`} style={style} aria-hidden="true" />;
  };
  const best = model.report.value?.best?.step;
  const flag = best === undefined ? undefined : place(best);
  return (
    <>
      {line(model.shownStep.value, "now")}
      {hover !== undefined && line(hover, "hover")}
      {best !== undefined && flag !== undefined && (
        <button
          type="button"
          class="boundary-flag"
          style={`left:${flag}px;top:${top}px;height:${bottom - top}px`}
          title={boundaryWords.value.verdict.toBest(say(best))}
          aria-label={boundaryWords.value.verdict.toBest(say(best))}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => model.seek(best)}
        >
          <span aria-hidden="true">⚑</span>
        </button>
      )}
    </>
  );
}

/** The numbers at the step under the pointer. */
function Values({ model, hover }: Omit<MarksProps, "layout">) {
  const training = model.training();
  model.generation.value;
  if (hover === undefined || !training) return null;
  const quantity = model.quantity.value;
  const { threshold, steps } = model.state.value;
  const text = boundaryWords.value.chart;
  const read = (examining: boolean) => {
    const value = training.charted_at(quantity, threshold, examining, hover);
    return Number.isNaN(value) ? text.undefined : say(value);
  };
  return (
    <div class="chart-values" data-side={hover > steps / 2 ? "left" : "right"} role="status">
      <b>{words.value.time.step(say(hover), say(steps))}</b>
      <span>
        {text.train} <i>{read(false)}</i>
      </span>
      <span>
        {text.validation} <i>{read(true)}</i>
      </span>
    </div>
  );
}
