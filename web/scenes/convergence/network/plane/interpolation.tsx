import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import type { ChartLayout } from "../../../../engine/engine";
import type { LineReport } from "../../../../engine/training";
import { Choice, Segmented } from "../../../../panel/choice";
import { NumberField } from "../../../../panel/number-field";
import { SEED } from "../../../../panel/scale";
import { CHART_KEYS } from "../../../../race/keys";
import { racerName } from "../../../../race/names";
import { pageLook } from "../../../../settings/look";
import { channels, colorOf } from "../../../../stage/palette";
import { say, words } from "../../../../words";
import type { NetworkModel } from "../model";
import { LinesChart } from "./lines";
import { lineOf, lineRacers } from "./questions";
import { LINES, MEASURES } from "./state";
import { planeWords } from "./words";
import "./tabs.css";
import { QuestionWork } from "./work";

interface Props {
  readonly model: NetworkModel;
}

const LOOK = { color: 1, marker: 0 } as const;

/** Loss and accuracy on the straight line between two solutions, and whether something parts them. */
export function Interpolation({ model }: Props) {
  const line = lineOf(model);
  useEffect(() => line.follow(), [line]);
  const text = planeWords.value.line;
  const { measure } = model.state.value;
  const report = line.found.value?.answer;
  return (
    <section class="plane-tab" aria-label={text.heading}>
      <Ends model={model} />
      <QuestionWork question={line} said={text.working} />
      <Sentence model={model} report={report} stale={line.stale.value} />
      {report && (
        <div class="question-found" data-stale={line.stale.value || undefined}>
          <Segmented
            label={text.measure}
            labelHidden
            value={measure}
            options={MEASURES.map((value) => ({ value, label: text.measures[value] }))}
            onInput={(next) => model.update({ measure: next })}
            words={words.value.panel}
          />
          <LineChart model={model} report={report} />
          <p class="hint">{text.legend}</p>
        </div>
      )}
    </section>
  );
}

/** Between what the line runs. */
function Ends({ model }: Props) {
  const text = planeWords.value.line;
  const panel = words.value.panel;
  const { line, racers, seedFrom, seedTo } = model.state.value;
  const [from, to] = lineRacers(model);
  const options = racers.map((racer, index) => ({
    value: String(index),
    label: `${index + 1}. ${racerName(racer)}`,
  }));
  return (
    <div class="line-ends">
      <Segmented
        label={text.of}
        labelHidden
        value={line}
        options={LINES.map((value) => ({ value, label: text.kinds[value] }))}
        onInput={(next) => model.update({ line: next })}
        words={panel}
      />
      {line === "racers" ? (
        <>
          <Choice
            label={text.from}
            value={String(from)}
            options={options}
            onInput={(next) => model.update({ lineFrom: Number(next) })}
            words={panel}
          />
          <Choice
            label={text.to}
            value={String(to)}
            options={options}
            onInput={(next) => model.update({ lineTo: Number(next) })}
            words={panel}
          />
        </>
      ) : (
        <>
          <NumberField
            label={text.from}
            value={seedFrom}
            range={SEED}
            onInput={(next) => model.update({ seedFrom: next })}
            words={panel}
          />
          <NumberField
            label={text.to}
            value={seedTo}
            range={SEED}
            onInput={(next) => model.update({ seedTo: next })}
            words={panel}
          />
        </>
      )}
    </div>
  );
}

interface SentenceProps extends Props {
  readonly report: LineReport | undefined;
  readonly stale: boolean;
}

/** Whether there is a barrier, or why nothing is told. */
function Sentence({ model, report, stale }: SentenceProps) {
  const text = planeWords.value.line;
  const { line, racers, seedFrom, seedTo } = model.state.value;
  const [from, to] = line === "racers" ? lineRacers(model) : [seedFrom, seedTo];
  if (racers.length === 0) return <p class="line-word">{text.nobody}</p>;
  if (from === to) return <p class="line-word">{text.same}</p>;
  if (!report) return null;
  if (stale) return <p class="line-word">{text.stale}</p>;
  const { height, alpha } = report.barrier;
  const told = Number.isNaN(height)
    ? text.lost
    : height > 0
      ? text.barrier(say(height, 3), say(alpha, 3))
      : text.noBarrier;
  return (
    <p class="line-word" role="status">
      <b>{told}</b> {text.distance(say(report.distance, 3))}
    </p>
  );
}

