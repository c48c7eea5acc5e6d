import init, * as metrics from "../pkg/descent_metrics.js";

/** What the core says of metrics: the module that has nothing else, or the full one, which has all of it. */
export type MetricsModule = Pick<
  typeof metrics,
  | "Classification"
  | "CurveKind"
  | "Multiclass"
  | "binary_catalog"
  | "count_shares"
  | "curve_point"
  | "iso_cost"
  | "iso_f1"
  | "metric_calls"
  | "metrics_of_counts"
  | "multiclass_catalog"
  | "perfect_gain"
  | "perfect_lift"
  | "probits"
  | "write_histogram"
  | "write_scores"
>;

export type {
  ClassificationSettings,
  JumpRequest,
  MetricInfo,
  MetricValue,
} from "../pkg/descent_metrics.js";

/** Fetches and compiles it; throws where the browser is too old or the file is missing. */
export async function loadMetrics(): Promise<MetricsModule> {
  await init();
  return metrics;
}
