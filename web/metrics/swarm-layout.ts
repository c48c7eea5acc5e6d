import type { Samples } from "./judge";

/** More dots than these are a cloud, which bars tell better. */
export const MAX_DOTS = 2000;

/** Where dots stand, in pixels: of positives above the base line, of negatives below it. */
export interface Swarm {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: number;
}

export interface SwarmBox {
  /** What the width spans. */
  readonly span: readonly [number, number];
  readonly width: number;
  /** Room above and below the base line. */
  readonly half: number;
  /** Where the base line is. */
  readonly base: number;
}

/** Smaller dots show no shape. */
export const LEAST_RADIUS = 1.25;
const RADII = [7, 6, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, LEAST_RADIUS] as const;

/**
 * Every score as a dot at its place, stacked so that no two of a class overlap, as large as fits. Nothing where the smallest do not
 * fit. A radius that is given is kept, and what does not fit then stands on the edge.
 */
export function layoutSwarm(
  { y, scores }: Samples,
  box: SwarmBox,
  kept?: number,
): Swarm | undefined {
  if (scores.length > MAX_DOTS || box.width <= 0 || box.half <= 0) return undefined;
  const x = scores.map((score) => across(score, box));
  const order = Array.from(x.keys());
  const sides = [0, 1].map((side) => order.filter((at) => y[at] === side));
  const fullest = Math.max(...sides.map(({ length }) => length));
  for (const radius of kept === undefined ? RADII : [kept]) {
    const area = fullest * (2 * radius) ** 2;
    if (kept === undefined && area > 1.2 * box.width * box.half) continue;
    const away = new Float64Array(x.length);
    const limit = kept === undefined ? box.half - radius : Number.POSITIVE_INFINITY;
    if (!sides.every((side) => stack(side, x, away, radius, limit))) continue;
    const signed = away.map((value, at) => {
      const within = Math.min(value, box.half - radius);
      return box.base + (y[at] === 1 ? -within : within);
    });
    return { x, y: signed, radius };
  }
  return undefined;
}

/** A score's place on the axis, where its dot is seen whole. */
function across(score: number, { span: [from, to], width }: SwarmBox): number {
  return ((score - from) / (to - from)) * width;
}

/**
 * How far from the base line the dots of a side stand, each as near as those before it let it. They come in the order of the data: in that
 * of their scores every pile would lean. Gives up where one would stand beyond the limit.
 */
function stack(
  side: readonly number[],
  x: Float64Array,
  away: Float64Array,
  radius: number,
  limit: number,
): boolean {
  const wide = 2 * radius;
  /** Dots by the column, as wide as one of them, that they stand in. */
  const columns = new Map<number, number[]>();
  for (const at of side) {
    const here = x[at] ?? 0;
    const column = Math.floor(here / wide);
    const taken: [number, number][] = [];
    for (let near = column - 1; near <= column + 1; near++) {
      for (const other of columns.get(near) ?? []) {
        const apart = here - (x[other] ?? 0);
        const reach = Math.sqrt(Math.max(wide * wide - apart * apart, 0));
        const middle = away[other] ?? 0;
        if (reach > 0) taken.push([middle - reach, middle + reach]);
      }
    }
    taken.sort(([a], [b]) => a - b);
    // The first row stands on the line, not in it.
    let free = radius + 1;
    for (const [low, high] of taken) {
      if (free <= low + ROUNDING) break;
      free = Math.max(free, high);
    }
    away[at] = free;
    if (free > limit) return false;
    const standing = columns.get(column);
    if (standing) standing.push(at);
    else columns.set(column, [at]);
  }
  return true;
}

/** Dots may touch. */
const ROUNDING = 1e-9;
