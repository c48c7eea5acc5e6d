import { useEffect, useMemo } from "preact/hooks";
import type { Act, CreateAct, Pairs } from "../../../acts/act";
import type { Engine } from "../../../engine/engine";
import { RaceChart } from "../../../race/chart";
import { Insight } from "../../../race/insight";
import { createRaceModel, type RaceModel } from "../../../race/model";
import { RacersPanel } from "../../../race/racers-panel";
import { RunPanel } from "../../../race/run-panel";
import { createRaceParts } from "../../../race/scene";
import { RaceStage } from "../../../race/stage";
import { Timeline } from "../../../race/timeline";
import "./data.css";
import { dataGround } from "../../../fits/ground";
import { BatchPanel, DataPanel } from "../../../fits/panel";
import { DataPlane } from "../../../fits/plane";
import { followBatch } from "../../../fits/sample";
import { type DataState, dataGrammar, defaultState, withOwnSet } from "../../../fits/state";
import { formatLink, parseLink } from "../../../race/link";
import { followData } from "./layers";
import { DataNote } from "./note";
import { type DataAct, OFFERS } from "./offers";

export const createOne: CreateAct = (...given) => createDataAct("1", ...given);
export const createTwo: CreateAct = (...given) => createDataAct("2", ...given);

/** An act on data: a race on the loss of a small model, with the data beside it. */
function createDataAct(
  act: DataAct,
  engine: Engine,
  pairs: Pairs,
  onEngineFailure: () => void,
): Act {
  const { catalog } = engine;
  const offer = OFFERS[act];
  const grammar = dataGrammar(offer, catalog);
  const read = (given: Pairs) =>
    withOwnSet(
      parseLink(given, grammar, catalog),
      offer,
      given.some(([name]) => name === "set"),
    );
  const { state, bad } = read(pairs);
  const ground = dataGround(offer, defaultState(offer, catalog), catalog);
  const model = createRaceModel(engine, ground, state, onEngineFailure);
  return {
    ...createRaceParts(model, {
      changes: async () => (await import("../../../fits/changes")).dataChanges(catalog),
      isNews: ({ before, after }) =>
        before.model !== after.model || before.racers.length !== after.racers.length,
    }),
    bad,
    pairs: () => formatLink(model.state.value, grammar),
    open(next) {
      const parsed = read(next);
      model.replace(parsed.state);
      return parsed.bad;
    },
    View: () => <DataActView model={model} act={act} />,
  };
}

function DataActView({
  model,
  act,
}: {
  readonly model: RaceModel<DataState>;
  readonly act: DataAct;
}) {
  const following = useMemo(() => followBatch(model), [model]);
  useEffect(() => following.stop, [following]);
  useEffect(() => followData(model, following.batch), [model, following]);
  return (
    <div class="race data-act">
      <div class="race-stage">
        <div class="twins">
          <DataPlane model={model} batch={following.batch} />
          <div class="twin">
            <RaceStage model={model} />
            <span class="data-axis data-axis-x">w₁</span>
            <span class="data-axis data-axis-y">{act === "1" ? "C" : "w₀"}</span>
          </div>
        </div>
        <DataNote model={model} batch={following.batch} />
        <Timeline model={model} />
      </div>
      <div class="race-insight">
        {!model.blind.value && <RaceChart model={model} />}
        <Insight model={model} />
      </div>
      <div class="race-panel" id="controls">
        <DataPanel model={model} offer={OFFERS[act]} />
        <RacersPanel model={model} />
        <BatchPanel model={model} />
        <RunPanel model={model} />
      </div>
    </div>
  );
}
