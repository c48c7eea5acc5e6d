// Losses over data through the library: the numbers of scikit-learn and PyTorch.

import { beforeAll, describe, expect, test } from "vitest";
import { type Data, type Descent, load } from "../../dist/lib/descent.js";
import fixtures from "../../fixtures/regressions.json" with { type: "json" };

/** Of what is computed once. */
const TOLERANCE = 1e-12;
/** Of what fifty steps have gone through. */
const AFTER_STEPS = 1e-10;

let descent: Descent;
beforeAll(async () => {
  descent = await load();
});

/** The greatest difference, relative to what is above 1. */
function apart(ours: readonly number[], theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(
    ...theirs.map(
      (one, at) => Math.abs((ours[at] ?? Number.NaN) - one) / Math.max(1, Math.abs(one)),
    ),
  );
}

const LINE: Data = { model: "line", loss: "mse", x: [1, 2, 3], y: [1.1, 1.9, 3.2] };
const PROPORTIONAL: Data = { ...LINE, model: "proportional" };

describe("a loss over data", () => {
  test.each(fixtures.cases.map((one, index) => [index, one.model, one.loss, one] as const))(
    "%i: %s, %s: is that of scikit-learn, and descends as PyTorch does",
    (_, model, loss, one) => {
      const { alpha, delta, power, x, y, scale, standardize, weights } = one;
      const data: Data = { model, loss, alpha, delta, power, x, y, scale, standardize };
      const n = weights.length;
      const { value, gradient, hessian } = descent.surface({ data }).at(weights);
      expect(apart([value], [one.value])).toBeLessThanOrEqual(TOLERANCE);
      expect(apart(gradient.slice(0, n), one.gradient)).toBeLessThanOrEqual(TOLERANCE);
      const entries = hessian.slice(0, n).flatMap((row) => row.slice(0, n));
      expect(apart(entries, one.hessian)).toBeLessThanOrEqual(TOLERANCE);
      const { optimizer, hyperparameters, steps } = one;
      const { points, losses } = descent.trajectory({
        ...{ surface: { data }, optimizer, hyperparameters, steps, start: weights },
      });
      const last = [...points.slice(2 * steps)].slice(0, n);
      expect(apart(last, one.weights_after)).toBeLessThanOrEqual(AFTER_STEPS);
      expect(apart([losses[steps] ?? Number.NaN], [one.value_after])).toBeLessThanOrEqual(
        AFTER_STEPS,
      );
    },
  );

  test("knows its minimum, and the curve that a run with one weight lies on", () => {
    const line = descent.surface({ data: LINE });
    const [minimum] = line.minima;
    expect(minimum?.at[0]).toBeCloseTo(1.05, 12);
    expect(line.at(minimum?.at ?? []).gradient[0]).toBeCloseTo(0, 12);
    const curve = descent.surface({ data: PROPORTIONAL });
    const { points } = descent.trajectory({
      surface: { data: PROPORTIONAL },
      optimizer: "sgd",
      start: [0],
      steps: 2,
    });
    for (const step of [0, 1, 2]) {
      expect(curve.at([points[2 * step] ?? 0]).value).toBe(points[2 * step + 1]);
    }
  });

  test("is estimated by batches of the run's seed", () => {
    const last = (seed: number) => {
      const surface = { data: { ...LINE, batch_size: 1 } };
      const run = { surface, optimizer: "sgd", start: [0, 0], steps: 20, seed };
      return [...descent.trajectory(run).points];
    };
    expect(last(1)).toEqual(last(1));
    expect(last(1)).not.toEqual(last(2));
  });

  test("is refused by name", () => {
    const run = (data: object, start?: number[]) =>
      descent.trajectory({
        ...{ surface: { data: data as Data }, optimizer: "sgd", steps: 1 },
        ...(start && { start }),
      });
    expect(() => run(LINE)).toThrow("start is missing: a loss over data needs it");
    expect(() => run(PROPORTIONAL, [0, 0])).toThrow("a list of one number");
    expect(() => run(LINE, [0])).toThrow("a list of two numbers");
    expect(() => run({ ...LINE, y: [1] }, [0, 0])).toThrow("y has 1 numbers, but must have 3");
    expect(() => run({ ...LINE, loss: "rmse" }, [0, 0])).toThrow("must be one of: mse, mae");
    expect(() => run({ ...LINE, epochs: 1 }, [0, 0])).toThrow("surface.data.epochs is not known");
  });
});
