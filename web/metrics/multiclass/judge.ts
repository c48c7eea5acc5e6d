import type { ClassificationSettings, MetricsModule, MetricValue } from "../../engine/metrics";
import { type Metric, NORMALIZE, numberOf, type Rows, WHOLES, type Whole } from "../judge";

/** A class against the rest, of the answers. */
export interface OfClass {
  readonly name: string;
  readonly precision: MetricValue;
  readonly recall: MetricValue;
  readonly f1: MetricValue;
  /** How many objects are of it. */
  readonly support: number;
}

/** What scores of several classes are worth; the answer is the class with the highest score. */
export interface JudgedRows {
  readonly rows: Rows;
  readonly settings: ClassificationSettings | undefined;
  /** Counts, true classes by predicted ones, row by row. */
  readonly counts: Float64Array;
  readonly shares: Readonly<Record<Whole, Float64Array>>;
  readonly metrics: readonly Metric[];
  readonly classes: readonly OfClass[];
}

/** Asks the core once for all that is shown of several classes. */
export function judgeRows(
  core: MetricsModule,
  rows: Rows,
  settings?: ClassificationSettings,
): JudgedRows {
  const handle = new core.Multiclass(rows.classes.length, rows.labels, rows.scores);
  try {
    const values = handle.metrics(settings);
    const shares = WHOLES.map((of) => [of, handle.normalized(NORMALIZE[of])] as const);
    return {
      rows,
      settings,
      counts: handle.confusion(),
      shares: Object.fromEntries(shares) as Record<Whole, Float64Array>,
      metrics: core.multiclass_catalog().flatMap((info) => {
        const told = values[info.id];
        return told ? [{ ...info, told, value: numberOf(told) }] : [];
      }),
      classes: handle.per_class(settings).map((report, at) => ({
        ...report,
        name: rows.classes[at] ?? String(at),
      })),
    };
  } finally {
    handle.free();
  }
}

export const AVERAGES = ["macro", "micro", "weighted"] as const;
/** How metrics of single classes become one. */
export type Average = (typeof AVERAGES)[number];

/** What a metric is without its average, and which average it is. */
export function averageOf(id: string): readonly [base: string, average: Average | undefined] {
  const average = AVERAGES.find((one) => id.endsWith(`_${one}`));
  return average ? [id.slice(0, -average.length - 1), average] : [id, undefined];
}
