import type { CreateAct } from "../../../acts/act";
import type { CurveEngine } from "../../../engine/curve";
import { runKeys } from "../../../race/keys";
import { Timeline } from "../../../race/timeline";
import { words } from "../../../words";
import { createRunAct } from "../act";
import { Charts } from "./charts";
// Before what a narrow page makes of it.
import "./charts.css";
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
  const keys = () => runKeys(model);
  return createRunAct(model, {
    bad,
    parse: (next) => parseState(next, catalog, info),
    format: (present) => formatState(present, catalog, info),
    keys: () => (model.live.peek() ? keys() : keys().filter(({ id }) => !TIME.has(id))),
    runs: () => model.live.peek(),
    told: { of: model.state, sentence: () => sentenceOf(model) },
    text: curveWords,
    View: () => <CurveView model={model} />,
  });
};

/** Without a descent there is no time. */
const TIME: ReadonlySet<string> = new Set(["play", "back", "forward"]);

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
