import { computed, signal } from "@preact/signals";
import type { MetricsModule } from "../../engine/metrics";
import type { Points } from "./curve";
import { judge } from "./judge";
import type { ClassificationState } from "./state";

export type Cell = "tn" | "fp" | "fn" | "tp";

/** Bars of the histogram. */
const BINS = 60;

export type ClassificationModel = ReturnType<typeof createClassificationModel>;

/** State → data → what the core makes of it once → what it says at the threshold. */
export function createClassificationModel(core: MetricsModule, first: ClassificationState) {
  const state = signal(first);
  /** Nothing plays here. */
  const playing = signal(false);
  const lit = signal<Cell | undefined>(undefined);
  /** The data's own settings as one text: the threshold is none of them. */
  const wanted = computed(() => {
    const { threshold: _, shares: __, order: ___, ...generator } = state.value;
    return JSON.stringify(generator);
  });
  let release = () => {};
  const data = computed(() => {
    const { noise, ...generator } = JSON.parse(wanted.value) as ClassificationState;
    const [y, scores] = [new Float64Array(generator.count), new Float64Array(generator.count)];
    core.write_scores({ ...generator, label_noise: noise }, y, scores);
    release();
    const judged = judge(core, y, scores);
    release = judged.free;
    return { y, scores, judged };
  });
  const histogram = computed(() => {
    const { y, scores } = data.value;
    const [negatives, positives] = [new Float64Array(BINS), new Float64Array(BINS)];
    core.write_histogram(y, scores, 0, 1, negatives, positives);
    return { negatives, positives };
  });
  const threshold = computed(() => state.value.threshold);
  const at = computed(() => data.value.judged.at(threshold.value));

  const update = (changes: Partial<ClassificationState>) => {
    state.value = { ...state.peek(), ...changes };
  };
  /** An infinite threshold, at which nothing is called positive, is a little above all scores here. */
  const setThreshold = (next: number) => {
    const within = Math.min(Math.max(next, 0), 1.001);
    if (within !== state.peek().threshold) update({ threshold: within });
  };
  return {
    state,
    lit,
    playing,
    data,
    histogram,
    at,
    roc: computed<Points>(() => data.value.judged.roc),
    pr: computed<Points>(() => data.value.judged.pr),
    jumps: computed(() => data.value.judged.jumps),
    update,
    setThreshold,
    /** By a place on the axis of scores, in digits that a pixel needs. */
    cut: (place: number) => setThreshold(Math.round(place * 1000) / 1000),
    /** To the next distinct score, up or down. */
    stepBy(direction: 1 | -1) {
      const next = data.peek().judged.next(state.peek().threshold, direction);
      if (next !== undefined) setThreshold(next);
    },
    replace(next: ClassificationState) {
      state.value = next;
    },
    dispose: () => release(),
  };
}
