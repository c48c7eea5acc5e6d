import type { ComponentChildren } from "preact";
import type { Chain } from "../chain";
import type { Pinned } from "../compare";
import type { CurveName } from "../judge";
import { nearest } from "../plot";

/** What a view of scores is given. */
export interface ViewProps {
  readonly chain: Chain;
  readonly heading: ComponentChildren;
  readonly settings: ViewSettings;
}

/** What views draw by, beside scores and threshold. */
export interface ViewSettings {
  /** What a false positive and a false negative cost. */
  readonly costs: readonly [number, number];
  /** A setting to be compared with, drawn behind. */
  readonly ghost?: Pinned | undefined;
}

/** Sets the threshold whose point on a curve is nearest to a place. */
export function pullCurve(chain: Chain, curve: CurveName, x: number, y: number): void {
  const points = chain.judged.peek().curve(curve);
  const found = points.thresholds[nearest(points, x, y)];
  if (found !== undefined) chain.setThreshold(found);
}
