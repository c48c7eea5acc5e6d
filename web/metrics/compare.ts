import { type ReadonlySignal, signal } from "@preact/signals";
import type { ClassificationSettings, MetricsModule } from "../engine/metrics";
import { histogramOf, spanOf } from "./chain";
import { type At, type Judged, judge, type Metric, type Samples } from "./judge";

/** A setting that was kept to be compared with. */
export interface Pinned {
  readonly samples: Samples;
  readonly judged: Judged;
  readonly at: At;
  readonly span: readonly [number, number];
  readonly histogram: ReturnType<typeof histogramOf>;
}

export type Pin = ReturnType<typeof createPin>;

/** Keeps one setting and what it was worth, until another takes its place. */
export function createPin(core: MetricsModule) {
  const pinned = signal<Pinned | undefined>(undefined);
  const unpin = () => {
    const before = pinned.peek();
    pinned.value = undefined;
    before?.judged.free();
  };
  return {
    pinned: pinned as ReadonlySignal<Pinned | undefined>,
    /** Samples are sorted anew: what is kept must not end with the chain that it was seen in. */
    pin(samples: Samples, threshold: number, settings: ClassificationSettings | undefined) {
      const judged = judge(core, samples, settings);
      const span = spanOf(judged);
      const histogram = histogramOf(core, samples, span);
      const before = pinned.peek();
      pinned.value = { samples, judged, at: judged.at(threshold), span, histogram };
      before?.judged.free();
    },
    unpin,
    dispose: unpin,
  };
}

/**
 * Of a metric with bounds: by how much it may differ and still be said to stay. Other settings have other points, and a
 * share of some hundreds of them is not known better than this.
 */
export const STILL = 0.03;
/** Of one without bounds: by what share of itself. */
export const STILL_SHARE = 0.05;

export interface Comparison {
  /** Present less pinned; nothing where one of them is undefined. */
  readonly difference: number | undefined;
  /** `lost` and `found`: it is undefined now, it was undefined. */
  readonly verdict: "stays" | "moves" | "lost" | "found";
}

/** How a metric differs from what it was; nothing where it was and is undefined. */
export function compared(now: Metric, before: Metric | undefined): Comparison | undefined {
  const [value, former] = [now.value, before?.value];
  if (value === undefined && former === undefined) return undefined;
  if (value === undefined) return { difference: undefined, verdict: "lost" };
  if (former === undefined) return { difference: undefined, verdict: "found" };
  const difference = value - former;
  const isBounded = now.range.every(Number.isFinite);
  const limit = isBounded ? STILL : STILL_SHARE * Math.abs(former);
  return { difference, verdict: Math.abs(difference) <= limit ? "stays" : "moves" };
}
