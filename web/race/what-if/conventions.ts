// One optimizer in several of its conventions, side by side. Loaded when the settings of such an optimizer are open.

import type { OptimizerInfo } from "../../engine/engine";
import type { RaceModel } from "../model";
import { settingOf } from "../request";
import { MAX_RACERS, newRacer, type RacerState, type Setting } from "../state";

/** A racer in each other convention of its optimizer in which none has its settings yet. */
export function missingTwins(model: RaceModel, racer: RacerState): RacerState[] {
  const info = model.optimizerOf(racer);
  if (!info) return [];
  const { racers } = model.state.value;
  return info.conventions
    .filter((convention) => convention !== racer.convention)
    .filter((convention) => !racers.some((other) => isTwin(racer, other, convention, info)))
    .map((convention) => inConvention(racer, convention, info));
}

/** Sets those racers beside a racer, as far as there is room. */
export function addTwins(model: RaceModel, index: number): void {
  const { racers } = model.state.value;
  const racer = racers[index];
  if (!racer) return;
  const twins: RacerState[] = [];
  for (const twin of missingTwins(model, racer).slice(0, MAX_RACERS - racers.length)) {
    const { look } = newRacer(model.catalog, racer.optimizer, [...racers, ...twins]);
    twins.push({ ...twin, look, hidden: false });
  }
  model.update({
    racers: [...racers.slice(0, index + 1), ...twins, ...racers.slice(index + 1)],
  });
}

/** A racer in another convention of its optimizer, from the start on. */
function inConvention(
  racer: RacerState,
  convention: string,
  { id, hyperparameters }: OptimizerInfo,
): RacerState {
  const known = (name: string) =>
    hyperparameters.some((one) => one.name === name && (one.only || convention) === convention);
  const turned = <Kind extends Setting>(setting: Kind): Kind => {
    if (setting.optimizer !== id) return setting;
    const kept = Object.entries(setting.hyperparameters).filter(([name]) => known(name));
    return { ...setting, convention, hyperparameters: Object.fromEntries(kept) };
  };
  return { ...turned(racer), trunk: racer.trunk.map(turned) };
}

/** Whether two racers differ by the convention alone; what one of the conventions does not know does not count. */
export function isTwin(
  racer: RacerState,
  other: RacerState,
  convention: string,
  info: OptimizerInfo,
): boolean {
  return (
    other.optimizer === racer.optimizer &&
    other.convention === convention &&
    (sameRun(inConvention(racer, convention, info), other) ||
      sameRun(inConvention(other, racer.convention, info), racer))
  );
}

function sameRun(a: RacerState, b: RacerState): boolean {
  const run = (racer: RacerState) => [settingOf(racer), racer.trunk];
  return JSON.stringify(run(a)) === JSON.stringify(run(b));
}
