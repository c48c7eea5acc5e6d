import type { Catalog } from "../../../engine/engine";
import { SETTING_NAMES } from "../../../settings/settings";
import { choice, type Field, number, whole } from "../../../state/fields";

export const PRECISIONS = ["fp32", "mixed", "fp16", "8bit"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What the act of the scale shows. */
export interface ScaleState {
  /** How many parameters. */
  readonly parameters: number;
  /** Whose state is counted, with its default hyperparameters. */
  readonly optimizer: string;
  /** In which formats training holds its numbers. */
  readonly precision: Precision;
  /** Points of the grid for each parameter. */
  readonly points: number;
  /** Evaluations of the loss a second. */
  readonly rate: number;
}

export const SCALE_DEFAULTS: ScaleState = {
  parameters: 111,
  optimizer: "adam",
  precision: "fp32",
  points: 10,
  // No computer evaluates a network so often: what is not done at this rate is not done.
  rate: 1e9,
};

/** What the core accepts; a unit test holds them to it. */
export const MAX_PARAMETERS = 1e12;
export const MAX_POINTS = 1000;
export const RATES = [1e-3, 1e60] as const;

type Fields = { readonly [Key in keyof ScaleState]: Field<ScaleState[Key]> };

function fieldsOf(catalog: Catalog): Fields {
  return {
    parameters: whole(1, MAX_PARAMETERS),
    optimizer: choice(catalog.optimizers.map(({ id }) => id)),
    precision: choice(PRECISIONS),
    points: whole(2, MAX_POINTS),
    rate: number(...RATES),
  };
}

/** The pairs of the act's part of a link: only what differs from the defaults. */
export function formatScale(state: ScaleState): [string, string][] {
  const told = KEYS.filter((key) => state[key] !== SCALE_DEFAULTS[key]);
  return told.map((key) => [key, String(state[key])]);
}

/** What the act's part of a link says, and what of it could not be read. */
export function parseScale(
  pairs: readonly (readonly [string, string])[],
  catalog: Catalog,
): { state: ScaleState; bad: string[] } {
  const fields = fieldsOf(catalog);
  const bad: string[] = [];
  let state = SCALE_DEFAULTS;
  for (const [name, text] of pairs) {
    if (SETTING_NAMES.includes(name)) continue;
    const key = KEYS.find((one) => one === name);
    const value = key && fields[key].parse(text);
    if (key === undefined || value === undefined) bad.push(`${name}=${text}`);
    else state = { ...state, [key]: value };
  }
  return { state, bad };
}

const KEYS = Object.keys(SCALE_DEFAULTS) as (keyof ScaleState)[];
