import type { CurveFitRequest, CurveModule, CurveParts } from "../engine/curve";
import type { Open, Task } from "./tasks";

/** What errors are drawn against. */
export type ScanKind = "complexity" | "alpha" | "count" | "folds" | "parts";

/** Errors against one number. */
export interface ScanJob {
  readonly fit: CurveFitRequest;
  readonly kind: ScanKind;
  /** Folds, or retrainings, where the kind asks for some. */
  readonly repeats: number;
}

/** The same model taught again and again. */
export interface FanJob {
  readonly fit: CurveFitRequest;
  readonly retrainings: number;
}

/** Errors against one number, as far as they are worked out. */
export interface ScanReport {
  /** What was asked for. */
  readonly job: ScanJob;
  readonly places: Float64Array;
  /** Four numbers of each place, in the order that the core tells. */
  readonly numbers: readonly Float64Array[];
  readonly known: number;
}

/** Retrainings so far. */
export interface FanReport {
  readonly parts: CurveParts;
  readonly places: Float64Array;
  /** As many answers for each retraining as there are places, one after the other. */
  readonly curves: Float64Array;
  readonly mean: Float64Array;
}

export interface RetrainingProgress<Report> {
  readonly done: number;
  readonly total: number;
  readonly sofar: Report;
}

type Module = Pick<CurveModule, "CurveFan" | "CurveScan">;
type RetrainingTask<Report> = Task<RetrainingProgress<Report>, Report>;

/** So many numbers of each place are known to a scan. */
const NUMBERS = 4;
/** Room for the places of any scan and any fan. */
const MOST_PLACES = 512;

/** One fit a portion. */
export function openScan(
  module: Module,
): Open<ScanJob, RetrainingProgress<ScanReport>, ScanReport> {
  return (job) => scanTask(module, job);
}

/** One retraining a portion. */
export function openFan(module: Module): Open<FanJob, RetrainingProgress<FanReport>, FanReport> {
  return (job) => fanTask(module, job);
}

function scanTask(module: Module, job: ScanJob): RetrainingTask<ScanReport> {
  const scan = new module.CurveScan(job.fit, job.kind, job.repeats);
  const places = written((room) => scan.write_places(room));
  const report = (): ScanReport => {
    let known = 0;
    const numbers = Array.from({ length: NUMBERS }, (_, at) => {
      const list = new Float64Array(places.length);
      known = scan.write_numbers(at, list);
      return list;
    });
    return { job, places, numbers, known };
  };
  return taskOf(scan, report);
}

function fanTask(module: Module, { fit, retrainings }: FanJob): RetrainingTask<FanReport> {
  const fan = new module.CurveFan(fit, retrainings);
  const places = written((room) => fan.write_places(room));
  const report = (): FanReport => {
    const parts = fan.parts();
    const curves = new Float64Array(parts.retrainings * places.length);
    const mean = new Float64Array(places.length);
    fan.write_curves(curves);
    fan.write_mean(mean);
    return { parts, places, curves, mean };
  };
  return taskOf(fan, report);
}

/** Work of the core, one portion at a time. */
interface Handle {
  readonly total: number;
  advance(portions: number): number;
  free(): void;
}

function taskOf<Report>(handle: Handle, report: () => Report): RetrainingTask<Report> {
  const { total } = handle;
  let done = 0;
  return {
    advance() {
      done = handle.advance(1);
      return done < total;
    },
    progress: () => ({ done, total, sofar: report() }),
    report,
    free: () => handle.free(),
  };
}

function written(write: (room: Float64Array) => number): Float64Array {
  const room = new Float64Array(MOST_PLACES);
  return room.slice(0, write(room));
}
