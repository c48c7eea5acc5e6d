// Rectangles of the plane: what a picture of some shape shows of it.

import type { Size } from "../../../../stage/size";
import type { View } from "../../../../stage/view";

/** a from, a to, b from, b to. */
export type Span = readonly [number, number, number, number];

/** Half of the width and height of what a picture of this size shows around a rectangle: all of it, in its own shape. */
export function halfOf([a0, a1, b0, b1]: Span, { width, height }: Size): readonly [number, number] {
  const shape = width / height;
  const half = Math.max((b1 - b0) / 2, (a1 - a0) / 2 / shape);
  return [half * shape, half];
}

/** The view of a whole rectangle. */
export function wholeOf([a0, a1, b0, b1]: Span): View {
  return [(a0 + a1) / 2, (b0 + b1) / 2, 1];
}

/** What a view shows of a rectangle. */
export function spanOf([a, b, zoom]: View, whole: Span, size: Size): Span {
  const [across, up] = halfOf(whole, size);
  return [a - across / zoom, a + across / zoom, b - up / zoom, b + up / zoom];
}

/** Whether a rectangle holds another, but for a hair. */
export function holds([a0, a1, b0, b1]: Span, [x0, x1, y0, y1]: Span): boolean {
  const hair = (x1 - x0) * 1e-3;
  return a0 <= x0 + hair && a1 >= x1 - hair && b0 <= y0 + hair && b1 >= y1 - hair;
}
