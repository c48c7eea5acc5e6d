import type { ReadonlySignal } from "@preact/signals";
import type { Act, Pairs } from "../../acts/act";
import type { RunBase } from "../../race/base";
import { createRaceHistory } from "../../race/history";
import { playerOf } from "../../race/scene";
import type { RaceState } from "../../race/state";
import { announce, narrate } from "../../state/announce";
import { presentGesture } from "../../state/gestures";

/** What one act of the scene has of its own. */
interface OwnAct<State> extends Pick<Act, "bad" | "keys" | "View"> {
  readonly parse: (pairs: Pairs) => { readonly state: State; readonly bad: readonly string[] };
  readonly format: (state: State) => Pairs;
  /** Whether there is a run, whose time can move. */
  readonly runs?: () => boolean;
  /** What is told without pictures, and what it tells of. */
  readonly told: { readonly of: ReadonlySignal<unknown>; readonly sentence: () => string };
  readonly text: { readonly value: { readonly undone: string; readonly redone: string } };
}

/** An act with one run in it: its link, its past, its time, and what is told without pictures. */
export function createRunAct<State extends RaceState>(
  model: RunBase<State> & { dispose(): void },
  { bad, keys, View, parse, format, runs, told, text }: OwnAct<State>,
): Act {
  const history = createRaceHistory(model, presentGesture);
  const stopTelling = narrate(told.of, told.sentence);
  return {
    bad,
    keys,
    View,
    pairs: () => format(model.state.value),
    open(next) {
      const parsed = parse(next);
      model.replace(parsed.state);
      return parsed.bad;
    },
    player: playerOf(model, runs),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    undo() {
      if (history.undo()) announce(text.value.undone, { shown: true });
    },
    redo() {
      if (history.redo()) announce(text.value.redone, { shown: true });
    },
    dispose() {
      stopTelling();
      history.dispose();
      model.dispose();
    },
  };
}
