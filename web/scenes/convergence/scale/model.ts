import { signal } from "@preact/signals";
import type { FullEngine } from "../../../engine/engine";
import type { Fact } from "./report";
import { MAX_PARAMETERS, type ScaleState } from "./state";

/** How long the walk stays with a model. */
const STAY_MS = 3000;

export type ScaleModel = ReturnType<typeof createScaleModel>;

/** The state of the act, and the walk from model to model. */
export function createScaleModel(core: FullEngine, first: ScaleState) {
  const facts = core.module.scale_facts();
  const state = signal(first);
  const playing = signal(false);
  let timer: ReturnType<typeof setInterval> | undefined;

  const update = (changes: Partial<ScaleState>) => {
    state.value = { ...state.peek(), ...changes };
  };
  const pause = () => {
    clearInterval(timer);
    playing.value = false;
  };
  /** To a model so many further; false at the last one. */
  const stepBy = (count: number): boolean => {
    const before = state.peek().parameters;
    let parameters = before;
    for (let step = 0; step < Math.abs(count); step++) {
      parameters = nextModel(facts.models, parameters, count > 0 ? 1 : -1) ?? parameters;
    }
    if (parameters !== before) update({ parameters });
    return parameters !== before;
  };
  const toStart = () => update({ parameters: facts.models[0]?.value ?? 1 });
  const play = () => {
    if (playing.peek()) return;
    // From the last model it begins anew.
    if (!stepBy(1)) toStart();
    playing.value = true;
    timer = setInterval(() => {
      const last = facts.models.at(-1)?.value ?? MAX_PARAMETERS;
      if (!stepBy(1) || state.peek().parameters >= last) pause();
    }, STAY_MS);
  };
  return {
    core,
    facts,
    state,
    update,
    playing,
    play,
    pause,
    togglePlay: () => (playing.peek() ? pause() : play()),
    stepBy,
    toStart,
    /** Another state in the place of this one. */
    replace(next: ScaleState) {
      pause();
      state.value = next;
    },
    dispose: pause,
  };
}

/** The next model up or down from a number of parameters; nothing where there is none. */
export function nextModel(
  models: readonly Fact[],
  parameters: number,
  direction: 1 | -1,
): number | undefined {
  const beyond = models.filter(({ value }) => direction * (value - parameters) > 0);
  return (direction > 0 ? beyond[0] : beyond.at(-1))?.value;
}
