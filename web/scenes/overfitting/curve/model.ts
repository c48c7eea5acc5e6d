import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import {
  type CurveCatalog,
  type CurveEngine,
  type CurveFit,
  type CurveFitRequest,
  type CurveReport,
  ROLES,
  type Role,
} from "../../../engine/curve";
import { type ErrorDetails, errorDetails, isEngineFailure } from "../../../engine/engine";
import { createRunBase } from "../../../race/base";
import type { RunGround } from "../../../race/ground";
import { createSlices, type SliceClock } from "../../../race/slices";
import type { Point } from "../../../race/state";
import type { FanJob, FanReport, ScanJob, ScanReport } from "../../../workers/retraining-task";
import { createRenewal } from "./renewal";
import {
  fanRequest,
  isFanPicture,
  isScanPicture,
  requestOf,
  roughFan,
  roughScan,
  scanRequest,
} from "./request";
import { boundsOf, type CurveState, defaultState, isLive } from "./state";

/** Curves are drawn through so many places. */
export const PLACES = 241;

export type CurveModel = ReturnType<typeof createCurveModel>;

/** Points and a curve as the act sees them: its state, what the core made of it, and time. No view is known here. */
export function createCurveModel(
  engine: CurveEngine,
  info: CurveCatalog,
  initial: CurveState,
  onEngineFailure: () => void,
  clock?: SliceClock,
) {
  const { catalog, module } = engine;
  const ground: RunGround<CurveState> = {
    base: defaultState(catalog),
    suggestedRate: (optimizer) => info.learning_rates[optimizer],
  };
  const base = createRunBase<CurveState>(catalog, ground, initial);
  const { state, error, generation, time } = base;
  const [from, to] = info.domain;
  const places = Float64Array.from(
    { length: PLACES },
    (_, at) => from + ((to - from) * at) / (PLACES - 1),
  );
  /** The true function, the closed form, and the model of the step that is shown, at the places. */
  const curves = {
    truth: new Float64Array(PLACES),
    fit: new Float64Array(PLACES),
    step: new Float64Array(PLACES),
  };
  let curve: CurveFit | undefined;
  const report = signal<CurveReport | undefined>(undefined);
  const points = signal<Readonly<Record<Role, readonly Point[]>>>({
    training: [],
    validation: [],
    test: [],
  });
  /** Errors after every step of the descent; empty where none is walked. */
  const errors = signal<Readonly<Record<Role, Float64Array>>>(NO_ERRORS);

  const request = computed(() => requestOf({ state: state.value, ground, catalog }, info));
  const requestKey = computed(() => JSON.stringify(request.value));
  /** What errors are asked for. */
  const scanJob = computed(() => {
    const [least] = boundsOf(state.value.family, info);
    return scanRequest(state.value, least);
  });
  const scanKey = computed(() => JSON.stringify(scanJob.value ?? null));
  const fanKey = computed(() => JSON.stringify(fanRequest(state.value) ?? null));

  const refused: { fit?: ErrorDetails; scan?: ErrorDetails; fan?: ErrorDetails } = {};

  /** What was there before then stays, and the page says why. */
  const refuse = (what: keyof typeof refused) => (details: ErrorDetails | undefined) => {
    if (details) refused[what] = details;
    else delete refused[what];
    error.value = refused.fit ?? refused.scan ?? refused.fan;
  };

  /** Runs what the core may refuse. */
  function attempt(make: () => void): void {
    try {
      make();
      refuse("fit")(undefined);
    } catch (failure) {
      const details = errorDetails(failure);
      if (details) refuse("fit")(details);
      else if (isEngineFailure(failure)) restart(failure);
      else throw failure;
    }
  }

  /** A handle that panicked is locked for ever: the state is the first again, and new handles are made for it. */
  function restart(failure: unknown): void {
    slices.stop();
    curve = undefined;
    if (report.peek() === undefined) throw failure;
    state.value = ground.base;
    onEngineFailure();
  }

  /** What a slice of the descent has come to. */
  const slices = createSlices(
    () => {
      if (!curve) return;
      const made = curve;
      const next = made.report();
      batch(() => {
        report.value = next;
        errors.value = made.total === 0 ? NO_ERRORS : readErrors(made, made.total + 1);
        generation.value = generation.peek() + 1;
      });
    },
    clock,
    DESCENT_MS,
  );

  /** The closed form at once, the descent as far as a frame allows, and the rest of it in the next ones. */
  function fit(next: CurveFitRequest): void {
    if (curve) curve.configure(next);
    else curve = new module.CurveFit(next);
    const made = curve;
    slices.stop();
    made.write_truth(places, curves.truth);
    made.write_fit(places, curves.fit);
    const { total } = made;
    batch(() => {
      points.value = {
        training: read(made, "training", next.own ? next.own.length / 2 : next.count),
        validation: read(made, "validation", info.validation),
        test: read(made, "test", info.test),
      };
      slices.begin({ total, advance: (steps) => walk(made, steps) });
    });
  }

  /** A descent that breaks the module is over. */
  function walk(made: CurveFit, steps: number): number {
    let done = Number.POSITIVE_INFINITY;
    attempt(() => {
      done = made.advance(steps);
    });
    return done;
  }

  const scanner = createRenewal<ScanJob, ScanReport>({
    openDesk: async () => (await import("../../../workers/retraining")).openScanDesk(engine.module),
    rough: roughScan,
    isPicture: isScanPicture,
    onRefused: refuse("scan"),
  });
  const fanner = createRenewal<FanJob, FanReport>({
    openDesk: async () => (await import("../../../workers/retraining")).openFanDesk(engine.module),
    rough: roughFan,
    isPicture: isFanPicture,
    onRefused: refuse("fan"),
  });

  const stops = [
    effect(() => {
      requestKey.value;
      attempt(() => fit(request.peek()));
    }),
    follow(scanKey, scanner),
    follow(fanKey, fanner),
  ];

  const taken = computed(() => report.value?.taken ?? 0);
  const live = computed(() => isLive(state.value, info));
  return {
    ...base,
    info,
    report,
    points,
    errors,
    /** Errors against one number, and the same model taught again and again: what a worker keeps new. */
    scanJob,
    scan: scanner,
    fan: fanner,
    places,
    curves,
    live,
    /** The step that is shown: the present one, or as far as the numbers are finite. */
    shownStep: computed(() => Math.min(Math.round(time.value), taken.value)),
    /** Writes the model of a step into `curves.step`. */
    writeStep(step: number): void {
      curve?.write_step(step, places, curves.step);
    },
    dispose(): void {
      for (const stop of stops) stop();
      scanner.dispose();
      fanner.dispose();
      slices.stop();
      curve?.free();
      curve = undefined;
    },
  };
}

/** Lets what a key tells be wanted; `null` is nothing. */
function follow<Job>(
  key: ReadonlySignal<string>,
  { want, forget }: Pick<ReturnType<typeof createRenewal<Job, unknown>>, "want" | "forget">,
): () => void {
  return effect(() => {
    const wanted = JSON.parse(key.value) as Job | null;
    untracked(() => (wanted === null ? forget() : want(wanted)));
  });
}

/** A frame's time for steps of the descent: while a setting moves, the closed form takes as much again. */
const DESCENT_MS = 5;

const NO_ERRORS = {
  training: new Float64Array(0),
  validation: new Float64Array(0),
  test: new Float64Array(0),
};

function read(curve: CurveFit, role: Role, count: number): Point[] {
  const pairs = new Float64Array(2 * count);
  const known = curve.write_points(ROLES[role], pairs) / 2;
  return Array.from({ length: known }, (_, at) => [pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0]);
}

function readErrors(curve: CurveFit, steps: number): Record<Role, Float64Array> {
  const list = (role: Role) => {
    const target = new Float64Array(steps);
    curve.write_errors(ROLES[role], target);
    return target;
  };
  return { training: list("training"), validation: list("validation"), test: list("test") };
}
