import { useComputed } from "@preact/signals";
import type { FullEngine, RacerRequest } from "../../engine/engine";
import { dataGround } from "../../fits/ground";
import { type LossId, pointsOf } from "../../fits/state";
import { Section } from "../../panel/section";
import type { RaceModel } from "../../race/model";
import { startOf } from "../../race/request";
import { say } from "../../words";
import type { MetricValues } from "./report";
import { baseState, OFFER, type RegressionState } from "./state";
import { namesOf, regressionWords } from "./words";

/** The losses that stand beside the chosen one, and the metrics by which all are measured. */
const FOUR = ["mse", "mae", "msle", "mape"] as const;
/** So many steps let most losses come to rest; over many points fewer keep up with a hand that drags. */
const STEPS = 2000;
const FEWER = 500;
const MANY = 60;
/** A loss that has grown by so much, from what is at least this, diverges. */
const GROWN = 1000;
const LEAST = 1e-6;
/** Values so near to one another, relative to their size or to 1, are the same. */
const SAME = 1e-9;

export interface Fit {
  readonly loss: LossId;
  /** Nothing where the way under this loss diverges, or the loss is not defined. */
  readonly values: MetricValues | undefined;
}

type Model = RaceModel<RegressionState>;

const stepsOf = (state: RegressionState): number => (pointsOf(state).length > MANY ? FEWER : STEPS);

/** The open racer's model as each loss teaches it, measured by all metrics. */
export function fitsOf(model: Model, full: FullEngine): Fit[] {
  const steps = stepsOf(model.state.value);
  const state = model.state.value;
  const request = model.request.value;
  const racer = request.racers[model.selected.value];
  const { data } = request.surface;
  if (!racer || !data) return [];
  const losses: LossId[] = FOUR.some((one) => one === state.loss)
    ? [...FOUR]
    : [state.loss, ...FOUR];
  const ground = dataGround(OFFER, baseState(full.catalog), full.catalog);
  const race = full.createRace();
  const path = new Float64Array(2 * (steps + 1));
  const fits = losses.map((loss) => {
    const [x, y] = startOf({ ...state, loss }, ground);
    try {
      race.configure({
        ...request,
        steps,
        surface: { ...request.surface, data: { ...data, loss } },
        start: [x, y],
        racers: [settling(racer, steps)],
      });
      race.write_points(0, path);
    } catch {
      // A y for which this loss is not defined.
      return { loss, values: undefined };
    }
    const [w1 = Number.NaN, w0 = Number.NaN] = path.subarray(2 * steps);
    const before = Math.max(race.at(x, y).value, LEAST);
    if (!(race.at(w1, w0).value <= GROWN * before)) return { loss, values: undefined };
    return {
      loss,
      values: measured(state, full, (xs, target) => race.predict(w1, w0, xs, target)),
    };
  });
  race.free();
  return fits;
}

/** The racer with a rate that falls to zero, unless it has a schedule of its own: at a kink a constant one rocks for ever. */
function settling(racer: RacerRequest, steps: number): RacerRequest {
  return racer.schedule ? racer : { ...racer, schedule: { kind: "cosine", T_max: steps } };
}

function measured(
  state: RegressionState,
  { module }: FullEngine,
  predict: (xs: Float64Array, target: Float64Array) => void,
): MetricValues | undefined {
  const points = pointsOf(state);
  const unit = Number(state.unit);
  const said = new Float64Array(points.length);
  predict(
    Float64Array.from(points, ([x]) => x),
    said,
  );
  const y_pred = said.map((one) => one * unit);
  if (!y_pred.every(Number.isFinite)) return undefined;
  const y_true = Float64Array.from(points, ([, y]) => y * unit);
  const { alpha, delta, power } = state;
  return module.regression(y_true, y_pred, undefined, alpha, delta, power);
}

const numberOf = ({ values }: Fit, id: string): number => {
  const value = values?.[id];
  return value && "value" in value ? value.value : Number.NaN;
};

/** Whether a fit is as good by a metric as any. */
export function isBest(fit: Fit, fits: readonly Fit[], id: string, higher: boolean): boolean {
  const own = numberOf(fit, id);
  if (Number.isNaN(own)) return false;
  return fits.every((other) => {
    const value = numberOf(other, id);
    const room = SAME * Math.max(Math.abs(own), 1);
    return Number.isNaN(value) || (higher ? own >= value - room : own <= value + room);
  });
}

/** One loss teaches, all metrics judge: which fit is best by which. */
export function LossesCompared({ model }: { readonly model: Model }) {
  const text = regressionWords.value;
  const full = model.full.value;
  const fits = useComputed(() => {
    const present = model.full.value;
    return typeof present === "object" ? fitsOf(model, present) : [];
  });
  if (typeof full !== "object" || fits.value.length === 0) return null;
  const { loss } = model.state.value;
  const infos = full.catalog.metrics.regression;
  const chosen = fits.value.find((fit) => fit.loss === loss);
  const best = infos.filter(
    ({ id, direction }) => chosen && isBest(chosen, fits.value, id, direction === "higher"),
  );
  const [short] = namesOf(loss);
  const names = best.map(({ id }) => namesOf(id)[0]).join(", ");
  let verdict = text.bestIn(short, names);
  if (best.length === 0) verdict = text.bestNowhere(short);
  if (best.length === infos.length) verdict = text.bestEverywhere(short);
  return (
    <div class="reg-losses">
      <Section heading={text.loss} level={2}>
        <p class="hint">{text.lossHint(say(stepsOf(model.state.value)))}</p>
        <div class="reg-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.lossOf}</th>
                {FOUR.map((id) => (
                  <th key={id} scope="col">
                    {namesOf(id)[0]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fits.value.map((fit) => (
                <tr key={fit.loss} data-chosen={fit.loss === loss || undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={fit.loss === loss}
                      onClick={() => model.update({ loss: fit.loss })}
                    >
                      {namesOf(fit.loss)[0]}
                    </button>
                  </th>
                  {fit.values === undefined ? (
                    <td colSpan={FOUR.length}>{text.noFit}</td>
                  ) : (
                    FOUR.map((id) => (
                      <td key={id} data-best={isBest(fit, fits.value, id, false) || undefined}>
                        {say(numberOf(fit, id), 2)}
                      </td>
                    ))
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="reg-best">{verdict}</p>
        <p class="hint">{text.lossless}</p>
      </Section>
    </div>
  );
}
