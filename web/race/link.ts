// What a link holds of a race: its grammar, and the racers' part of it.

import type { OptimizerInfo, RunCatalog } from "../engine/engine";
import { SETTING_NAMES } from "../settings/settings";
import { COLOR_COUNT, MARKER_COUNT } from "../stage/palette";
import { type View, ZOOM } from "../stage/view";
import { choice, type Field, flag, number, numbers, whole } from "../state/fields";
import { splitOnce } from "../state/hash";
import {
  CHARTS,
  type ChartId,
  CONSTANT,
  INSIGHTS,
  MAX_PHASES,
  MAX_RACERS,
  MAX_STEPS,
  newRacer,
  newSchedule,
  type PhaseState,
  type Point,
  type RacerState,
  type RaceState,
  REACH,
  type ScheduleState,
  type Setting,
} from "./state";

type Pair = readonly [string, string];

/** A state that is being read. */
export type Draft<State> = { -readonly [Name in keyof State]: State[Name] };

/** Reads a value of the link; `undefined` where it is not there, or is bad and named so. */
export type Read = <Value>(name: string, field: Field<Value>) => Value | undefined;

/** How a scene's state reads in a link: what it has beside every race's. */
export interface Grammar<State extends RaceState> {
  /** The defaults, which links leave out. */
  readonly base: State;
  /** Values that stand for themselves. */
  readonly fields: { readonly [Name in keyof State]?: Field<State[Name]> };
  /** The same for values that may be absent. */
  readonly optional: { readonly [Name in keyof State]?: Field<Exclude<State[Name], null>> };
  /** What is neither: it comes first in a link. */
  readonly own?: {
    readonly names: (state: State) => readonly string[];
    readonly format: (state: State) => readonly Pair[];
    readonly read: (draft: Draft<State>, read: Read) => void;
  };
}

const VIEW_NUMBERS = numbers<View>(3, -REACH, REACH);
const VIEW: Field<View> = {
  parse: (list) => {
    const view = VIEW_NUMBERS.parse(list);
    return view && view[2] >= ZOOM[0] && view[2] <= ZOOM[1] ? view : undefined;
  },
  format: VIEW_NUMBERS.format,
};

/** The simple values: their names in the address, what they may be, and whether the default is left out. */
const FIELDS = {
  steps: whole(1, MAX_STEPS),
  seed: whole(0, 4294967295),
  noise: number(0, 1e6),
  tolerance: number(0, 1e9),
  rateFactor: number(1e-3, 1e3),
  chart: choice<ChartId>(CHARTS),
  chartLog: flag,
  overEvaluations: flag,
  insight: choice(INSIGHTS),
  speed: number(0.1, 1e4),
  arrows: flag,
  quadratic: flag,
  relief: flag,
} satisfies { [Name in keyof RaceState]?: Field<RaceState[Name]> };

/** The same for values that may be absent. */
const OPTIONAL_FIELDS = {
  start: numbers<Point>(2, -REACH, REACH),
  clipNorm: number(1e-9, 1e9),
  clipValue: number(1e-9, 1e9),
  colorLog: flag,
  view: VIEW,
  step: whole(0, MAX_STEPS),
} satisfies { [Name in keyof RaceState]?: Field<Exclude<RaceState[Name], null>> };

const UNTIL = whole(1, MAX_STEPS);
const LOOK = numbers<Point>(2, 0, Math.max(COLOR_COUNT, MARKER_COUNT) - 1);

/** The version of the grammar below; a link of another one is read as far as it goes, with a notice. */
export const VERSION = 1;

/** The pairs of a link: only what differs from the defaults. */
export function formatLink<State extends RaceState>(
  state: State,
  { base, fields, optional, own }: Grammar<State>,
): [string, string][] {
  const pairs: [string, string][] = [["v", String(VERSION)]];
  for (const [name, value] of own?.format(state) ?? []) pairs.push([name, value]);
  for (const [name, field] of entries<State>({ ...FIELDS, ...fields })) {
    if (state[name] !== base[name]) pairs.push([String(name), field.format(state[name])]);
  }
  for (const [name, field] of entries<State>({ ...OPTIONAL_FIELDS, ...optional })) {
    if (state[name] !== null) pairs.push([String(name), field.format(state[name])]);
  }
  const racers = state.racers.map((racer) => formatRacer(racer));
  const same = racers.join() === base.racers.map((racer) => formatRacer(racer)).join();
  if (!same) for (const racer of racers) pairs.push(["racer", racer]);
  if (racers.length === 0) pairs.push(["racer", "none"]);
  return pairs;
}

