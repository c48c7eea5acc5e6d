import type { RunCatalog } from "./engine";

export type {
  CurveCatalog,
  CurveErrors,
  CurveFit,
  CurveFitRequest,
  CurveParts,
  CurveReport,
} from "../pkg/descent_curve.js";

/** What the core says of curves through points: the module that has nothing else. */
export type CurveModule = Pick<
  typeof import("../pkg/descent_curve.js"),
  "CurveFan" | "CurveFit" | "CurveScan" | "curve_catalog"
>;

/** What a curve runs on. */
export interface CurveEngine {
  readonly catalog: RunCatalog;
  readonly module: CurveModule;
}

/** Fetches and compiles it; throws where the browser is too old or the file is missing. */
export async function loadCurves(): Promise<CurveEngine> {
  const module = await import("../pkg/descent_curve.js");
  await module.default();
  return { catalog: module.catalog(), module };
}

/** What points are for: the core's numbers. */
export const ROLES = { training: 0, validation: 1, test: 2 } as const;
export type Role = keyof typeof ROLES;
