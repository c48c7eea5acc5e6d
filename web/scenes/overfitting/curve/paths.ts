// Lines and bands of a plot as SVG paths.

import type { Scales } from "./scales";

/** More points than this are not told apart. */
const MOST_POINTS = 600;

export function trace(
  plot: Scales,
  xs: ArrayLike<number>,
  known: number,
  values: ArrayLike<number>,
): string {
  const stride = Math.max(1, Math.ceil(known / MOST_POINTS));
  let d = "";
  let pen = "M";
  for (let at = 0; at < known; at += stride) {
    const value = values[at] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      pen = "M";
      continue;
    }
    d += `${pen}${place(plot, xs[at] ?? 0, value)}`;
    pen = "L";
  }
  return d;
}

export function band(
  plot: Scales,
  xs: ArrayLike<number>,
  known: number,
  values: ArrayLike<number>,
  spread: ArrayLike<number>,
): string {
  const edge = (way: 1 | -1) =>
    Array.from({ length: known }, (_, at) =>
      place(plot, xs[at] ?? 0, Math.max((values[at] ?? 0) + way * (spread[at] ?? 0), 0)),
    );
  return known > 0 ? `M${[...edge(1), ...edge(-1).reverse()].join("L")}z` : "";
}

/** Far outside a coordinate loses its digits; a line that leads there looks the same. */
const FAR = 1e4;

export function place(plot: Scales, x: number, y: number): string {
  const down = Math.min(Math.max(plot.y(y), -FAR), FAR);
  return `${plot.x(x).toFixed(1)} ${down.toFixed(1)}`;
}
