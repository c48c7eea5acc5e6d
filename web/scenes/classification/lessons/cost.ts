import type { Judged } from "../../../metrics/judge";
import { pointsOf } from "../../../race/predict/score";

/** What a threshold costs a point, beside the best and what costs the least without any model. */
export interface Cost {
  readonly present: number;
  readonly least: number;
  /** Of calling all the same, whichever way is cheaper. */
  readonly without: number;
}

export function costOf(
  judged: Judged,
  threshold: number,
  [fp, fn]: readonly [number, number],
): Cost {
  const costs = judged.handle.costs(fp, fn);
  const at = (threshold: number) => costs[judged.handle.at(threshold).place] ?? Number.NaN;
  const best = judged.jump({ kind: "least_cost", costs: [fp, fn] });
  const without = Math.min(costs[0] ?? 0, costs[costs.length - 1] ?? 0);
  return { present: at(threshold), least: best === undefined ? Number.NaN : at(best), without };
}

/** The points of a threshold: half as many for every 5 % of what the model saves that is given away. */
export function costPoints({ present, least, without }: Cost): number {
  return pointsOf(present - least, without - least);
}
