import init, {
  type Catalog,
  type ErrorDetails,
  Race,
  catalog as readCatalog,
} from "../pkg/descent_wasm.js";

export {
  type Catalog,
  type ChartLayout,
  type ChartQuantity,
  type ChartRequest,
  type ErrorDetails,
  formula_tex as formulaTex,
  type HyperparameterInfo,
  type OptimizerInfo,
  type OutcomeReport,
  type PictureRequest,
  Quantity,
  type Race,
  type RaceRequest,
  type RacerRequest,
  type RacerSummary,
  type RaceSummary,
  type ScheduleInfo,
  type SurfaceInfo,
} from "../pkg/descent_wasm.js";

export type { OptimizerId } from "../pkg/ids";

export interface Engine {
  readonly catalog: Catalog;
  /** A new race; the caller frees it. */
  readonly createRace: () => Race;
}

/** Fetches and compiles the module; throws where the browser is too old or the file is missing. */
export async function loadEngine(): Promise<Engine> {
  await init();
  return { catalog: readCatalog(), createRace: () => new Race() };
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
