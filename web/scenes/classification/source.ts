import type { OptimizerId } from "../../engine/engine";
import { choice, type Field, number, whole } from "../../state/fields";
import { type Lost, MAX_CLASSES, OWN, type OwnData } from "./own";

export const SOURCES = ["drawn", "own", "network"] as const;
/** Where scores come from: two distributions, data of one's own, a network that is trained on the page. */
export type Source = (typeof SOURCES)[number];
export const PICTURES = ["histogram", "swarm"] as const;
/** How scores are drawn: how many, or each. */
export type Picture = (typeof PICTURES)[number];
export const SCOPES = ["all", "one"] as const;
/** Of several classes: all at once, or one against the rest. */
export type Scope = (typeof SCOPES)[number];
export const SPLITS = ["test", "train", "all"] as const;
/** Which flowers are scored: those that the network has not seen, those that taught it, or all. */
export type Split = (typeof SPLITS)[number];
export const OPTIMIZERS = [
  ...(["sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop"] as const),
  ...(["adam", "amsgrad", "adamw", "adamax", "nadam", "radam"] as const),
  ...(["rprop", "lion", "adabelief", "yogi"] as const),
  ...(["newton", "lbfgs", "line_search"] as const),
] satisfies readonly OptimizerId[];

/** How the network is trained. */
export interface Teaching {
  readonly optimizer: (typeof OPTIMIZERS)[number];
  /** `null`: the rate that suits it. */
  readonly rate: number | null;
  /** All rows teach at once, so that an epoch is a step. */
  readonly epochs: number;
  readonly trainSeed: number;
}

/** Where scores come from and how they are drawn. */
export interface SourceState extends Teaching {
  readonly source: Source;
  readonly picture: Picture;
  readonly own: OwnData | Lost | null;
  readonly scope: Scope;
  /** The class that stands against the rest, by its place. */
  readonly positive: number;
  readonly split: Split;
}

export const SOURCE_DEFAULTS: SourceState = {
  source: "drawn",
  picture: "histogram",
  own: null,
  scope: "all",
  positive: 1,
  optimizer: "adam",
  rate: null,
  epochs: 100,
  trainSeed: 1,
  split: "test",
};

export const MAX_EPOCHS = 2000;
/** What the core accepts. */
const MAX_RATE = 1_000_000;
const MAX_SEED = 4294967295;

export const SOURCE_FIELDS: {
  readonly [Key in keyof SourceState]: Field<NonNullable<SourceState[Key]>>;
} = {
  source: choice(SOURCES),
  picture: choice(PICTURES),
  own: OWN,
  scope: choice(SCOPES),
  positive: whole(0, MAX_CLASSES - 1),
  optimizer: choice(OPTIMIZERS),
  rate: number(0, MAX_RATE),
  epochs: whole(1, MAX_EPOCHS),
  trainSeed: whole(0, MAX_SEED),
  split: choice(SPLITS),
};
