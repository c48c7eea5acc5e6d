import init, * as metrics from "../pkg/descent_metrics.js";

/** What the core says of metrics: the module that has nothing else, or the full one, which has all of it. */
export type MetricsModule = Pick<
  typeof metrics,
  "Judge" | "judged_metrics" | "write_scores" | "write_histogram" | "count_shares" | "curve_point"
>;

/** Fetches and compiles it; throws where the browser is too old or the file is missing. */
export async function loadMetrics(): Promise<MetricsModule> {
  await init();
  return metrics;
}
