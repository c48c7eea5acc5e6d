// Metrics and curves of classification: labels told apart, the request read, the core asked.

import {
  type ClassificationSettings,
  type ClassReport,
  Classification as Core,
  Multiclass as CoreMulticlass,
  CurveKind,
  type MetricValue,
} from "../pkg/descent_wasm.js";
import type { ClassificationMetricId, MulticlassMetricId } from "../pkg/ids.ts";
import {
  fields,
  type Numbers,
  numbers,
  pick,
  refusal,
  refuse,
  refuseOthers,
  shapeRefusal,
} from "./arguments.ts";

/** What names a class. */
export type Label = number | string | boolean;

interface CommonRequest {
  /** The true class of each sample. */
  readonly y_true: readonly Label[] | Numbers;
  /** A weight each, from 0 up and not all 0; by default all the same. */
  readonly sample_weight?: Numbers;
  /**
   * All classes, in the order of the confusion matrix. By default those in `y_true`, rising; needed where `y_true` does
   * not tell them all, but for 0 and 1, −1 and 1, false and true.
   */
  readonly labels?: readonly Label[] | Numbers;
  /** β of `fbeta`, which may be infinite; 2 by default. */
  readonly beta?: number;
  /** What scikit-learn is told to return for 0/0: 0 (by default), 1 or NaN. It makes nothing defined. */
  readonly zero_division?: number;
}

/** Two classes: scores, or rows of two. */
export interface BinaryRequest extends CommonRequest {
  /**
   * The score of each sample for being positive. Rows of two scores are those of both classes, in the order of the
   * labels; then the column of the positive one counts.
   */
  readonly y_score: Numbers | readonly Numbers[];
  /** Scores at or above it are predicted positive; 0.5 by default. */
  readonly threshold?: number;
  /** Which class is the positive one; by default the last of the labels. */
  readonly pos_label?: Label;
  /** The greatest false positive rate of `partial_auc`; 0.1 by default. */
  readonly max_fpr?: number;
  /** Bins of the calibration curve and of `ece`, 10 by default. */
  readonly bins?: number;
  /** Bins of equal width, or of about as many samples each. */
  readonly binning?: "uniform" | "quantile";
}

/** Three classes or more: rows of scores. */
export interface MulticlassRequest extends CommonRequest {
  /** A row a sample, a score for each class in the order of the labels. The greatest is predicted, of equals the first. */
  readonly y_score: readonly Numbers[];
  /** k of `top_k_accuracy`; 2 by default. */
  readonly k?: number;
}

/** True classes and scores, and what some metrics leave open. */
export type ClassificationRequest = BinaryRequest & Pick<MulticlassRequest, "k">;

/** A curve over all thresholds; a threshold of ∞ is that at which nothing is predicted positive. */
export interface RocCurve {
  /** False positive rate, rising; NaN without negatives. */
  readonly fpr: Float64Array;
  /** True positive rate; NaN without positives. */
  readonly tpr: Float64Array;
  readonly thresholds: Float64Array;
}

/** The curves, all points of each, as scikit-learn gives them with `drop_intermediate=False`. */
export interface Curves {
  /** `sklearn.metrics.roc_curve`, which itself drops points in line with their neighbours by default. */
  readonly roc: RocCurve;
  /** `sklearn.metrics.precision_recall_curve`: by rising thresholds, and last the point (0, 1), which has none. */
  readonly precision_recall: {
    readonly precision: Float64Array;
    readonly recall: Float64Array;
    readonly thresholds: Float64Array;
  };
  /** `sklearn.metrics.det_curve`; empty where a class is absent. */
  readonly det: {
    readonly fpr: Float64Array;
    readonly fnr: Float64Array;
    readonly thresholds: Float64Array;
  };
  /** True positive rate over the share that is predicted positive. */
  readonly gain: {
    readonly share: Float64Array;
    readonly tpr: Float64Array;
    readonly thresholds: Float64Array;
  };
  /** Precision by prevalence over the share that is predicted positive. */
  readonly lift: {
    readonly share: Float64Array;
    readonly lift: Float64Array;
    readonly thresholds: Float64Array;
  };
}

