import type {
  Landscape,
  LineReport,
  PlaneReport,
  PlaneRequest,
  SeedsReport,
  TrainingRequest,
} from "../pkg/descent_wasm.js";
import type { Open, Task } from "./tasks";

/** One end of a line: where a racer ended, or weights of one's own. */
export type LineEnd = { readonly racer: number } | { readonly weights: Float64Array };

/** What can be asked of the trainings of a request. The run is a pure function of it, so a worker makes it again. */
export type LandscapeJob = { readonly request: TrainingRequest } & (
  | { readonly kind: "plane"; readonly plane: PlaneRequest }
  | {
      readonly kind: "line";
      readonly ends: readonly [LineEnd, LineEnd];
      /** Places between the two ends. */
      readonly intervals: number;
    }
  | {
      readonly kind: "seeds";
      readonly racer: number;
      readonly first: number;
      readonly count: number;
    }
);

/** A plane as far as it is known: where it lies, and the loss at its nodes, row by row from the least b up. */
export interface PlaneValues extends PlaneReport {
  /** Between nodes that are known already what lies between them; NaN before there are such. */
  readonly values: Float64Array;
  readonly done: number;
  readonly total: number;
}

/** Where a training ended under each seed, its losses a step and its last weights, in the order of the seeds. */
export interface SeedRuns extends SeedsReport {
  readonly losses: readonly Float64Array[];
  readonly testLosses: readonly Float64Array[];
  readonly weights: readonly Float64Array[];
}

export type LandscapeReport =
  | ({ readonly kind: "plane" } & PlaneValues)
  | ({ readonly kind: "line" } & LineReport)
  | ({ readonly kind: "seeds" } & SeedRuns);

export interface LandscapeProgress {
  /** What is being done: the trainings once more, or what was asked. */
  readonly stage: "training" | "asked";
  readonly done: number;
  readonly total: number;
  /** What is known already: of a plane its values, of seeds those that have ended. */
  readonly sofar?: LandscapeReport;
}

type Module = Pick<typeof import("../pkg/descent_wasm.js"), "Landscape">;
type LandscapeTask = Task<LandscapeProgress, LandscapeReport>;

/** Updates, or nodes, a portion: about a millisecond of work. */
const UPDATES = 8;
const NODES = 16;

/** Does jobs on trainings, which are kept from one job to the next as long as they are of the same request. */
export function openLandscape(
  module: Module,
): Open<LandscapeJob, LandscapeProgress, LandscapeReport> {
  let kept: { readonly key: string; readonly landscape: Landscape } | undefined;
  const landscapeOf = (request: TrainingRequest) => {
    const key = JSON.stringify(request);
    if (kept?.key !== key) {
      const landscape = new module.Landscape(request);
      kept?.landscape.free();
      kept = { key, landscape };
    }
    return kept.landscape;
  };
  return (job) => afterTraining(landscapeOf(job.request), job);
}

/** The trainings to their end, then what was asked. */
function afterTraining(landscape: Landscape, job: LandscapeJob): LandscapeTask {
  const { total } = landscape;
  let done = landscape.advance(0);
  let asked: LandscapeTask | undefined;
  return {
    advance() {
      if (asked) return asked.advance();
      done = landscape.advance(UPDATES);
      if (done >= total) asked = taskOf(landscape, job);
      return true;
    },
    progress: () => asked?.progress() ?? { stage: "training", done, total },
    report() {
      if (!asked) throw new Error("it is not asked yet");
      return asked.report();
    },
    free: () => asked?.free(),
  };
}

function taskOf(landscape: Landscape, job: LandscapeJob): LandscapeTask {
  switch (job.kind) {
    case "plane":
      return planeTask(landscape, job.plane);
    case "line":
      return lineTask(landscape, job.ends, job.intervals);
    case "seeds":
      return seedsTask(landscape, job);
  }
}

function planeTask(landscape: Landscape, request: PlaneRequest): LandscapeTask {
  const survey = landscape.survey(request);
  const lie = survey.report();
  const { total } = survey;
  let done = 0;
  const sofar = (): LandscapeReport => {
    const values = new Float64Array(total);
    survey.write_values(values);
    return { kind: "plane", ...lie, values, done, total };
  };
  return {
    advance() {
      done = survey.advance(NODES);
      return done < total;
    },
    progress: () => ({ stage: "asked", done, total, sofar: sofar() }),
    report: sofar,
    free: () => survey.free(),
  };
}

function lineTask(
  landscape: Landscape,
  [a, b]: readonly [LineEnd, LineEnd],
  intervals: number,
): LandscapeTask {
  let line: LineReport | undefined;
  const total = 4 * intervals + 1;
  const draw = () => {
    line ??= landscape.interpolate(weightsOf(landscape, a), weightsOf(landscape, b), intervals);
    return line;
  };
  return {
    advance() {
      draw();
      return false;
    },
    progress: () => ({ stage: "asked", done: line ? total : 0, total }),
    report: () => ({ kind: "line", ...draw() }),
    free: () => {},
  };
}

function weightsOf(landscape: Landscape, end: LineEnd): Float64Array {
  if ("weights" in end) return end.weights;
  const weights = new Float64Array(landscape.parameters);
  landscape.write_end(end.racer, weights);
  return weights;
}

function seedsTask(
  landscape: Landscape,
  { racer, first, count }: Extract<LandscapeJob, { readonly kind: "seeds" }>,
): LandscapeTask {
  const seeds = landscape.seeds(racer, first, count);
  const { total, steps } = seeds;
  let done = 0;
  const losses: Float64Array[] = [];
  const testLosses: Float64Array[] = [];
  const weights: Float64Array[] = [];
  const sofar = (): LandscapeReport => {
    const report = seeds.report();
    for (let index = losses.length; index < report.seeds.length; index += 1) {
      const [own, test] = [new Float64Array(steps + 1), new Float64Array(steps + 1)];
      seeds.write_losses(index, false, own);
      seeds.write_losses(index, true, test);
      const end = new Float64Array(landscape.parameters);
      seeds.write_end(index, end);
      losses.push(own);
      testLosses.push(test);
      weights.push(end);
    }
    return { kind: "seeds", ...report, losses, testLosses, weights };
  };
  return {
    advance() {
      done = seeds.advance(UPDATES);
      return done < total;
    },
    progress: () => ({ stage: "asked", done, total, sofar: sofar() }),
    report: sofar,
    free: () => seeds.free(),
  };
}
