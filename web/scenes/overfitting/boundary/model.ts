import { batch, computed, effect, signal } from "@preact/signals";
import type {
  BoundaryCatalog,
  BoundaryLayer,
  BoundaryReport,
  BoundaryTraining,
} from "../../../engine/boundary";
import {
  errorDetails,
  type FullEngine,
  isEngineFailure,
  type RunCatalog,
} from "../../../engine/engine";
import { createRunBase, type Records } from "../../../race/base";
import { createSlices, type SliceClock, type Work } from "../../../race/slices";
import { sizesOf } from "./network/sizes";
import { requestOf } from "./request";
import { createRuns, type Runs } from "./runs";
import { type BoundaryState, defaultState, LOSS, type Task, taskOf } from "./state";
import { twinState } from "./twin";

export type Trainer = ReturnType<typeof createTrainer>;
/** A trainer with the trainings that came to their end. */
export type BoundaryModel = Trainer & { readonly runs: Runs };

/** A boundary as the act sees it. No view is known here. */
export function createBoundaryModel(...given: Parameters<typeof createTrainer>): BoundaryModel {
  const trainer = createTrainer(...given);
  const runs = createRuns(trainer);
  return {
    ...trainer,
    runs,
    dispose(): void {
      runs.dispose();
      trainer.dispose();
    },
  };
}

