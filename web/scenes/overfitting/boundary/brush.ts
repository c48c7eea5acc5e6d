// Points of one's own, by the brush.

import type { Point } from "../../../race/state";
import type { BoundaryModel } from "./model";
import { MAX_OWN, type OwnPoint, ownPoints, ownText } from "./own-points";
import { POINT } from "./points";

/** The eraser takes points so near, in units of the plane. */
const REACH = 0.4;

/** Begins with the points that are there, so that one adds to them: what taught and what examined become one's own. */
export function startOwn(model: BoundaryModel): void {
  const training = model.training();
  const counts = model.report.peek()?.points;
  if (model.state.peek().points !== "" || !training || !counts) return;
  const taken = [false, true].flatMap((examining, role) => {
    const numbers = new Float64Array(POINT * (counts[role] ?? 0));
    training.write_points(examining, numbers);
    return Array.from({ length: numbers.length / POINT }, (_, at): OwnPoint => {
      const [x = 0, y = 0, label = 0] = numbers.subarray(POINT * at);
      return [x, y, label];
    });
  });
  const [teach = 1, examine = 1] = counts;
  const share = Math.min(Math.max(examine / (teach + examine), 0.05), 0.9);
  model.update({ points: ownText(taken), share: Math.round(share * 1000) / 1000, edits: "" });
}

/** One point more, of a class or with a number. */
export function painted(model: BoundaryModel, [x, y]: Point, label: number): void {
  startOwn(model);
  const points = ownPoints(model.state.peek().points);
  if (points.length < MAX_OWN) model.update({ points: ownText([...points, [x, y, label]]) });
}

/** Takes points away that are near, but for the last two: nothing can be learned from fewer. */
export function erased(model: BoundaryModel, [x, y]: Point): void {
  startOwn(model);
  const points = ownPoints(model.state.peek().points);
  const left = points.filter(([px, py]) => Math.hypot(px - x, py - y) > REACH);
  const kept = left.length >= 2 ? left : points.slice(0, 2);
  if (kept.length !== points.length) model.update({ points: ownText(kept) });
}
