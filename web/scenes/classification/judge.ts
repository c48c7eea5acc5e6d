import type { MetricsModule } from "../../engine/metrics";
import type { Points } from "./curve";
import type { Cell } from "./model";
import type { Share } from "./state";

type Shares = Readonly<Record<Cell, number | undefined>>;

/** What the core calls the wholes of shares. */
const NORMALIZE: Readonly<Record<Share, string>> = { row: "true", column: "pred", all: "all" };

/** A metric and its value at a threshold. */
export interface Metric {
  readonly id: string;
  /** Nothing where it is undefined. */
  readonly value: number | undefined;
  readonly undefined:
    | { readonly reason: string; readonly sklearn: number | string | undefined }
    | undefined;
  /** The definition in TeX. */
  readonly formula: string;
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
      };
    });
    const sharesOf = (of: Share): Shares => {
      const told = core.count_shares(tp, fp, fn, tn, NORMALIZE[of]);
      const share = (cell: Cell) => told[cell] ?? undefined;
      return { tp: share("tp"), fp: share("fp"), fn: share("fn"), tn: share("tn") };
    };
    const place = (kind: "roc" | "precision_recall") => {
      const [x, y] = core.curve_point(tp, fp, fn, tn, kind) ?? [];
      return x === undefined || y === undefined ? undefined : ([x, y] as const);
    };
    return {
      ...cells,
      shares: { row: sharesOf("row"), column: sharesOf("column"), all: sharesOf("all") },
      metrics,
      present: { roc: place("roc"), pr: place("precision_recall") },
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
