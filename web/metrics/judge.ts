import type {
  ClassificationSettings,
  JumpRequest,
  MetricInfo,
  MetricsModule,
  MetricValue,
} from "../engine/metrics";

/** Labels (1 for a positive) and a score each. */
export interface Samples {
  readonly y: Uint8Array;
  readonly scores: Float64Array;
}

/** Samples of several classes: the true one of each by its place, and row by row a score for each class. */
export interface Rows {
  readonly classes: readonly string[];
  readonly labels: Uint32Array;
  readonly scores: Float64Array;
}

export type Cell = "tn" | "fp" | "fn" | "tp";
export const WHOLES = ["row", "column", "all"] as const;
/** What the matrix's percentages are of. */
export type Whole = (typeof WHOLES)[number];
type Shares = Readonly<Record<Cell, number | undefined>>;

/** What the core calls the wholes of shares. */
export const NORMALIZE: Readonly<Record<Whole, string>> = {
  row: "true",
  column: "pred",
  all: "all",
};

export const CURVES = ["roc", "precision_recall", "det", "gain", "lift"] as const;
export type CurveName = (typeof CURVES)[number];

/** A curve, a point a threshold; no points where it is undefined. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly thresholds: Float64Array;
}

/** A metric and its value. */
export interface Metric extends MetricInfo {
  readonly told: MetricValue;
  /** Nothing where it is undefined. */
  readonly value: number | undefined;
}

/** Four counts, and what is known by them. */
export interface Counted extends Readonly<Record<Cell, number>> {
  readonly shares: Readonly<Record<Whole, Shares>>;
}

/** What a threshold gives. */
export interface At extends Counted {
  readonly threshold: number;
  readonly metrics: readonly Metric[];
}

export type Judged = ReturnType<typeof judge>;

/** The four counts with their shares of rows, columns and all. */
export function counted(core: MetricsModule, cells: Readonly<Record<Cell, number>>): Counted {
  const { tp, fp, fn, tn } = cells;
  const sharesOf = (of: Whole): Shares => {
    const told = core.count_shares(tp, fp, fn, tn, NORMALIZE[of]);
    const share = (cell: Cell) => told[cell] ?? undefined;
    return { tp: share("tp"), fp: share("fp"), fn: share("fn"), tn: share("tn") };
  };
  const shares = { row: sharesOf("row"), column: sharesOf("column"), all: sharesOf("all") };
  return { tp, fp, fn, tn, shares };
}

/** The number of a value; nothing where it is undefined. */
export function numberOf(told: MetricValue): number | undefined {
  return "value" in told ? told.value : undefined;
}

/** Hands samples to the core, which sorts them once; then asks it at any threshold. Whoever has it frees it. */
export function judge(core: MetricsModule, samples: Samples, settings?: ClassificationSettings) {
  const handle = new core.Classification(samples.y, samples.scores);
  const known = core.binary_catalog();
  const fixed = handle.score_metrics(settings);
  const thresholds = new Float64Array(handle.distinct);
  handle.write_thresholds(thresholds);
  const curves = new Map<CurveName, Points>();
  const metric = (info: MetricInfo, told: MetricValue): Metric => ({
    ...info,
    told,
    value: numberOf(told),
  });
  const kinds = {
    roc: core.CurveKind.Roc,
    precision_recall: core.CurveKind.PrecisionRecall,
    det: core.CurveKind.Det,
    gain: core.CurveKind.Gain,
    lift: core.CurveKind.Lift,
  } as const;
  const cells = (threshold: number) => {
    const { tp, fp, fn, tn } = handle.at(threshold);
    return { tp, fp, fn, tn };
  };
  const all = cells(Number.NEGATIVE_INFINITY);
  const overThresholds = new Map<string, Float64Array>();
  const kept = (name: string, of: () => Float64Array): Float64Array => {
    const found = overThresholds.get(name) ?? of();
    overThresholds.set(name, found);
    return found;
  };
  return {
    samples,
    settings,
    handle,
    /** The distinct scores, falling. */
    thresholds,
    /** How many samples there are of each class. */
    positives: all.tp,
    negatives: all.fp,
    /** The share of positives; nothing says it where there are no samples, which the core refuses. */
    prevalence: core.count_shares(all.tp, 0, 0, all.fp, "all").tp ?? 0,
    at(threshold: number): At {
      const moved = handle.label_metrics(threshold, settings);
      const metrics = known.flatMap((info) => {
        const told = moved[info.id] ?? fixed[info.id];
        return told ? [metric(info, told)] : [];
      });
      return { ...counted(core, cells(threshold)), threshold, metrics };
    },
    /** Without points that are in line with their neighbours. */
    curve(kind: CurveName): Points {
      const found = curves.get(kind) ?? handle.curve(kinds[kind], true);
      curves.set(kind, found);
      return found;
    },
    /** Where a threshold with these counts is on a curve. */
    place(
      kind: CurveName,
      { tp, fp, fn, tn }: Readonly<Record<Cell, number>>,
    ): readonly [number, number] | undefined {
      const [x, y] = core.curve_point(tp, fp, fn, tn, kind) ?? [];
      return x === undefined || y === undefined ? undefined : [x, y];
    },
    cells,
    /** How many distinct scores are at or above a threshold: the place of its value in what follows. */
    placeOf: (threshold: number) => handle.at(threshold).place,
    /** A metric of labels at each threshold, nothing called positive first, then the distinct scores, falling. */
    against: (id: string) => kept(id, () => handle.against_threshold(id, settings)),
    /** The share that is called positive, likewise. */
    queueRates: () => kept("queue_rate", () => handle.queue_rates()),
    /** What wrong answers cost a sample, likewise. */
    costs: (fp: number, fn: number) => kept(`cost ${fp} ${fn}`, () => handle.costs(fp, fn)),
    /** Whether the threshold moves a metric. */
    isOfLabels: (id: string) => !(id in fixed),
    /** What no threshold moves. */
    ofScores: (id: string) => (fixed[id] ? numberOf(fixed[id]) : undefined),
    /** The threshold that serves a purpose best; nothing where there is none. */
    jump: (request: JumpRequest) => handle.jump(request),
    /** The next distinct score from a threshold, up or down. */
    next(threshold: number, direction: 1 | -1): number | undefined {
      const { higher, lower } = handle.at(threshold);
      const found = direction > 0 ? higher : lower;
      return Number.isFinite(found) ? found : undefined;
    },
    free: () => handle.free(),
  };
}
