import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Engine } from "../../engine/engine";
import { dataGround } from "../../fits/ground";
import { BatchPanel, DataPanel } from "../../fits/panel";
import { DataPlane } from "../../fits/plane";
import { runKeys } from "../../race/keys";
import { formatLink } from "../../race/link";
import { createRaceModel, type RaceModel } from "../../race/model";
import "../../race/race.css";
import { RacersPanel } from "../../race/racers-panel";
import { RunPanel } from "../../race/run-panel";
import { createRaceParts } from "../../race/scene";
import { Timeline } from "../../race/timeline";
import { drawErrorsOf } from "./errors";
import { MeasurePanel } from "./measure";
import { MetricList } from "./metrics";
import { LogAxis, LossCurve, Residuals, Shares } from "./pictures";
import "./regression.css";
import { followReport, type Measured } from "./report";
import { baseState, OFFER, parseState, type RegressionState, regressionGrammar } from "./state";
import { TrapList, TrapQuestion } from "./traps-panel";
import { regressionWords } from "./words";

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
    about: () => regressionWords.value.about,
    View: () => <RegressionView model={model} />,
  };
}

function RegressionView({ model }: { readonly model: RaceModel<RegressionState> }) {
  const following = useMemo(() => followReport(model), [model]);
  useEffect(() => following.stop, [following]);
  const errors = useMemo(() => drawErrorsOf(model), [model]);
  const measured = following.measured.value;
  return (
    <div class="race reg">
      <div class="race-stage">
        <DataPlane model={model} errors={errors} keepsTime />
        <Timeline model={model} />
        <TrapQuestion model={model} />
        <Pictures model={model} measured={following.measured} />
      </div>
      <div class="race-insight">
        {measured ? <MetricList measured={measured} model={model} /> : <Absent model={model} />}
      </div>
      <div class="race-panel" id="controls">
        <TrapList model={model} />
        <MeasurePanel model={model} measured={measured} />
        <DataPanel model={model} offer={OFFER} />
        <RacersPanel model={model} />
        <BatchPanel model={model} />
        <RunPanel model={model} />
      </div>
    </div>
  );
}

interface PicturesProps {
  readonly model: RaceModel<RegressionState>;
  readonly measured: ReadonlySignal<Measured | undefined>;
}

function Pictures({ model, measured }: PicturesProps) {
  const now = measured.value;
  const full = model.full.value;
  if (!now || typeof full !== "object") return null;
  const state = model.state.value;
  return (
    <div class="reg-pictures">
      <LossCurve measured={now} state={state} module={full.module} />
      <Shares measured={now} />
      {state.metric === "msle" ? <LogAxis measured={now} /> : <Residuals measured={now} />}
    </div>
  );
}

function Absent({ model }: { readonly model: RaceModel<RegressionState> }) {
  const text = regressionWords.value;
  return (
    <p class="hint reg-absent">
      {typeof model.full.value === "object" ? text.nothing : text.waiting}
    </p>
  );
}
