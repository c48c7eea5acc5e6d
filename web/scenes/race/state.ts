import type {
  Catalog,
  ChartQuantity,
  OptimizerInfo,
  ScheduleInfo,
  SurfaceInfo,
} from "../../engine/engine";
import { SETTING_NAMES } from "../../settings/settings";
import { COLOR_COUNT, freeLook, type Look, MARKER_COUNT } from "../../stage/palette";
import { type View, ZOOM } from "../../stage/view";
import { choice, type Field, flag, number, numbers, text, whole } from "../../state/fields";
import { splitOnce } from "../../state/hash";
import type { InsightId } from "../../words/words";

export type { InsightId };

/** The id that stands for a typed formula. */
export const CUSTOM = "custom";

export type Domain = readonly [number, number, number, number];
export type Point = readonly [number, number];

export interface ScheduleState {
  readonly kind: string;
  /** Only what differs from the schedule's defaults. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Step and factor, for a table. */
  readonly points: readonly Point[];
}

/** What an optimizer is run with. */
export interface Setting {
  readonly optimizer: string;
  /** Only what differs from the defaults; the learning rate's default is the surface's. */
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly convention: string;
  readonly schedule: ScheduleState;
}

/** What a racer was run with up to a step. */
export interface PhaseState extends Setting {
  readonly until: number;
}

export interface RacerState extends Setting {
  /** What it branched from, in the order of time: copies, so that it does not depend on another racer. */
  readonly trunk: readonly PhaseState[];
  readonly look: Look;
  readonly hidden: boolean;
}

/** All that a race depends on, and what is shown of it: what a link holds. */
export interface RaceState {
  readonly surface: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly formula: string;
  readonly domain: Domain;
  /** `null`: the surface's own start. */
  readonly start: Point | null;
  readonly steps: number;
  readonly seed: number;
  readonly noise: number;
  readonly clipNorm: number | null;
  readonly clipValue: number | null;
  readonly tolerance: number;
  /** A factor on the learning rates of all racers. */
  readonly rateFactor: number;
  readonly racers: readonly RacerState[];
  readonly chart: ChartQuantity;
  readonly chartLog: boolean;
  readonly overEvaluations: boolean;
  /** The tab below the chart. */
  readonly insight: InsightId;
  /** `null`: as the surface needs it. */
  readonly colorLog: boolean | null;
  /** `null`: the whole domain. */
  readonly view: View | null;
  /** Arrows down the slope over the stage. */
  readonly arrows: boolean;
  /** The second-order model at the open racer's ball over the stage. */
  readonly quadratic: boolean;
  /** The relief beside the stage. */
  readonly relief: boolean;
  /** The step shown; `null`: the last. */
  readonly step: number | null;
  /** Steps a second. */
  readonly speed: number;
  /** The experiment whose question stands under the stage. */
  readonly preset: string | null;
}

export const SPEEDS = [2, 5, 10, 25, 50, 100, 250] as const;
export const MAX_STEPS = 5000;
export const MAX_RACERS = 24;
/** How often a racer can have branched. */
export const MAX_PHASES = 16;
/** The tabs below the chart. */
export const INSIGHTS = [
  "results",
  "step",
  "predict",
  "rates",
] as const satisfies readonly InsightId[];
export const CHARTS = ["loss", "gradient_norm", "effective_rate", "learning_rate"] as const;
/** What is read and written of a typed formula's domain and of any point. */
export const REACH = 1e6;
export const MAX_FORMULA = 400;

const DEFAULT_OPTIMIZERS = [
  "sgd",
  "momentum",
  "nesterov",
  "adagrad",
  "adadelta",
  "rmsprop",
  "adam",
  "lion",
];

export const CONSTANT: ScheduleState = { kind: "constant", parameters: {}, points: [] };

/** A table's first shape: half the rate from the middle of an ordinary run on. */
export const FIRST_TABLE: readonly Point[] = [
  [0, 1],
  [100, 1],
  [200, 0.1],
];

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
  chart: choice(CHARTS),
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
  preset: text(40),
} satisfies { [Name in keyof RaceState]?: Field<Exclude<RaceState[Name], null>> };

const FORMULA = text(MAX_FORMULA);
const CORNERS = numbers<Domain>(4, -REACH, REACH);
const DOMAIN: Field<Domain> = {
  parse: (list) => {
    const corners = CORNERS.parse(list);
    return corners && corners[0] < corners[1] && corners[2] < corners[3] ? corners : undefined;
  },
  format: CORNERS.format,
};
const UNTIL = whole(1, MAX_STEPS);
const LOOK = numbers<Point>(2, 0, Math.max(COLOR_COUNT, MARKER_COUNT) - 1);

/** The version of the grammar below; a link of another one is read as far as it goes, with a notice. */
export const VERSION = 1;

export function newRacer(
  catalog: Catalog,
  optimizer: string,
  taken: readonly RacerState[],
): RacerState {
  const info = catalog.optimizers.find(({ id }) => id === optimizer);
  return {
    optimizer,
    hyperparameters: {},
    convention: info?.conventions[0] ?? "",
    schedule: CONSTANT,
    trunk: [],
    look: freeLook(
      optimizer,
      taken.map(({ look }) => look),
    ),
    hidden: false,
  };
}