function entries<State>(fields: object): [keyof State, Field<unknown>][] {
  return Object.entries(fields) as [keyof State, Field<unknown>][];
}

/** Between the phases of a racer that branched, the last of them its own settings. */
const TURN = ";";

function formatRacer(racer: RacerState): string {
  const phases = racer.trunk.map((phase) => formatSetting(phase, [`until=${phase.until}`]));
  const own = [`look=${racer.look.color}.${racer.look.marker}`];
  if (racer.hidden) own.push("hidden=1");
  return [...phases, formatSetting(racer, own)].join(TURN);
}

function formatSetting(
  { optimizer, hyperparameters, convention, schedule }: Setting,
  own: readonly string[],
): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(hyperparameters)) parts.push(`${name}=${value}`);
  parts.push(`convention=${convention}`);
  if (schedule.kind !== "constant") {
    parts.push(`schedule=${schedule.kind}`);
    for (const [name, value] of Object.entries(schedule.parameters)) {
      parts.push(`schedule.${name}=${value}`);
    }
    if (schedule.kind === "table")
      parts.push(`schedule.points=${schedule.points.flat().join("~")}`);
  }
  return `${optimizer}:${[...parts, ...own].join(",")}`;
}

/** A state from a link's pairs. What cannot be read is replaced by its default and named in `bad`. */
export function parseLink<State extends RaceState>(
  pairs: readonly Pair[],
  grammar: Grammar<State>,
  catalog: RunCatalog,
): { state: State; bad: string[] } {
  const { base, fields, optional, own } = grammar;
  const bad: string[] = [];
  const given = new Map(pairs);
  const draft: Draft<State> = { ...base };
  const read: Read = (name, field) => {
    const value = given.get(name);
    const parsed = value === undefined ? undefined : field.parse(value);
    if (value !== undefined && parsed === undefined) bad.push(`${name}=${value}`);
    return parsed;
  };

  const version = given.get("v");
  if (version !== undefined && version !== String(VERSION)) bad.push(`v=${version}`);
  own?.read(draft, read);
  const plain = { ...FIELDS, ...fields, ...OPTIONAL_FIELDS, ...optional };
  for (const [name, field] of entries<State>(plain)) {
    const value = read(String(name), field);
    if (value !== undefined) Object.assign(draft, { [name]: value });
  }
  if (draft.step !== null && draft.step > draft.steps) draft.step = null;
  draft.racers = parseRacers(pairs, base.racers, catalog, bad);

  const names = [
    "v",
    "racer",
    ...SETTING_NAMES,
    ...Object.keys(plain),
    ...(own?.names(draft) ?? []),
  ];
  for (const [name, value] of pairs) {
    if (!names.includes(name)) bad.push(`${name}=${value}`);
  }
  return { state: draft, bad };
}

/** The racers of a link; those of the defaults where it names none that can be read. */
function parseRacers(
  pairs: readonly Pair[],
  base: readonly RacerState[],
  catalog: RunCatalog,
  bad: string[],
): readonly RacerState[] {
  const given = pairs.filter(([name]) => name === "racer").map(([, value]) => value);
  const wanted = given.filter((value) => value !== "none");
  if (given.length === 0) return base;
  const racers: RacerState[] = [];
  for (const value of wanted) {
    const racer = parseRacer(value, catalog, racers, bad);
    if (racer && racers.length < MAX_RACERS) racers.push(racer);
    else bad.push(`racer=${value}`);
  }
  return wanted.length > 0 && racers.length === 0 ? base : racers;
}

function parseRacer(
  value: string,
  catalog: RunCatalog,
  taken: readonly RacerState[],
  bad: string[],
): RacerState | undefined {
  const earlier = value.split(TURN);
  const own = earlier.pop() ?? "";
  const trunk: PhaseState[] = [];
  for (const text of earlier) {
    const phase = parsePhase(text, trunk.at(-1)?.until ?? 0, catalog, bad);
    if (phase && trunk.length < MAX_PHASES) trunk.push(phase);
    else bad.push(`racer=${text}`);
  }
  const [optimizer = ""] = splitOnce(own, ":");
  const plain = newRacer(catalog, optimizer, taken);
  return parseSetting(own, { ...plain, trunk }, withRacerPart, catalog, bad);
}

