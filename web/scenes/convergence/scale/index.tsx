import { useMemo } from "preact/hooks";
import type { CreateAct } from "../../../acts/act";
import { isFull } from "../../../engine/engine";
import { announce, narrate } from "../../../state/announce";
import { presentGesture } from "../../../state/gestures";
import { createHistory } from "../../../state/history";
import { Axis } from "./axis";
import { Fit } from "./fit";
import { GridPart, Ladder, Sources } from "./grid";
import { MemoryPart } from "./memory";
import { createScaleModel, type ScaleModel } from "./model";
import { type Report, text } from "./report";
import "./scale.css";
import { formatScale, parseScale } from "./state";
import { sumText } from "./sum";

/** The act of the scale: from one parameter to billions, what training them takes and what a grid search would. */
export const createFour: CreateAct = (engine, pairs) => {
  if (!isFull(engine)) throw new Error("the scale is reckoned by the full module");
  const core = engine;
  const { catalog } = core;
  const { state, bad } = parseScale(pairs, catalog);
  const model = createScaleModel(core, state);
  const history = createHistory(model.state, {
    restore: model.replace,
    gesture: presentGesture,
  });
  const sentence = () => sumText(model.state.peek(), reportOf(model));
  const stopTelling = narrate(model.state, sentence);
  return {
    bad,
    pairs: () => formatScale(model.state.value),
    open(next) {
      const parsed = parseScale(next, catalog);
      model.replace(parsed.state);
      return parsed.bad;
    },
    keys: () => [
      { id: "play", keys: [" "], run: model.togglePlay },
      { id: "back", keys: ["["], run: () => model.stepBy(-1) },
      { id: "forward", keys: ["]"], run: () => model.stepBy(1) },
      { id: "slider", keys: ["←", "→", "Page Up", "Page Down", "Home", "End"] },
    ],
    player: {
      playing: model.playing,
      play: model.play,
      pause: model.pause,
      stepBy: model.stepBy,
      toStart: model.toStart,
    },
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    undo: () => {
      if (history.undo()) announce(sentence(), { shown: true });
    },
    redo: () => {
      if (history.redo()) announce(sentence(), { shown: true });
    },
    View: () => <ScaleView model={model} />,
    dispose() {
      stopTelling();
      history.dispose();
      model.dispose();
    },
  };
};

function reportOf({ core, state }: ScaleModel): Report {
  const { parameters, optimizer, points, rate } = state.peek();
  return core.module.scale({ parameters, optimizer, points, rate });
}

function ScaleView({ model }: { readonly model: ScaleModel }) {
  const { core, facts, update } = model;
  const state = model.state.value;
  const { parameters, optimizer, points, rate } = state;
  const report = useMemo(
    () => core.module.scale({ parameters, optimizer, points, rate }),
    [core, parameters, optimizer, points, rate],
  );
  const given = { state, report, facts, update };
  return (
    <section class="scale" id="controls" aria-label={text.value.heading}>
      <Axis {...given} playing={model.playing.value} togglePlay={model.togglePlay} />
      <div class="scale-columns">
        <div>
          <MemoryPart {...given} catalog={core.catalog} />
          <Fit {...given} />
        </div>
        <div>
          <GridPart {...given} />
          <Ladder {...given} />
        </div>
      </div>
      <Sources facts={facts} />
    </section>
  );
}
