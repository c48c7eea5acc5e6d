// Scores, a threshold, and every number on the screen as Python that checks them. Loaded when it is copied.

import type { JumpRequest } from "../engine/metrics";
import { type At, type Cell, type Judged, type Metric, WHOLES, type Whole } from "./judge";
import { arrayOf, CHECK, checkOf, IMPORTS, literal } from "./python";

/** What the core says to write for each metric, with the settings' numbers in it. */
export type Calls = Readonly<Record<string, string>>;

export interface BinarySource {
  readonly calls: Calls;
  readonly judged: Judged;
  readonly at: At;
  readonly jumps: readonly {
    readonly request: JumpRequest;
    readonly threshold: number | undefined;
  }[];
}

/** So many points are written as lists that can be read. */
export const READABLE = 1000;
/** And so many as bytes; of more, only what four counts tell is checked. */
export const MOST = 50_000;

/** A script that finds the same with scikit-learn, and fails where a number differs. */
export function pythonOf(source: BinarySource): string {
  const { judged, at, calls } = source;
  const count = judged.samples.scores.length;
  if (count > MOST) {
    const why = `${count} scores are too many to be copied: the four counts stand for them`;
    return ofCounts(at, at.metrics, calls, why);
  }
  return [
    ...IMPORTS,
    ...dataOf(judged),
    `threshold = ${literal(at.threshold)}`,
    "y_pred = (y_score >= threshold).astype(int)",
    "w = np.ones(len(y_true))",
    "",
    "",
    ...CHECK,
    "",
    "",
    ...matrixOf(at),
    "",
    ...at.metrics.flatMap((metric) => checked(metric, calls)),
    "",
    ...curvesOf(judged, at),
    ...jumpsOf(source),
    ...calibrationOf(judged),
    "",
  ].join("\n");
}

/** The same of four counts alone: metrics of scores are told and not checked. */
export function ofCounts(
  at: Pick<At, Cell | "shares">,
  metrics: readonly Metric[],
  calls: Calls,
  why: string,
): string {
  const isOfLabels = ({ python: [call] }: Metric) => !call.includes("y_score");
  const { tn, fp, fn, tp } = at;
  return [
    ...IMPORTS,
    `# ${why}`,
    `tn, fp, fn, tp = ${[tn, fp, fn, tp].join(", ")}`,
    "y_true = np.repeat([0, 0, 1, 1], [tn, fp, fn, tp])",
    "y_pred = np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])",
    "w = np.ones(len(y_true))",
    "",
    "",
    ...CHECK,
    "",
    "",
    ...matrixOf(at),
    "",
    ...metrics.flatMap((metric) => {
      const { id, value } = metric;
      if (isOfLabels(metric)) return checked(metric, calls);
      return value === undefined ? [] : [`# ${id} = ${value}: of scores`];
    }),
    "",
  ].join("\n");
}

function checked({ id, told }: Metric, { [id]: call = "" }: Calls): string[] {
  // The zero_division that scikit-learn refuses of jaccard_score matters only where it is asked for.
  const isRefused = id === "jaccard" && call.includes("nan") && "value" in told;
  return checkOf(
    id,
    isRefused ? call.replace(/, zero_division=[^,)]*(\([^)]*\))?/, "") : call,
    told,
  );
}

function dataOf({ samples: { y, scores } }: Judged): string[] {
  if (y.length <= READABLE) {
    return [`y_true = np.array([${[...y].join(", ")}])`, `y_score = ${arrayOf(scores)}`];
  }
  const bytes = new DataView(new ArrayBuffer(8 * scores.length));
  for (let at = 0; at < scores.length; at++) bytes.setFloat64(8 * at, scores[at] ?? 0, true);
  return [
    "import base64",
    "",
    `# ${y.length} points, to the bit`,
    `y_true = np.frombuffer(base64.b64decode("${base64(y)}"), np.uint8).astype(int)`,
    `y_score = np.frombuffer(base64.b64decode("${base64(new Uint8Array(bytes.buffer))}"), "<f8")`,
  ];
}

/** In portions: a call takes only so many arguments. */
const PORTION = 8192;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PORTION) {
    text += String.fromCharCode(...bytes.subarray(at, at + PORTION));
  }
  return btoa(text);
}

/** What scikit-learn calls the wholes of shares. */
const NORMALIZE: Readonly<Record<Whole, string>> = { row: "true", column: "pred", all: "all" };

/** The four counts, and their shares; those of nothing are 0 for scikit-learn. */
function matrixOf(at: Pick<At, Cell | "shares">): string[] {
  const listed = (of: Readonly<Record<Cell, number | undefined>>) =>
    `[${[of.tn, of.fp, of.fn, of.tp].map((one) => literal(one ?? 0)).join(", ")}]`;
  return [
    "counts = sklearn.metrics.confusion_matrix(y_true, y_pred, labels=[0, 1]).ravel()",
    'print("tn, fp, fn, tp", counts)',
    `assert counts.tolist() == [${[at.tn, at.fp, at.fn, at.tp].join(", ")}]`,
    ...WHOLES.flatMap((whole) => [
      `shares = sklearn.metrics.confusion_matrix(y_true, y_pred, labels=[0, 1], normalize="${NORMALIZE[whole]}")`,
      `assert np.allclose(shares.ravel(), ${listed(at.shares[whole])}, rtol=1e-9, atol=1e-12)`,
    ]),
  ];
}

