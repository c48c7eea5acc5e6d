import { useMemo } from "preact/hooks";
import type { ClassificationSettings } from "../../../engine/metrics";
import { CopyPython } from "../../../metrics/copy-python";
import { counted, type Metric, numberOf } from "../../../metrics/judge";
import { Matrix } from "../../../metrics/matrix";
import { MetricRow } from "../../../metrics/metrics";
import { nameOf, text } from "../../../metrics/words";
import { Button } from "../../../panel/button";
import { Lazy } from "../../../panel/lazy";
import { Section } from "../../../panel/section";
import { words as page } from "../../../words";
import type { ClassificationModel } from "../model";
import { ParameterField, ZeroDivisionField } from "../parameters";
import type { Cells, Locks } from "./cells";
import { CellsPanel } from "./cells-panel";
import "./inverse.css";
import { Mosaic } from "./mosaic";
import { PrPlane, RocPlane } from "./planes";
import { inverseWords } from "./words";

const loadOpened = () => import("./opened").then(({ load }) => load());

interface Props {
  readonly model: ClassificationModel;
}

/** The scene the other way round: four counts are set by hand, and all that they tell follows. */
export function Inverse({ model }: Props) {
  const { cells, locks } = model.state.value;
  if (!cells) return null;
  return <OfCells model={model} cells={cells} locks={locks} />;
}

interface OfCellsProps extends Props {
  readonly cells: Cells;
  readonly locks: Locks;
}

function OfCells({ model, cells, locks }: OfCellsProps) {
  const words = inverseWords.value;
  const { chain, state } = model;
  const at = useMemo(() => counted(chain.core, cells), [chain, cells]);
  const onCells = (next: Cells) => model.update({ cells: next });
  return (
    <div class="cls">
      <div class="cls-left">
        <div class="cls-views">
          <Mosaic cells={cells} />
          <Matrix counted={at} lit={chain.lit} reading={state.value} onRead={model.update} />
          <RocPlane model={model} cells={cells} locks={locks} onCells={onCells} />
          <PrPlane model={model} cells={cells} />
        </div>
      </div>
      <div class="cls-panel" id="controls">
        <Section heading={words.heading} level={2}>
          <p class="hint">{words.hint}</p>
          <CellsPanel
            cells={cells}
            locks={locks}
            onCells={onCells}
            onLocks={(next) => model.update({ locks: next })}
          />
          <Button onClick={() => model.update({ cells: null, locks: [] })}>{words.back}</Button>
        </Section>
        <MetricsOfCells model={model} cells={cells} />
      </div>
    </div>
  );
}

/** Metrics of labels by their values; those of scores have none here. */
function metricsOf(
  { chain: { core } }: ClassificationModel,
  { tp, fp, fn, tn }: Cells,
  settings: ClassificationSettings,
) {
  const told = core.metrics_of_counts(tp, fp, fn, tn, settings);
  const infos = core.binary_catalog();
  const metrics = infos.flatMap((info): Metric[] => {
    const { [info.id]: value } = told;
    return value ? [{ ...info, told: value, value: numberOf(value) }] : [];
  });
  return { metrics, ofScores: infos.filter(({ id }) => !told[id]).map(({ id }) => id) };
}

function MetricsOfCells({ model, cells }: Props & { readonly cells: Cells }) {
  const words = inverseWords.value;
  const said = text.value;
  const settings = model.chain.judged.value.settings ?? {};
  const calls = model.chain.core.metric_calls(settings);
  const { metrics, ofScores } = metricsOf(model, cells, settings);
  const before = model.pin.pinned.value?.at.metrics;
  const write = async () => {
    const { ofCounts } = await import("../../../metrics/python-binary");
    return ofCounts(counted(model.chain.core, cells), metrics, calls, "four counts set by hand");
  };
  const names = ofScores.map((id) => nameOf(said.metricNames, id)).join(", ");
  return (
    <>
      <Section heading={said.metrics} level={2}>
        <ul class="cls-metrics">
          {metrics.map((metric) => (
            <li key={metric.id}>
              <MetricRow
                metric={metric}
                parameter={(name) => <ParameterField model={model} name={name} />}
                call={<code>{calls[metric.id]}</code>}
                before={before?.find(({ id }) => id === metric.id)}
                opened={
                  <Lazy
                    load={loadOpened}
                    props={{ id: metric.id, cells, settings }}
                    words={page.value.panel}
                  />
                }
              />
            </li>
          ))}
        </ul>
        <ZeroDivisionField model={model} />
      </Section>
      <Section heading={words.needScores} level={2}>
        <p class="hint">{words.needScoresHint(names)}</p>
      </Section>
      <CopyPython write={write} label={said.copyPython} copied={said.copied} />
    </>
  );
}
