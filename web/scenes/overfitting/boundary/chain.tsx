import { computed, effect, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Chain, createChain } from "../../../metrics/chain";
import { Histogram } from "../../../metrics/histogram";
import type { Samples } from "../../../metrics/judge";
import { Matrix, type Reading } from "../../../metrics/matrix";
import { VIEW_IDS, VIEWS, type ViewId } from "../../../metrics/views";
import { text as metricText, percent } from "../../../metrics/words";
import { Choice } from "../../../panel/choice";
import { Slider } from "../../../panel/slider";
import { say, words } from "../../../words";
import { loadMetricNames, metricName } from "./metric-names";
import type { BoundaryModel } from "./model";
import { POINT } from "./points";
import { boundaryWords } from "./words";

/** While training or time goes on, the chain follows at most every so many milliseconds. */
const PAUSE = 120;
const THRESHOLD = { min: 0, max: 1, slider: [0, 1], kind: "linear" } as const;
/** What the epochs are compared by. */
const JUDGES = ["log_loss", "accuracy", "f1", "mcc", "roc_auc", "average_precision", "brier"];

/** The chain of the metrics scene over the points that examine, at the step that is shown. */
export function ChainTab({ model }: { readonly model: BoundaryModel }) {
  const { chain, reading, view, follow } = useMemo(() => createTab(model), [model]);
  useEffect(follow, [follow]);
  useEffect(loadMetricNames, []);
  const text = boundaryWords.value.chain;
  const panel = words.value.panel;
  const View = VIEWS[view.value];
  const heading = (
    <Choice<ViewId>
      label={metricText.value.viewLabel}
      labelHidden
      value={view.value}
      options={VIEW_IDS.map((value) => ({ value, label: metricText.value.views[value] }))}
      onInput={(next) => {
        view.value = next;
      }}
      words={panel}
    />
  );
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
        <Histogram chain={chain} />
        <Matrix
          counted={chain.at.value}
          lit={chain.lit}
          reading={reading.value}
          onRead={(change) => {
            reading.value = { ...reading.value, ...change };
          }}
        />
        <View chain={chain} heading={heading} settings={COSTS} />
        <Shipping model={model} chain={chain} />
      </div>
    </div>
  );
}

const COSTS = { costs: [1, 1] } as const;

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      model.generation.value;
      model.shownStep.value;
      timer ??= setTimeout(() => {
        timer = undefined;
        samples.value = samplesOf(model);
      }, PAUSE);
    });
    return () => {
      clearTimeout(timer);
      stop();
      chain.dispose();
    };
  };
  return {
    chain,
    follow,
    reading: signal<Reading>({ shares: "row", order: "sklearn" }),
    view: signal<ViewId>("roc"),
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

interface ShippingProps {
  readonly model: BoundaryModel;
  readonly chain: Chain;
}

/** Which step each metric would ship, and what that metric is here: they do not agree. */
function Shipping({ model, chain }: ShippingProps) {
  const text = boundaryWords.value.chain;
  model.generation.value;
  const training = model.training();
  const { threshold } = model.state.value;
  const here = chain.at.value.metrics;
  return (
    <section class="boundary-ship">
      <h3>{text.ship}</h3>
      <p class="hint">{text.shipHelp}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.metric}</th>
            <th scope="col" class="number">
              {text.here}
            </th>
            <th scope="col" class="number">
              {text.best}
            </th>
            <th scope="col">{text.step}</th>
          </tr>
        </thead>
        <tbody>
          {JUDGES.map((id) => {
            const best = training?.best_by(id, threshold) ?? undefined;
            const now = here.find((metric) => metric.id === id)?.value;
            return (
              <tr key={id}>
                <th scope="row">{metricName(id)}</th>
                <td class="number">{now === undefined ? "—" : say(now, 3)}</td>
                <td class="number">{best ? say(best.value, 3) : "—"}</td>
                <td>
                  {best && (
                    <button
                      type="button"
                      class="p-button p-button-plain"
                      aria-label={text.toStep(metricName(id), say(best.step))}
                      aria-pressed={model.shownStep.value === best.step}
                      onClick={() => model.seek(best.step)}
                    >
                      {say(best.step)}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="hint">{text.prevalence(percent(chain.judged.value.prevalence))}</p>
    </section>
  );
}