/** Its state, what the core made of it so far, and time. */
function createTrainer(
  engine: FullEngine,
  info: BoundaryCatalog,
  initial: BoundaryState,
  onEngineFailure: () => void,
  clock?: SliceClock,
) {
  const { catalog, module } = engine;
  const ground = { base: defaultState(catalog, info), suggestedRate: () => undefined };
  const base = createRunBase<BoundaryState>(catalog, ground, initial);
  const { state, error, generation } = base;
  let training: BoundaryTraining | undefined;
  let twin: BoundaryTraining | undefined;
  const report = signal<BoundaryReport | undefined>(undefined);
  const twinReport = signal<BoundaryReport | undefined>(undefined);
  /** Where the weights stand. */
  const layers = signal<readonly BoundaryLayer[]>([]);
  /** What the core is asked for. */
  const request = computed(() => requestOf({ state: state.value, ground, catalog }));
  const twinRequest = computed(() => {
    const other = twinState(state.value, catalog, info);
    return other && requestOf({ state: other, ground, catalog });
  });
  /** Equal keys are equal trainings, so that a change of the view alone trains nothing. */
  const requestKey = computed(() => JSON.stringify([request.value, twinRequest.value]));

  /** Whether the network is too large for its optimizer. */
  const tooLarge = signal(false);

  const slices = createSlices(() => {
    batch(() => {
      report.value = training?.report();
      twinReport.value = twin?.report();
      generation.value = generation.peek() + 1;
    });
  }, clock);
  const stop = effect(() => {
    requestKey.value;
    train();
  });

  /** A step was shipped of the one training: another training's test is not looked at for that. */
  let shipped = { key: JSON.stringify(request.peek()), ship: initial.ship };
  const stopForgetting = effect(() => {
    const key = JSON.stringify(request.value);
    const { ship } = state.value;
    const isOther = ship !== null && ship === shipped.ship && key !== shipped.key;
    shipped = { key, ship: isOther ? null : ship };
    if (isOther) state.value = { ...state.peek(), ship: null };
  });

  function train(): void {
    tooLarge.value = isTooLarge(state.peek(), catalog);
    if (tooLarge.peek()) return;
    const begun: BoundaryTraining[] = [];
    try {
      begun.push(new module.BoundaryTraining(request.peek()));
      const other = twinRequest.peek();
      if (other) begun.push(new module.BoundaryTraining(other));
    } catch (failure) {
      for (const one of begun) one.free();
      refuse(failure);
      return;
    }
    release();
    [training, twin] = begun;
    batch(() => {
      error.value = undefined;
      layers.value = begun[0]?.layers() ?? [];
      slices.begin(together(begun));
    });
  }

  function refuse(failure: unknown): void {
    if (isEngineFailure(failure)) {
      restart(failure);
      return;
    }
    const details = errorDetails(failure);
    if (!details) throw failure;
    // What was trained before stays.
    error.value = details;
  }

  /** A handle that panicked is locked for ever: the state is the first again, and a new handle is made for it. */
  function restart(failure: unknown): void {
    slices.stop();
    [training, twin] = [undefined, undefined];
    if (report.peek() === undefined) throw failure;
    state.value = ground.base;
    onEngineFailure();
  }

  function release(): void {
    slices.stop();
    training?.free();
    twin?.free();
    [training, twin] = [undefined, undefined];
  }

  const records: Records = {
    read: () => Number.NaN,
    write_rates: (_, target) => training?.write_rates(target),
    draw_chart() {
      throw new Error("a boundary has a chart of its own");
    },
  };
  /** Ids of the metrics of either task. */
  const metrics: Record<Task, readonly string[]> = {
    classification: module.binary_catalog().map(({ id }) => id),
    regression: info.regression_metrics,
  };
  const task = computed(() => taskOf(state.value));
  /** Updates made so far. */
  const taken = computed(() => report.value?.step ?? 0);
  /** The step that is shown: the present one, or as far as the training has come. */
  const shownStep = computed(() => Math.min(Math.floor(base.time.value), taken.value));
  return {
    ...base,
    info,
    /** What is learned. */
    task,
    /** Ids of the metrics of the task. */
    metrics: computed(() => metrics[task.value]),
    /** What is charted: the loss where the state names nothing that its task has. */
    quantity: computed(() => {
      const { quantity } = state.value;
      return metrics[task.value].includes(quantity) ? quantity : LOSS;
    }),
    module,
    report,
    twinReport,
    tooLarge,
    layers,
    request,
    records: () => records,
    taken: () => taken.value,
    charts: () => [],
    floor: () => 0,
    limit: () => undefined,
    shownStep,
    /** What the test says of the step that is shipped, once the training has come to its end. */
    shipping: computed(() => {
      generation.value;
      const { ship } = state.value;
      if (ship === null || report.value?.stop == null) return undefined;
      return training?.ship(ship) ?? undefined;
    }),
    /** The last examination at or before the step that is shown. */
    shownRecord: computed(() => {
      generation.value;
      return training?.record_at(shownStep.value) ?? undefined;
    }),
    training: (): BoundaryTraining | undefined => training,
    twin: (): BoundaryTraining | undefined => twin,
    /** Another training in the place of this one, shown at its end. */
    setState(next: BoundaryState): void {
      batch(() => {
        base.playing.value = false;
        state.value = next;
        base.time.value = next.step ?? next.steps;
      });
    },
    dispose(): void {
      stop();
      stopForgetting();
      release();
    },
  };
}

/** An update that needs all second derivatives solves for so many weights at most while one waits. */
export const MAX_SECOND_ORDER = 300;

/** Whether an update of this network by this optimizer would stop the page: Newton's solves n equations for n weights. */
function isTooLarge(state: BoundaryState, catalog: RunCatalog): boolean {
  const info = catalog.optimizers.find(({ id }) => id === state.racers[0]?.optimizer);
  if (info?.needs !== "hessian") return false;
  const sizes = sizesOf(state);
  const weights = sizes.slice(1).map((size, at) => size * ((sizes[at] ?? 0) + 1));
  return weights.reduce((sum, count) => sum + count, 0) > MAX_SECOND_ORDER;
}

/** Trainings that go on together, as one work. */
function together(trainings: readonly BoundaryTraining[]): Work {
  return {
    total: trainings[0]?.total ?? 0,
    advance: (updates) => Math.min(...trainings.map((training) => training.advance(updates))),
  };
}
