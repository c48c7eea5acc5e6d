import { effect } from "@preact/signals";
import { announce, STILL_MS } from "../state/announce";
import { presentGesture } from "../state/gestures";
import type { Change } from "../state/history";
import type { Binding } from "../state/keys";
import { words } from "../words";
import type { KeyId } from "../words/keys";
import type { RunBase, RunModel } from "./base";
import type { Changes } from "./changes";
import { createRaceHistory } from "./history";
import { raceKeys } from "./keys";
import type { RaceModel } from "./model";
import { racerName } from "./names";
import { outcomeSentence } from "./results";
import type { RaceState } from "./state";

/** What a scene tells of its changes, beside what every race does. */
interface Telling<State extends RaceState> {
  /** The sentences, which load when there is something to say. */
  readonly changes: () => Promise<Changes<State>>;
  /** Whether a change is told that no control of its own tells. */
  readonly isNews: (change: Change<State>) => boolean;
}

/** What a scene tells whose race does not run over a plane. */
interface RunTelling<State extends RaceState> extends Telling<State> {
  readonly keys: () => readonly Binding<KeyId>[];
  /** How each racer ended, in words; `undefined` for one that has not. */
  readonly outcomes: () => readonly (string | undefined)[];
}

/** What the page needs of a scene with a race over a plane in it. */
export function createRaceParts<State extends RaceState>(
  model: RaceModel<State>,
  telling: Telling<State>,
) {
  return createRunParts(model, {
    ...telling,
    keys: () => raceKeys(model),
    outcomes: () =>
      (model.summary.value?.racers ?? []).map(({ outcome }) =>
        outcomeSentence(outcome, model.ground.axes),
      ),
  });
}

/** What the page needs of every scene with a race in it: its past, its keys, its time, and what is told without pictures. */
export function createRunParts<State extends RaceState>(
  model: RunModel<State> & { dispose(): void },
  telling: RunTelling<State>,
) {
  const history = createRaceHistory(model, presentGesture);
  const { canUndo, canRedo } = history;
  const tell = async (sentence: (told: Changes<State>) => string, shown = false) => {
    try {
      const text = sentence(await telling.changes());
      if (text !== "") announce(text, { shown });
    } catch {
      // Without a network nothing is said, and all else goes on.
    }
  };
  const stops = [
    narrateEnd(model, telling.outcomes),
    effect(() => {
      const change = history.latest.value;
      // Most changes are told by the control that makes them, and load nothing.
      if (change && telling.isNews(change)) void tell(({ news }) => news(change));
    }),
    onEnd(model, (steps) => void tell(({ ended }) => ended(steps))),
  ];
  return {
    keys: telling.keys,
    player: playerOf(model),
    canUndo,
    canRedo,
    undo() {
      const change = history.undo();
      void tell(({ undone }) => undone(change), true);
    },
    redo() {
      const change = history.redo();
      void tell(({ redone }) => redone(change), true);
    },
    dispose() {
      for (const stop of stops) stop();
      history.dispose();
      model.dispose();
    },
  };
}

/** Time, for whoever holds the page; it moves only where something is run. */
export function playerOf(model: RunBase, runs: () => boolean = () => true) {
  return {
    playing: model.playing,
    play() {
      if (runs() && !model.playing.peek()) model.togglePlay();
    },
    pause() {
      if (model.playing.peek()) model.togglePlay();
    },
    stepBy: model.stepBy,
    toStart: () => model.seek(0),
  };
}

/** Tells how the race ends once it has stood still for a moment. */
function narrateEnd(model: RunModel, outcomes: RunTelling<RaceState>["outcomes"]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    clearTimeout(timer);
    const ended = outcomes();
    if (model.blind.value) {
      // What was said last would give the answer away.
      announce("");
      return;
    }
    const sentences = ended.map((outcome, index) => {
      const racer = model.state.peek().racers[index];
      return outcome && words.value.said(racer ? racerName(racer) : "", outcome);
    });
    timer = setTimeout(() => announce(sentences.filter(Boolean).join(" ")), STILL_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Whenever a run that played comes to its end. */
function onEnd(model: RunModel, tell: (steps: number) => void): () => void {
  let wasPlaying = false;
  return effect(() => {
    const { steps } = model.state.peek();
    const ended = wasPlaying && !model.playing.value && model.time.peek() >= steps;
    wasPlaying = model.playing.value;
    if (ended) tell(steps);
  });
}
