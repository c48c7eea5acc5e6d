// What a change of a race was, in a few words. Loaded when something is to be told.

import type { RunCatalog } from "../engine/engine";
import { type Change, differences } from "../state/history";
import { byLocale, catalogWords, entryOf, say, words } from "../words";
import { changesEn } from "../words/changes.en";
import { changesRu } from "../words/changes.ru";
import { racerName } from "./names";
import type { RacerState, RaceState } from "./state";

const spoken = byLocale({ ru: changesRu, en: changesEn });
export const text = () => spoken.value;

export type Sentence<State> = (before: State, after: State) => string;

/** What a scene tells of its own part of the state. */
export interface OwnChanges<State extends RaceState> {
  readonly sentences: { readonly [Name in keyof State]?: Sentence<State> };
  /** A change of these names as one; `undefined` where they are none. */
  readonly whole: (names: readonly (keyof State)[], after: State) => string | undefined;
}

/** The sentences of changes, of every race's part of the state and of a scene's own. */
export function createChanges<State extends RaceState>(
  catalog: RunCatalog,
  own: OwnChanges<State>,
) {
  const sentences: { readonly [Name in keyof State]?: Sentence<State> } = {
    ...SENTENCES,
    ...own.sentences,
  };
  function describe({ before, after }: Change<State>): string {
    const names = differences(before, after);
    const whole = own.whole(names, after);
    if (whole !== undefined) return whole;
    if (names.length > 2) return text().all;
    if (names.includes("racers")) return racers(before.racers, after.racers, catalog);
    const told = sentences[names[0] ?? "step"];
    return told ? told(before, after) : text().other;
  }
  return {
    undone(change: Change<State> | undefined): string {
      if (!change) return text().nothingToUndo;
      // What was taken back is the change the other way round.
      return text().undone(describe({ before: change.after, after: change.before }));
    },
    redone: (change: Change<State> | undefined): string =>
      change ? text().redone(describe(change)) : text().nothingToRedo,
    ended: (step: number): string => text().ended(say(step)),
    /** A change as a sentence of its own. */
    news(change: Change<State>): string {
      const what = describe(change);
      return `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
    },
  };
}

export type Changes<State extends RaceState> = ReturnType<typeof createChanges<State>>;

export const value =
  <State extends RaceState>(
    label: () => string,
    read: (state: State) => number | null,
  ): Sentence<State> =>
  (before, after) =>
    text().value(label(), number(read(before)), number(read(after)));

const SENTENCES: { readonly [Name in keyof RaceState]?: Sentence<RaceState> } = {
  start: () => text().start,
  steps: value(
    () => words.value.run.steps,
    (state) => state.steps,
  ),
  seed: value(
    () => words.value.run.seed,
    (state) => state.seed,
  ),
  noise: value(
    () => words.value.run.noise,
    (state) => state.noise,
  ),
  clipNorm: value(
    () => words.value.run.clipNorm,
    (state) => state.clipNorm,
  ),
  clipValue: value(
    () => words.value.run.clipValue,
    (state) => state.clipValue,
  ),
  tolerance: value(
    () => words.value.run.tolerance,
    (state) => state.tolerance,
  ),
  rateFactor: value(
    () => words.value.racers.all,
    (state) => state.rateFactor,
  ),
  chart: () => text().chart,
  chartLog: () => text().chart,
  overEvaluations: () => text().chart,
  colorLog: () => text().colors,
  view: () => text().view,
  arrows: () => text().layers,
  quadratic: () => text().layers,
  relief: () => text().relief,
  insight: () => text().insight,
  step: (_, after) => text().step(say(after.step ?? after.steps)),
  speed: () => text().speed,
};

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? text().off : say(value);
}

function racers(
  before: readonly RacerState[],
  after: readonly RacerState[],
  catalog: RunCatalog,
): string {
  const gone = before.filter((racer) => !after.includes(racer));
  const come = after.filter((racer) => !before.includes(racer));
  const [from] = gone;
  const [to] = come;
  if (from && to && gone.length === 1 && come.length === 1) return racer(from, to, catalog);
  if (to && gone.length === 0 && come.length === 1) return text().added(racerName(to));
  if (from && come.length === 0 && gone.length === 1) return text().removed(racerName(from));
  const same = before.length === after.length;
  const sight = same && after.every((one, at) => before[at] && onlySight(before[at], one));
  return sight ? text().sight : text().racers;
}

function onlySight(before: RacerState, after: RacerState): boolean {
  return differences(before, after).every((name) => name === "hidden");
}

function racer(before: RacerState, after: RacerState, catalog: RunCatalog): string {
  const name = racerName(after);
  if (before.optimizer !== after.optimizer) return text().replaced(racerName(before), name);
  const [part] = differences(before, after);
  switch (part) {
    case "hidden":
      return after.hidden ? text().hidden(name) : text().shown(name);
    case "hyperparameters":
      return text().ofRacer(name, hyperparameter(before, after, catalog));
    case "convention":
      return text().ofRacer(name, words.value.racers.convention.toLowerCase());
    case "schedule":
      return text().ofRacer(name, words.value.racers.schedule.toLowerCase());
    case "trunk":
      return text().ofRacer(name, text().branching);
    default:
      return text().ofRacer(name, text().look);
  }
}

function hyperparameter(before: RacerState, after: RacerState, catalog: RunCatalog): string {
  const given = { ...before.hyperparameters, ...after.hyperparameters };
  const name = Object.keys(given).find(
    (one) => before.hyperparameters[one] !== after.hyperparameters[one],
  );
  if (name === undefined) return text().look;
  const info = catalog.optimizers.find(({ id }) => id === after.optimizer);
  // The learning rate's default belongs to the surface.
  const base =
    name === "learning_rate"
      ? undefined
      : info?.hyperparameters.find((one) => one.name === name)?.default;
  const told = (racer: RacerState) => {
    const own = racer.hyperparameters[name] ?? base;
    return own === undefined ? text().suggested : say(own);
  };
  const label = entryOf(catalogWords.value.hyperparameters, name).name.toLowerCase();
  return text().value(label, told(before), told(after));
}
