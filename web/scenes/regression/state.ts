import type { Catalog } from "../../engine/engine";
import {
  type DataState,
  dataGrammar,
  defaultState,
  LOSSES,
  type Offer,
  withOwnSet,
} from "../../fits/state";
import { type Grammar, parseLink } from "../../race/link";
import { choice, flag } from "../../state/fields";
import { parseAddress } from "../../state/hash";
import { TRAP_IDS, type TrapId, trapOf } from "./traps";

/** The metrics whose errors have a picture of their own, the seminar's four first. */
export const PICTURES = ["mse", "mae", "msle", "mape", "huber", "pinball"] as const;
export type PictureId = (typeof PICTURES)[number];

/** What the true values and the predictions are multiplied by before they are measured. */
export const UNITS = ["1", "100"] as const;
export type Unit = (typeof UNITS)[number];

/** The third picture: residuals over predictions, how they are spread, and where MSLE sees y and ŷ. */
export const PLOTS = ["residuals", "histogram", "log"] as const;
export type PlotId = (typeof PLOTS)[number];

/** A fit of a small model, and how it is measured: the loss is what the optimizer sees, the metric what we ask. */
export interface RegressionState extends DataState {
  /** The metric whose errors are drawn. */
  readonly metric: PictureId;
  readonly unit: Unit;
  /** Whether the best constants stand on the plane. */
  readonly marks: boolean;
  /** What is drawn of the residuals. */
  readonly plot: PlotId;
  /** The experiment that is open. */
  readonly trap: TrapId | null;
}

export const OFFER = {
  models: ["line", "proportional", "constant"],
  losses: LOSSES,
  sets: {
    line: ["line", "outlier", "flats", "centred"],
    proportional: ["line", "outlier"],
    sine: [],
    constant: ["line", "outlier", "flats", "centred"],
  },
  rate: 0.1,
  rates: [0.0005, 2],
} as const satisfies Offer;

type Pairs = readonly (readonly [string, string])[];

export function baseState(catalog: Catalog): RegressionState {
  const base = defaultState(OFFER, catalog);
  const errors = { metric: "mse", unit: "1", marks: true, plot: "residuals", trap: null } as const;
  return { ...base, steps: 100, speed: 10, ...errors };
}

export function regressionGrammar(catalog: Catalog): Grammar<RegressionState> {
  const { fields, optional } = dataGrammar(OFFER, catalog);
  return {
    base: baseState(catalog),
    fields: {
      ...fields,
      metric: choice(PICTURES),
      unit: choice(UNITS),
      marks: flag,
      plot: choice(PLOTS),
    },
    optional: { ...optional, trap: choice(TRAP_IDS) },
  };
}

export function parseState(pairs: Pairs, catalog: Catalog) {
  const given = pairs.some(([name]) => name === "set");
  return withOwnSet(parseLink(pairs, regressionGrammar(catalog), catalog), OFFER, given);
}

/** The state of an experiment. */
export function trapState(id: TrapId, catalog: Catalog): RegressionState {
  const { pairs } = parseAddress(`#/regression?${trapOf(id)?.link ?? ""}`);
  return parseState([...pairs, ["trap", id]], catalog).state;
}
