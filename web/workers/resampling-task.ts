import type { MetricsModule } from "../engine/metrics";
import type { BootstrapRequest, ClassificationSettings } from "../pkg/descent_metrics.js";
import type { Open } from "./tasks";

/** Samples to be drawn again, and what is wanted of them. */
export interface ResamplingJob {
  readonly y: Uint8Array;
  readonly scores: Float64Array;
  readonly request: BootstrapRequest;
  readonly settings: ClassificationSettings | undefined;
}

export interface ResamplingProgress {
  readonly done: number;
  readonly total: number;
}

export type ResamplingReport = ReturnType<
  InstanceType<MetricsModule["Classification"]>["bootstrap"]
>;

/** Samples sorted once, drawn again one replicate a portion. */
export function openResampling(
  module: Pick<MetricsModule, "Classification">,
): Open<ResamplingJob, ResamplingProgress, ResamplingReport> {
  return ({ y, scores, request, settings }) => {
    const sorted = new module.Classification(y, scores);
    const resampling = sorted.resampling(request, settings);
    sorted.free();
    const { total } = resampling;
    let done = 0;
    return {
      advance() {
        done = resampling.advance(1);
        return done < total;
      },
      progress: () => ({ done, total }),
      report: () => resampling.report(),
      free: () => resampling.free(),
    };
  };
}
