import type { Catalog } from "../engine/engine";
import type { Grammar } from "../race/link";
import { type Domain, type Point, type RaceState, raceDefaults } from "../race/state";
import { choice, type Field, flag, number, whole } from "../state/fields";
import { SET_IDS, SETS, type SetId } from "./sets";

export const MODELS = ["proportional", "sine", "line", "constant"] as const;
export type ModelId = (typeof MODELS)[number];
export const LOSSES = [
  ...(["mse", "mae", "msle", "mape", "huber", "pinball", "log_cosh", "smape"] as const),
  ...(["poisson_deviance", "gamma_deviance", "tweedie_deviance"] as const),
] as const;
export type LossId = (typeof LOSSES)[number];
/** Those for which ŷ has to be positive; of MSLE it must be above −1. */
export const BOUNDED: readonly LossId[] = [
  "msle",
  "poisson_deviance",
  "gamma_deviance",
  "tweedie_deviance",
];

/** A race on the loss of a small model over points. */
export interface DataState extends RaceState {
  readonly model: ModelId;
  readonly loss: LossId;
  /** Where Huber's loss becomes straight. */
  readonly delta: number;
  /** The quantile of the pinball loss. */
  readonly alpha: number;
  /** The power of Tweedie's variance. */
  readonly power: number;
  readonly set: SetId;
  /** `null`: the set's own. */
  readonly points: readonly Point[] | null;
  /** Where the point that is the handle came from; `null`: from its place in the set. */
  readonly home: Point | null;
  /** The part of the plane that is shown at least; `null`: the set's. */
  readonly span: Domain | null;
  /** What x is multiplied by before the model sees it. */
  readonly scale: number;
  readonly standardize: boolean;
  /** Points a step; `null`: all. */
  readonly batch: number | null;
}

/** Which models a scene fits, over which of the sets, and how it begins. The first of each is its default. */
export interface Offer {
  readonly models: readonly [ModelId, ...ModelId[]];
  readonly losses: readonly [LossId, ...LossId[]];
  readonly sets: Readonly<Record<ModelId, readonly SetId[]>>;
  /** The learning rate of the first racer. */
  readonly rate: number;
  /** What sliders of learning rates span where their regimes are told. */
  readonly rates: readonly [number, number];
}

/** More are not told apart on the plane, and a link would not hold them. */
export const MAX_POINTS = 300;
/** How far points may lie. */
export const POINT_REACH = 1_000_000;
export const SCALE = [0.1, 20] as const;
export const DELTA = [0.01, 100] as const;
/** p = 0 is the squared error itself; between 0 and 1 there is no such distribution. */
export const POWER = [1, 3] as const;
/** Of several points, which is the handle that is pulled out. */
const HANDLE = 1;

const coordinate = number(-POINT_REACH, POINT_REACH);

/** `x~y~x~y…` */
const POINTS: Field<readonly Point[]> = {
  parse(text) {
    const list = text.split("~").map(coordinate.parse);
    if (list.length % 2 === 1 || list.length > 2 * MAX_POINTS) return undefined;
    const points: Point[] = [];
    for (let at = 0; at < list.length; at += 2) {
      const [x, y] = [list[at], list[at + 1]];
      if (x === undefined || y === undefined) return undefined;
      points.push([x, y]);
    }
    return points;
  },
  format: (points) => points.flat().join("~"),
};

const POINT: Field<Point> = {
  parse(text) {
    const points = POINTS.parse(text);
    return points?.length === 1 ? points[0] : undefined;
  },
  format: (point) => POINTS.format([point]),
};

/** `x~x~y~y`, each from the less to the greater. */
const SPAN: Field<Domain> = {
  parse(text) {
    const [x, y] = POINTS.parse(text) ?? [];
    return x && y && x[0] < x[1] && y[0] < y[1] ? [...x, ...y] : undefined;
  },
  format: (span) => span.join("~"),
};

export function defaultState({ models: [model], sets, rate }: Offer, catalog: Catalog): DataState {
  const race = raceDefaults(catalog, ["sgd"]);
  const [racer] = race.racers;
  return {
    ...race,
    racers: racer ? [{ ...racer, hyperparameters: { learning_rate: rate } }] : [],
    steps: 40,
    speed: 5,
    chartLog: false,
    loss: "mse",
    delta: 1,
    alpha: 0.9,
    power: 1.5,
    points: null,
    home: null,
    span: null,
    scale: 1,
    standardize: false,
    batch: null,
    model,
    set: sets[model][0] ?? "line",
  };
}

/** How a race on data reads in a link. A scene with more in its state adds it. */
export function dataGrammar(offer: Offer, catalog: Catalog): Grammar<DataState> {
  return {
    base: defaultState(offer, catalog),
    fields: {
      model: choice(offer.models),
      loss: choice(offer.losses),
      delta: number(...DELTA),
      alpha: number(0, 1),
      power: number(...POWER),
      set: choice(SET_IDS),
      scale: number(...SCALE),
      standardize: flag,
    },
    optional: { points: POINTS, home: POINT, span: SPAN, batch: whole(1, MAX_POINTS) },
  };
}

/** A state that was read from a link: a set that its model has not gives way to the model's first. */
export function withOwnSet<State extends DataState>(
  { state, bad }: { readonly state: State; readonly bad: string[] },
  { sets }: Offer,
  isGiven: boolean,
): { readonly state: State; readonly bad: string[] } {
  const own = sets[state.model];
  const [first = state.set] = own;
  if (own.includes(state.set)) return { state, bad };
  if (isGiven) bad.push(`set=${state.set}`);
  return { state: { ...state, set: first }, bad };
}

export function pointsOf({ set, points }: DataState): readonly Point[] {
  return points ?? SETS[set].points;
}

/** Which point is the handle. */
export const handleOf = (count: number): number => Math.min(HANDLE, count - 1);

/** Where the handle came from. */
export function homeOf({ set, points, home }: DataState): Point | undefined {
  const own = SETS[set].points;
  const isSet = points === null || points.length === own.length;
  return home ?? (isSet ? own[handleOf(own.length)] : undefined);
}

/** What is shown of the plane where the points need no more: the set's, or that of one's own data. */
export const ownSpan = ({ set, span }: DataState): Domain => span ?? SETS[set].span;

/** The part of the plane that is shown: that one, and as much more as its points need. */
export function spanOf(state: DataState): Domain {
  const [x0, x1, y0, y1] = ownSpan(state);
  const points = pointsOf(state);
  const [left, right] = stretched(
    x0,
    x1,
    points.map(([x]) => x),
  );
  const [bottom, top] = stretched(
    y0,
    y1,
    points.map(([, y]) => y),
  );
  return [left, right, bottom, top];
}

/** Room beyond the outermost point, as a share of what is shown. */
const ROOM = 0.08;

function stretched(from: number, to: number, values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = ROOM * (Math.max(to, most) - Math.min(from, least));
  return [least < from ? least - room : from, most > to ? most + room : to];
}

/** Rows a batch can have. */
export function batchOf(state: DataState): number | null {
  return state.batch === null ? null : Math.min(state.batch, pointsOf(state).length);
}
