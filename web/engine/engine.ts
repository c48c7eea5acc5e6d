import init, {
  type Catalog,
  Race as LeanRace,
  catalog as readCatalog,
} from "../pkg/descent_lean.js";
import type {
  ErrorDetails,
  Race as FullRace,
  QuadraticReport,
  Relief,
} from "../pkg/descent_wasm.js";
import { type FullEngine, loadFull } from "./full";

export type {
  Catalog,
  HyperparameterInfo,
  OptimizerInfo,
  ScheduleInfo,
  SurfaceInfo,
} from "../pkg/descent_lean.js";
export type {
  AutopsyReport,
  BatchReport,
  ChartLayout,
  ChartQuantity,
  ChartRequest,
  ErrorDetails,
  OutcomeReport,
  PartingReport,
  PictureRequest,
  QuantityReport,
  RaceRequest,
  RacerRequest,
  RacerSummary,
  RaceSummary,
} from "../pkg/descent_wasm.js";

export type { OptimizerId } from "../pkg/ids";

/** What runs are told by, whatever they descend. */
export type RunCatalog = Pick<Catalog, "optimizers" | "schedules">;

/** What a race of either module can do. */
export type Race = Pick<FullRace, keyof LeanRace>;
export { type FullEngine, isFull, loadFull } from "./full";
export type { FullRace, QuadraticReport, Relief };

/**
 * What the core offers from the first load on. The catalog's type is the lean module's, which has what is run and not what
 * is read (`notes.ts`); the others are the full module's, which has all of the lean one.
 */
export interface Engine {
  readonly catalog: Catalog;
  /** A new race; the caller frees it. */
  readonly createRace: () => Race;
  /** The module that has all; fetched when it is first asked for. */
  readonly loadFull: () => Promise<FullEngine>;
}

/** A quantity that is recorded at every step: the core's numbers, which its two modules share. */
export const Quantity = {
  Loss: 0,
  GradientNorm: 1,
  RateX: 2,
  RateY: 3,
  LearningRate: 4,
  Evaluations: 5,
} as const satisfies Record<keyof typeof import("../pkg/descent_wasm.js").Quantity, number>;
export type Quantity = (typeof Quantity)[keyof typeof Quantity];

/** Fetches and compiles the module of the first load; throws where the browser is too old or the file is missing. */
export async function loadEngine(): Promise<Engine> {
  await init();
  return {
    catalog: readCatalog(),
    createRace: () => new LeanRace() as unknown as Race,
    loadFull,
  };
}

/** The fields of an error that the core threw; `undefined` for any other error. */
export function errorDetails(error: unknown): ErrorDetails | undefined {
  if (!(error instanceof Error) || !("details" in error)) return undefined;
  return (error.details ?? undefined) as ErrorDetails | undefined;
}

/** Whether the module itself broke, so that its handles cannot be used any more. */
export function isEngineFailure(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}
