import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { FullEngine } from "../../engine/engine";
import { pointsOf } from "../../fits/state";
import type { RaceModel } from "../../race/model";
import type { RegressionState } from "./state";

type Module = FullEngine["module"];
export type MetricValues = ReturnType<Module["regression"]>;
export type MetricValue = MetricValues[string];
export type Shares = ReturnType<Module["regression_shares"]>;

/** What the open model says at the present step, and how far it is off. */
export interface Measured {
  readonly racer: number;
  readonly step: number;
  /** As they were measured: in the units that are chosen. */
  readonly y_true: Float64Array;
  readonly y_pred: Float64Array;
  readonly report: MetricValues;
  readonly shares: Shares;
  /** What the metrics say of themselves. */
  readonly infos: FullEngine["catalog"]["metrics"]["regression"];
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
    const unit = Number(state.unit);
    const y_true = Float64Array.from(points, ([, y]) => y * unit);
    const y_pred = new Float64Array(points.length);
    model.race().predict(
      w1,
      w0,
      Float64Array.from(points, ([x]) => x),
      y_pred,
    );
    y_pred.forEach((one, index) => {
      y_pred[index] = one * unit;
    });
    if (!y_pred.every(Number.isFinite)) {
      measured.value = undefined;
      return;
    }
    const { alpha, delta, metric } = state;
    const { module, catalog } = full;
    measured.value = {
      racer,
      step: at,
      y_true,
      y_pred,
      report: module.regression(y_true, y_pred, undefined, alpha, delta),
      shares: module.regression_shares(metric, y_true, y_pred, alpha, delta),
      infos: catalog.metrics.regression,
    };
  });
  return { measured: measured as ReadonlySignal<Measured | undefined>, stop };
}
