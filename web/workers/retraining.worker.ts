// Teaches models again and again off the main thread.

import init, { CurveFan, CurveScan } from "../pkg/descent_curve.js";
import {
  type FanJob,
  type FanReport,
  openFan,
  openScan,
  type RetrainingProgress,
  type ScanJob,
  type ScanReport,
} from "./retraining-task";
import { serve } from "./tasks";

const module = { CurveFan, CurveScan };

serve<ScanJob | FanJob, RetrainingProgress<ScanReport | FanReport>, ScanReport | FanReport>(
  async () => {
    await init();
    return (job) => ("kind" in job ? openScan(module)(job) : openFan(module)(job));
  },
);
