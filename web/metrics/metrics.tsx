import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { MetricValue } from "../engine/metrics";
import { Formula } from "../panel/formula";
import { Lazy } from "../panel/lazy";
import { Section } from "../panel/section";
import { words as page, say } from "../words";
import type { Chain } from "./chain";
import type { Pin } from "./compare";
import type { Metric } from "./judge";
import { Difference, PinBar } from "./pin-bar";
import { nameOf, text } from "./words";

const loadOpened = () => import("./metrics-opened").then(({ load }) => load());

interface Props {
  readonly chain: Chain;
  /** What metrics are compared with once it is kept. */
  readonly pin: Pin;
}

/** Every metric with its value; each opens to its formula and to what is to be known of it. */
export function Metrics({ chain, pin }: Props) {
  const words = text.value;
  const before = pin.pinned.value?.at.metrics;
  return (
    <Section heading={words.metrics} level={2}>
      <PinBar chain={chain} pin={pin} />
      <ul class="cls-metrics">
        {chain.at.value.metrics.map((metric, at) => (
          <li key={metric.id}>
            <MetricRow
              metric={metric}
              before={before?.[at]}
              opened={
                <Lazy load={loadOpened} props={{ id: metric.id, chain }} words={page.value.panel} />
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface BodyProps {
  readonly metric: Metric;
  /** The same with the numbers put in. */
  readonly opened: ComponentChildren;
}

interface RowProps extends BodyProps {
  /** What it was when its setting was pinned. */
  readonly before: Metric | undefined;
}

/** A metric and its value, which opens. */
export function MetricRow({ metric, opened, before }: RowProps) {
  const words = text.value;
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="cls-name">
          {nameOf(words.metricNames, metric.id)}{" "}
          <small>
            {metric.id}
            {metric.depends === "prevalence" && <span class="cls-badge">{words.prevalence}</span>}
          </small>
        </span>
        <output data-undefined={metric.value === undefined || undefined}>
          {metric.value === undefined ? words.undefined : say(metric.value)}
          {before && <Difference now={metric} before={before} />}
        </output>
      </summary>
      {open && <MetricBody metric={metric} opened={opened} />}
    </details>
  );
}

/** The formula, the same with the numbers put in, and what else is known. */
function MetricBody({ metric, opened }: BodyProps) {
  const words = text.value;
  const [from, to] = metric.range;
  return (
    <div class="cls-metric">
      <Formula lines={[metric.formula]} />
      {opened}
      {"undefined" in metric.told && <Why metric={metric} told={metric.told} />}
      <p class="hint">
        {words.range(say(from), say(to))},{" "}
        {metric.direction === "higher" ? words.higherBetter : words.lowerBetter}
        {metric.depends === "prevalence" && (
          <>
            {". "}
            {words.prevalenceHelp}
          </>
        )}
      </p>
      <code>{metric.python[0]}</code>
    </div>
  );
}

type Undefined = Extract<MetricValue, { readonly undefined: string }>;

/** Why there is no number, and what scikit-learn does there. */
function Why({ metric, told }: { readonly metric: Metric; readonly told: Undefined }) {
  return (
    <p class="cls-why">
      {nameOf(text.value.reasons, told.undefined)}; {sklearnText(metric, told)}
    </p>
  );
}

function sklearnText(metric: Metric, { sklearn, raises }: Undefined): string {
  const words = text.value;
  if (metric.sklearn === "") return words.sklearnAbsent;
  if (raises !== undefined) return words.sklearnRaises(raises);
  return words.sklearnReturns(Number.isNaN(sklearn) ? "nan" : say(sklearn));
}
