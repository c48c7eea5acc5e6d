// Classification through the library: scikit-learn's numbers and curves, and refusals by name.

import { beforeAll, describe, expect, test } from "vitest";
import {
  type BinaryMetrics,
  type ClassificationRequest,
  type Descent,
  load,
  type MetricValue,
  type MulticlassMetrics,
} from "../../dist/lib/descent.js";
import fixtures from "../../fixtures/classification.json" with { type: "json" };

const RELATIVE = 1e-9;
/** What is left of a difference of equal numbers. */
const ABSOLUTE = 1e-13;

let descent: Descent;
beforeAll(async () => {
  descent = await load();
});

/** A number of the fixture, where NaN and the infinities are texts. */
function number(given: number | string): number {
  if (typeof given === "number") return given;
  return { inf: Number.POSITIVE_INFINITY, "-inf": Number.NEGATIVE_INFINITY }[given] ?? Number.NaN;
}

function close(ours: number, theirs: number): boolean {
  if (!Number.isFinite(theirs)) return Object.is(ours, theirs);
  return Math.abs(ours - theirs) <= RELATIVE * Math.abs(theirs) + ABSOLUTE;
}

function agree(ours: MetricValue, theirs: number | string): boolean {
  if (typeof theirs === "string" && theirs.endsWith("Error")) {
    // The zero_division that scikit-learn refuses of jaccard_score matters only where it is asked for.
    if (theirs === "InvalidParameterError" && "value" in ours) return Number.isFinite(ours.value);
    return "undefined" in ours && ours.raises === theirs && Number.isNaN(ours.sklearn);
  }
  // Against weights of one class, what scikit-learn divides by is 0 or what rounding left of it.
  if (number(theirs) < -1e15 && "undefined" in ours) {
    return ours.sklearn === Number.NEGATIVE_INFINITY || close(ours.sklearn, number(theirs));
  }
  // The expression of NumPy for what scikit-learn lacks asks not whether a score is a probability.
  if ("undefined" in ours && ours.undefined === "not_probability" && !ours.raises) {
    return Number.isNaN(ours.sklearn);
  }
  return close("value" in ours ? ours.value : ours.sklearn, number(theirs));
}

/** Ids whose values differ. */
function differing(ours: object, theirs: Record<string, number | string>): string[] {
  const values = ours as Record<string, MetricValue>;
  return Object.keys(theirs).filter((id) => {
    const value = values[id];
    return value === undefined || !agree(value, theirs[id] ?? "");
  });
}

/** Whether two lists are the same, point by point. */
function same(ours: Float64Array, theirs: readonly (number | string)[]): boolean {
  return (
    ours.length === theirs.length && theirs.every((one, at) => close(ours[at] ?? 0, number(one)))
  );
}

const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());

interface Points {
  x: (number | string)[];
  y: (number | string)[];
  thresholds: (number | string)[];
}

const numbers = (given: { beta: number | string; zero_division: number | string }) => ({
  beta: number(given.beta),
  zero_division: number(given.zero_division),
});

test("every metric and curve of two classes is that of scikit-learn", () => {
  for (const { name, y_true, y_score, threshold, confusion, values, ...rest } of fixtures.cases) {
    const request = { y_true, y_score, threshold, max_fpr: fixtures.max_fpr, bins: fixtures.bins };
    const weights = "sample_weight" in rest ? { sample_weight: rest.sample_weight ?? [] } : {};
    const found = descent.classification({ ...request, ...weights, ...numbers(rest) });
    expect(same(flat(found.confusion), confusion.flat()), name).toBe(true);
    expect(differing(found, values), name).toEqual([]);
    const curves = rest.curves as unknown as Record<string, Points>;
    const { roc, precision_recall, det, calibration } = found.curves;
    const { roc_all, precision_recall: theirs, calibration_uniform } = curves;
    if (roc_all === undefined || theirs === undefined) throw new Error(`${name} has no curves`);
    expect(same(roc.fpr, roc_all.x) && same(roc.tpr, roc_all.y), name).toBe(true);
    expect(same(roc.thresholds, roc_all.thresholds), name).toBe(true);
    expect(same(precision_recall.precision, theirs.y), name).toBe(true);
    expect(same(precision_recall.recall, theirs.x), name).toBe(true);
    expect(same(precision_recall.thresholds, theirs.thresholds), name).toBe(true);
    if (curves["det"]) {
      const { x, y, thresholds } = curves["det"];
      expect(same(det.fpr, x) && same(det.fnr, y), name).toBe(true);
      expect(same(det.thresholds, thresholds), name).toBe(true);
    }
    if (calibration_uniform) {
      expect(same(calibration.predicted, calibration_uniform.x), name).toBe(true);
      expect(same(calibration.observed, calibration_uniform.y), name).toBe(true);
    }
  }
});