/** The areas of the curves once more, from their points; and where the threshold is on them. */
function curvesOf(judged: Judged, at: At): string[] {
  const lines: string[] = [];
  const area = judged.ofScores("roc_auc");
  if (area !== undefined) {
    lines.push(
      "fpr, tpr, _ = sklearn.metrics.roc_curve(y_true, y_score)",
      `check("area under roc_curve", sklearn.metrics.auc(fpr, tpr), ${literal(area)})`,
    );
  }
  const precision = judged.ofScores("average_precision");
  if (precision !== undefined) {
    lines.push(
      "precision, recall, _ = sklearn.metrics.precision_recall_curve(y_true, y_score)",
      `check("stairs of precision_recall_curve", -np.sum(np.diff(recall) * precision[:-1]), ${literal(precision)})`,
    );
  }
  lines.push("tn, fp, fn, tp = counts");
  const roc = judged.place("roc", at);
  if (roc) lines.push(placed("fp / (fp + tn), tp / (tp + fn)", roc, "roc_curve"));
  const pr = judged.place("precision_recall", at);
  // Where nothing is called positive the curve ends by convention, which a quotient does not know.
  if (pr && at.tp + at.fp > 0) {
    lines.push(placed("tp / (tp + fn), tp / (tp + fp)", pr, "precision_recall_curve"));
  }
  return [...lines, ""];
}

function placed(quotients: string, place: readonly number[], curve: string): string {
  return `assert np.allclose((${quotients}), (${place.map(literal).join(", ")}), rtol=1e-9)  # its place on ${curve}`;
}

/** What each jump makes greatest, of counts at all thresholds. */
function meritOf({ kind, beta, least, costs: [fp, fn] = [1, 1] }: JumpRequest): string {
  const f = (squared: string) =>
    `(1 + ${squared}) * tps / ((1 + ${squared}) * tps + ${squared} * fns + fps)`;
  return {
    max_f1: f("1"),
    max_fbeta: f(`${literal(beta ?? 1)} ** 2`),
    youden: "tps / (tps + fns) - fps / (fps + tns)",
    nearest: "-((fps / (fps + tns)) ** 2 + (fns / (tps + fns)) ** 2)",
    least_cost: `-(${literal(fp)} * fps + ${literal(fn)} * fns)`,
    precision: `np.where(tps / (tps + fps) >= ${literal(least ?? 0)}, tps, np.nan)`,
    recall: `np.where(tps / (tps + fns) >= ${literal(least ?? 0)}, tps / (tps + fps), np.nan)`,
    break_even: "-np.abs(fps - fns)",
  }[kind];
}

function jumpsOf({ jumps }: BinarySource): string[] {
  return [
    "tns, fps, fns, tps, thresholds = sklearn.metrics.confusion_matrix_at_thresholds(y_true, y_score)",
    "# above all scores nothing is predicted positive",
    "tns, fns = np.r_[np.sum(y_true == 0), tns], np.r_[np.sum(y_true == 1), fns]",
    "fps, tps, thresholds = np.r_[0, fps], np.r_[0, tps], np.r_[np.inf, thresholds]",
    "",
    "",
    "def best(name, threshold, merit):",
    '    """No other threshold serves the purpose better."""',
    "    print(name, threshold)",
    "    assert np.isclose(merit[thresholds == threshold][0], np.nanmax(merit), rtol=1e-9, atol=1e-12), name",
    "",
    "",
    ...jumps.map(({ request, threshold }) =>
      threshold === undefined
        ? `# ${request.kind}: no threshold serves it`
        : `best("${request.kind}", ${literal(threshold)}, ${meritOf(request)})`,
    ),
    "",
  ];
}

/** The calibration curve, where scores are probabilities. */
function calibrationOf({ handle, settings, thresholds, samples }: Judged): string[] {
  const [highest = 0, lowest = 0] = [thresholds[0], thresholds[thresholds.length - 1]];
  if (lowest < 0 || highest > 1 || samples.scores.length === 0) return [];
  const { predicted, observed } = handle.calibration(settings);
  const { bins = 10, binning = "uniform" } = settings ?? {};
  return [
    "import sklearn.calibration",
    "",
    "observed, predicted = sklearn.calibration.calibration_curve(",
    `    y_true, y_score, n_bins=${bins}, strategy="${binning}"`,
    ")",
    `assert np.allclose(observed, ${arrayOf(observed)}, rtol=1e-9, atol=1e-12)`,
    `assert np.allclose(predicted, ${arrayOf(predicted)}, rtol=1e-9, atol=1e-12)`,
  ];
}
