import { batch, computed, effect, signal } from "@preact/signals";
import {
  type CurveCatalog,
  type CurveEngine,
  type CurveFit,
  type CurveFitRequest,
  type CurveModule,
  type CurveParts,
  type CurveReport,
  ROLES,
  type Role,
} from "../../../engine/curve";
import { type ErrorDetails, errorDetails, isEngineFailure } from "../../../engine/engine";
import { createRunBase } from "../../../race/base";
import type { RunGround } from "../../../race/ground";
import { createSlices, type SliceClock, type Work } from "../../../race/slices";
import type { Point } from "../../../race/state";
import { fanRequest, requestOf, type ScanRequest, scanRequest } from "./request";
import { boundsOf, type CurveState, defaultState, isLive } from "./state";

/** Curves are drawn through so many places. */
export const PLACES = 241;

/** Errors against one number, as far as they are worked out. */
export interface ScanShown {
  readonly kind: ScanRequest["kind"];
  readonly places: Float64Array;
  /** Four numbers of each place, in the order that the core tells. */
  readonly numbers: readonly Float64Array[];
  readonly known: number;
}

/** The same model taught again and again. */
export interface FanShown {
  readonly parts: CurveParts;
  readonly places: Float64Array;
  /** As many answers for each retraining as there are places, one after the other. */
  readonly curves: Float64Array;
  readonly mean: Float64Array;
}

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
  const scan = signal<ScanShown | undefined>(undefined);
  const fan = signal<FanShown | undefined>(undefined);

  const request = computed(() => requestOf({ state: state.value, ground, catalog }, info));
  const requestKey = computed(() => JSON.stringify(request.value));
  const scanKey = computed(() => {
    const [least] = boundsOf(state.value.family, info);
    return JSON.stringify(scanRequest(state.value, least) ?? null);
  });
  const fanKey = computed(() => {
    const { retrainings } = state.value;
    const fit = fanRequest(state.value);
    return JSON.stringify(fit ? { fit, retrainings } : null);
  });

  const refused: { fit?: ErrorDetails; scan?: ErrorDetails; fan?: ErrorDetails } = {};

  /** Runs what may be refused: what was there before then stays, and the page says why. */
  function attempt(what: keyof typeof refused, make: () => void): void {
    try {
      make();
      delete refused[what];
    } catch (failure) {
      const details = errorDetails(failure);
      if (details) refused[what] = details;
      else if (isEngineFailure(failure)) restart(failure);
      else throw failure;
    }
    error.value = refused.fit ?? refused.scan ?? refused.fan;
  }

  /** A handle that panicked is locked for ever: the state is the first again, and new handles are made for it. */
  function restart(failure: unknown): void {
    curve = undefined;
    if (report.peek() === undefined) throw failure;
    state.value = ground.base;
    onEngineFailure();
  }

  function fit(next: CurveFitRequest): void {
    const made = new module.CurveFit(next);
    curve?.free();
    curve = made;
    made.write_truth(places, curves.truth);
    made.write_fit(places, curves.fit);
    const { taken, points: count, best, ...rest } = made.report();
    const walked = best === null ? 0 : (next.steps ?? 0) + 1;
    batch(() => {
      report.value = { taken, points: count, best, ...rest };
      points.value = {
        training: read(made, "training", count),
        validation: read(made, "validation", info.validation),
        test: read(made, "test", info.test),
      };
      errors.value = walked === 0 ? NO_ERRORS : readErrors(made, walked);
      generation.value = generation.peek() + 1;
    });
  }

  /** Works on what was asked for last, and frees its handle with the next. */
  function worker<Shown>(show: (shown: Shown) => void) {
    let handle: Handle<Shown> | undefined;
    const slices = createSlices(() => handle && show(handle.shown()), clock);
    const stop = () => {
      slices.stop();
      handle?.free();
      handle = undefined;
    };
    return {
      stop,
      begin(make: () => Handle<Shown>): void {
        stop();
        handle = make();
        slices.begin(handle);
      },
    };
  }

  const scanner = worker<ScanShown>((shown) => {
    scan.value = shown;
  });
  const fanner = worker<FanShown>((shown) => {
    fan.value = shown;
  });

  const stops = [
    effect(() => {
      requestKey.value;
      attempt("fit", () => fit(request.peek()));
    }),
    effect(() => {
      const wanted = JSON.parse(scanKey.value) as ScanRequest | null;
      if (wanted === null) {
        attempt("scan", scanner.stop);
        scan.value = undefined;
      } else attempt("scan", () => scanner.begin(() => scanOf(module, wanted)));
    }),
    effect(() => {
      const wanted = JSON.parse(fanKey.value) as FanRequest | null;
      if (wanted === null) {
        attempt("fan", fanner.stop);
        fan.value = undefined;
      } else attempt("fan", () => fanner.begin(() => fanOf(module, info, wanted)));
    }),
  ];

  const taken = computed(() => report.value?.taken ?? 0);
  const live = computed(() => isLive(state.value, info));
  return {
    ...base,
    info,
    report,
    points,
    errors,
    scan,
    fan,
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
      scanner.stop();
      fanner.stop();
      curve?.free();
      curve = undefined;
    },
  };
}

/** Work on the core's side, and what it has come to. */
interface Handle<Shown> extends Work {
  readonly shown: () => Shown;
  readonly free: () => void;
}

interface FanRequest {
  readonly fit: CurveFitRequest;
  readonly retrainings: number;
}

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

/** So many numbers of each place are known to a scan. */
const NUMBERS = 4;
/** Room for the places of any scan. */
const MOST_PLACES = 512;

function scanOf(module: CurveModule, { fit, kind, repeats }: ScanRequest): Handle<ScanShown> {
  const core = new module.CurveScan(fit, kind, repeats);
  const room = new Float64Array(MOST_PLACES);
  const places = room.slice(0, core.write_places(room));
  return {
    total: core.total,
    advance: (portions: number) => core.advance(portions),
    free: () => core.free(),
    shown() {
      let known = 0;
      const numbers = Array.from({ length: NUMBERS }, (_, at) => {
        const list = new Float64Array(places.length);
        known = core.write_numbers(at, list);
        return list;
      });
      return { kind, places, numbers, known };
    },
  };
}

function fanOf(
  module: CurveModule,
  info: CurveCatalog,
  { fit, retrainings }: FanRequest,
): Handle<FanShown> {
  const core = new module.CurveFan(fit, retrainings);
  const places = new Float64Array(info.places);
  core.write_places(places);
  const curves = new Float64Array(retrainings * info.places);
  const mean = new Float64Array(info.places);
  return {
    total: core.total,
    advance: (more: number) => core.advance(more),
    free: () => core.free(),
    shown() {
      core.write_curves(curves);
      core.write_mean(mean);
      return { parts: core.parts(), places, curves, mean };
    },
  };
}
