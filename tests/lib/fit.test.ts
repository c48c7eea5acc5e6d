// Curves through points, through the library: the numbers of NumPy and scikit-learn, and what is refused.

import { beforeAll, describe, expect, test } from "vitest";
import { type Descent, type FitRequest, load } from "../../dist/lib/descent.js";
import fixtures from "../../fixtures/curves.json" with { type: "json" };

/** Relative to max(1, size). */
const TOLERANCE = 1e-10;
/** Of coefficients of powers, which are ill-conditioned: their sum is held to the other. */
const POWERS = 1e-8;

let descent: Descent;
beforeAll(async () => {
  descent = await load();
});

function expectClose(ours: ArrayLike<number>, theirs: readonly number[], tolerance: number) {
  expect(ours.length).toBe(theirs.length);
  const apart = theirs.map(
    (b, i) => Math.abs((ours[i] ?? Number.NaN) - b) / Math.max(1, Math.abs(b)),
  );
  expect(Math.max(0, ...apart)).toBeLessThanOrEqual(tolerance);
}

const POINTS = { x: [0, 0.2, 0.5, 0.8, 1], y: [0, 1, 0.5, -1, 0] };
const CURVE = {
  ...{ model: "polynomial", degree: 3, basis: "legendre", domain: [0, 1] },
  ...{ penalty: "none", alpha: 0, ...POINTS, at: [0.1, 0.9] },
} as const satisfies FitRequest;

describe("a fitted curve", () => {
  test.each(
    fixtures.cases.map((one) => {
      const { model, basis, degree, knots, k, penalty, alpha } = one as Record<string, unknown>;
      const parts = [model, basis, degree ?? knots ?? k, penalty, alpha];
      return [parts.filter((part) => part !== undefined).join(" "), one] as const;
    }),
  )("%s: is what NumPy and scikit-learn give", (_, one) => {
    const { coefficients, predictions, train_mse, ...request } = one;
    const { row: _row, ...asked } = request as typeof request & { row?: number[] };
    const fit = descent.fit(asked as unknown as FitRequest);
    const powers = "basis" in one && one.basis === "monomial";
    expectClose(fit.coefficients, coefficients, powers ? POWERS : TOLERANCE);
    expectClose(fit.predictions, predictions, TOLERANCE);
    expectClose([fit.train_mse], [train_mse], TOLERANCE);
    expect(fit.predictions).toBeInstanceOf(Float64Array);
  });

  test("is asked at its own points where no others are told, and takes typed arrays", () => {
    const { at: _, ...without } = CURVE;
    const { predictions, train_mse } = descent.fit(without);
    expect(predictions).toHaveLength(5);
    const squares = POINTS.y.map((y, i) => (y - (predictions[i] ?? Number.NaN)) ** 2);
    expect(train_mse).toBeCloseTo(squares.reduce((a, b) => a + b) / 5, 14);
    const typed = { x: Float64Array.from(POINTS.x), y: Float32Array.from(POINTS.y) };
    expect(descent.fit({ ...CURVE, ...typed })).toEqual(descent.fit(CURVE));
    const { basis: _b, penalty: _p, alpha: _a, ...bare } = CURVE;
    expect(descent.fit(bare)).toEqual(descent.fit(CURVE));
  });

  test.each([
    [{ model: "cubic" }, "model"],
    [{ model: undefined }, "model"],
    [{ degree: -1 }, "degree"],
    [{ degree: 2.5 }, "degree"],
    [{ degree: "3" }, "degree"],
    [{ degree: undefined }, "degree"],
    [{ basis: "chebyshev" }, "basis"],
    [{ domain: [1, 0] }, "domain"],
    [{ domain: [0, 0] }, "domain"],
    [{ domain: [0, Number.NaN] }, "domain"],
    [{ domain: [0] }, "domain"],
    [{ domain: undefined }, "domain"],
    [{ penalty: "elastic" }, "penalty"],
    [{ penalty: "elastic", alpha: undefined }, "penalty"],
    [{ penalty: "ridge", alpha: -1 }, "alpha"],
    [{ penalty: "ridge", alpha: Number.POSITIVE_INFINITY }, "alpha"],
    [{ penalty: "lasso", alpha: undefined }, "alpha"],
    [{ alpha: "1" }, "alpha"],
    [{ x: [] }, "x"],
    [{ x: [0, 1] }, "y"],
    [{ x: [0, 0.2, Number.NaN, 0.8, 1] }, "x[2]"],
    [{ x: "0" }, "x"],
    [{ y: [0, 1, 0.5, -1, Number.POSITIVE_INFINITY] }, "y[4]"],
    [{ y: undefined }, "y"],
    [{ at: [0, Number.NaN] }, "at[1]"],
    [{ at: 3 }, "at"],
    [{ knots: 3 }, "knots"],
    [{ model: "neighbors", k: 1 }, "degree"],
    [{ lambda: 1 }, "lambda"],
  ])("%j is refused by the name of its argument", (patch, argument) => {
    const call = () => descent.fit({ ...CURVE, ...patch } as unknown as FitRequest);
    expect(call).toThrow(expect.objectContaining({ message: expect.stringContaining(argument) }));
  });

  test("of neighbors and splines has arguments of its own", () => {
    const neighbors = (k: number) => descent.fit({ model: "neighbors", k, ...POINTS, at: [0.1] });
    expect(neighbors(2).predictions[0]).toBe(0.5);
    expect(() => neighbors(0)).toThrow("k is 0");
    const spline = { model: "spline", knots: 1, domain: [0, 1], ...POINTS } as const;
    expect(() => descent.fit(spline)).toThrow("knots is 1");
  });
});