interface ChartProps extends Props {
  readonly report: LineReport;
}

function LineChart({ model, report }: ChartProps) {
  const text = planeWords.value.line;
  const layout = useSignal<ChartLayout | undefined>(undefined);
  const at = useSignal<number | undefined>(undefined);
  const request = useCallback(() => {
    const { measure } = model.state.value;
    const labels = planeWords.value.line;
    const look = pageLook.value;
    const lists =
      measure === "loss"
        ? [report.losses, report.test_losses]
        : [report.accuracies, report.test_accuracies];
    return {
      xs: report.alphas,
      log: measure === "loss",
      x_label: labels.xLabel,
      y_label: measure === "loss" ? labels.lossLabel : labels.accuracyLabel,
      curves: lists.map((ys, index) => ({
        ys,
        dashed: index === 1,
        look: {
          color: channels(colorOf(LOOK, look.theme)),
          width: 2.25 * look.scale,
          alpha: 1,
          hidden: false,
        },
      })),
    };
  }, [model, report]);
  const count = report.alphas.length;
  const read = (index: number) => {
    at.value = Math.min(Math.max(index, 0), count - 1);
  };
  return (
    <div
      class="line-box"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys read the values
      tabIndex={0}
      aria-label={`${text.chart}. ${text.keys}`}
      onKeyDown={(event) => {
        const by = CHART_KEYS[event.key];
        if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        read((at.value ?? (count - 1) / 4) + by * (event.shiftKey ? 10 : 1));
      }}
      onBlur={() => {
        at.value = undefined;
      }}
      onPointerMove={(event) => {
        const view = layout.peek();
        if (!view) return;
        const [left, , right] = view.plot;
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        read(Math.round(((x - left) / (right - left)) * (count - 1)));
      }}
      onPointerLeave={() => {
        at.value = undefined;
      }}
    >
      <LinesChart request={request} layout={layout}>
        <Marks layout={layout.value} report={report} at={at.value} />
      </LinesChart>
    </div>
  );
}

interface MarksProps {
  readonly layout: ChartLayout | undefined;
  readonly report: LineReport;
  readonly at: number | undefined;
}

/** Where the solutions are, and the values under the pointer. */
function Marks({ layout, report, at }: MarksProps) {
  if (!layout) return null;
  const text = planeWords.value.line;
  const [left, top, right, bottom] = layout.plot;
  const [from, to] = layout.x_range;
  const share = (alpha: number) => (alpha - from) / (to - from);
  const style = (alpha: number) =>
    `left:${left + share(alpha) * (right - left)}px;top:${top}px;height:${bottom - top}px`;
  const alpha = at === undefined ? undefined : report.alphas[at];
  const pair = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    [a, b].map((list) => say(list[at ?? 0] ?? Number.NaN, 3)).join(" · ");
  return (
    <>
      {[0, 1].map((end) => (
        <span key={end} class="chart-cursor line-end" style={style(end)} aria-hidden="true" />
      ))}
      {alpha !== undefined && (
        <>
          <span class="chart-cursor chart-cursor-hover" style={style(alpha)} aria-hidden="true" />
          <div class="chart-values" data-side={share(alpha) > 0.5 ? "left" : "right"} role="status">
            <b>
              {text.at(say(alpha, 3))} ({text.train} · {text.test})
            </b>
            <span>
              <i>{text.measures.loss}</i> <i />
              <i>{pair(report.losses, report.test_losses)}</i>
            </span>
            <span>
              <i>{text.measures.accuracy}</i> <i />
              <i>{pair(report.accuracies, report.test_accuracies)}</i>
            </span>
          </div>
        </>
      )}
    </>
  );
}
