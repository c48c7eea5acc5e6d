import type { Engine } from "../../engine/engine";
import { RaceChart } from "../../race/chart";
import { Insight } from "../../race/insight";
import { createRaceModel, type RaceModel } from "../../race/model";
import "../../race/race.css";
import { RacersPanel } from "../../race/racers-panel";
import { RunPanel } from "../../race/run-panel";
import { createRaceParts } from "../../race/scene";
import { RaceStage } from "../../race/stage";
import { Timeline } from "../../race/timeline";
import { surfaceGround } from "./ground";
import { PresetSlot, PresetsSection } from "./presets-entry";
import { CUSTOM, formatState, parseState, type SurfaceState } from "./state";
import { SurfacePanel } from "./surface-panel";

/** The scene as the page knows it: its state in the address, its past, its view, its keys. */
export function createScene(
  engine: Engine,
  pairs: readonly (readonly [string, string])[],
  onEngineFailure: () => void,
) {
  const { catalog } = engine;
  const { state, bad } = parseState(pairs, catalog);
  const model = createRaceModel(engine, surfaceGround(catalog), state, onEngineFailure);
  const parts = createRaceParts(model, {
    changes: async () => (await import("./changes")).raceChanges(catalog),
    isNews: ({ before, after }) =>
      before.surface !== after.surface || before.racers.length !== after.racers.length,
  });
  return {
    ...parts,
    bad,
    pairs: () => formatState(model.state.value, catalog),
    /** Opens another link in place; tells what could not be read. */
    open(next: readonly (readonly [string, string])[]): string[] {
      const parsed = parseState(next, catalog);
      model.replace(parsed.state);
      return parsed.bad;
    },
    /** What is on the page, in a few words. */
    about: () => {
      const { surface, formula } = model.state.value;
      return surface === CUSTOM ? formula : model.groundName.value;
    },
    View: () => <RaceView model={model} />,
  };
}

function RaceView({ model }: { readonly model: RaceModel<SurfaceState> }) {
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
