import type { Catalog } from "../../../engine/engine";
import { formatLink, type Grammar, parseLink } from "../../../race/link";
import { type Point, type RaceState, raceDefaults } from "../../../race/state";
import { choice, type Field, flag, number, whole } from "../../../state/fields";
import type { Pairs } from "../act";
import { SET_IDS, SETS, type SetId } from "./sets";

export const MODELS = ["proportional", "sine", "line"] as const;
export type ModelId = (typeof MODELS)[number];
export const LOSSES = ["mse", "mae", "msle", "mape", "huber"] as const;
export type LossId = (typeof LOSSES)[number];

/** A race on the loss of a small model over points. */
export interface DataState extends RaceState {
  readonly model: ModelId;
  readonly loss: LossId;
  /** Where Huber's loss becomes straight. */
  readonly delta: number;
  readonly set: SetId;
  /** `null`: the set's own. */
  readonly points: readonly Point[] | null;
  /** What x is multiplied by before the model sees it. */
  readonly scale: number;
  readonly standardize: boolean;
  /** Points a step; `null`: all. */
  readonly batch: number | null;
}

/** The acts that run on data. */
export type DataAct = "1" | "2";

export const MODELS_OF: Readonly<Record<DataAct, readonly ModelId[]>> = {
  "1": ["proportional", "sine"],
  "2": ["line"],
};
export const SETS_OF: Readonly<Record<ModelId, readonly SetId[]>> = {
  proportional: ["line", "outlier"],
  sine: ["wave"],
  line: ["centred", "flats", "cloud"],
};

export const MAX_POINTS = 60;
/** How far points may lie. */
const POINT_REACH = 1000;
export const SCALE = [0.1, 20] as const;
export const DELTA = [0.01, 100] as const;

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

export function defaultState(act: DataAct, catalog: Catalog): DataState {
  const race = raceDefaults(catalog, ["sgd"]);
  const [racer] = race.racers;
  const common = {
    ...race,
    racers: racer
      ? [{ ...racer, hyperparameters: { learning_rate: act === "1" ? 0.05 : 0.1 } }]
      : [],
    steps: 40,
    speed: 5,
    chartLog: false,
    loss: "mse",
    delta: 1,
    points: null,
    scale: 1,
    standardize: false,
    batch: null,
  } as const;
  return act === "1"
    ? { ...common, model: "proportional", set: "line" }
    : { ...common, model: "line", set: "centred" };
}

function grammar(act: DataAct, catalog: Catalog): Grammar<DataState> {
  return {
    base: defaultState(act, catalog),
    fields: {
      model: choice(MODELS_OF[act]),
      loss: choice(LOSSES),
      delta: number(...DELTA),
      set: choice(SET_IDS),
      scale: number(...SCALE),
      standardize: flag,
    },
    optional: { points: POINTS, batch: whole(1, MAX_POINTS) },
  };
}

export function formatState(state: DataState, act: DataAct, catalog: Catalog): Pairs {
  return formatLink(state, grammar(act, catalog));
}

/** A state from a link; a set that its model has not gives way to the model's first. */
export function parseState(pairs: Pairs, act: DataAct, catalog: Catalog) {
  const { state, bad } = parseLink(pairs, grammar(act, catalog), catalog);
  const sets = SETS_OF[state.model];
  const [first = state.set] = sets;
  if (sets.includes(state.set)) return { state, bad };
  if (pairs.some(([name]) => name === "set")) bad.push(`set=${state.set}`);
  return { state: { ...state, set: first }, bad };
}

export function pointsOf({ set, points }: DataState): readonly Point[] {
  return points ?? SETS[set].points;
}

/** Rows a batch can have. */
export function batchOf(state: DataState): number | null {
  return state.batch === null ? null : Math.min(state.batch, pointsOf(state).length);
}
