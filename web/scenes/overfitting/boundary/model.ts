import { batch, computed, effect, signal } from "@preact/signals";
import type {
  BoundaryCatalog,
  BoundaryLayer,
  BoundaryReport,
  BoundaryRequest,
  BoundaryTraining,
} from "../../../engine/boundary";
import { errorDetails, type FullEngine, isEngineFailure } from "../../../engine/engine";
import { createRunBase, type Records } from "../../../race/base";
import { createSlices, type SliceClock } from "../../../race/slices";
import { requestOf } from "./request";
import { type BoundaryState, defaultState } from "./state";

export type BoundaryModel = ReturnType<typeof createBoundaryModel>;

/** A boundary as the act sees it: its state, what the core made of it so far, and time. No view is known here. */
export function createBoundaryModel(
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
  const report = signal<BoundaryReport | undefined>(undefined);
  /** Where the weights stand. */
  const layers = signal<readonly BoundaryLayer[]>([]);
  /** What the core is asked for. */
  const request = computed(() => requestOf({ state: state.value, ground, catalog }));
  /** Equal keys are equal trainings, so that a change of the view alone trains nothing. */
  const requestKey = computed(() => JSON.stringify(request.value));

  const slices = createSlices(() => {
    batch(() => {
      report.value = training?.report();
      generation.value = generation.peek() + 1;
    });
  }, clock);
  const stop = effect(() => {
    requestKey.value;
    train(request.peek());
  });

  function train(next: BoundaryRequest): void {
    try {
      const begun = new module.BoundaryTraining(next);
      slices.stop();
      training?.free();
      training = begun;
      batch(() => {
        error.value = undefined;
        layers.value = begun.layers();
        slices.begin(begun);
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

  /** A handle that panicked is locked for ever: the state is the first again, and a new handle is made for it. */
  function restart(failure: unknown): void {
    slices.stop();
    training = undefined;
    if (report.peek() === undefined) throw failure;
    state.value = ground.base;
    onEngineFailure();
  }

  const records: Records = {
    read: () => Number.NaN,
    write_rates: (_, target) => training?.write_rates(target),
    draw_chart() {
      throw new Error("a boundary has a chart of its own");
    },
  };
  /** Updates made so far. */
  const taken = computed(() => report.value?.step ?? 0);
  return {
    ...base,
    info,
    report,
    layers,
    request,
    records: () => records,
    taken: () => taken.value,
    charts: () => [],
    floor: () => 0,
    limit: () => undefined,
    /** The step that is shown: the present one, or as far as the training has come. */
    shownStep: computed(() => Math.min(Math.floor(base.time.value), taken.value)),
    /** The last examination at or before the step that is shown. */
    shownRecord: computed(() => {
      generation.value;
      const step = Math.min(Math.floor(base.time.value), taken.value);
      return training?.record_at(step);
    }),
    training: (): BoundaryTraining | undefined => training,
    dispose(): void {
      stop();
      slices.stop();
      training?.free();
      training = undefined;
    },
  };
}
