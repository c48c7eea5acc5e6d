// A curve through points: the request read, the core asked.

import { type FitRequest as CoreFitRequest, fit_points as fitPoints } from "../pkg/descent_wasm.js";
import { fields, type Numbers, numbers, pick, refuseOthers } from "./arguments.ts";
import type { Name } from "./racer.ts";

/** The points, and where the fitted model is asked for its answers. */
interface FitPoints {
  /** The feature: at least one number. */
  readonly x: Numbers;
  /** As many answers. */
  readonly y: Numbers;
  /** Where predictions are wanted; by default at `x`. */
  readonly at?: Numbers;
}

/** What keeps the coefficients of a sum of functions small. */
interface FitPenalty {
  /** Mapped linearly to [−1, 1], which the functions are over. x and `at` may lie beyond. */
  readonly domain: readonly [from: number, to: number];
  /**
   * What is minimized, the intercept (the first coefficient) never being penalized: Σ(y − ŷ)² for `none`, the default, and where
   * many coefficients would do those of least norm, intercept included, as of `numpy.linalg.lstsq`, which is also where gradient
   * descent from 0 comes to; Σ(y − ŷ)² + α‖w‖² for `ridge`, scikit-learn's `Ridge`; Σ(y − ŷ)²/2n + α‖w‖₁ for `lasso`, its `Lasso`.
   */
  readonly penalty?: Name<"none" | "ridge" | "lasso">;
  /**
   * α, from 0 up. At 0 it is what ridge tends to: least squares, and where many coefficients would do those of least ‖w‖, the
   * intercept left out, as scikit-learn's `LinearRegression`.
   */
  readonly alpha?: number;
}

/** A polynomial. */
export interface PolynomialRequest extends FitPoints, FitPenalty {
  readonly model: "polynomial";
  /** A whole number from 0 to 200. */
  readonly degree: number;
  /** Legendre's polynomials P₀ … P_d, the default, or the powers 1, t, …, t^d. */
  readonly basis?: Name<"legendre" | "monomial">;
}

/** A cubic spline: 1 and all but the last of the B-splines of scikit-learn's `SplineTransformer` on evenly spaced knots. */
export interface SplineRequest extends FitPoints, FitPenalty {
  readonly model: "spline";
  /** How many knots, both ends of the domain among them: from 2 to 200. */
  readonly knots: number;
}

/** The mean of the nearest points, as of scikit-learn's `KNeighborsRegressor`. */
export interface NeighborsRequest extends FitPoints {
  readonly model: "neighbors";
  /** How many points; where there are fewer, all of them. */
  readonly k: number;
}

/** A model of one feature, and its points. */
export type FitRequest = PolynomialRequest | SplineRequest | NeighborsRequest;

/** A fitted curve. */
export interface Fit {
  /** One for each function, the intercept first; of neighbors none. */
  readonly coefficients: Float64Array;
  /** The answers at `at`. */
  readonly predictions: Float64Array;
  /** The mean squared error at the points that it was fitted to. */
  readonly train_mse: number;
}

const SUM_KEYS = ["domain", "penalty", "alpha"];
/** What each model has beside its points; those of an unknown one are not looked at. */
const KEYS: { readonly [model: string]: readonly string[] } = {
  polynomial: ["degree", "basis", ...SUM_KEYS],
  spline: ["knots", ...SUM_KEYS],
  neighbors: ["k"],
};

/** Fits a model to points. */
export function fit(request: FitRequest): Fit {
  const { model, x, y, at } = fields("request", request);
  const keys = ["model", ...((typeof model === "string" && KEYS[model]) || [])];
  if (keys.length > 1) refuseOthers("", request, [...keys, "x", "y", "at"]);
  const parts = pick(request, keys as (keyof FitRequest)[]);
  const places = numbers("x", x);
  const answers = numbers("y", y);
  const asked = at === undefined || at === null ? places : numbers("at", at);
  return fitPoints(parts as unknown as CoreFitRequest, places, answers, asked);
}
