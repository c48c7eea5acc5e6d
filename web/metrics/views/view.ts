import type { ComponentChildren } from "preact";
import type { Chain } from "../chain";
import type { Pinned } from "../compare";
import type { CurveName, Points } from "../judge";
import { nearest } from "../plot";
import type { Bands } from "../resampling";

/** How the areas of a precision–recall curve are drawn. */
export const AREAS = ["steps", "trapezoids", "both"] as const;
export type Areas = (typeof AREAS)[number];
export const BINNINGS = ["uniform", "quantile"] as const;
export type Binning = (typeof BINNINGS)[number];

/** What is chosen in the views themselves. */
export interface ViewChoices {
  readonly areas: Areas;
  /** Whether the plane of the ROC curve is shown as pairs. */
  readonly pairs: boolean;
  /** Ids of the metrics whose lines are drawn over the threshold. */
  readonly lines: readonly string[];
  readonly bins: number;
  readonly binning: Binning;
}

/** What views draw by, beside scores and threshold. */
export interface ViewSettings extends Partial<ViewChoices> {
  /** What a false positive and a false negative cost. */
  readonly costs: readonly [number, number];
  /** A setting to be compared with, drawn behind. */
  readonly ghost?: Pinned | undefined;
  /** How far the curves can be trusted. */
  readonly bands?: Bands | undefined;
}

/** What a view of scores is given. */
export interface ViewProps {
  readonly chain: Chain;
  readonly heading: ComponentChildren;
  readonly settings: ViewSettings;
  /** Takes what a hand chooses; without it there is nothing to choose. */
  readonly onChoose?: ((changes: Partial<ViewChoices>) => void) | undefined;
}

/** Sets the threshold whose point on a curve is nearest to a place. */
export function pullCurve(chain: Chain, curve: CurveName, x: number, y: number): void {
  const points = chain.judged.peek().curve(curve);
  pullPoints(chain, points, x, y);
}

/** The same of points that are drawn elsewhere than the curve's; `tall` is by how much a step up is longer than one aside. */
export function pullPoints(chain: Chain, points: Points, x: number, y: number, tall = 1): void {
  const found = points.thresholds[nearest(points, x, y, 1, tall)];
  if (found !== undefined) chain.setThreshold(found);
}
