import { useState } from "preact/hooks";
import { Formula } from "../../panel/formula";
import { Lazy } from "../../panel/lazy";
import { Section } from "../../panel/section";
import { words as page, say } from "../../words";
import type { Metric } from "./judge";
import type { ClassificationModel } from "./model";
import { nameOf, text } from "./words";

const loadOpened = () => import("./metrics-opened").then(({ load }) => load());

/** Every metric with its value; each opens to its formula and to what is to be known of it. */
export function Metrics({ model }: { readonly model: ClassificationModel }) {
  const words = text.value;
  return (
    <Section heading={words.metrics} level={2}>
      <ul class="cls-metrics">
        {model.at.value.metrics.map((metric) => (
          <li key={metric.id}>
            <MetricRow metric={metric} model={model} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface RowProps {
  readonly metric: Metric;
  readonly model: ClassificationModel;
}

function MetricRow({ metric, model }: RowProps) {
  const words = text.value;
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="cls-name">
          {nameOf(words.metricNames, metric.id)}{" "}
          <small>
            {metric.id}
            {metric.prevalence && <span class="cls-badge">{words.prevalence}</span>}
          </small>
        </span>
        <output data-undefined={metric.value === undefined || undefined}>
          {metric.value === undefined ? words.undefined : say(metric.value)}
        </output>
      </summary>
      {open && <MetricBody metric={metric} model={model} />}
    </details>
  );
}

/** The formula, the same with the numbers put in, and what else is known. */
function MetricBody({ metric, model }: RowProps) {
  const words = text.value;
  const [from, to] = metric.range;
  return (
    <div class="cls-metric">
      <Formula lines={[metric.formula]} />
      <Lazy load={loadOpened} props={{ id: metric.id, model }} words={page.value.panel} />
      {metric.undefined && (
        <p class="cls-why">
          {nameOf(words.reasons, metric.undefined.reason)}; {sklearnText(metric.undefined.sklearn)}
        </p>
      )}
      <p class="hint">
        {words.range(say(from), say(to))}, {metric.higher ? words.higherBetter : words.lowerBetter}
        {metric.prevalence && (
          <>
            {". "}
            {words.prevalenceHelp}
          </>
        )}
      </p>
      <code>{metric.python}</code>
    </div>
  );
}

function sklearnText(sklearn: number | string | undefined): string {
  const words = text.value;
  if (sklearn === undefined) return words.sklearnAbsent;
  if (typeof sklearn === "string") return words.sklearnRaises(sklearn);
  return words.sklearnReturns(Number.isNaN(sklearn) ? "nan" : say(sklearn));
}
