// Metrics of regression through the library: the numbers of scikit-learn, and what is undefined.

import { beforeAll, describe, expect, test } from "vitest";
import {
  type Descent,
  load,
  type MetricValue,
  type RegressionRequest,
} from "../../dist/lib/descent.js";
import fixtures from "../../fixtures/regression_metrics.json" with { type: "json" };

/** Relative to the value itself. */
const TOLERANCE = 1e-12;

let descent: Descent;
beforeAll(async () => {
  descent = await load();
});

type Recorded = number | string | { raises: string };

/** How far ours is from what Python did, relative to it; infinite where it is another thing. */
function distance(ours: MetricValue | undefined, theirs: Recorded): number {
  if (ours === undefined) return Number.POSITIVE_INFINITY;
  if (typeof theirs === "object") {
    return "raises" in ours && ours.raises === theirs.raises ? 0 : Number.POSITIVE_INFINITY;
  }
  // JSON has neither NaN nor infinities: they are texts, as Python writes them.
  const recorded = Number(String(theirs).replace("inf", "Infinity"));
  const number = "value" in ours ? ours.value : ours.sklearn;
  if (Object.is(number, recorded) || number === recorded) return 0;
  // What scikit-learn lacks has no number of its own there; NumPy's is none either.
  if ("undefined" in ours && Number.isNaN(number) && !Number.isFinite(recorded)) {
    return ours.undefined === "all_y_true_zero" ? 0 : Number.POSITIVE_INFINITY;
  }
  if (!Number.isFinite(number) || !Number.isFinite(recorded)) return Number.POSITIVE_INFINITY;
  // A division by what rounding left of 0: not even its sign means anything.
  const noise = "undefined" in ours && Math.min(Math.abs(number), Math.abs(recorded)) > 1e12;
  return noise ? 0 : Math.abs(number - recorded) / Math.abs(recorded);
}

describe("the metrics of regression", () => {
  test.each(
    [...fixtures.edges, ...fixtures.cases].map((one, index) => [index, one.label, one] as const),
  )("%i: %s: are what scikit-learn gives", (_, __, one) => {
    const { y_true, y_pred, sample_weight, alpha, delta, power, values } = one;
    const request = { y_true, y_pred, sample_weight, alpha, delta, power };
    const metrics: Record<string, MetricValue> = descent.regression(request as RegressionRequest);
    expect(Object.keys(metrics).sort()).toEqual(Object.keys(values).sort());
    const apart = Object.entries(values as Record<string, Recorded>)
      .map(
        ([id, recorded]) => [id, metrics[id], recorded, distance(metrics[id], recorded)] as const,
      )
      .filter(([, , , distance]) => !(distance <= TOLERANCE));
    expect(apart).toEqual([]);
  });

  test("are those of the catalog, in its order", () => {
    const { regression } = descent.catalog().metrics;
    const metrics = descent.regression({ y_true: [1, 2], y_pred: [2, 3] });
    expect(Object.keys(metrics)).toEqual(regression.map(({ id }) => id));
    const calls = fixtures.calls as Record<string, string[]>;
    for (const { id, python } of regression) expect(python).toEqual(calls[id]);
  });

  test("are a number, or undefined for a reason", () => {
    const docs = descent.regression({ y_true: [3, -0.5, 2, 7], y_pred: [2.5, 0, 2, 8] });
    expect(docs.mse).toEqual({ value: 0.375 });
    expect(docs.gamma_deviance).toEqual({
      ...{ undefined: "outside_domain", argument: "y_true[1]", given: -0.5, least: 0 },
      ...{ inclusive: false, sklearn: Number.NaN, raises: "ValueError" },
    });
    const constant = descent.regression({ y_true: [2, 2], y_pred: [1, 2] });
    expect(constant.r2).toEqual({ undefined: "constant_y_true", sklearn: 0 });
    const one = descent.regression({ y_true: [2], y_pred: [1] });
    expect(one.r2).toEqual({ undefined: "too_few_samples", sklearn: Number.NaN, least: 2 });
  });

  test("take typed arrays as they take lists", () => {
    const lists = { y_true: [1, 2, 4], y_pred: [1.5, 2, 3], sample_weight: [1, 2, 1] };
    const typed = {
      y_true: Int32Array.from(lists.y_true),
      y_pred: Float32Array.from(lists.y_pred),
      sample_weight: Float64Array.from(lists.sample_weight),
    };
    expect(descent.regression(typed)).toEqual(descent.regression(lists));
  });

  test("refuse a wrong argument by its name", () => {
    const given = { y_true: [1, 2], y_pred: [1, 2] };
    const refused = (part: object) => () =>
      descent.regression({ ...given, ...part } as RegressionRequest);
    expect(refused({ y_true: [] })).toThrow("y_true.length is 0");
    expect(refused({ y_true: undefined })).toThrow("y_true is missing");
    expect(refused({ y_true: [1, Number.NaN] })).toThrow("y_true[1] is NaN");
    expect(refused({ y_pred: [1] })).toThrow("y_pred has 1 numbers, but must have 2");
    expect(refused({ y_pred: [1, "2"] })).toThrow('y_pred[1] is "2"');
    expect(refused({ sample_weight: [1, -1] })).toThrow("sample_weight[1] is -1");
    expect(refused({ sample_weight: [0, 0] })).toThrow("sample_weight.sum is 0");
    expect(refused({ alpha: 2 })).toThrow("alpha is 2");
    expect(refused({ delta: "1" })).toThrow('delta is "1"');
    expect(refused({ power: 0.5 })).toThrow("power is 0.5");
    expect(refused({ beta: 1 })).toThrow("beta is not known");
  });
});
