import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import type { MetricValue } from "../engine/metrics";
import { Formula } from "../panel/formula";
import { Lazy } from "../panel/lazy";
import { Section } from "../panel/section";
import { words as page, say } from "../words";
import type { Chain } from "./chain";
import type { Pin } from "./compare";
import { Fitted } from "./fitted";
import type { Metric } from "./judge";
import { Difference, PinBar } from "./pin-bar";
import type { Resampled } from "./resampling";
import { viewText } from "./views/words";
import { nameOf, percent, text } from "./words";

const loadOpened = () => import("./metrics-opened").then(({ load }) => load());

/** Those that stand before the others, which open below. */
const FIRST: readonly string[] = [
  "accuracy",
  "precision",
  "recall",
  "f1",
  "balanced_accuracy",
  "mcc",
  "roc_auc",
  "average_precision",
  "log_loss",
  "brier",
];

interface Props {
  readonly chain: Chain;
  /** What metrics are compared with once it is kept. */
  readonly pin: Pin;
  /** How far they can be trusted. */
  readonly resampled?: Resampled;
  /** What sets a parameter of a definition, by the parameter's name; nothing where nothing does. */
  readonly parameter?: (name: string) => ComponentChildren;
  /** Settings of all of them. */
  readonly children?: ComponentChildren;
}

/** Every metric with its value; each opens to its formula and to what is to be known of it. */
export function Metrics(props: Props) {
  const words = text.value;
  const { metrics } = props.chain.at.value;
  const { isOfLabels } = props.chain.judged.value;
  const ofLabels = metrics.filter(({ id }) => isOfLabels(id));
  const ofScores = metrics.filter(({ id }) => !isOfLabels(id));
  return (
    <Section heading={words.metrics} level={2}>
      <PinBar chain={props.chain} pin={props.pin} />
      <Group heading={viewText.value.ofLabels} metrics={ofLabels} {...props} />
      <Group heading={viewText.value.ofScores} metrics={ofScores} {...props} />
      {props.children}
    </Section>
  );
}

interface GroupProps extends Props {
  readonly heading: string;
  readonly metrics: readonly Metric[];
}

/** Metrics of one kind: the usual ones, and the others below. */
function Group({ heading, metrics, ...props }: GroupProps) {
  const first = metrics.filter(({ id }) => FIRST.includes(id));
  const others = metrics.filter(({ id }) => !FIRST.includes(id));
  const [open, setOpen] = useState(false);
  return (
    <>
      <h3 class="cls-group">{heading}</h3>
      <Rows metrics={first} {...props} />
      <details
        class="cls-more"
        open={open}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>{viewText.value.allMetrics(others.length)}</summary>
        {open && <Rows metrics={others} {...props} />}
      </details>
    </>
  );
}

function Rows({ metrics, chain, pin, resampled, parameter }: RowsProps) {
  const before = pin.pinned.value?.at.metrics;
  return (
    <ul class="cls-metrics">
      {metrics.map((metric) => (
        <li key={metric.id}>
          <MetricRow
            metric={metric}
            before={before?.find(({ id }) => id === metric.id)}
            opened={
              <Lazy load={loadOpened} props={{ id: metric.id, chain }} words={page.value.panel} />
            }
            parameter={parameter}
            trust={resampled && <Trust {...{ resampled, chain, metric }} />}
            call={<Call chain={chain} id={metric.id} />}
          />
        </li>
      ))}
    </ul>
  );
}

interface RowsProps extends Props {
  readonly metrics: readonly Metric[];
}

interface BodyProps {
  readonly metric: Metric;
  /** The same with the numbers put in. */
  readonly opened: ComponentChildren;
  readonly parameter?: Props["parameter"];
  /** What to write in Python, where it is more than the metric's own call. */
  readonly call?: ComponentChildren;
}

interface RowProps extends BodyProps {
  /** What it was when its setting was pinned. */
  readonly before: Metric | undefined;
  /** How far it can be trusted. */
  readonly trust?: ComponentChildren;
  /** What it is called, where that is not by its id. */
  readonly name?: string | undefined;
}

/** A metric and its value, which opens. */
export function MetricRow({ before, trust, name, ...body }: RowProps) {
  const { metric } = body;
  const words = text.value;
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="cls-name">
          {name ?? nameOf(words.metricNames, metric.id)}{" "}
          <small>
            {metric.id} <Sense metric={metric} />
            {metric.depends === "prevalence" && <span class="cls-badge">{words.prevalence}</span>}
          </small>
        </span>
        <output data-undefined={metric.value === undefined || undefined}>
          {metric.value === undefined ? words.undefined : say(metric.value)}
          {trust}
          {before && <Difference now={metric} before={before} />}
        </output>
      </summary>
      {open && <MetricBody {...body} />}
    </details>
  );
}

interface TrustProps {
  readonly resampled: Resampled;
  readonly chain: Chain;
  readonly metric: Metric;
}

/** The interval of a metric over the replicates. */
function Trust({ resampled, chain, metric: { id } }: TrustProps) {
  const interval = resampled.interval(id, chain.judged.value.isOfLabels(id));
  if (!interval) return null;
  const [low, high] = interval;
  const says = viewText.value.intervalSays(percent(resampled.choices.value.confidence));
  return (
    <span class="cls-interval" title={says}>
      {viewText.value.interval(say(low, 3), say(high, 3))}
    </span>
  );
}

/** Which way is better, and between what. */
function Sense({ metric }: { readonly metric: Metric }) {
  const words = text.value;
  const isHigher = metric.direction === "higher";
  const [from, to] = metric.range;
  return (
    <span class="cls-sense" title={isHigher ? words.higherBetter : words.lowerBetter}>
      {isHigher ? "↑" : "↓"} {say(from)}…{say(to)}
    </span>
  );
}

/** The formula, the same with the numbers put in, and what else is known. */
function MetricBody({ metric, opened, parameter, call }: BodyProps) {
  const words = text.value;
  const [from, to] = metric.range;
  return (
    <div class="cls-metric">
      {parameter &&
        metric.parameters.map(({ name }) => <Fragment key={name}>{parameter(name)}</Fragment>)}
      <Fitted>
        <Formula lines={[metric.formula]} />
        {opened}
      </Fitted>
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
      {call ?? <code>{metric.python[0]}</code>}
    </div>
  );
}

/** The call that gives the same number, after what it needs to have been said. */
function Call({ chain, id }: { readonly chain: Chain; readonly id: string }) {
  const call = chain.core.metric_calls(chain.judged.value.settings)[id] ?? "";
  const before: readonly (readonly [RegExp, string])[] = [
    [/\by_pred\b/, `y_pred = (y_score >= ${chain.threshold.value}).astype(int)`],
    [/\bw\b/, "w = np.ones(len(y_true))"],
  ];
  const needed = before.flatMap(([name, line]) => (name.test(call) ? [line] : []));
  return <code>{[...needed, call].join("\n")}</code>;
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