/** Of each bin that is not empty the mean score, the share of positives and the weight. */
export interface CalibrationCurve {
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Every metric of two classes by its id: `{ value }`, or `{ undefined: reason, sklearn }` with what scikit-learn 1.9.1
 * returns there. Beside them:
 */
export type BinaryMetrics = { readonly [metric in ClassificationMetricId]: MetricValue } & {
  /** The classes, in the order of the matrix. */
  readonly labels: readonly Label[];
  readonly pos_label: Label;
  readonly threshold: number;
  /** Rows are true classes, columns predicted ones. */
  readonly confusion: readonly (readonly number[])[];
  readonly curves: Curves & { readonly calibration: CalibrationCurve };
};

/** Every metric of several classes by its id, as of two. Beside them: */
export type MulticlassMetrics = { readonly [metric in MulticlassMetricId]: MetricValue } & {
  /** The classes, in the order of the matrix. */
  readonly labels: readonly Label[];
  /** Rows are true classes, columns predicted ones. */
  readonly confusion: readonly (readonly number[])[];
  /** Each class against the rest, with its curves. */
  readonly classes: readonly (ClassReport & { readonly label: Label; readonly curves: Curves })[];
};

const SETTINGS = ["beta", "zero_division"];
const BINARY_ONLY = ["threshold", "pos_label", "max_fpr", "bins", "binning"];
const COMMON = ["y_true", "y_score", "sample_weight", "labels", ...SETTINGS];
const DEFAULT_THRESHOLD = 0.5;

/** Every metric and curve of what was scored. */
export function classification(
  request: MulticlassRequest & { threshold?: never },
): MulticlassMetrics;
export function classification(request: BinaryRequest): BinaryMetrics;
export function classification(request: ClassificationRequest): BinaryMetrics | MulticlassMetrics {
  const given = fields("request", request);
  refuseOthers("", request, [...COMMON, ...BINARY_ONLY, "k"]);
  const y_true = labelList("y_true", given["y_true"]);
  const { y_score, columns } = scoresOf(given["y_score"]);
  const labels = labelsOf(y_true, given["labels"], columns);
  const weights = given["sample_weight"] ?? undefined;
  const samples: Samples = {
    y_true: indices(y_true, labels),
    labels,
    y_score,
    sample_weight: weights === undefined ? undefined : numbers("sample_weight", weights),
  };
  if (y_true.length !== y_score.length / columns) {
    throw lengthRefusal("y_score", y_score.length / columns, y_true.length);
  }
  return labels.length === 2 ? binary(samples, columns, given) : multiclass(samples, given);
}

interface Samples {
  /** Index of each sample's class. */
  readonly y_true: Uint32Array;
  readonly labels: readonly Label[];
  /** Row by row. */
  readonly y_score: Float64Array;
  readonly sample_weight: Float64Array | undefined;
}

function binary(samples: Samples, columns: number, given: Record<string, unknown>): BinaryMetrics {
  refuseGiven(given, ["k"], "is known with three classes or more");
  const { labels, sample_weight } = samples;
  const pos_label = (given["pos_label"] ?? labels[1]) as Label;
  const positive = labels.indexOf(pos_label);
  if (positive < 0) refuse("pos_label", given["pos_label"], `one of: ${labels.join(", ")}`);
  const threshold = given["threshold"] ?? DEFAULT_THRESHOLD;
  if (typeof threshold !== "number" || Number.isNaN(threshold)) {
    return refuse("threshold", threshold, "a number");
  }
  const y_true = Uint8Array.from(samples.y_true, (label) => (label === positive ? 1 : 0));
  const settings = settingsOf(given, [...SETTINGS, "max_fpr", "bins", "binning"]);
  const core = new Core(y_true, column(samples.y_score, columns, positive), sample_weight);
  try {
    const { tp, fp, fn, tn } = core.at(threshold);
    return {
      ...(core.metrics(threshold, settings) as Record<ClassificationMetricId, MetricValue>),
      labels,
      pos_label,
      threshold,
      confusion:
        positive === 1
          ? [
              [tn, fp],
              [fn, tp],
            ]
          : [
              [tp, fn],
              [fp, tn],
            ],
      curves: { ...curvesOf(core), calibration: core.calibration(settings) },
    };
  } finally {
    core.free();
  }
}

function multiclass(samples: Samples, given: Record<string, unknown>): MulticlassMetrics {
  refuseGiven(given, BINARY_ONLY, "is known with two classes only");
  const { labels, y_true, y_score, sample_weight } = samples;
  const settings = settingsOf(given, [...SETTINGS, "k"]);
  const core = new CoreMulticlass(labels.length, y_true, y_score, sample_weight);
  try {
    const confusion = core.confusion();
    const reports = core.per_class(settings);
    return {
      ...(core.metrics(settings) as Record<MulticlassMetricId, MetricValue>),
      labels,
      confusion: labels.map((_, row) => [
        ...confusion.subarray(row * labels.length, (row + 1) * labels.length),
      ]),
      classes: labels.map((label, index) => ({
        ...(reports[index] as ClassReport),
        label,
        curves: curvesAgainstRest(core, index),
      })),
    };
  } finally {
    core.free();
  }
}

function curvesAgainstRest(core: CoreMulticlass, index: number): Curves {
  const one = core.one_against_rest(index);
  try {
    return curvesOf(one);
  } finally {
    one.free();
  }
}

function curvesOf(core: Core): Curves {
  const of = (kind: CurveKind) => core.curve(kind, false);
  const roc = of(CurveKind.Roc);
  const precisionRecall = of(CurveKind.PrecisionRecall);
  const det = of(CurveKind.Det);
  const gain = of(CurveKind.Gain);
  const lift = of(CurveKind.Lift);
  return {
    roc: { fpr: roc.x, tpr: roc.y, thresholds: roc.thresholds },
    precision_recall: {
      precision: precisionRecall.y,
      recall: precisionRecall.x,
      thresholds: precisionRecall.thresholds,
    },
    det: { fpr: det.x, fnr: det.y, thresholds: det.thresholds },
    gain: { share: gain.x, tpr: gain.y, thresholds: gain.thresholds },
    lift: { share: lift.x, lift: lift.y, thresholds: lift.thresholds },
  };
}

function settingsOf(given: Record<string, unknown>, names: readonly string[]) {
  return pick(given, names) as unknown as ClassificationSettings;
}

function refuseGiven(given: Record<string, unknown>, names: readonly string[], reason: string) {
  const name = names.find((one) => given[one] !== undefined && given[one] !== null);
  if (name !== undefined) throw shapeRefusal(name, reason);
}

function lengthRefusal(argument: string, value: number, expected: number) {
  const details = { code: "length", argument, value, expected } as const;
  return refusal(`${argument} has ${value} numbers, but must have ${expected}`, details);
}

/** Scores row by row, and how many there are in a row. */
function scoresOf(given: unknown): { y_score: Float64Array; columns: number } {
  const rows = Array.isArray(given) && given.length > 0 && typeof given[0] !== "number";
  if (!rows) return { y_score: numbers("y_score", given), columns: 1 };
  const lists = given.map((row, index) => numbers(`y_score[${index}]`, row));
  const columns = lists[0]?.length ?? 0;
  if (columns < 2) refuse("y_score[0]", given[0], "a list of two numbers or more");
  const y_score = new Float64Array(lists.length * columns);
  for (const [index, row] of lists.entries()) {
    if (row.length !== columns) throw lengthRefusal(`y_score[${index}]`, row.length, columns);
    y_score.set(row, index * columns);
  }
  return { y_score, columns };
}

function column(y_score: Float64Array, columns: number, index: number): Float64Array {
  if (columns === 1) return y_score;
  const rows = y_score.length / columns;
  return Float64Array.from({ length: rows }, (_, row) => y_score[row * columns + index] ?? 0);
}

function labelList(argument: string, given: unknown): readonly Label[] {
  const typed = ArrayBuffer.isView(given) && !(given instanceof DataView);
  if (!Array.isArray(given) && !typed) return refuse(argument, given, "a list of labels");
  const list = Array.from(given as ArrayLike<unknown>);
  const kind = typeof list[0];
  for (const [index, label] of list.entries()) {
    const known = ["number", "string", "boolean"].includes(typeof label);
    if (!known || typeof label !== kind || Number.isNaN(label)) {
      const wanted =
        index > 0 ? `a ${kind}, as those before it` : "a number, a text, true or false";
      refuse(`${argument}[${index}]`, label, wanted);
    }
  }
  if (list.length === 0) refuse(argument, given, "a list of at least one label");
  return list as Label[];
}

/** Pairs of labels that need not both occur. */
const PAIRS: readonly (readonly Label[])[] = [
  [0, 1],
  [-1, 1],
  [false, true],
];

/** All classes: those given, those that occur, or a known pair of which some occur. */
function labelsOf(y_true: readonly Label[], given: unknown, columns: number): readonly Label[] {
  const labels = given === undefined || given === null ? found(y_true, columns) : listed(given);
  const wanted = columns === 1 ? 2 : columns;
  if (labels.length === wanted) return labels;
  if (columns === 1) {
    throw shapeRefusal("y_score", `must be rows of ${labels.length} scores, one a class`);
  }
  throw lengthRefusal("y_score[0]", columns, labels.length);
}

function listed(given: unknown): readonly Label[] {
  const labels = labelList("labels", given);
  const again = labels.findIndex((label, index) => labels.indexOf(label) < index);
  if (again >= 0) throw shapeRefusal(`labels[${again}]`, "is there twice");
  if (labels.length < 2) refuse("labels", given, "a list of at least two labels");
  return labels;
}

function found(y_true: readonly Label[], columns: number): readonly Label[] {
  const present = [...new Set(y_true)];
  const pair = columns <= 2 && PAIRS.find((two) => present.every((label) => two.includes(label)));
  if (pair) return pair;
  const counted = (label: Label) =>
    typeof label === "number" && Number.isInteger(label) && label >= 0 && label < columns;
  if (columns > 2 && present.every(counted)) return Array.from({ length: columns }, (_, at) => at);
  const wanted = Math.max(2, columns);
  if (present.length < wanted) {
    const needed_by = `y_true with ${present.length} of ${wanted} classes`;
    const details = { code: "missing", argument: "labels", needed_by } as const;
    throw refusal(`labels is missing: ${needed_by} needs it`, details);
  }
  return present.sort((a, b) => (a < b ? -1 : 1));
}

function indices(y_true: readonly Label[], labels: readonly Label[]): Uint32Array {
  const places = new Map(labels.map((label, index) => [label, index]));
  return Uint32Array.from(y_true, (label, index) => {
    const place = places.get(label);
    return place ?? refuse(`y_true[${index}]`, label, `one of: ${labels.join(", ")}`);
  });
}
