import { batch, computed, effect, signal } from "@preact/signals";
import { errorDetails, type FullEngine, isEngineFailure } from "../../../engine/engine";
import {
  type LayoutReport,
  type NetworkCatalog,
  type Training,
  TrainingQuantity,
  type TrainingRequest,
  type TrainingSummary,
} from "../../../engine/training";
import { type ChartKind, createRunBase, type Records } from "../../../race/base";
import type { RunGround } from "../../../race/ground";
import { conditionsOf } from "../../../race/request";
import { createSlices, type SliceClock } from "../../../race/slices";
import { words } from "../../../words";
import { defaultState, NETWORK_CHARTS, type NetworkState, sizesOf } from "./state";
import { networkWords } from "./words";

export type NetworkModel = ReturnType<typeof createNetworkModel>;

const RECORDED = {
  loss: [TrainingQuantity.Loss, TrainingQuantity.TestLoss],
  accuracy: [TrainingQuantity.Accuracy, TrainingQuantity.TestAccuracy],
  gradient_norm: [TrainingQuantity.GradientNorm],
  learning_rate: [TrainingQuantity.LearningRate],
} as const;

/** The race of trainings as the scene sees it: its state, what the core made of it so far, and time. */
export function createNetworkModel(
  engine: FullEngine,
  info: NetworkCatalog,
  initial: NetworkState,
  onEngineFailure: () => void,
  clock?: SliceClock,
) {
  const { catalog, module } = engine;
  const base = createRunBase(catalog, networkGround(engine, info), initial);
  const { state, selected, time, error, generation } = base;
  let training = new module.Training();
  const summary = signal<TrainingSummary | undefined>(undefined);
  const layout = signal<LayoutReport | undefined>(undefined);
  let isOpen = true;
  /** What the core is asked for. */
  const request = computed<TrainingRequest>(() => requestOf(base, info));
  /** Equal keys are equal trainings, so that a change of the view alone trains nothing. */
  const requestKey = computed(() => JSON.stringify(request.value));

  const slices = createSlices(() => {
    batch(() => {
      summary.value = training.summary();
      generation.value = generation.peek() + 1;
    });
  }, clock);
  const stop = effect(() => {
    requestKey.value;
    train(request.peek());
  });

  function train(next: TrainingRequest): void {
    try {
      training.configure(next);
      batch(() => {
        layout.value = training.layout();
        error.value = undefined;
        slices.begin(training);
      });
    } catch (failure) {
      if (isEngineFailure(failure)) {
        restart(failure);
        return;
      }
      const details = errorDetails(failure);
      if (!details) throw failure;
      // What was trained before stays.
      error.value = details;
    }
  }

  /** A handle that panicked is locked for ever: a new one takes its place, and the state is run again. */
  function restart(failure: unknown): void {
    slices.stop();
    if (summary.peek() === undefined) throw failure;
    training = new module.Training();
    state.value = base.ground.base;
    onEngineFailure();
  }

  const taken = (racer: number) => summary.value?.racers[racer]?.taken ?? 0;
  /** The racer that the picture shows: the open one, else the first. */
  const shownRacer = computed(() => Math.max(selected.value, 0));
  return {
    ...base,
    info,
    summary,
    layout,
    request,
    training: (): Training => training,
    /** Until it is disposed of; then there is nothing to draw. */
    isOpen: () => isOpen,
    shownRacer,
    /** The step that the picture shows: the present one, or as far as that racer has come. */
    shownStep: computed(() => Math.min(Math.floor(time.value), taken(shownRacer.value))),
    records: (): Records => training,
    taken,
    charts: networkCharts,
    // No cross-entropy is below 0.
    floor: () => 0,
    limit: () => undefined,
    dispose(): void {
      isOpen = false;
      stop();
      slices.stop();
      training.free();
    },
  };
}

function networkGround({ catalog }: FullEngine, info: NetworkCatalog): RunGround<NetworkState> {
  return {
    base: defaultState(catalog),
    suggestedRate: (optimizer) => info.learning_rates[optimizer],
  };
}

function requestOf(
  { state, ground, catalog }: ReturnType<typeof createRunBase<NetworkState>>,
  info: NetworkCatalog,
): TrainingRequest {
  const now = state.value;
  return {
    network: {
      layers: [...sizesOf(now.layers)],
      bias: now.bias,
      activation: now.activation,
      initialization: now.initialization,
      dataset: info.datasets[0]?.id ?? "",
      test_share: now.testShare,
      split_seed: now.splitSeed,
      standardize: now.standardize,
    },
    ...(now.batch === null ? {} : { batch_size: now.batch }),
    ...conditionsOf({ state: now, ground, catalog }),
  };
}

function networkCharts(): readonly ChartKind[] {
  const { charts } = networkWords.value;
  const { quantities, axis, help } = words.value.chart;
  return NETWORK_CHARTS.map((id) => ({
    id,
    label: id === "accuracy" ? charts.accuracy : quantities[id],
    axis: id === "accuracy" ? charts.accuracyAxis : axis[id],
    help: id === "loss" ? charts.lossHelp : id === "accuracy" ? charts.accuracyHelp : help[id],
    recorded: RECORDED[id],
    linear: id === "accuracy",
  }));
}
