import type { CurveModule } from "../engine/curve";
import {
  type FanJob,
  type FanReport,
  openFan,
  openScan,
  type RetrainingProgress,
  type ScanJob,
  type ScanReport,
} from "./retraining-task";
import { type Desk, openDesk } from "./tasks";

/** Where errors against one number are asked for. */
export function openScanDesk(
  module: CurveModule,
): Desk<ScanJob, RetrainingProgress<ScanReport>, ScanReport> {
  return openDesk(newWorker, async () => openScan(module));
}

/** Where fans are asked for. */
export function openFanDesk(
  module: CurveModule,
): Desk<FanJob, RetrainingProgress<FanReport>, FanReport> {
  return openDesk(newWorker, async () => openFan(module));
}

/** One of a kind does jobs of either. */
function newWorker(): Worker {
  return new Worker(new URL("./retraining.worker.ts", import.meta.url), { type: "module" });
}