/** An earlier phase; `undefined` where it does not end after the one before it. */
function parsePhase(
  text: string,
  after: number,
  catalog: RunCatalog,
  bad: string[],
): PhaseState | undefined {
  const [optimizer = ""] = splitOnce(text, ":");
  const { convention } = newRacer(catalog, optimizer, []);
  const plain = { optimizer, hyperparameters: {}, convention, schedule: CONSTANT, until: 0 };
  const phase = parseSetting(text, plain, withPhasePart, catalog, bad);
  return phase && phase.until > after ? phase : undefined;
}

/** Reads a part that only this kind of setting has; what is none of those is left to {@link withPart}. */
type PartReader<Kind> = (setting: Kind, name: string, value: string) => Kind | undefined;

/** A setting read part by part; `undefined` where there is no such optimizer. */
function parseSetting<Kind extends Setting>(
  text: string,
  plain: Kind,
  withOwnPart: PartReader<Kind>,
  catalog: RunCatalog,
  bad: string[],
): Kind | undefined {
  const [, rest = ""] = splitOnce(text, ":");
  const info = catalog.optimizers.find(({ id }) => id === plain.optimizer);
  if (!info) return undefined;
  let setting = plain;
  for (const part of rest.split(",").filter((piece) => piece !== "")) {
    const [name = "", value = ""] = splitOnce(part, "=");
    const next = withOwnPart(setting, name, value) ?? withPart(setting, name, value, info, catalog);
    if (next) setting = next;
    else bad.push(`${plain.optimizer}: ${part}`);
  }
  return setting;
}

const withPhasePart: PartReader<PhaseState> = (phase, name, value) => {
  const until = name === "until" ? UNTIL.parse(value) : undefined;
  return until === undefined ? undefined : { ...phase, until };
};

const withRacerPart: PartReader<RacerState> = (racer, name, value) => {
  if (name === "hidden") {
    const hidden = flag.parse(value);
    return hidden === undefined ? undefined : { ...racer, hidden };
  }
  const look = name === "look" ? LOOK.parse(value.replace(".", ",")) : undefined;
  return look?.every(Number.isInteger)
    ? { ...racer, look: { color: look[0], marker: look[1] } }
    : undefined;
};

/** A setting with one part of its link read; `undefined` where the part is none. */
function withPart<Kind extends Setting>(
  racer: Kind,
  name: string,
  value: string,
  info: OptimizerInfo,
  catalog: RunCatalog,
): Kind | undefined {
  if (name === "convention") {
    return info.conventions.includes(value) ? { ...racer, convention: value } : undefined;
  }
  if (name === "schedule") {
    const schedule = catalog.schedules.find(({ id }) => id === value);
    return schedule && { ...racer, schedule: newSchedule(schedule) };
  }
  if (name.startsWith("schedule.")) {
    const schedule = withSchedulePart(racer.schedule, name.slice(9), value, catalog);
    return schedule && { ...racer, schedule };
  }
  const hyperparameter = info.hyperparameters.find((one) => one.name === name);
  if (!hyperparameter) return undefined;
  const { min, max, kind } = hyperparameter;
  const whole_ = kind === "integer" || kind === "flag";
  const parsed = (whole_ ? whole(min, max) : number(min, max)).parse(value);
  if (parsed === undefined) return undefined;
  return { ...racer, hyperparameters: { ...racer.hyperparameters, [name]: parsed } };
}

function withSchedulePart(
  schedule: ScheduleState,
  name: string,
  value: string,
  catalog: RunCatalog,
): ScheduleState | undefined {
  if (name === "points") {
    const points = parsePoints(value);
    return points && { ...schedule, points };
  }
  const info = catalog.schedules.find(({ id }) => id === schedule.kind);
  const parameter = info?.parameters.find((one) => one.name === name);
  if (!parameter) return undefined;
  const parsed = number(parameter.min, parameter.max).parse(value);
  if (parsed === undefined) return undefined;
  return { ...schedule, parameters: { ...schedule.parameters, [name]: parsed } };
}

/** `step~factor~step~factor…`, with rising steps. */
function parsePoints(value: string): readonly Point[] | undefined {
  const list = value.split("~").map(number(0, REACH).parse);
  if (list.length === 0 || list.length % 2 === 1 || list.length > 400) return undefined;
  const points: Point[] = [];
  for (let at = 0; at < list.length; at += 2) {
    const [step, factor] = [list[at], list[at + 1]];
    const rises = step !== undefined && step >= (points.at(-1)?.[0] ?? 0);
    if (step === undefined || factor === undefined || !rises) return undefined;
    points.push([step, factor]);
  }
  return points;
}