test("every metric of several classes is that of scikit-learn", () => {
  for (const { name, y_true, y_score, confusion, values, k, ...rest } of fixtures.multiclass) {
    const weights = "sample_weight" in rest ? { sample_weight: rest.sample_weight ?? [] } : {};
    const found = descent.classification({ y_true, y_score, k, ...weights, ...numbers(rest) });
    expect(same(flat(found.confusion), confusion.flat()), name).toBe(true);
    expect(differing(found, values), name).toEqual([]);
    for (const [index, [precision, recall, , support]] of rest.classes.entries()) {
      const report = found.classes[index];
      if (report === undefined) throw new Error(`${name} lacks class ${index}`);
      expect(agree(report.precision, precision ?? ""), name).toBe(true);
      expect(agree(report.recall, recall ?? ""), name).toBe(true);
      expect(close(report.support, number(support ?? "")), name).toBe(true);
    }
  }
});

const EXAMPLE = { y_true: [0, 0, 1, 1], y_score: [0.1, 0.4, 0.35, 0.8] };

describe("labels", () => {
  const measured = (request: object) =>
    descent.classification(request as ClassificationRequest) as BinaryMetrics;

  test("may be texts, truth values or −1 and 1, and give the same numbers", () => {
    const { roc_auc, f1, log_loss } = measured(EXAMPLE);
    expect([roc_auc, f1]).toEqual([{ value: 0.75 }, { value: 2 / 3 }]);
    const other = (labels: readonly [unknown, unknown], more: object = {}) =>
      measured({ ...EXAMPLE, y_true: EXAMPLE.y_true.map((label) => labels[label]), ...more });
    for (const found of [
      other(["ham", "spam"]),
      other([false, true]),
      other([-1, 1]),
      other([2, 5]),
      other(["spam", "ham"], { labels: ["spam", "ham"] }),
    ]) {
      expect([found.roc_auc, found.f1, found.log_loss]).toEqual([roc_auc, f1, log_loss]);
    }
  });

  test("the positive one is chosen, and the matrix keeps their order", () => {
    const found = measured({ ...EXAMPLE, pos_label: 0 });
    // The score is now that of 0.
    expect(found.roc_auc).toEqual({ value: 0.25 });
    expect(found.labels).toEqual([0, 1]);
    expect(found.confusion).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });

  test("rows of two scores are those of both classes", () => {
    const rows = EXAMPLE.y_score.map((score) => [1 - score, score]);
    expect(measured({ ...EXAMPLE, y_score: rows })).toEqual(measured(EXAMPLE));
  });

  test("of one class alone 0 and 1 are known, and undefined is what cannot be known", () => {
    const { roc_auc, recall, precision } = measured({ y_true: [0, 0], y_score: [0.2, 0.9] });
    expect(roc_auc).toEqual({ undefined: "no_positives", sklearn: Number.NaN });
    expect(recall).toEqual({ undefined: "no_positives", sklearn: 0 });
    expect(precision).toEqual({ value: 0 });
  });

  test("of several classes that one is absent is told", () => {
    const found = descent.classification({
      y_true: ["a", "b", "b"],
      labels: ["a", "b", "c"],
      y_score: [
        [0.6, 0.2, 0.2],
        [0.1, 0.8, 0.1],
        [0.3, 0.3, 0.4],
      ],
    }) as MulticlassMetrics;
    expect(found.recall_macro).toEqual({
      undefined: "undefined_class",
      class: 2,
      because: "no_positives",
      sklearn: 0.5,
    });
    expect(found.classes.map(({ label, support }) => [label, support])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 0],
    ]);
  });
});

