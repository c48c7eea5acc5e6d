import { describe, expect, test } from "vitest";
import { toPixelX, toPixelY, toPlane } from "../../../web/stage/projection";
import { type Fit, fitOf, moved, projectionOf, type View, ZOOM } from "../../../web/stage/view";
import { seeded } from "../seeded";

const FIT: Fit = { halfWidth: 4, halfHeight: 3, width: 800, height: 600 };
const WHOLE: View = [1, -2, 1];

describe("a view", () => {
  test("shows the whole domain at zoom 1, and a part of it nearer", () => {
    expect(projectionOf(WHOLE, FIT).span).toEqual([-3, 5, -5, 1]);
    expect(projectionOf([1, -2, 4], FIT).span).toEqual([0, 2, -2.75, -1.25]);
  });

  test("is told from what it shows", () => {
    const near: View = [0.3, 0.4, 7];
    const fit = fitOf(projectionOf(near, FIT), near);
    expect(fit.halfWidth).toBeCloseTo(FIT.halfWidth, 12);
    expect(fit.halfHeight).toBeCloseTo(FIT.halfHeight, 12);
  });

  test("keeps under the fingers what was under them, wherever they move", () => {
    const random = seeded(5);
    for (let turn = 0; turn < 300; turn++) {
      const pixel = () => [random() * 800, random() * 600] as const;
      const view: View = [random() * 20 - 10, random() * 20 - 10, 10 ** (random() * 6 - 2)];
      const [from, to] = [pixel(), pixel()];
      const next = moved(view, FIT, from, to, 0.5 + random());
      const [x, y] = toPlane(projectionOf(view, FIT), from[0], from[1]);
      const after = projectionOf(next, FIT);
      expect(Math.abs(toPixelX(after, x) - to[0])).toBeLessThan(0.2);
      expect(Math.abs(toPixelY(after, y) - to[1])).toBeLessThan(0.2);
    }
  });

  test("comes no nearer than numbers tell apart, and goes no farther than its bound", () => {
    let view = WHOLE;
    for (let turn = 0; turn < 100; turn++) view = moved(view, FIT, [9, 9], [9, 9], 4);
    expect(view[2]).toBe(ZOOM[1]);
    for (let turn = 0; turn < 100; turn++) view = moved(view, FIT, [9, 9], [9, 9], 0.2);
    expect(view[2]).toBe(ZOOM[0]);
  });
});
