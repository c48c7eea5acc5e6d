import { createHistory, differences, type History } from "../state/history";
import type { RunBase } from "./base";
import type { RaceState } from "./state";

/** Undo and redo over all that a link holds. Moving through time is one entry until something else is done. */
export function createRaceHistory<State extends RaceState>(
  model: RunBase<State>,
  gesture: () => unknown = () => undefined,
): History<State> {
  return createHistory(model.state, {
    restore: model.restore,
    gesture,
    joins: ({ before, after }) => differences(before, after).join() === "step",
  });
}
