// The data and every number on the screen as Python that checks them. Loaded when it is copied.

import { arrayOf, CHECK, checkOf, IMPORTS, literal } from "../../metrics/python";
import type { Measured, MetricValue } from "./report";

/** What the numbers were measured with. */
export interface PythonSettings {
  readonly alpha: number;
  readonly delta: number;
  readonly power: number;
  /** The metric whose shares are on the screen. */
  readonly metric: string;
}

type PythonSource = Pick<Measured, "y_true" | "y_pred" | "report" | "infos" | "shares"> & {
  readonly spread: Spread;
};

/** The histogram of the residuals, where there is one. */
type Spread = { readonly edges: readonly number[]; readonly counts: readonly number[] } | undefined;

/** The losses of the points, of which shares are told, in NumPy. */
const LOSSES: Readonly<Record<string, string>> = {
  mse: "(y_true - y_pred) ** 2",
  mae: "np.abs(y_true - y_pred)",
  msle: "(np.log1p(y_true) - np.log1p(y_pred)) ** 2",
  mape: "np.abs(y_true - y_pred) / np.maximum(np.abs(y_true), np.finfo(float).eps)",
  huber:
    "np.where(np.abs(y_true - y_pred) <= delta, (y_true - y_pred) ** 2 / 2, delta * (np.abs(y_true - y_pred) - delta / 2))",
  pinball: "np.where(y_true >= y_pred, alpha, 1 - alpha) * np.abs(y_true - y_pred)",
};

/** A script that measures the same with scikit-learn, and fails where a number differs. */
export function pythonOf(measured: PythonSource, settings: PythonSettings): string {
  const { alpha, delta, power } = settings;
  const checks = measured.infos.flatMap(({ id, python: [call = ""] }) => {
    const value = measured.report[id];
    return value ? checkedBy(id, call, value) : [];
  });
  return [
    ...IMPORTS,
    `y_true = ${arrayOf(measured.y_true)}`,
    `y_pred = ${arrayOf(measured.y_pred)}`,
    "w = np.ones_like(y_true)",
    `alpha, delta, power = ${[alpha, delta, power].map(literal).join(", ")}`,
    "",
    "",
    ...CHECK,
    "",
    "",
    ...checks,
    ...constantsOf(measured),
    ...sharesOf(measured, settings.metric),
    ...spreadOf(measured.spread),
    "",
  ].join("\n");
}

/** That no other constant is better by a metric than the one that is told. */
function constantsOf({ shares, infos, report }: PythonSource): string[] {
  const checks = shares.constants.flatMap(({ metric, value }) => {
    const info = infos.find(({ id }) => id === metric);
    const higher = info?.direction === "higher";
    // A score without a baseline has no best constant to be looked for.
    if (!info || (higher && !("value" in (report[metric] ?? {})))) return [];
    const sign = higher ? "-" : "";
    return [`best("${metric}", ${literal(value)}, lambda y_pred: ${sign}(${info.python[0]}))`];
  });
  return [
    "",
    "",
    "def best(name, constant, loss):",
    '    """The best constant by a metric: to both sides of it the loss is no less."""',
    "    at = lambda c: loss(np.full_like(y_true, c))",
    "    least = at(constant)",
    "    print(name, constant)",
    "    for step in (1e-3, 1e-2):",
    "        step *= max(abs(constant), 1e-3)",
    "        for other in (constant - step, constant + step):",
    "            try:",
    "                assert least <= at(other) + 1e-9 * abs(least), (name, constant, other)",
    "            except (ValueError, ZeroDivisionError):",
    "                pass  # beyond what the metric is defined for",
    "",
    "",
    ...checks,
  ];
}

/** Each point's share of the total of the metric that is drawn. */
function sharesOf({ shares }: PythonSource, metric: string): string[] {
  const loss = LOSSES[metric];
  if (loss === undefined || shares.shares.length === 0) return [];
  return [
    "",
    `losses = ${loss}`,
    `shares = ${arrayOf(shares.shares)}`,
    "print('shares', losses / losses.sum())",
    "assert np.allclose(losses / losses.sum(), shares, rtol=1e-9, atol=1e-12)",
  ];
}

function spreadOf(spread: Spread): string[] {
  if (!spread) return [];
  return [
    "",
    'counts, edges = np.histogram(y_pred - y_true, bins="sturges")',
    "print('residuals', counts, edges)",
    `assert counts.tolist() == [${spread.counts.join(", ")}]`,
    `assert np.allclose(edges, [${spread.edges.map(literal).join(", ")}], rtol=1e-9, atol=1e-12)`,
  ];
}

function checkedBy(id: string, call: string, value: MetricValue): string[] {
  if ("value" in value) return checkOf(id, call, value);
  const { undefined: reason } = value;
  if (id === "d2_tweedie" && reason !== "outside_domain" && reason !== "too_few_samples") {
    return [
      "try:",
      `    print("${id}", ${call})  # undefined: ${reason}; a division by 0, or by what rounding leaves of it`,
      "except ZeroDivisionError as error:",
      `    print("${id}", error)`,
    ];
  }
  if (reason === "all_y_true_zero") return [`# ${id}: all y_true are 0, nothing to divide by`];
  return checkOf(id, call, value);
}
