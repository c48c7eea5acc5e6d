import { effect } from "@preact/signals";
import type { Engine } from "../../engine/engine";
import { announce } from "../../state/announce";
import { presentGesture } from "../../state/gestures";
import type { Change } from "../../state/history";
import { catalogWords, entryOf, words } from "../../words";
import { RaceChart } from "./chart";
import { createRaceHistory } from "./history";
import { Insight } from "./insight";
import { raceKeys } from "./keys";
import { createRaceModel, type RaceModel } from "./model";
import { racerName } from "./names";
import "./race.css";
import { PresetSlot, PresetsSection } from "./presets-entry";
import { RacersPanel } from "./racers-panel";
import { outcomeSentence } from "./results";
import { RunPanel } from "./run-panel";
import { RaceStage } from "./stage";
import { CUSTOM, formatState, parseState, type RaceState } from "./state";
import { SurfacePanel } from "./surface-panel";
import { Timeline } from "./timeline";

/** Whether a link holds what only the full module can run. */
export function raceNeedsFull(pairs: readonly (readonly [string, string])[]): boolean {
  return pairs.some(([name, value]) => name === "surface" && value === CUSTOM);
}

/** The scene as the page knows it: its state in the address, its past, its view, its keys. */
export function createRaceScene(
  engine: Engine,
  pairs: readonly (readonly [string, string])[],
  onEngineFailure: () => void,
) {
  const { catalog } = engine;
  const { state, bad } = parseState(pairs, catalog);
  const model = createRaceModel(engine, state, onEngineFailure);
  const history = createRaceHistory(model, presentGesture);
  const { canUndo, canRedo } = history;
  const stopTelling = narrate(model, history.latest);
  return {
    bad,
    pairs: () => formatState(model.state.value, catalog),
    /** Opens another link in place; tells what could not be read. */
    open(next: readonly (readonly [string, string])[]): string[] {
      const parsed = parseState(next, catalog);
      model.replace(parsed.state);
      return parsed.bad;
    },
    keys: raceKeys(model),
    /** What is on the page, in a few words. */
    about: () => {
      const { surface } = model.state.value;
      if (surface === CUSTOM) return model.state.value.formula;
      return entryOf(catalogWords.value.surfaces, surface).name;
    },
    /** Time, for whoever holds the page. */
    player: {
      playing: model.playing,
      play() {
        if (!model.playing.peek()) model.togglePlay();
      },
      pause() {
        if (model.playing.peek()) model.togglePlay();
      },
      stepBy: model.stepBy,
      toStart: () => model.seek(0),
    },
    canUndo,
    canRedo,
    undo() {
      const change = history.undo();
      void tell(({ undoneSentence }) => undoneSentence(change, catalog), true);
    },
    redo() {
      const change = history.redo();
      void tell(({ redoneSentence }) => redoneSentence(change, catalog), true);
    },
    View: () => <RaceView model={model} />,
    dispose() {
      stopTelling();
      history.dispose();
      model.dispose();
    },
  };
}

function RaceView({ model }: { readonly model: RaceModel }) {
  return (
    <div class="race">
      <div class="race-stage">
        <RaceStage model={model} />
        <Timeline model={model} />
      </div>
      <PresetSlot model={model} />
      <div class="race-insight">
        {!model.blind.value && <RaceChart model={model} />}
        <Insight model={model} />
      </div>
      <div class="race-panel" id="controls">
        <PresetsSection model={model} />
        <SurfacePanel model={model} />
        <RacersPanel model={model} />
        <RunPanel model={model} />
      </div>
    </div>
  );
}

/** Says what the words of changes make of it; they load when there is something to say. */
async function tell(sentence: (told: typeof import("./changes")) => string, shown = false) {
  try {
    const text = sentence(await import("./changes"));
    if (text !== "") announce(text, { shown });
  } catch {
    // Without a network nothing is said, and all else goes on.
  }
}

/** Tells, without pictures, what came and went, and how the race ends once it has stood still for a moment. */
function narrate(
  model: RaceModel,
  latest: { readonly value: Change<RaceState> | undefined },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasPlaying = false;
  const stops = [
    effect(() => {
      clearTimeout(timer);
      const racers = model.summary.value?.racers ?? [];
      if (model.blind.value) {
        // What was said last would give the answer away.
        announce("");
        return;
      }
      const sentences = racers.map(({ outcome }, index) => {
        const racer = model.state.peek().racers[index];
        return words.value.said(racer ? racerName(racer) : "", outcomeSentence(outcome));
      });
      timer = setTimeout(() => announce(sentences.join(" ")), NARRATION_DELAY_MS);
    }),
    effect(() => {
      const change = latest.value;
      // Most changes are told by the control that makes them, and load nothing.
      if (!change || !isNews(change)) return;
      void tell(({ news }) => news(change, model.catalog));
    }),
    effect(() => {
      const { steps } = model.state.peek();
      const ended = wasPlaying && !model.playing.value && model.time.peek() >= steps;
      wasPlaying = model.playing.value;
      if (ended) void tell(({ endedSentence }) => endedSentence(steps));
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

function isNews({ before, after }: Change<RaceState>): boolean {
  return before.surface !== after.surface || before.racers.length !== after.racers.length;
}

const NARRATION_DELAY_MS = 1200;
