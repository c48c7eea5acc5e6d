import type { FullEngine, RaceRequest } from "../engine/engine";
import type { SweepReport } from "../pkg/descent_wasm.js";
import { openSweep, type SweepProgress } from "./sweep-task";
import { type Job, openDesk } from "./tasks";

export type { SweepReport };
export type SweepJob = Job<SweepReport>;

/** Searches the best learning rates of a race, off the main thread where there can be a worker. */
export function startSweep(
  request: RaceRequest,
  loadFull: () => Promise<FullEngine>,
  onProgress: (done: number, total: number) => void,
): SweepJob {
  const desk = openDesk<RaceRequest, SweepProgress, SweepReport>(
    () => new Worker(new URL("./sweep.worker.ts", import.meta.url), { type: "module" }),
    async () => openSweep((await loadFull()).module),
  );
  const job = desk.start(request, ({ done, total }) => onProgress(done, total));
  return {
    report: job.report.finally(desk.close),
    // Nobody waits for it any more.
    cancel: desk.close,
  };
}