describe("a wrong argument", () => {
  const rows = [
    [0.2, 0.3, 0.5],
    [0.1, 0.8, 0.1],
  ];
  test.each([
    [{ y_true: undefined }, "y_true is missing"],
    [{ y_true: [0, "1", 1, 0] }, 'y_true[1] is "1", but must be a number, as those before it'],
    [{ y_true: [0, 1, 2, 0] }, "y_score must be rows of 3 scores"],
    [{ y_true: [2, 2, 2, 2] }, "labels is missing: y_true with 1 of 2 classes needs it"],
    [{ y_true: [0, 1] }, "y_score has 4 numbers, but must have 2"],
    [{ y_score: [0.1, Number.NaN, 0.2, 0.3] }, "y_score[1] is NaN"],
    [{ y_score: [0.1, "0.2", 0.2, 0.3] }, 'y_score[1] is "0.2"'],
    [{ y_score: [], y_true: [] }, "y_true is a list, but must be a list of at least one label"],
    [{ y_score: [[0.1, 0.9], [0.2]], y_true: [0, 1] }, "y_score[1] has 1 numbers, but must have 2"],
    [{ y_true: [0, 3], y_score: rows }, "labels is missing"],
    [
      { y_true: [0, 3], y_score: rows, labels: [0, 1, 2] },
      "y_true[1] is 3, but must be one of: 0, 1, 2",
    ],
    [{ labels: [0, 0, 1] }, "labels[1] is there twice"],
    [{ labels: [1] }, "labels is a list, but must be a list of at least two labels"],
    [{ pos_label: 7 }, "pos_label is 7, but must be one of: 0, 1"],
    [{ threshold: "0.5" }, 'threshold is "0.5", but must be a number'],
    [{ sample_weight: [1, 1] }, "sample_weight has 2 numbers, but must have 4"],
    [{ sample_weight: [1, -1, 1, 1] }, "sample_weight[1] is -1"],
    [{ sample_weight: [0, 0, 0, 0] }, "sample_weight.sum is 0"],
    [{ beta: -1 }, "beta is -1"],
    [{ beta: "2" }, 'beta is "2"'],
    [{ zero_division: 0.5 }, "zero_division is 0.5"],
    [{ max_fpr: 0 }, "max_fpr is 0"],
    [{ bins: 0 }, "bins is 0"],
    [{ binning: "equal" }, 'binning is "equal", but must be one of: uniform, quantile'],
    [{ k: 2 }, "k is known with three classes or more"],
    [{ y_true: [0, 1], y_score: rows, threshold: 0.5 }, "threshold is known with two classes only"],
    [{ y_pred: [0, 1] }, "y_pred is not known"],
  ])("%j is refused: %s", (patch, message) => {
    const call = () => descent.classification({ ...EXAMPLE, ...patch } as never);
    expect(call).toThrow(message);
  });
});

test("the catalog tells of every metric that is given", () => {
  const { metrics } = descent.catalog();
  const found = descent.classification(EXAMPLE) as object;
  for (const { id, formula, python, references } of metrics.classification) {
    expect(found).toHaveProperty(id);
    expect(formula).not.toBe("");
    expect(python[1]).toMatch(/sample_weight|w\b|dcg/);
    expect(references.length).toBeGreaterThan(0);
  }
  expect(metrics.multiclass.length).toBeGreaterThan(30);
});
