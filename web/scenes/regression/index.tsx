import { useEffect, useMemo } from "preact/hooks";
import type { Engine } from "../../engine/engine";
import { dataGround } from "../../fits/ground";
import { BatchPanel, DataPanel } from "../../fits/panel";
import { DataPlane } from "../../fits/plane";
import { runKeys } from "../../race/keys";
import { formatLink } from "../../race/link";
import { createRaceModel, type RaceModel } from "../../race/model";
import "../../race/race.css";
import { Lazy } from "../../panel/lazy";
import { RacersPanel } from "../../race/racers-panel";
import { RunPanel } from "../../race/run-panel";
import { createRaceParts } from "../../race/scene";
import { Timeline } from "../../race/timeline";
import type { Projection } from "../../stage/projection";
import { words } from "../../words";
import { drawErrorsOf } from "./errors";
import { firstWords } from "./first-words";
import "./regression.css";
import { followReport } from "./report";
import { baseState, OFFER, parseState, type RegressionState, regressionGrammar } from "./state";

// What is shown of the metrics comes with the module that works them out, after the first load.
const loadList = () => import("./metrics").then(({ MetricList }) => MetricList);
const loadPictures = () => import("./pictures").then(({ Pictures }) => Pictures);
const loadMeasure = () => import("./measure").then(({ MeasurePanel }) => MeasurePanel);
const loadLoss = () => import("../../fits/parameters").then(({ AnyLossChoice }) => AnyLossChoice);
const loadTraps = () => import("./traps-panel").then(({ TrapList }) => TrapList);
const loadQuestion = () => import("./traps-panel").then(({ TrapQuestion }) => TrapQuestion);
const loadOverlay = () => import("./overlay").then(({ Overlay }) => Overlay);
const loadCsv = () => import("./csv-panel").then(({ CsvPanel }) => CsvPanel);

type Pairs = readonly (readonly [string, string])[];

/** Errors of a small model over points, drawn and measured while it learns and while points are moved. */
export function createScene(engine: Engine, pairs: Pairs, onEngineFailure: () => void) {
  const { catalog } = engine;
  const { state, bad } = parseState(pairs, catalog);
  const ground = dataGround(OFFER, baseState(catalog), catalog);
  const model = createRaceModel(engine, ground, state, onEngineFailure);
  return {
    ...createRaceParts(model, {
      changes: async () => (await import("./changes")).regressionChanges(catalog),
      isNews: ({ before, after }) =>
        before.trap !== after.trap || before.racers.length !== after.racers.length,
    }),
    // There is no plane of weights to be moved over.
    keys: () => runKeys(model).filter(({ id }) => id !== "chart"),
    bad,
    pairs: () => formatLink(model.state.value, regressionGrammar(catalog)),
    open(next: Pairs) {
      const parsed = parseState(next, catalog);
      model.replace(parsed.state);
      return parsed.bad;
    },
    about: () => firstWords.value.about,
    View: () => <RegressionView model={model} />,
  };
}

function RegressionView({ model }: { readonly model: RaceModel<RegressionState> }) {
  const following = useMemo(() => followReport(model), [model]);
  useEffect(() => following.stop, [following]);
  const errors = useMemo(() => drawErrorsOf(model), [model]);
  const measured = following.measured.value;
  const panel = words.value.panel;
  const overlay = (projection: Projection) =>
    measured && <Lazy load={loadOverlay} props={{ model, measured, projection }} words={panel} />;
  return (
    <div class="race reg">
      <div class="race-stage">
        <DataPlane model={model} errors={errors} keepsTime handle overlay={overlay} />
        <Timeline model={model} />
      </div>
      <div class="reg-below">
        {model.state.value.trap !== null && (
          <Lazy load={loadQuestion} props={{ model, measured }} words={panel} />
        )}
        {measured && <Lazy load={loadPictures} props={{ model, measured }} words={panel} />}
      </div>
      <div class="race-insight">
        {measured ? (
          <Lazy load={loadList} props={{ model, measured }} words={panel} />
        ) : (
          <Absent model={model} />
        )}
      </div>
      <div class="race-panel" id="controls">
        <Lazy load={loadTraps} props={{ model }} words={panel} />
        <DataPanel
          model={model}
          offer={OFFER}
          loss={<Lazy load={loadLoss} props={{ model, losses: OFFER.losses }} words={panel} />}
        />
        <Lazy load={loadMeasure} props={{ model, measured }} words={panel} />
        <Lazy load={loadCsv} props={{ model }} words={panel} />
        <RacersPanel model={model} />
        <BatchPanel model={model} />
        <RunPanel model={model} />
      </div>
    </div>
  );
}

function Absent({ model }: { readonly model: RaceModel<RegressionState> }) {
  const text = firstWords.value;
  return (
    <p class="hint reg-absent">
      {typeof model.full.value === "object" ? text.nothing : text.waiting}
    </p>
  );
}
