import { useSignal } from "@preact/signals";
import { handleOf, homeOf } from "../../fits/state";
import { withFormulas } from "../../panel/formulas";
import { Icon } from "../../panel/icon";
import { Lazy } from "../../panel/lazy";
import type { RaceModel } from "../../race/model";
import type { Point } from "../../race/state";
import { say, words } from "../../words";
import { LossesCompared } from "./compare";
import { PythonButton } from "./python-button";
import type { Measured, MetricValue } from "./report";
import type { RegressionState } from "./state";
import { namesOf, regressionWords } from "./words";

/** The seminar's four, and the others behind them. */
const FIRST = ["mse", "mae", "msle", "mape"];

const loadNotes = () =>
  withFormulas(() => import("./notes").then(({ MetricNotes }) => MetricNotes));

interface ListProps {
  readonly measured: Measured;
  readonly model: RaceModel<RegressionState>;
}

/** All metrics of the present predictions; each opens to its formula. */
export function MetricList({ measured, model }: ListProps) {
  const { report } = measured;
  const others = Object.keys(report).filter((id) => !FIRST.includes(id));
  const text = regressionWords.value;
  const row = (id: string) => {
    const value = report[id];
    return value && <MetricRow key={id} id={id} value={value} measured={measured} model={model} />;
  };
  return (
    <section class="reg-metrics" aria-label={text.metricsHeading}>
      <h2>{text.metricsHeading}</h2>
      <p class="hint">{text.metricsHint}</p>
      <Moved measured={measured} model={model} />
      <ul>{FIRST.map(row)}</ul>
      <LossesCompared model={model} />
      <ul>{others.map(row)}</ul>
      <PythonButton model={model} measured={measured} />
    </section>
  );
}

interface RowProps extends ListProps {
  readonly id: string;
  readonly value: MetricValue;
}

function MetricRow({ id, value, measured, model }: RowProps) {
  const open = useSignal(false);
  const text = regressionWords.value;
  const [name, long] = namesOf(id);
  const was = valueBefore(measured, id);
  return (
    <li data-metric={id} data-first={FIRST.includes(id) || undefined}>
      <button
        type="button"
        class="reg-metric"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <b>{name}</b>
        {"value" in value ? (
          <output>{say(value.value)}</output>
        ) : (
          <output class="reg-undefined">{text.undefined}</output>
        )}
        <Icon name="chevron" />
        <small>{long}</small>
        {was !== undefined && <small class="reg-was">{text.was(was)}</small>}
      </button>
      {!("value" in value) && <p class="reg-reason">{reason(value)}</p>}
      {open.value && (
        <Lazy load={loadNotes} props={{ id, measured, model }} words={words.value.panel} />
      )}
    </li>
  );
}

/** From where the handle was pulled, for metrics then tell what they were. */
function Moved({ measured, model }: ListProps) {
  const state = model.state.value;
  const home = homeOf(state);
  const now = measured.points[handleOf(measured.points.length)];
  if (measured.before === undefined || !home || !now) return null;
  const place = ([x, y]: Point) => `${say(x, 3)}; ${say(y, 3)}`;
  return <p class="reg-moved">{regressionWords.value.moved(place(home), place(now))}</p>;
}

function valueBefore({ before }: Measured, id: string): string | undefined {
  const value = before?.[id];
  if (!value) return undefined;
  return "value" in value ? say(value.value) : regressionWords.value.undefined;
}

/** Why there is no number, and what scikit-learn does there. */
export function reason(value: Exclude<MetricValue, { value: number }>): string {
  const text = regressionWords.value;
  // Those of classification are of the same type, but never come here.
  const reasons: Readonly<Record<string, string>> = text.reasons;
  const { undefined: id, argument, given, least, inclusive, raises, sklearn } = value;
  const why =
    id === "outside_domain"
      ? text.outside(argument ?? "", say(given ?? 0), inclusive ? "≥" : ">", say(least ?? 0))
      : (reasons[id] ?? id);
  const told =
    raises === undefined
      ? text.returns(Number.isNaN(sklearn) ? "nan" : say(sklearn))
      : text.raises(raises);
  return `${why}. ${id === "all_y_true_zero" ? text.absent : told}.`;
}
