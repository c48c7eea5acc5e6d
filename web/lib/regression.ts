// Metrics of regression: the request read, the core asked.

import { type MetricValue, regression as measure } from "../pkg/descent_wasm.js";
import type { RegressionMetricId } from "../pkg/ids.ts";
import { fields, type Numbers, numbers, refuse, refuseOthers } from "./arguments.ts";

/** True values, predictions, and what some metrics leave open. */
export interface RegressionRequest {
  /** What is true: at least one finite number. */
  readonly y_true: Numbers;
  /** What was predicted: as many. */
  readonly y_pred: Numbers;
  /** A weight each, from 0 up and not all 0; by default all the same. Every metric but `max_error` uses them. */
  readonly sample_weight?: Numbers;
  /** The quantile of `pinball` and `d2_pinball`, from 0 to 1; 0.5 by default. */
  readonly alpha?: number;
  /** Where `huber` becomes straight, 1 by default. */
  readonly delta?: number;
  /** The power of `tweedie_deviance` and `d2_tweedie`: 0 by default, and never between 0 and 1. */
  readonly power?: number;
}

/**
 * Every metric of regression by its id. Each is `{ value }`, or `{ undefined: reason, sklearn }` with what
 * scikit-learn 1.9.1 returns there, or `raises`.
 */
export type RegressionMetrics = { readonly [metric in RegressionMetricId]: MetricValue };

const KEYS = ["y_true", "y_pred", "sample_weight", "alpha", "delta", "power"];

/** Every metric of regression on what was predicted. */
export function regression(request: RegressionRequest): RegressionMetrics {
  const given = fields("request", request);
  refuseOthers("", request, KEYS);
  const number = (name: string) => {
    const value = given[name] ?? undefined;
    if (value !== undefined && typeof value !== "number") return refuse(name, value, "a number");
    return value;
  };
  const { y_true, y_pred, sample_weight } = given;
  return measure(
    numbers("y_true", y_true),
    numbers("y_pred", y_pred),
    sample_weight === undefined || sample_weight === null
      ? undefined
      : numbers("sample_weight", sample_weight),
    number("alpha"),
    number("delta"),
    number("power"),
  ) as RegressionMetrics;
}
