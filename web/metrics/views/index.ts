import type { ComponentType } from "preact";
import { Calibration } from "./calibration";
import { Cost } from "./cost";
import { Det } from "./det";
import { Gain } from "./gain";
import { Lift } from "./lift";
import { MetricLines } from "./metrics-lines";
import { PrecisionRecall } from "./precision-recall";
import { Roc } from "./roc";
import type { ViewProps } from "./view";

/** Every view of scores, by its name in links. */
export const VIEWS = {
  roc: Roc,
  pr: PrecisionRecall,
  det: Det,
  metrics: MetricLines,
  calibration: Calibration,
  gain: Gain,
  lift: Lift,
  cost: Cost,
} as const satisfies Record<string, ComponentType<ViewProps>>;

export type ViewId = keyof typeof VIEWS;
export const VIEW_IDS = Object.keys(VIEWS) as ViewId[];
