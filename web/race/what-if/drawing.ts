import type { Point } from "../state";

/** The most points of a table that can be handled one by one. */
export const MAX_POINTS = 100;
/** The most that a stroke of the hand is told in. */
const DRAWN_POINTS = 40;
/** How far a line may leave what was drawn, as a share of its height there. */
const TOLERANCE = 4e-3;
/** A share of the greatest height that is counted to every height, so that near 0 not everything matters. */
const FLOOR = 0.1;

/**
 * Few points whose straight lines follow many, the ends among them. Each next one is set where the lines are farthest off,
 * by a share of the height, so that a curve's low tail keeps its shape too.
 */
export function simplify(points: readonly Point[], limit = DRAWN_POINTS): Point[] {
  const last = points.length - 1;
  if (last < 1) return [...points];
  const floor = FLOOR * Math.max(...points.map(([, factor]) => factor));
  const kept = [0, last];
  while (kept.length < limit) {
    const { at, error } = worst(points, kept, floor);
    if (error <= TOLERANCE) break;
    kept.splice(
      kept.findIndex((index) => index > at),
      0,
      at,
    );
  }
  return kept.map((index) => points[index] as Point);
}

function worst(points: readonly Point[], kept: readonly number[], floor: number) {
  let [at, error] = [0, 0];
  for (let piece = 1; piece < kept.length; piece++) {
    const [from, to] = [kept[piece - 1] ?? 0, kept[piece] ?? 0];
    for (let index = from + 1; index < to; index++) {
      const [step, factor] = points[index] as Point;
      const line = between(points[from] as Point, points[to] as Point, step);
      const off = Math.abs(line - factor) / (factor + floor || 1);
      if (off > error) [at, error] = [index, off];
    }
  }
  return { at, error };
}

/** The height of the line through two points. */
function between([x0, y0]: Point, [x1, y1]: Point, at: number): number {
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}

/** Heights on an even grid, drawn over with a straight stroke from one place to another. */
export function strokeOver(heights: Float64Array, from: Point, to: Point): void {
  const [[x0, y0], [x1, y1]] = from[0] <= to[0] ? [from, to] : [to, from];
  const last = heights.length - 1;
  for (let x = Math.round(x0); x <= Math.round(x1); x++) {
    if (x >= 0 && x <= last)
      heights[x] = between([x0, y0], [x1, y1], Math.min(Math.max(x, x0), x1));
  }
}

/** A table with one point moved: not past its neighbours, and not below 0. */
export function withPoint(
  points: readonly Point[],
  index: number,
  to: Point,
  steps: number,
): Point[] {
  const least = points[index - 1]?.[0] ?? 0;
  const most = points[index + 1]?.[0] ?? Math.max(steps, least);
  const step = Math.min(Math.max(Math.round(to[0]), least), most);
  return points.map((point, at) => (at === index ? [step, tidy(Math.max(to[1], 0))] : point));
}

/** A table with a point more, at its place in time, and where it stands there. */
export function withNewPoint(points: readonly Point[], [at, factor]: Point) {
  const step = Math.round(at);
  const after = points.findIndex(([other]) => other > step);
  const index = after < 0 ? points.length : after;
  const point: Point = [step, tidy(factor)];
  return { points: [...points.slice(0, index), point, ...points.slice(index)], index };
}

/** A factor in as few digits as the eye can tell, so that links stay short. */
export function tidy(factor: number): number {
  return Number(factor.toPrecision(3));
}
