import { computed, signal } from "@preact/signals";
import type { ClassificationSettings, JumpRequest, MetricsModule } from "../../engine/metrics";
import { createChain } from "../../metrics/chain";
import { createPin } from "../../metrics/compare";
import type { Rows, Samples } from "../../metrics/judge";
import { createResampling, type ResamplingChoices } from "../../metrics/resampling";
import { againstRest, isLost, type OwnData, ownOf, samplesOf } from "./own";
import type { SourceState } from "./source";
import { type ClassificationState, type Generator, generatorOf } from "./state";

export type ClassificationModel = ReturnType<typeof createClassificationModel>;

/** State → data → what the core makes of it once → what it says at the threshold. */
export function createClassificationModel(core: MetricsModule, first: ClassificationState) {
  const state = signal(first);
  /** Nothing plays here. */
  const playing = signal(false);
  /** The data's own settings as one text: nothing else makes them anew. */
  const wanted = computed(() => JSON.stringify(generatorOf(state.value)));
  const generator = computed(() => JSON.parse(wanted.value) as Generator);
  const drawn = computed<Samples>(() => draw(core, generator.value));
  const source = computed(() => state.value.source);
  const own = computed(() => {
    const { own } = state.value;
    return source.value === "own" && own !== null && !isLost(own) ? own : undefined;
  });
  const positive = computed(() => state.value.positive);
  /** What the network says of the flowers, as far as it has learned. */
  const learned = signal<Rows | undefined>(undefined);
  /** Scores of several classes, where there are such. */
  const rows = computed<Rows | undefined>(() => {
    if (source.value === "network") return learned.value;
    return own.value && own.value.columns > 1 ? own.value : undefined;
  });
  const samples = computed<Samples>(() => {
    if (rows.value) {
      return againstRest(rows.value, Math.min(positive.value, rows.value.classes.length - 1));
    }
    return (own.value && samplesOf(own.value)) ?? drawn.value;
  });
  // By its text: what else the state has makes neither metrics nor replicates anew.
  const settingsKey = computed(() => JSON.stringify(settingsOf(state.value)));
  const settings = computed(() => {
    settingsKey.value;
    return settingsOf(state.peek());
  });
  const resamplingKey = computed(() => JSON.stringify(resamplingOf(state.value)));
  const update = (changes: Partial<ClassificationState>) => {
    state.value = { ...state.peek(), ...changes };
  };
  const chain = createChain(core, {
    samples,
    threshold: computed(() => state.value.threshold),
    settings,
    choose: (threshold) => update({ threshold }),
  });
  /** Other scores: a threshold that is none of theirs gives way to the middle. */
  const give = (changes: Partial<SourceState>) => {
    update(changes);
    const [from, to] = chain.span.peek();
    const { threshold } = state.peek();
    if (threshold < from || threshold > chain.aboveAll.peek()) {
      update({ threshold: from < 0 && to > 0 ? 0 : (from + to) / 2 });
    }
  };
  const pin = createPin(core);
  const resampled = createResampling(
    chain,
    computed(() => JSON.parse(resamplingKey.value) as ResamplingChoices),
  );
  const jumpsWanted = computed(() => JSON.stringify(jumpsOf(state.value)));
  return {
    state,
    /** What data are drawn by; the same until one of its numbers changes. */
    generator,
    playing,
    chain,
    pin,
    resampled,
    samples,
    rows,
    settings,
    learned,
    /** Data of one's own that are in force. */
    own,
    give,
    /** What the generator draws, at most so many. */
    draw(most: number) {
      const present = generator.peek();
      return draw(core, { ...present, count: Math.min(present.count, most) });
    },
    /** Changes what is drawn, which are data of one's own from then on. Tells whether they have become so. */
    edit(change: (own: OwnData) => OwnData): boolean {
      const present = own.peek();
      const begun = present?.columns === 1;
      update({ source: "own", own: change(begun ? present : ownOf(samples.peek())) });
      return !begun;
    },
    /** Every jump and its threshold; none where nothing serves it. */
    jumps: computed(() => {
      const requests = JSON.parse(jumpsWanted.value) as Record<JumpId, JumpRequest>;
      return JUMP_IDS.map((id) => {
        const request = requests[id];
        return { id, request, threshold: chain.judged.value.jump(request) };
      });
    }),
    update,
    replace(next: ClassificationState) {
      state.value = next;
    },
    dispose() {
      resampled.dispose();
      pin.dispose();
      chain.dispose();
    },
  };
}

/** The points of a generator. */
export function draw(core: MetricsModule, { noise, ...generator }: Generator): Samples {
  const [labels, scores] = [new Float64Array(generator.count), new Float64Array(generator.count)];
  core.write_scores({ ...generator, label_noise: noise }, labels, scores);
  return { y: Uint8Array.from(labels), scores };
}

/** What the metrics' definitions leave open; 0/0 as a text, which alone may be no number. */
function settingsOf(state: ClassificationState): ClassificationSettings {
  const { beta, bins, binning, maxFpr, zeroDivision } = state;
  return { beta, bins, binning, max_fpr: maxFpr, zero_division: Number(zeroDivision) };
}

function resamplingOf(state: ClassificationState): ResamplingChoices {
  const { bootstrap, replicates, confidence, bootSeed } = state;
  return { on: bootstrap, replicates, confidence, seed: bootSeed };
}

export const JUMP_IDS = [
  "max_f1",
  "max_fbeta",
  "youden",
  "nearest",
  "least_cost",
  "precision",
  "recall",
  "break_even",
] as const satisfies readonly JumpRequest["kind"][];
type JumpId = (typeof JUMP_IDS)[number];

/** What each jump is asked for. */
function jumpsOf(state: ClassificationState): Record<JumpId, JumpRequest> {
  const { costFp, costFn, beta, minPrecision, minRecall } = state;
  return {
    max_f1: { kind: "max_f1" },
    max_fbeta: { kind: "max_fbeta", beta },
    youden: { kind: "youden" },
    nearest: { kind: "nearest" },
    least_cost: { kind: "least_cost", costs: [costFp, costFn] },
    precision: { kind: "precision", least: minPrecision },
    recall: { kind: "recall", least: minRecall },
    break_even: { kind: "break_even" },
  };
}
