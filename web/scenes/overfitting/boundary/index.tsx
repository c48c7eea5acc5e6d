import { effect } from "@preact/signals";
import type { CreateAct } from "../../../acts/act";
import type { FullEngine } from "../../../engine/engine";
import { createRaceHistory } from "../../../race/history";
import { runKeys } from "../../../race/keys";
import { Timeline } from "../../../race/timeline";
import { announce } from "../../../state/announce";
import { presentGesture } from "../../../state/gestures";
import { say, words } from "../../../words";
import "./boundary.css";
import { Below } from "./below";
import { DataPanel } from "./data-panel";
import { DecisionMap } from "./map";
import { type BoundaryModel, createBoundaryModel, MAX_SECOND_ORDER } from "./model";
import { NetworkPicture } from "./network/view";
import { OwnPanel } from "./own-panel";
import { PresetPanel } from "./presets";
import { formatState, parseState } from "./state";
import { CurePanel, StopPanel, TrainingPanel } from "./training-panel";
import { TwinPanel } from "./twin-panel";
import { fitSentence, stopSentence, Verdict } from "./verdict";
import { boundaryWords } from "./words";

/** The act of a network and its boundary. */
export const createBoundary: CreateAct<FullEngine> = (engine, pairs, onEngineFailure) => {
  const { catalog } = engine;
  const info = engine.module.boundary_catalog();
  const { state, bad } = parseState(pairs, catalog, info);
  const model = createBoundaryModel(engine, info, state, onEngineFailure);
  const history = createRaceHistory(model, presentGesture);
  const stopTelling = narrate(model);
  return {
    bad,
    pairs: () => formatState(model.state.value, catalog, info),
    open(next) {
      const parsed = parseState(next, catalog, info);
      model.replace(parsed.state);
      return parsed.bad;
    },
    keys: () => runKeys(model),
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
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    undo() {
      if (history.undo()) announce(boundaryWords.value.undone, { shown: true });
    },
    redo() {
      if (history.redo()) announce(boundaryWords.value.redone, { shown: true });
    },
    View: () => <BoundaryView model={model} />,
    dispose() {
      stopTelling();
      history.dispose();
      model.dispose();
    },
  };
};

/** Tells how a training ended once nothing has moved for a moment. */
function narrate(model: BoundaryModel): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    clearTimeout(timer);
    const report = model.report.value;
    if (report?.stop == null) return;
    const sentences = [fitSentence(report), stopSentence(report.stop, report.step)];
    timer = setTimeout(() => announce(sentences.join(" ")), NARRATION_DELAY_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

const NARRATION_DELAY_MS = 1200;

function BoundaryView({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value;
  const error = model.error.value;
  return (
    <div class="boundary">
      <div class="boundary-net">
        <NetworkPicture model={model} />
        <Below model={model} />
      </div>
      <div class="boundary-side">
        <DecisionMap model={model} />
        <Verdict model={model} />
      </div>
      <div class="boundary-time">
        <Timeline model={model} />
      </div>
      <div class="race-panel boundary-panel" id="controls">
        {model.tooLarge.value && (
          <p class="p-error" role="alert">
            {text.tooLarge(say(MAX_SECOND_ORDER))} {text.kept}
          </p>
        )}
        {error && (
          <p class="p-error" role="alert">
            {words.value.error(error)} {text.kept}
          </p>
        )}
        <PresetPanel model={model} />
        <CurePanel model={model} />
        <DataPanel model={model} />
        <OwnPanel model={model} />
        <TwinPanel model={model} />
        <TrainingPanel model={model} />
        <StopPanel model={model} />
      </div>
    </div>
  );
}
