import { createHistory, differences, type History } from "../state/history";
import type { RaceModel } from "./model";
import type { RaceState } from "./state";

/** Undo and redo over all that a link holds. Moving through time is one entry until something else is done. */
export function createRaceHistory<State extends RaceState>(
  model: RaceModel<State>,
  gesture: () => unknown = () => undefined,
): History<State> {
  return createHistory(model.state, {
    restore: model.restore,
    gesture,
    joins: ({ before, after }) => differences(before, after).join() === "step",
  });
}
