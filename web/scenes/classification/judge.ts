import type { MetricsModule } from "../../engine/metrics";
import { locale } from "../../words/locale";
import type { Points } from "./curve";
import type { Cell } from "./model";
import { SHARES, type Share } from "./state";

type Shares = Readonly<Record<Cell, number | undefined>>;

/** A metric and its value at a threshold. */
export interface Metric {
  readonly id: string;
  /** Nothing where it is undefined. */
  readonly value: number | undefined;
  readonly undefined:
    | { readonly reason: string; readonly sklearn: number | string | undefined }
    | undefined;
  /** TeX: the definition, and with the counts put in where it is made of them. */
  readonly lines: readonly string[];
  readonly range: readonly [number, number];
  readonly higher: boolean;
  readonly prevalence: boolean;
  readonly python: string;
}

/** What a threshold gives. */
export interface At extends Readonly<Record<Cell, number>> {
  readonly shares: Readonly<Record<Share, Shares>>;
  readonly metrics: readonly Metric[];
  /** Where it is on the curves. */
  readonly present: Readonly<Record<"roc" | "pr", readonly [number, number] | undefined>>;
}

/** Hands scores to the core, which sorts them once; then asks it at any threshold. */
export function judge(core: MetricsModule, y: Float64Array, scores: Float64Array) {
  const handle = new core.Judge(y, scores);
  const known = core.judged_metrics();
  const curve = (kind: "roc" | "precision_recall"): Points => {
    const points = handle.points();
    const x = new Float64Array(points);
    const y = new Float64Array(points);
    const thresholds = new Float64Array(points);
    const { length } = thresholds.subarray(0, handle.write_curve(kind, x, y, thresholds));
    return { x, y, thresholds: thresholds.subarray(0, length) };
  };
  const at = (threshold: number): At => {
    const { tp, fp, fn, tn, values } = handle.at(threshold);
    const cells = { tp, fp, fn, tn };
    const metrics = known.map((info, place): Metric => {
      const told = values[place];
      const value = told?.value ?? undefined;
      const reason = told?.reason;
      return {
        ...info,
        value,
        undefined: reason
          ? { reason, sklearn: told.returns ?? told.raises ?? undefined }
          : undefined,
        lines: [info.formula, ...withNumbers(info.formula, cells, value)],
      };
    });
    const [row, column, all] = SHARES.map((of) => sharesOf(cells, of)) as [Shares, Shares, Shares];
    const place = (x: number | undefined, y: number | undefined) =>
      x === undefined || y === undefined ? undefined : ([x, y] as const);
    return {
      ...cells,
      shares: { row, column, all },
      metrics,
      present: {
        roc: place(row.fp, row.tp),
        // Where nothing is called positive, the curve ends in precision 1.
        pr: row.tp === undefined ? undefined : [row.tp, column.tp ?? 1],
      },
    };
  };
  const first = at(0);
  const numberOf = (id: string) => first.metrics.find((metric) => metric.id === id)?.value;
  const jumps = handle
    .jumps()
    .map(({ id, threshold }) => ({ id, threshold: threshold ?? undefined }));
  return {
    at,
    roc: curve("roc"),
    pr: curve("precision_recall"),
    jumps,
    auc: numberOf("roc_auc"),
    ap: numberOf("average_precision"),
    prevalence: (first.tp + first.fn) / scores.length,
    /** The next distinct score from a threshold, up or down. */
    next: (threshold: number, direction: 1 | -1) => handle.next(threshold, direction > 0),
    free: () => handle.free(),
  };
}

/** Each cell's share of its row (what is true), of its column (what is called) or of all. */
function sharesOf({ tp, fp, fn, tn }: Readonly<Record<Cell, number>>, of: Share): Shares {
  const share = (part: number, row: number, column: number) => {
    const whole = { row, column, all: tp + fp + fn + tn }[of];
    return whole === 0 ? undefined : part / whole;
  };
  return {
    tp: share(tp, tp + fn, tp + fp),
    fp: share(fp, fp + tn, tp + fp),
    fn: share(fn, tp + fn, fn + tn),
    tn: share(tn, fp + tn, fn + tn),
  };
}

/** β of Fβ: the core's default. */
const BETA = 2;
const CELL = /\b(TP|FP|FN|TN)\b/g;

/** A formula of the four counts with their numbers in it; nothing where it is made of anything else too. */
function withNumbers(
  formula: string,
  cells: Readonly<Record<Cell, number>>,
  value: number | undefined,
): string[] {
  if (value === undefined || !/\b(TP|FN)\b/.test(formula)) return [];
  const total = cells.tp + cells.fp + cells.fn + cells.tn;
  const put = formula
    .replaceAll("\\,", " \\cdot ")
    .replaceAll("\\beta", String(BETA))
    .replace(/\bn\b/g, String(total))
    .replace(CELL, (_, cell: string) => String(cells[cell.toLowerCase() as Cell]));
  return [`= ${put} = ${decimal(Number(value.toPrecision(4)))}`];
}

/** A decimal fraction in TeX. */
function decimal(value: number): string {
  return String(value).replace(".", locale.value === "ru" ? "{,}" : ".");
}
