export type {
  CurveCatalog,
  CurveErrors,
  CurveFit,
  CurveFitRequest,
  CurveParts,
  CurveReport,
} from "../pkg/descent_wasm.js";

/** What points are for: the core's numbers. */
export const ROLES = { training: 0, validation: 1, test: 2 } as const;
export type Role = keyof typeof ROLES;
