import type { Pairs } from "../../../acts/act";
import type { Catalog } from "../../../engine/engine";
import { IRIS_NETWORK, type NetworkCatalog } from "../../../engine/training";
import { formatLink, type Grammar, parseLink } from "../../../race/link";
import { type ChartId, type RaceState, raceDefaults } from "../../../race/state";
import { choice, type Field, flag, number, whole } from "../../../state/fields";
import { PLANE_DEFAULTS, PLANE_FIELDS, type PlaneState } from "./plane/state";

/** What the picture shows of the network. */
export const SHOWN = ["weights", "gradients", "activations"] as const;
export type Shown = (typeof SHOWN)[number];

/** The tabs beside the chart. */
export const TABS = ["results", "layers", "weight", "line", "seeds"] as const;
export type TabId = (typeof TABS)[number];

export const NETWORK_CHARTS = [
  "loss",
  "accuracy",
  "gradient_norm",
  "learning_rate",
] as const satisfies readonly ChartId[];

export const ACTIVATION_IDS = ["tanh", "relu", "sigmoid", "leaky_relu", "gelu", "linear"] as const;
export const INITIALIZATION_IDS = [
  "default",
  "xavier_uniform",
  "xavier_normal",
  "kaiming_uniform",
  "kaiming_normal",
  "zeros",
] as const;

/** What is looked at more closely: a weight or bias by its place in the flat list, or a neuron. */
export type Chosen =
  | { readonly kind: "weight"; readonly index: number }
  | { readonly kind: "neuron"; readonly layer: number; readonly at: number };

/** A race of trainings of one network. */
export interface NetworkState extends RaceState, PlaneState {
  /** Numbers of neurons, `4-4-5-6-4-3-3`: a text, so that equal networks are equal states. */
  readonly layers: string;
  readonly bias: boolean;
  readonly activation: (typeof ACTIVATION_IDS)[number];
  readonly initialization: (typeof INITIALIZATION_IDS)[number];
  readonly testShare: number;
  readonly splitSeed: number;
  readonly standardize: boolean;
  /** Rows a step; `null`: all that teach. */
  readonly batch: number | null;
  readonly shown: Shown;
  /** The flower that is run through. */
  readonly row: number;
  readonly chosen: Chosen | null;
  readonly tab: TabId;
}

/** Between the ends, which the data set. */
export const MAX_HIDDEN = 8;
export const MAX_NEURONS = 12;
/** As many rows as teach when half of all examine. */
export const MAX_BATCH = 75;
export const MAX_SHARE = 0.5;
const MAX_SEED = 4294967295;

export function sizesOf(layers: string): readonly number[] {
  return layers.split("-").map(Number);
}

/** Layers between such ends. */
function layersField(first: number, last: number): Field<string> {
  const size = whole(1, MAX_NEURONS);
  return {
    parse(text) {
      const sizes = text.split("-").map(size.parse);
      const fits = sizes.length >= 2 && sizes.length <= MAX_HIDDEN + 2;
      const ends = sizes[0] === first && sizes.at(-1) === last;
      return fits && ends && !sizes.includes(undefined) ? sizes.join("-") : undefined;
    },
    format: (layers) => layers,
  };
}

const PLACE = whole(0, 65535);

/** `w57`, `n2.3`. */
const CHOSEN: Field<Chosen> = {
  parse(text) {
    const [first, second] = text.slice(1).split(".").map(PLACE.parse);
    if (first === undefined) return undefined;
    if (text.startsWith("w")) return { kind: "weight", index: first };
    if (!text.startsWith("n") || second === undefined) return undefined;
    return { kind: "neuron", layer: first, at: second };
  },
  format: (chosen) =>
    chosen.kind === "weight" ? `w${chosen.index}` : `n${chosen.layer}.${chosen.at}`,
};

export function defaultState(catalog: Catalog): NetworkState {
  return {
    ...raceDefaults(catalog, ["sgd", "momentum", "adam"]),
    steps: 300,
    seed: 1,
    speed: 50,
    tolerance: 0.05,
    layers: IRIS_NETWORK.layers.join("-"),
    bias: IRIS_NETWORK.bias,
    activation: IRIS_NETWORK.activation,
    initialization: IRIS_NETWORK.initialization,
    testShare: IRIS_NETWORK.test_share,
    splitSeed: IRIS_NETWORK.split_seed,
    standardize: IRIS_NETWORK.standardize,
    batch: null,
    shown: "weights",
    row: 50,
    chosen: null,
    tab: "results",
    ...PLANE_DEFAULTS,
  };
}

function grammar(catalog: Catalog, { datasets: [data] }: NetworkCatalog): Grammar<NetworkState> {
  return {
    base: defaultState(catalog),
    fields: {
      layers: layersField(data?.features.length ?? 0, data?.classes.length ?? 0),
      bias: flag,
      activation: choice(ACTIVATION_IDS),
      initialization: choice(INITIALIZATION_IDS),
      testShare: number(0, MAX_SHARE),
      splitSeed: whole(0, MAX_SEED),
      standardize: flag,
      shown: choice(SHOWN),
      row: whole(0, Math.max((data?.rows ?? 1) - 1, 0)),
      tab: choice(TABS),
      chart: choice<ChartId>(NETWORK_CHARTS),
      ...PLANE_FIELDS,
    },
    optional: { batch: whole(1, MAX_BATCH), chosen: CHOSEN },
  };
}

export function formatState(state: NetworkState, catalog: Catalog, info: NetworkCatalog): Pairs {
  return formatLink(state, grammar(catalog, info));
}

export function parseState(pairs: Pairs, catalog: Catalog, info: NetworkCatalog) {
  return parseLink(pairs, grammar(catalog, info), catalog);
}