export function defaultState(catalog: Catalog): RaceState {
  const racers: RacerState[] = [];
  for (const id of DEFAULT_OPTIMIZERS) racers.push(newRacer(catalog, id, racers));
  return {
    surface: "rosenbrock",
    parameters: {},
    formula: "x^2 + 10*sin(y)",
    domain: [-5, 5, -5, 5],
    start: null,
    steps: 200,
    seed: 0,
    noise: 0,
    clipNorm: null,
    clipValue: null,
    tolerance: 1e-3,
    rateFactor: 1,
    racers,
    chart: "loss",
    chartLog: true,
    overEvaluations: false,
    insight: "results",
    colorLog: null,
    view: null,
    arrows: false,
    quadratic: false,
    relief: false,
    step: null,
    speed: 25,
    preset: null,
  };
}

/** The pairs of a link: only what differs from the defaults. */
export function formatState(state: RaceState, catalog: Catalog): [string, string][] {
  const base = defaultState(catalog);
  const pairs: [string, string][] = [["v", String(VERSION)]];
  pairs.push(["surface", state.surface]);
  if (state.surface === CUSTOM) {
    pairs.push(["formula", state.formula], ["domain", DOMAIN.format(state.domain)]);
  }
  for (const [name, value] of Object.entries(state.parameters)) pairs.push([name, String(value)]);
  for (const name of keys(FIELDS)) {
    const field = FIELDS[name] as Field<unknown>;
    if (state[name] !== base[name]) pairs.push([name, field.format(state[name])]);
  }
  for (const name of keys(OPTIONAL_FIELDS)) {
    const field = OPTIONAL_FIELDS[name] as Field<unknown>;
    if (state[name] !== null) pairs.push([name, field.format(state[name])]);
  }
  const racers = state.racers.map((racer) => formatRacer(racer));
  const same = racers.join() === base.racers.map((racer) => formatRacer(racer)).join();
  if (!same) for (const racer of racers) pairs.push(["racer", racer]);
  if (racers.length === 0) pairs.push(["racer", "none"]);
  return pairs;
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
export function parseState(
  pairs: readonly (readonly [string, string])[],
  catalog: Catalog,
): { state: RaceState; bad: string[] } {
  const bad: string[] = [];
  const base = defaultState(catalog);
  const given = new Map(pairs);
  const draft: { -readonly [Name in keyof RaceState]: RaceState[Name] } = { ...base };
  const read = <Value>(name: string, field: Field<Value>): Value | undefined => {
    const value = given.get(name);
    const parsed = value === undefined ? undefined : field.parse(value);
    if (value !== undefined && parsed === undefined) bad.push(`${name}=${value}`);
    return parsed;
  };

  const version = given.get("v");
  if (version !== undefined && version !== String(VERSION)) bad.push(`v=${version}`);
  readSurface(draft, catalog, read);
  for (const name of keys(FIELDS)) {
    const value = read(name, FIELDS[name] as Field<unknown>);
    if (value !== undefined) Object.assign(draft, { [name]: value });
  }
  for (const name of keys(OPTIONAL_FIELDS)) {
    const value = read(name, OPTIONAL_FIELDS[name] as Field<unknown>);
    if (value !== undefined) Object.assign(draft, { [name]: value });
  }
  if (draft.step !== null && draft.step > draft.steps) draft.step = null;

  const racers = pairs.filter(([name]) => name === "racer").map(([, value]) => value);
  if (racers.length > 0) {
    draft.racers = [];
    for (const value of racers) {
      if (value === "none") continue;
      const racer = parseRacer(value, catalog, draft.racers, bad);
      if (racer && draft.racers.length < MAX_RACERS) draft.racers = [...draft.racers, racer];
      else bad.push(`racer=${value}`);
    }
    const wanted = racers.some((value) => value !== "none");
    if (wanted && draft.racers.length === 0) draft.racers = base.racers;
  }
  for (const [name, value] of pairs) {
    if (!known(name, draft, catalog)) bad.push(`${name}=${value}`);
  }
  return { state: draft, bad };
}

const SHARED_NAMES = ["v", "surface", "formula", "domain", "racer", ...SETTING_NAMES];

function known(name: string, state: RaceState, catalog: Catalog): boolean {
  const surface = catalog.surfaces.find(({ id }) => id === state.surface);
  return (
    SHARED_NAMES.includes(name) ||
    Object.keys(FIELDS).includes(name) ||
    Object.keys(OPTIONAL_FIELDS).includes(name) ||
    (surface?.parameters.some((parameter) => parameter.name === name) ?? false)
  );
}

function readSurface(
  draft: { -readonly [Name in keyof RaceState]: RaceState[Name] },
  catalog: Catalog,
  read: <Value>(name: string, field: Field<Value>) => Value | undefined,
): void {
  const ids = catalog.surfaces.map(({ id }) => id);
  draft.surface = read("surface", choice([...ids, CUSTOM])) ?? draft.surface;
  draft.formula = read("formula", FORMULA) ?? draft.formula;
  draft.domain = read("domain", DOMAIN) ?? draft.domain;
  for (const { name, min, max } of surfaceOf(catalog, draft.surface)?.parameters ?? []) {
    const value = read(name, number(min, max));
    if (value !== undefined) draft.parameters = { ...draft.parameters, [name]: value };
  }
}

function parseRacer(
  value: string,
  catalog: Catalog,
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
  catalog: Catalog,
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
  catalog: Catalog,
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
  catalog: Catalog,
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
  catalog: Catalog,
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

export function newSchedule(info: ScheduleInfo): ScheduleState {
  return { kind: info.id, parameters: {}, points: info.id === "table" ? FIRST_TABLE : [] };
}

export function surfaceOf(catalog: Catalog, id: string): SurfaceInfo | undefined {
  return catalog.surfaces.find((surface) => surface.id === id);
}

function keys<Fields extends object>(fields: Fields): (keyof Fields)[] {
  return Object.keys(fields) as (keyof Fields)[];
}
