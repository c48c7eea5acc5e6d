// Where numbers stand on a plot, and which are written at its axes.

import { ticks } from "./axes";
import type { PlotProps, Series } from "./plot";

/** Room around the plot for what is written there, in CSS pixels. */
export interface Pad {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** A line of flags above the plot. */
  readonly line: number;
}

/** Room for so many flags above one another, where type is so many times as large as usual. */
export function padOf(scale: number, flags: number): Pad {
  const line = 16 * scale;
  return {
    left: 46 * scale + 6,
    right: 18 * scale,
    top: Math.max(flags, 1) * line + 4,
    bottom: 32 * scale,
    line,
  };
}

/** Of a logarithmic axis so many times the error that counts, up and down. */
const ABOVE = 300;
const BELOW = 1e-3;
const MOST_TICKS = 6;
/** From numbers to pixels. */
export interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

export function scalesOf(
  { xs, known, series, over, stacked, logX = false, logY = false }: PlotProps,
  width: number,
  height: number,
  pad: Pad,
): Scales {
  // Of nothing yet any axis will do, a logarithmic one too.
  const first = xs[0] ?? 1;
  const last = xs[xs.length - 1] ?? 2;
  const warp = logX ? Math.log10 : (value: number) => value;
  const [x0, x1] = [warp(first), warp(last)];
  const wide = Math.max(width - pad.left - pad.right, 1);
  const high = Math.max(height - pad.top - pad.bottom, 1);
  const [low, top] = spanY([...series, ...(over ? [over] : [])], known, logY, stacked === true);
  const [y0, y1] = logY ? [Math.log10(low), Math.log10(top)] : [low, top];
  const up = (value: number) => (logY ? Math.log10(Math.max(value, low / 100)) : value);
  return {
    x: (value) => pad.left + ((warp(value) - x0) / (x1 - x0 || 1)) * wide,
    y: (value) => pad.top + (1 - (up(value) - y0) / (y1 - y0 || 1)) * high,
    xTicks: logX ? decades(first, last) : ticks(first, last, MOST_TICKS),
    yTicks: logY ? decades(low, top) : ticks(low, top, MOST_TICKS),
  };
}

/** What is shown of the values: on a logarithmic axis around the least of the last line, which is the one that counts. */
function spanY(
  series: readonly Series[],
  known: number,
  log: boolean,
  stacked: boolean,
): [number, number] {
  const all = series.flatMap(({ values }) => finite(values, known));
  if (all.length === 0) return log ? [0.01, 1] : [0, 1];
  if (!log) {
    const last = series.at(-1);
    const counted = stacked && last ? finite(last.values, known) : all;
    const sorted = [...counted].sort((a, b) => a - b);
    const least = sorted[0] ?? 0;
    // What runs away is cut off, so that the rest can be seen.
    return [0, Math.min(sorted.at(-1) ?? 1, Math.max(8 * least, 1e-9)) * 1.08];
  }
  const counting = series.filter(({ id }) => id !== "training");
  const least = Math.min(...counting.flatMap(({ values }) => finite(values, known)));
  const positive = all.filter((value) => value > 0);
  const from = Math.max(Math.min(...positive), BELOW * least);
  const to = Math.min(Math.max(...positive), ABOVE * least);
  return [from / 1.3, Math.max(to, 2 * from) * 1.3];
}

function finite(values: ArrayLike<number>, known: number): number[] {
  const list: number[] = [];
  for (let at = 0; at < known; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isFinite(value)) list.push(value);
  }
  return list;
}

/** Powers of ten between two numbers, every so manieth where there are many; 1, 2 and 5 times them where there are few. */
function decades(from: number, to: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  const stride = Math.ceil(Math.max(last - first, 1) / MOST_TICKS);
  const factors = last - first < 2 ? [1, 2, 5] : [1];
  const list: number[] = [];
  for (let power = first - 1; power <= last; power += 1) {
    if ((power - first) % stride !== 0 && factors.length === 1) continue;
    for (const factor of factors) {
      const value = factor * 10 ** power;
      if (value >= from && value <= to) list.push(value);
    }
  }
  return list;
}
