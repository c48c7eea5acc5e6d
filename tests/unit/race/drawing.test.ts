import { describe, expect, test } from "vitest";
import type { Point } from "../../../web/race/state";
import {
  MAX_POINTS,
  simplify,
  strokeOver,
  withNewPoint,
  withPoint,
} from "../../../web/race/what-if/drawing";
import { seeded } from "../seeded";

/** The height of straight lines through points. */
function at(points: readonly Point[], x: number): number {
  const next = points.findIndex(([step]) => step > x);
  const [from, to] = [points[next - 1] ?? points[0], points[next] ?? points.at(-1)];
  if (!from || !to || next < 1) return (next < 0 ? points.at(-1) : points[0])?.[1] ?? Number.NaN;
  return from[1] + ((to[1] - from[1]) * (x - from[0])) / (to[0] - from[0]);
}

const sampled = (count: number, height: (step: number) => number): Point[] =>
  Array.from({ length: count }, (_, step) => [step, height(step)]);

describe("few points for many", () => {
  const shapes: [name: string, height: (step: number) => number][] = [
    ["constant", () => 1],
    ["cosine", (step) => (1 + Math.cos((Math.PI * step) / 199)) / 2],
    ["warm restarts", (step) => (1 + Math.cos((Math.PI * (step % 50)) / 50)) / 2],
    ["exponential", (step) => 0.97 ** step],
    ["step", (step) => 0.5 ** Math.floor(step / 50)],
    ["zero", () => 0],
  ];
  test.each(shapes)("keep the shape of %s", (_, height) => {
    const points = sampled(200, height);
    const few = simplify(points, MAX_POINTS);
    expect(few.length).toBeLessThanOrEqual(MAX_POINTS);
    expect([few[0]?.[0], few.at(-1)?.[0]]).toEqual([0, 199]);
    const most = Math.max(...points.map(([, factor]) => factor));
    for (const [step, factor] of points) {
      // A pixel of the chart.
      expect(Math.abs(at(few, step) - factor)).toBeLessThanOrEqual(0.01 * most);
    }
  });

  test("are exact where straight lines are", () => {
    expect(simplify(sampled(200, () => 1))).toEqual([
      [0, 1],
      [199, 1],
    ]);
    const steps = simplify(sampled(200, (step) => 0.5 ** Math.floor(step / 50)));
    expect(steps).toHaveLength(8);
    expect(steps).toContainEqual([99, 0.5]);
    expect(steps).toContainEqual([100, 0.25]);
  });

  test("are few and in order for any scribble", () => {
    const random = seeded(3);
    for (let turn = 0; turn < 50; turn++) {
      const few = simplify(sampled(2 + Math.floor(random() * 300), () => random()));
      expect(few.length).toBeLessThanOrEqual(40);
      expect(few.every(([step], index) => index === 0 || step > (few[index - 1]?.[0] ?? 0))).toBe(
        true,
      );
    }
    expect(simplify([[0, 1]])).toEqual([[0, 1]]);
    expect(simplify([])).toEqual([]);
  });
});

test("a stroke draws over what it passes, in whichever direction, and nothing else", () => {
  const heights = new Float64Array(11).fill(1);
  strokeOver(heights, [8, 0], [4, 2]);
  expect([...heights]).toEqual([1, 1, 1, 1, 2, 1.5, 1, 0.5, 0, 1, 1]);
  strokeOver(heights, [-5, 3], [1, 3]);
  strokeOver(heights, [10, 5], [30, 5]);
  expect([...heights]).toEqual([3, 3, 1, 1, 2, 1.5, 1, 0.5, 0, 1, 5]);
  strokeOver(heights, [2.2, 7], [2.4, 9]);
  expect(heights[2]).toBe(7);
});

describe("a point of a table", () => {
  const points: Point[] = [
    [0, 1],
    [100, 1],
    [200, 0.1],
  ];

  test("is moved between its neighbours, and not below 0", () => {
    expect(withPoint(points, 1, [150.4, 0.55555], 300)[1]).toEqual([150, 0.556]);
    expect(withPoint(points, 1, [900, -3], 300)[1]).toEqual([200, 0]);
    expect(withPoint(points, 0, [-5, 2], 300)[0]).toEqual([0, 2]);
    expect(withPoint(points, 2, [900, 2], 300)[2]).toEqual([300, 2]);
    // It stood beyond a run that has become shorter.
    expect(withPoint(points, 2, [900, 2], 150)[2]).toEqual([150, 2]);
  });

  test("is added at its place in time", () => {
    expect(withNewPoint(points, [150, 0.5])).toEqual({
      points: [points[0], points[1], [150, 0.5], points[2]],
      index: 2,
    });
    expect(withNewPoint(points, [100, 0.5]).index).toBe(2);
    expect(withNewPoint(points, [500, 0.5]).index).toBe(3);
  });
});
