/**
 * What a guess is worth: 100 points where it was exact, and half as many for every 5 % of the whole by which it missed. The
 * whole is the diagonal of the surface's domain for a flag, and the number of steps for a step.
 */
export const FULL = 100;
export const HALF = 0.05;

/** Points by how much of the whole a guess missed. */
export function pointsOf(by: number, whole: number): number {
  const points = FULL * 2 ** -(by / (HALF * whole));
  return Number.isFinite(points) ? Math.round(points) : 0;
}

/** Where a racer is said to end: at a place, or out of all bounds. */
export type Flag = readonly [number, number] | "lost";

/** A flag's points: for a place by the distance, for a loss all or nothing. */
export function flagPoints(
  flag: Flag,
  end: readonly [number, number],
  diverged: boolean,
  domain: readonly [number, number, number, number],
): number {
  if (flag === "lost" || diverged) return flag === "lost" && diverged ? FULL : 0;
  const [x0, x1, y0, y1] = domain;
  return pointsOf(Math.hypot(flag[0] - end[0], flag[1] - end[1]), Math.hypot(x1 - x0, y1 - y0));
}

/** The points of a named winner by the place it took: 100, 50, 25, …; nothing for one that diverged. */
export function winnerPoints(place: number, diverged: boolean): number {
  return diverged ? 0 : Math.round(FULL * 2 ** -(place - 1));
}

/** The points of a said step of divergence, `undefined` for none, against the true one. */
export function stepPoints(
  said: number | undefined,
  step: number | undefined,
  steps: number,
): number {
  if (said === undefined || step === undefined) return said === step ? FULL : 0;
  return pointsOf(Math.abs(said - step), steps);
}

/** The mean of points, rounded: a surface is worth at most 100, however many racers. */
export function meanPoints(points: readonly number[]): number {
  if (points.length === 0) return 0;
  return Math.round(points.reduce((sum, one) => sum + one, 0) / points.length);
}
