import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { FullEngine } from "../../engine/engine";
import { handleOf, homeOf, pointsOf } from "../../fits/state";
import type { RaceModel } from "../../race/model";
import type { Point } from "../../race/state";
import type { RegressionState } from "./state";

type Module = FullEngine["module"];
export type MetricValues = ReturnType<Module["regression"]>;
export type MetricValue = MetricValues[string];
export type Shares = ReturnType<Module["regression_shares"]>;

/** What the open model says at the present step, and how far it is off. */
export interface Measured {
  readonly racer: number;
  readonly step: number;
  readonly points: readonly Point[];
  /** As they were measured: in the units that are chosen. */
  readonly y_true: Float64Array;
  readonly y_pred: Float64Array;
  readonly report: MetricValues;
  readonly shares: Shares;
  /** What the metrics would be with the handle where it came from, and the same model; nothing where it is there. */
  readonly before: MetricValues | undefined;
  /** What the metrics say of themselves. */
  readonly infos: FullEngine["catalog"]["metrics"]["regression"];
}

/** True values and what the model says of them, in the units that are measured in. */
function predictions(
  model: RaceModel<RegressionState>,
  points: readonly Point[],
  [w1, w0]: Point,
  unit: number,
): [Float64Array, Float64Array] {
  const y_pred = new Float64Array(points.length);
  model.race().predict(
    w1,
    w0,
    Float64Array.from(points, ([x]) => x),
    y_pred,
  );
  return [Float64Array.from(points, ([, y]) => y * unit), y_pred.map((one) => one * unit)];
}

/** Follows the open racer's predictions; `undefined` before the metrics are there, and where nothing is predicted. */
export function followReport(model: RaceModel<RegressionState>) {
  const measured = signal<Measured | undefined>(undefined);
  const step = computed(() => Math.floor(model.time.value));
  void model.needFull();
  const stop = effect(() => {
    model.generation.value;
    const full = model.full.value;
    const state = model.state.value;
    const racer = model.selected.value;
    const path = model.paths[racer];
    const at = Math.min(step.value, path?.taken ?? 0);
    const [w1, w0] = [path?.points[2 * at], path?.points[2 * at + 1]];
    if (typeof full !== "object" || w1 === undefined || w0 === undefined) {
      measured.value = undefined;
      return;
    }
    const points = pointsOf(state);
    const [y_true, y_pred] = predictions(model, points, [w1, w0], Number(state.unit));
    if (!y_pred.every(Number.isFinite)) {
      measured.value = undefined;
      return;
    }
    const { alpha, delta, power, metric } = state;
    const { module, catalog } = full;
    const before = () => {
      const at = handleOf(points.length);
      const [home, now] = [homeOf(state), points[at]];
      if (!home || !now || (home[0] === now[0] && home[1] === now[1])) return undefined;
      const old = points.map((point, index) => (index === at ? home : point));
      const [truth, said] = predictions(model, old, [w1, w0], Number(state.unit));
      return module.regression(truth, said, undefined, alpha, delta, power);
    };
    measured.value = {
      racer,
      step: at,
      points,
      y_true,
      y_pred,
      report: module.regression(y_true, y_pred, undefined, alpha, delta, power),
      shares: module.regression_shares(metric, y_true, y_pred, alpha, delta, power),
      before: before(),
      infos: catalog.metrics.regression,
    };
  });
  return { measured: measured as ReadonlySignal<Measured | undefined>, stop };
}
