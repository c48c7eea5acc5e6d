import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type {
  ResamplingJob,
  ResamplingProgress,
  ResamplingReport,
} from "../workers/resampling-task";
import type { Desk, Job } from "../workers/tasks";
import type { Chain } from "./chain";

/** How samples are drawn again. */
export interface ResamplingChoices {
  readonly on: boolean;
  readonly replicates: number;
  readonly confidence: number;
  readonly seed: number;
}

/** Strips about the curves. */
export interface Bands {
  readonly grid: Float64Array;
  readonly tprLow: Float64Array;
  readonly tprHigh: Float64Array;
  readonly precisionLow: Float64Array;
  readonly precisionHigh: Float64Array;
}

export type Interval = readonly [number, number];
export type Resampled = ReturnType<typeof createResampling>;

/** Places of the bands: closer than a pixel's worth is not seen. */
const GRID = Float64Array.from({ length: 101 }, (_, at) => at / 100);
/** What is dragged is drawn again when it has come to rest. */
const REST_MS = 350;

interface Found {
  /** What the scores' metrics and the bands are of. */
  readonly of: string;
  readonly threshold: number;
  readonly ids: readonly string[];
  readonly report: ResamplingReport;
  readonly bands: Bands;
}

/** How far curves and metrics can be trusted: drawn again by a worker whenever data, settings or threshold have come to rest. */
export function createResampling(chain: Chain, choices: ReadonlySignal<ResamplingChoices>) {
  const found = signal<Found | undefined>(undefined);
  const progress = signal<ResamplingProgress | undefined>(undefined);
  const trouble = signal<"cancelled" | "failed" | undefined>(undefined);
  // Fetched when something is drawn for the first time.
  let desk: Promise<Desk<ResamplingJob, ResamplingProgress, ResamplingReport>> | undefined;
  const openDesk = () => {
    desk ??= import("../workers/resampling").then(({ openResamplingDesk }) =>
      openResamplingDesk(chain.core),
    );
    return desk;
  };
  /** Counts what was begun: whatever comes of what is not the last is dropped. */
  let begun = 0;
  let job: Job<ResamplingReport> | undefined;
  let samplesSeen = 0;
  /** A number for each set of samples, which are compared by being the same object. */
  const samplesKey = computed(() => {
    chain.samples.value;
    samplesSeen += 1;
    return samplesSeen;
  });
  const key = computed(() =>
    JSON.stringify([samplesKey.value, chain.judged.value.settings, choices.value]),
  );

  async function start(): Promise<void> {
    const { replicates, confidence, seed } = choices.peek();
    const { samples, settings } = chain.judged.peek();
    const [of, threshold] = [key.peek(), chain.threshold.peek()];
    const ids = chain.at.peek().metrics.map(({ id }) => id);
    batch(() => {
      progress.value = { done: 0, total: replicates };
      trouble.value = undefined;
    });
    const grid = Array.from(GRID);
    const request = { replicates, confidence, seed, threshold, metrics: [...ids], grid };
    begun += 1;
    const mine = begun;
    const report = await openDesk()
      .then((open) => {
        if (begun !== mine) return undefined;
        job = open.start({ ...samples, request, settings }, (next) => {
          if (begun === mine) progress.value = next;
        });
        return job.report;
      })
      .catch(() => {
        desk = undefined;
        return "failed" as const;
      });
    if (begun !== mine) return;
    job = undefined;
    batch(() => {
      progress.value = undefined;
      if (report === "failed") trouble.value = "failed";
      else if (report) found.value = { of, threshold, ids, report, bands: bandsOf(report) };
    });
  }

  function stop(why?: "cancelled"): void {
    begun += 1;
    job?.cancel();
    job = undefined;
    batch(() => {
      progress.value = undefined;
      trouble.value = why;
    });
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const unfollow = effect(() => {
    clearTimeout(timer);
    // Of what nobody wants nothing is asked, not even what it would be of.
    if (!choices.value.on) return stop();
    const [wanted, threshold] = [key.value, chain.threshold.value];
    const known = found.peek();
    if (known?.of === wanted && known.threshold === threshold) return;
    stop();
    timer = setTimeout(start, known ? REST_MS : 0);
  });

  /** What was found, where it is of the present data and settings. */
  const present = computed(() => {
    if (!choices.value.on) return undefined;
    return found.value?.of === key.value ? found.value : undefined;
  });
  return {
    choices,
    progress: progress as ReadonlySignal<ResamplingProgress | undefined>,
    trouble: trouble as ReadonlySignal<"cancelled" | "failed" | undefined>,
    bands: computed(() => present.value?.bands),
    /** The interval of a metric; nothing while it is not known, and where no replicate has a value. */
    interval(id: string, ofLabels: boolean): Interval | undefined {
      const known = present.value;
      if (!known || (ofLabels && known.threshold !== chain.threshold.value)) return undefined;
      const at = known.ids.indexOf(id);
      const [low = Number.NaN, high = Number.NaN] = [known.report.low[at], known.report.high[at]];
      return Number.isNaN(low) ? undefined : [low, high];
    },
    start,
    cancel: () => stop("cancelled"),
    dispose() {
      unfollow();
      clearTimeout(timer);
      begun += 1;
      job = undefined;
      desk?.then((open) => open.close());
    },
  };
}

function bandsOf(report: ResamplingReport): Bands {
  return {
    grid: GRID,
    tprLow: report.tpr_low,
    tprHigh: report.tpr_high,
    precisionLow: report.precision_low,
    precisionHigh: report.precision_high,
  };
}
