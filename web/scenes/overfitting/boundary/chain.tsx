import { computed, type Signal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { createChain } from "../../../metrics/chain";
import { Histogram } from "../../../metrics/histogram";
import type { Samples } from "../../../metrics/judge";
import { Matrix, type Reading } from "../../../metrics/matrix";
import { VIEW_IDS, VIEWS, type ViewId } from "../../../metrics/views";
import type { ViewSettings } from "../../../metrics/views/view";
import { text as metricText, percent } from "../../../metrics/words";
import { Choice } from "../../../panel/choice";
import { Slider } from "../../../panel/slider";
import { say, words } from "../../../words";
import { BestSteps } from "./best-steps";
import { loadMetricNames } from "./metric-names";
import type { BoundaryModel } from "./model";
import { followStep } from "./pace";
import { POINT } from "./points";
import { boundaryWords } from "./words";

const THRESHOLD = { min: 0, max: 1, slider: [0, 1], kind: "linear" } as const;
/** What the epochs are compared by. */
const JUDGES = ["log_loss", "accuracy", "f1", "mcc", "roc_auc", "average_precision", "brier"];

/** The chain of the metrics scene over the points that examine, at the step that is shown. */
export function ChainTab({ model }: { readonly model: BoundaryModel }) {
  const tab = useMemo(() => createTab(model), [model]);
  const { chain, reading, slots, follow } = tab;
  useEffect(follow, [follow]);
  useEffect(loadMetricNames, []);
  const text = boundaryWords.value.chain;
  const panel = words.value.panel;
  return (
    <div class="boundary-chain">
      <p class="hint">{text.of(say(model.shownStep.value))}</p>
      <Slider
        label={metricText.value.threshold}
        value={model.state.value.threshold}
        defaultValue={0.5}
        range={THRESHOLD}
        onInput={(threshold) => model.update({ threshold })}
        words={panel}
      />
      <div class="boundary-chain-views">
        <BestSteps
          model={model}
          judges={JUDGES}
          note={text.prevalence(percent(chain.judged.value.prevalence))}
        />
        <Histogram chain={chain} />
        <Matrix
          counted={chain.at.value}
          lit={chain.lit}
          reading={reading.value}
          onRead={(change) => {
            reading.value = { ...reading.value, ...change };
          }}
        />
        {slots.map((slot, at) => (
          <Slot key={at} tab={tab} slot={slot} />
        ))}
      </div>
    </div>
  );
}

interface SlotProps {
  readonly tab: Tab;
  readonly slot: Signal<ViewId>;
}

/** A view of the scores, which is chosen in its heading. */
function Slot({ tab: { chain, settings }, slot }: SlotProps) {
  const View = VIEWS[slot.value];
  const heading = (
    <Choice<ViewId>
      label={metricText.value.viewLabel}
      labelHidden
      value={slot.value}
      options={VIEW_IDS.map((value) => ({ value, label: metricText.value.views[value] }))}
      onInput={(next) => {
        slot.value = next;
      }}
      words={words.value.panel}
    />
  );
  return (
    <View
      chain={chain}
      heading={heading}
      settings={settings.value}
      onChoose={(changes) => {
        settings.value = { ...settings.value, ...changes };
      }}
    />
  );
}

type Tab = ReturnType<typeof createTab>;

const FIRST_VIEWS: readonly ViewId[] = ["roc", "pr", "calibration"];

/** What the tab keeps while it is open. */
function createTab(model: BoundaryModel) {
  const samples = signal<Samples>(samplesOf(model));
  const chain = createChain(model.module, {
    samples,
    threshold: computed(() => model.state.value.threshold),
    settings: signal(undefined),
    choose: (threshold) => model.update({ threshold }),
  });
  const follow = () => {
    const stop = followStep(model, () => {
      samples.value = samplesOf(model);
    });
    return () => {
      stop();
      chain.dispose();
    };
  };
  return {
    chain,
    follow,
    reading: signal<Reading>({ shares: "row", order: "sklearn" }),
    slots: FIRST_VIEWS.map((id) => signal<ViewId>(id)),
    settings: signal<ViewSettings>({ costs: [1, 1] }),
  };
}

/** The points that examine with the network's answers at the step that is shown. */
function samplesOf(model: BoundaryModel): Samples {
  const training = model.training();
  const count = model.report.peek()?.points[1] ?? 0;
  const points = new Float64Array(POINT * count);
  const scores = new Float64Array(count);
  training?.write_points(true, points);
  training?.write_answers(true, model.shownStep.peek(), scores);
  return { y: Uint8Array.from(scores, (_, at) => points[POINT * at + 2] ?? 0), scores };
}
