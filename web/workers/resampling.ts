import type { MetricsModule } from "../engine/metrics";
import {
  openResampling,
  type ResamplingJob,
  type ResamplingProgress,
  type ResamplingReport,
} from "./resampling-task";
import { openDesk } from "./tasks";

export type { ResamplingJob, ResamplingProgress, ResamplingReport };

/** Where samples are drawn again: off the main thread where there can be a worker, one job at a time. */
export function openResamplingDesk(core: MetricsModule) {
  return openDesk<ResamplingJob, ResamplingProgress, ResamplingReport>(
    () => new Worker(new URL("./resampling.worker.ts", import.meta.url), { type: "module" }),
    async () => openResampling(core),
  );
}
