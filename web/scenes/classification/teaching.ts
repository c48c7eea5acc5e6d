import { computed, effect, signal } from "@preact/signals";
import { errorDetails, type FullEngine } from "../../engine/engine";
import { IRIS_NETWORK, type Training, TrainingQuantity } from "../../engine/training";
import type { Rows } from "../../metrics/judge";
import { createSlices, type SliceClock } from "../../race/slices";
import type { ClassificationModel } from "./model";
import { MAX_EPOCHS, type Split, type Teaching } from "./source";

export type Lesson = ReturnType<typeof createLesson>;

/** What the network has come to at the epoch whose scores are shown. */
export interface Learned {
  readonly epoch: number;
  readonly loss: number;
  readonly train: number;
  readonly test: number;
}

/**
 * Trains the network of the convergence scene in slices of a frame, up to the epoch that is asked for, and gives the model its scores.
 * The training goes on from where it is when more epochs are asked for, and is not made again when fewer are.
 */
export function createLesson(
  { module }: FullEngine,
  model: Pick<ClassificationModel, "state" | "learned" | "update">,
  clock?: SliceClock,
) {
  const info = module.network_catalog();
  const [data] = info.datasets;
  const training = new module.Training();
  const done = signal(0);
  const learned = signal<Learned | undefined>(undefined);
  const refused = signal<ReturnType<typeof errorDetails>>(undefined);
  const epochs = computed(() => model.state.value.epochs);
  const split = computed(() => model.state.value.split);
  /** All that the weights depend on. */
  const key = computed(() => {
    const { optimizer, rate, trainSeed } = model.state.value;
    return JSON.stringify({ optimizer, rate, trainSeed });
  });

  function show(): void {
    const taken = training.summary().racers[0]?.taken ?? 0;
    // Where a training breaks off, its last weights may be no numbers.
    for (let step = Math.min(epochs.peek(), taken); step >= 0; step--) {
      const rows = scoresAt(training, step, split.peek(), data?.rows ?? 0, data?.classes ?? []);
      if (!rows) continue;
      const read = (quantity: TrainingQuantity) => training.read(0, quantity, step);
      learned.value = {
        epoch: step,
        loss: read(TrainingQuantity.Loss),
        train: read(TrainingQuantity.Accuracy),
        test: read(TrainingQuantity.TestAccuracy),
      };
      model.learned.value = rows;
      return;
    }
  }

  let made = 0;
  const work = {
    advance(updates: number) {
      made = training.advance(Math.min(updates, epochs.peek() - made));
      return made;
    },
    get total() {
      return epochs.peek();
    },
  };
  const slices = createSlices(() => {
    done.value = made;
    if (made >= epochs.peek()) show();
  }, clock);
  const goOn = () => {
    if (made >= epochs.peek()) show();
    else slices.begin(work);
  };

  const stops = [
    effect(() => {
      const { optimizer, rate, trainSeed } = JSON.parse(key.value) as Teaching;
      slices.stop();
      try {
        training.configure({
          network: { ...IRIS_NETWORK, layers: [...IRIS_NETWORK.layers], dataset: data?.id ?? "" },
          steps: MAX_EPOCHS,
          seed: trainSeed,
          racers: [
            {
              optimizer,
              hyperparameters: { learning_rate: rate ?? info.learning_rates[optimizer] ?? 0 },
            },
          ],
        });
      } catch (failure) {
        refused.value = errorDetails(failure);
        if (!refused.peek()) throw failure;
        return;
      }
      refused.value = undefined;
      made = 0;
      goOn();
    }),
    effect(() => {
      epochs.value;
      goOn();
    }),
    effect(() => {
      split.value;
      if (made >= epochs.peek()) show();
    }),
  ];
  return {
    info,
    /** How many epochs are made. */
    done,
    learned,
    refused,
    /** Stays at the epoch that was reached. */
    cancel() {
      slices.stop();
      model.update({ epochs: Math.max(made, 1) });
    },
    stop() {
      for (const stop of stops) stop();
      slices.stop();
      training.free();
    },
  };
}

/** What the network says of flowers after an epoch; nothing where that is no number. */
function scoresAt(
  training: Training,
  step: number,
  split: Split,
  count: number,
  classes: readonly string[],
): Rows | undefined {
  const many = classes.length;
  const neurons = new Float64Array(IRIS_NETWORK.layers.reduce((sum, size) => sum + size, 0));
  const labels: number[] = [];
  const scores: number[] = [];
  for (let row = 0; row < count; row++) {
    const example = training.example(row);
    if (!example || (split !== "all" && example.is_test !== (split === "test"))) continue;
    if (training.write_neurons(0, step, row, neurons) === 0) return undefined;
    // The probabilities of the classes come last.
    const answer = neurons.subarray(neurons.length - many);
    if (!answer.every(Number.isFinite)) return undefined;
    labels.push(example.class);
    scores.push(...answer);
  }
  return { classes, labels: Uint32Array.from(labels), scores: Float64Array.from(scores) };
}
