import type { CreateAct } from "../../../acts/act";
import type { FullEngine } from "../../../engine/engine";
import { runKeys } from "../../../race/keys";
import { Timeline } from "../../../race/timeline";
import { say, words } from "../../../words";
import "./boundary.css";
import { createRunAct } from "../act";
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
  return createRunAct(model, {
    bad,
    parse: (next) => parseState(next, catalog, info),
    format: (present) => formatState(present, catalog, info),
    keys: () => runKeys(model),
    told: { of: model.report, sentence: () => endOf(model) },
    text: boundaryWords,
    View: () => <BoundaryView model={model} />,
  });
};

/** How a training ended; nothing while it goes on. */
function endOf(model: BoundaryModel): string {
  const report = model.report.peek();
  if (report?.stop == null) return "";
  return `${fitSentence(report)} ${stopSentence(report.stop, report.step)}`;
}

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
