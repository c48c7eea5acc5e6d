// What is done to the racers and to time, whatever runs the race.

import { batch } from "@preact/signals";
import type { OptimizerInfo, RunCatalog } from "../engine/engine";
import { createClock } from "../stage/frames";
import { settingOf } from "./request";
import { MAX_PHASES, MAX_RACERS, newRacer, type RacerState, type RaceState } from "./state";

export function racerActions(
  catalog: RunCatalog,
  state: { value: RaceState },
  selected: { value: number },
  update: (patch: Partial<RaceState>) => void,
  updateRacer: (index: number, patch: Partial<RacerState>) => void,
) {
  const insert = (racer: RacerState, at: number) => {
    const { racers } = state.value;
    if (racers.length >= MAX_RACERS) return;
    batch(() => {
      update({ racers: [...racers.slice(0, at), racer, ...racers.slice(at)] });
      selected.value = at;
    });
  };
  return {
    optimizerOf: (racer: RacerState): OptimizerInfo | undefined =>
      catalog.optimizers.find(({ id }) => id === racer.optimizer),
    addRacer(optimizer: string): void {
      const { racers } = state.value;
      insert(newRacer(catalog, optimizer, racers), racers.length);
    },
    duplicateRacer(index: number): void {
      const { racers } = state.value;
      const racer = racers[index];
      if (!racer) return;
      insert({ ...racer, look: newRacer(catalog, racer.optimizer, racers).look }, index + 1);
    },
    removeRacer(index: number): void {
      const left = state.value.racers.filter((_, at) => at !== index);
      const open = selected.value > index ? selected.value - 1 : selected.value;
      batch(() => {
        update({ racers: left });
        selected.value = Math.min(open, left.length - 1);
      });
    },
    toggleRacer(index: number): void {
      const racer = state.value.racers[index];
      if (racer) updateRacer(index, { hidden: !racer.hidden });
    },
    /** Shows this racer alone; once more, all. */
    soloRacer(index: number): void {
      const { racers } = state.value;
      const alone = racers.every(({ hidden }, at) => hidden === (at !== index));
      update({
        racers: racers.map((racer, at) => ({ ...racer, hidden: !alone && at !== index })),
      });
    },
    setHyperparameter(index: number, name: string, value: number): void {
      const racer = state.value.racers[index];
      if (!racer) return;
      updateRacer(index, { hyperparameters: { ...racer.hyperparameters, [name]: value } });
    },
    setOptimizer(index: number, optimizer: string): void {
      const racer = state.value.racers[index];
      if (!racer || racer.optimizer === optimizer) return;
      const others = state.value.racers.filter((_, at) => at !== index);
      const { schedule, trunk, hidden } = racer;
      updateRacer(index, { ...newRacer(catalog, optimizer, others), schedule, trunk, hidden });
    },
    /**
     * Goes on from a step of a racer as a new one, at first with the same settings: those that are in force there. The step
     * is a whole number from 1 on.
     */
    branchRacer(index: number, step: number): void {
      const { racers } = state.value;
      const racer = racers[index];
      if (!racer || racer.trunk.length >= MAX_PHASES) return;
      const { look } = newRacer(catalog, racer.optimizer, racers);
      const before = settingOf(racer.trunk.find(({ until }) => step <= until) ?? racer);
      const after = settingOf(racer.trunk.find(({ until }) => step < until) ?? racer);
      const earlier = racer.trunk.filter(({ until }) => until < step);
      const trunk = [...earlier, { ...before, until: step }];
      insert({ ...after, trunk, look, hidden: false }, index + 1);
    },
    /** Moves the step at which a racer branched, between the branching before it and the end of the run. */
    setBranchStep(index: number, step: number): void {
      const trunk = state.value.racers[index]?.trunk ?? [];
      const last = trunk.at(-1);
      if (!last) return;
      const least = (trunk.at(-2)?.until ?? 0) + 1;
      const until = Math.max(least, Math.min(step, state.value.steps));
      updateRacer(index, { trunk: [...trunk.slice(0, -1), { ...last, until }] });
    },
  };
}

export function timeActions(
  state: { value: RaceState; peek(): RaceState },
  time: { value: number; peek(): number },
  playing: { value: boolean; peek(): boolean },
  isFrozen: () => boolean,
  update: (patch: Partial<RaceState>) => void,
) {
  const clock = createClock();
  const seek = (to: number) => {
    if (isFrozen()) return;
    const { steps } = state.peek();
    const at = Math.min(Math.max(to, 0), steps);
    time.value = at;
    // While it plays the link would change with every frame; it follows when the run stands.
    if (!playing.peek()) {
      const whole = Math.round(at);
      update({ step: whole >= steps ? null : whole });
    }
  };
  return {
    seek,
    stepBy(count: number): void {
      playing.value = false;
      const from = count > 0 ? Math.floor(time.peek()) : Math.ceil(time.peek());
      seek(from + count);
    },
    togglePlay(): void {
      if (isFrozen()) return;
      clock.stop();
      if (playing.peek()) {
        playing.value = false;
        seek(Math.round(time.peek()));
        return;
      }
      if (time.peek() >= state.peek().steps) time.value = 0;
      playing.value = true;
    },
    /** Moves time on to a frame; at the end the run stands. */
    tick(now: number): void {
      const passed = clock.tick(now);
      const { steps, speed } = state.peek();
      const next = time.peek() + (passed / 1000) * speed;
      if (next >= steps) {
        clock.stop();
        playing.value = false;
        seek(steps);
        return;
      }
      time.value = next;
    },
    setSteps(steps: number): void {
      const atEnd = time.peek() >= state.peek().steps;
      const at = atEnd ? steps : Math.min(time.peek(), steps);
      const whole = Math.round(at);
      batch(() => {
        update({ steps, step: playing.peek() || whole >= steps ? null : whole });
        time.value = at;
      });
    },
  };
}
