import { computed, effect, signal } from "@preact/signals";
import type { BatchReport } from "../engine/engine";
import type { RaceModel } from "../race/model";
import type { DataState } from "./state";

/** The batch of the present step of the open racer: its rows, the true gradient and the estimate from it. */
export interface Batch extends BatchReport {
  readonly racer: number;
  readonly step: number;
}

/** Follows the mini-batch of the present step; `undefined` where every step sees all points. */
export function followBatch(model: RaceModel<DataState>) {
  const batch = signal<Batch | undefined>(undefined);
  const step = computed(() => Math.floor(model.time.value));
  const stops = [
    effect(() => {
      if (model.state.value.batch !== null) void model.needFull();
    }),
    effect(() => {
      model.generation.value;
      model.full.value;
      const racer = model.selected.value;
      const taken = model.paths[racer]?.taken ?? 0;
      // After the last update that one's batch stays in sight.
      const at = Math.min(step.value, taken - 1);
      const race = model.state.value.batch === null || at < 0 ? undefined : model.fullRace();
      const report = race?.batch(racer, at);
      batch.value = report && { ...report, racer, step: at };
    }),
  ];
  return {
    batch,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
