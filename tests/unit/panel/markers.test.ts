import { expect, test } from "vitest";
import { MARKER_REACH, MARKER_SHAPES, markerPath } from "../../../web/panel/markers";

/** The numbers of a path of straight lines, as points. */
function points(path: string): [number, number][] {
  return path
    .slice(1, -1)
    .split("L")
    .map((point) => point.split(" ").map(Number) as [number, number]);
}

function area(corners: readonly [number, number][]): number {
  const doubled = corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

test("each shape has a path of its own, closed, with numbers that every browser reads", () => {
  const paths = MARKER_SHAPES.map((shape) => markerPath(shape, 6));
  expect(new Set(paths).size).toBe(MARKER_SHAPES.length);
  for (const path of paths) expect(path).toMatch(/^M[-\d. LA]+Z$/);
});

test("a path grows with its radius", () => {
  expect(points(markerPath("square", 12))[0]?.[0]).toBeCloseTo(
    2 * (points(markerPath("square", 6))[0]?.[0] ?? 0),
    2,
  );
});

test("shapes are centred, keep within their reach and look equally large", () => {
  for (const shape of MARKER_SHAPES) {
    if (shape === "circle") continue;
    const corners = points(markerPath(shape, 10));
    for (const [x, y] of corners) expect(Math.hypot(x, y)).toBeLessThan(10 * MARKER_REACH + 0.001);
    const middle = corners.reduce((sum, [x]) => sum + x, 0);
    expect(middle, shape).toBeCloseTo(0, 2);
    const share = area(corners) / (Math.PI * 100);
    expect(share, shape).toBeGreaterThan(0.6);
    expect(share, shape).toBeLessThan(1.15);
  }
});
