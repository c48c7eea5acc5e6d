import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Engine } from "../../engine/engine";
import { catalogWords, entryOf, words } from "../../words";
import { RaceChart } from "./chart";
import { Insight } from "./insight";
import { createRaceModel, type RaceModel } from "./model";
import "./race.css";
import { PresetSlot, PresetsSection } from "./presets-entry";
import { RacersPanel } from "./racers-panel";
import { outcomeSentence } from "./results";
import { RunPanel } from "./run-panel";
import { RaceStage } from "./stage";
import { CUSTOM, formatState, parseState } from "./state";
import { SurfacePanel } from "./surface-panel";
import { Timeline } from "./timeline";

/** Whether a link holds what only the full module can run. */
export function raceNeedsFull(pairs: readonly (readonly [string, string])[]): boolean {
  return pairs.some(([name, value]) => name === "surface" && value === CUSTOM);
}

/** The scene as the page knows it: its state in the address, its view, its keys. */
export function createRaceScene(
  engine: Engine,
  pairs: readonly (readonly [string, string])[],
  onEngineFailure: () => void,
) {
  const { catalog } = engine;
  const { state, bad } = parseState(pairs, catalog);
  const model = createRaceModel(engine, state, onEngineFailure);
  return {
    bad,
    pairs: () => formatState(model.state.value, catalog),
    /** Opens another link in place; tells what could not be read. */
    open(next: readonly (readonly [string, string])[]): string[] {
      const parsed = parseState(next, catalog);
      model.replace(parsed.state);
      return parsed.bad;
    },
    onKeyDown: (event: KeyboardEvent) => keys(event, model),
    View: () => <RaceView model={model} />,
    dispose: model.dispose,
  };
}

function RaceView({ model }: { readonly model: RaceModel }) {
  return (
    <div class="race">
      <div class="race-stage">
        <RaceStage model={model} />
        <Timeline model={model} />
        <PresetSlot model={model} />
      </div>
      <div class="race-insight">
        <RaceChart model={model} />
        <Insight model={model} />
      </div>
      <div class="race-panel" id="controls">
        <PresetsSection model={model} />
        <SurfacePanel model={model} />
        <RacersPanel model={model} />
        <RunPanel model={model} />
      </div>
      <Narrator model={model} />
    </div>
  );
}

/** Tells, without pictures, how the race ends: once it has stood still for a moment. */
function Narrator({ model }: { readonly model: RaceModel }) {
  const line = useRef<HTMLParagraphElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSignalEffect(() => {
    const racers = model.summary.value?.racers ?? [];
    const sentences = racers.map(({ outcome }, index) => {
      const id = model.state.peek().racers[index]?.optimizer ?? "";
      const name = entryOf(catalogWords.value.optimizers, id).name;
      return words.value.said(name, outcomeSentence(outcome));
    });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (line.current) line.current.textContent = sentences.join(" ");
    }, NARRATION_DELAY_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return <p class="p-spoken" role="status" ref={line} />;
}

const NARRATION_DELAY_MS = 1200;

/** Keys of the whole scene; a control that used a key has prevented its default. */
function keys(event: KeyboardEvent, model: RaceModel): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.closest("textarea, select, input:not([type=range])")) return;
  const onButton = target?.closest("button, summary, a, [role=switch]") !== null;
  if (event.key === " " && !onButton) model.togglePlay();
  else if (event.key === "]") model.stepBy(1);
  else if (event.key === "[") model.stepBy(-1);
  else return;
  event.preventDefault();
}
