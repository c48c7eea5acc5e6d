import { effect } from "@preact/signals";
import type { CreateAct } from "../../../acts/act";
import type { CurveEngine } from "../../../engine/curve";
import { createRaceHistory } from "../../../race/history";
import { runKeys } from "../../../race/keys";
import { Timeline } from "../../../race/timeline";
import { announce } from "../../../state/announce";
import { presentGesture } from "../../../state/gestures";
import { words } from "../../../words";
import { Charts } from "./charts";
import "./curve.css";
import { DescentPanel } from "./descent-panel";
import { ErrorsTable } from "./errors";
import { type CurveModel, createCurveModel } from "./model";
import { DataPanel, ModelPanel, RepeatPanel } from "./panel";
import { CurvePlane, sentenceOf } from "./plane";
import { PresetNote, PresetPanel } from "./preset-panel";
import { formatState, parseState } from "./state";
import { curveWords } from "./words";

/** The act of a curve through points: how complex should the model be, and how is that found out? */
export const createCurve: CreateAct<CurveEngine> = (engine, pairs, onEngineFailure) => {
  const { catalog } = engine;
  const info = engine.module.curve_catalog();
  const { state, bad } = parseState(pairs, catalog, info);
  const model = createCurveModel(engine, info, state, onEngineFailure);
  const history = createRaceHistory(model, presentGesture);
  const narration = narrate(model);
  return {
    bad,
    pairs: () => formatState(model.state.value, catalog, info),
    open(next) {
      const parsed = parseState(next, catalog, info);
      model.replace(parsed.state);
      return parsed.bad;
    },
    keys: () =>
      model.live.peek() ? runKeys(model) : runKeys(model).filter(({ id }) => !TIME.has(id)),
    player: {
      playing: model.playing,
      play() {
        if (model.live.peek() && !model.playing.peek()) model.togglePlay();
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
      if (history.undo()) announce(`${curveWords.value.undone} ${sentenceOf(model)}`);
    },
    redo() {
      if (history.redo()) announce(`${curveWords.value.redone} ${sentenceOf(model)}`);
    },
    View: () => <CurveView model={model} />,
    dispose() {
      narration();
      history.dispose();
      model.dispose();
    },
  };
};

/** Tells the errors once the settings have stood still for a moment. */
function narrate(model: CurveModel): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = model.state.peek();
  const stop = effect(() => {
    const present = model.state.value;
    clearTimeout(timer);
    if (present === before) return;
    before = present;
    timer = setTimeout(() => announce(sentenceOf(model)), NARRATION_DELAY_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Without a descent there is no time. */
const TIME: ReadonlySet<string> = new Set(["play", "back", "forward"]);

const NARRATION_DELAY_MS = 1200;

function CurveView({ model }: { readonly model: CurveModel }) {
  const error = model.error.value;
  return (
    <div class="curve">
      <div class="curve-main">
        <CurvePlane model={model} />
        {model.live.value && <Timeline model={model} />}
      </div>
      <div class="curve-side">
        <PresetNote model={model} />
        <Charts model={model} />
        <ErrorsTable model={model} />
      </div>
      <div class="race-panel curve-panel" id="controls">
        {error && (
          <p class="p-error" role="alert">
            {words.value.error(error)} {curveWords.value.kept}
          </p>
        )}
        <ModelPanel model={model} />
        <DescentPanel model={model} />
        <DataPanel model={model} />
        <RepeatPanel model={model} />
        <PresetPanel model={model} />
      </div>
    </div>
  );
}
