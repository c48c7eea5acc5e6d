import { computed, effect, type Signal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { BoundaryBest } from "../../../engine/boundary";
import { type Chain, createChain } from "../../../metrics/chain";
import { Histogram } from "../../../metrics/histogram";
import type { Samples } from "../../../metrics/judge";
import { Matrix, type Reading } from "../../../metrics/matrix";
import { VIEW_IDS, VIEWS, type ViewId } from "../../../metrics/views";
import type { ViewSettings } from "../../../metrics/views/view";
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
        <Shipping model={model} chain={chain} ships={tab.ships.value} />
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
  const ships = signal<Ships>(new Map());
  const follow = () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      effect(() => {
        model.generation.value;
        model.shownStep.value;
        timer ??= setTimeout(() => {
          timer = undefined;
          samples.value = samplesOf(model);
        }, PAUSE);
      }),
      // A metric of every record is dear: it waits until nothing is trained.
      effect(() => {
        model.generation.value;
        const { threshold } = model.state.value;
        clearTimeout(asking);
        asking = setTimeout(() => {
          ships.value = bestSteps(model, threshold);
        }, PAUSE);
      }),
    ];
    return () => {
      clearTimeout(timer);
      clearTimeout(asking);
      for (const stop of stops) stop();
      chain.dispose();
    };
  };
  return {
    chain,
    follow,
    ships,
    reading: signal<Reading>({ shares: "row", order: "sklearn" }),
    slots: FIRST_VIEWS.map((id) => signal<ViewId>(id)),
    settings: signal<ViewSettings>({ costs: [1, 1] }),
  };
}

/** The step that each metric would ship. */
type Ships = ReadonlyMap<string, BoundaryBest>;

function bestSteps(model: BoundaryModel, threshold: number): Ships {
  const training = model.training();
  const found = JUDGES.map((id) => [id, training?.best_by(id, threshold) ?? undefined] as const);
  return new Map(found.flatMap(([id, best]) => (best ? [[id, best] as const] : [])));
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
  readonly ships: Ships;
}

/** Which step each metric would ship, and what that metric is here: they do not agree. */
function Shipping({ model, chain, ships }: ShippingProps) {
  const text = boundaryWords.value.chain;
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
            const best = ships.get(id);
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
