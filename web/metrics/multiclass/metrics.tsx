import { useSignal } from "@preact/signals";
import { Segmented } from "../../panel/choice";
import { Lazy } from "../../panel/lazy";
import { Section } from "../../panel/section";
import { words as page } from "../../words";
import type { Metric } from "../judge";
import { MetricRow } from "../metrics";
import { nameOf, text } from "../words";
import { AVERAGES, type Average, averageOf, type JudgedRows } from "./judge";
import { multiclassWords } from "./words";

const loadOpened = () => import("./opened").then(({ load }) => load());

/** Every metric of several classes: those of the whole matrix, then those of single classes by the chosen average. */
export function RowsMetrics({ judged }: { readonly judged: JudgedRows }) {
  const words = multiclassWords.value;
  const average = useSignal<Average>("macro");
  const whole = judged.metrics.filter(({ id }) => averageOf(id)[1] === undefined);
  const averaged = judged.metrics.filter(({ id }) => averageOf(id)[1] === average.value);
  return (
    <Section heading={text.value.metrics} level={2}>
      <List judged={judged} metrics={whole} />
      <Segmented
        label={words.average}
        help={words.averageHelp}
        value={average.value}
        options={AVERAGES.map((value) => ({ value, label: value }))}
        onInput={(next) => {
          average.value = next;
        }}
        words={page.value.panel}
      />
      <p class="hint">{words.averages[average.value]}</p>
      <List judged={judged} metrics={averaged} />
    </Section>
  );
}

interface ListProps {
  readonly judged: JudgedRows;
  readonly metrics: readonly Metric[];
}

function List({ judged, metrics }: ListProps) {
  return (
    <ul class="cls-metrics">
      {metrics.map((metric) => (
        <li key={metric.id}>
          <MetricRow
            metric={metric}
            name={nameIn(metric.id)}
            before={undefined}
            opened={
              <Lazy load={loadOpened} props={{ id: metric.id, judged }} words={page.value.panel} />
            }
          />
        </li>
      ))}
    </ul>
  );
}

/** The name without the average, which stands above. */
function nameIn(id: string): string {
  const [base] = averageOf(id);
  const names = multiclassWords.value.names as Readonly<Record<string, string>>;
  return names[base] ?? nameOf(text.value.metricNames, base);
}
