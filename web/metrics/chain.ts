import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ClassificationSettings, MetricsModule } from "../engine/metrics";
import { type At, type Cell, type Judged, judge, type Samples } from "./judge";

/** Bars of the histogram. */
const BINS = 60;

/** What a chain hangs on. */
export interface ChainSource {
  readonly samples: ReadonlySignal<Samples>;
  readonly threshold: ReadonlySignal<number>;
  /** What the metrics' definitions leave open. */
  readonly settings: ReadonlySignal<ClassificationSettings | undefined>;
  /** Takes the threshold that a hand has chosen. */
  readonly choose: (threshold: number) => void;
}

export type Chain = ReturnType<typeof createChain>;

/** Samples → sorted once → what they are worth at the threshold: what every view of scores follows, whatever the scene. */
export function createChain(core: MetricsModule, source: ChainSource) {
  let release = () => {};
  const judged = computed<Judged>(() => {
    const next = judge(core, source.samples.value, source.settings.value);
    release();
    release = next.free;
    return next;
  });
  const at = computed<At>(() => judged.value.at(source.threshold.value));
  /** What the axis spans while a hand moves a score. */
  const held = signal<readonly [number, number] | undefined>(undefined);
  const span = computed(() => held.value ?? spanOf(judged.value));
  const histogram = computed(() => histogramOf(core, source.samples.value, span.value));
  /** A little above all scores: nothing is called positive there. */
  const aboveAll = computed(() => span.value[1] + (span.value[1] - span.value[0]) / 1000);
  const setThreshold = (next: number) => {
    const within = Math.min(Math.max(next, span.peek()[0]), aboveAll.peek());
    if (within !== source.threshold.peek()) source.choose(within);
  };
  return {
    core,
    samples: source.samples,
    threshold: source.threshold,
    judged,
    at,
    span,
    held,
    aboveAll,
    histogram,
    /** The cell of the matrix that a hand is on. */
    lit: signal<Cell | undefined>(undefined),
    setThreshold,
    /** By a place on the axis of scores, in digits that a pixel needs. */
    cut(place: number) {
      const digits = 10 ** (3 - Math.ceil(Math.log10(span.peek()[1] - span.peek()[0])));
      setThreshold(Math.round(place * digits) / digits);
    },
    /** To the next distinct score, up or down. */
    stepBy(direction: 1 | -1) {
      const next = judged.peek().next(source.threshold.peek(), direction);
      if (next !== undefined) setThreshold(next);
    },
    dispose: () => release(),
  };
}

/** What the axis of scores spans: from 0 to 1, or all scores where some are beyond. */
export function spanOf({ thresholds }: Judged): readonly [number, number] {
  const [highest = 1, lowest = 0] = [thresholds[0], thresholds[thresholds.length - 1]];
  if (lowest >= 0 && highest <= 1) return [0, 1];
  return lowest < highest ? [lowest, highest] : [lowest - 1, highest + 1];
}

/** How many scores of each class there are in equal bins over a span. */
export function histogramOf(
  core: MetricsModule,
  { y, scores }: Samples,
  span: readonly [number, number],
) {
  const [negatives, positives] = [new Float64Array(BINS), new Float64Array(BINS)];
  core.write_histogram(Float64Array.from(y), scores, ...span, negatives, positives);
  return { negatives, positives };
}
