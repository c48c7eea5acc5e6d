import type { Pairs } from "../../../acts/act";
import type { BoundaryCatalog, BoundaryPreset } from "../../../engine/boundary";
import type { Catalog } from "../../../engine/engine";
import { formatLink, type Grammar, parseLink } from "../../../race/link";
import { MAX_STEPS, type Point, type RaceState, raceDefaults } from "../../../race/state";
import { choice, type Field, number, numbers, whole } from "../../../state/fields";
import { CHOSEN } from "./chosen";
import { EDITS } from "./edits";
import { formatLayers, type Layer, layersField } from "./layers";

/** Points, a network and how it is trained: its one racer is who trains it. */
export interface BoundaryState extends RaceState {
  readonly shape: string;
  readonly count: number;
  readonly validation: number;
  /** Deviation of the points' jitter. */
  readonly spread: number;
  readonly labelNoise: number;
  readonly balance: number;
  /** What the network reads, `x1,x2`: a text, so that equal lists are equal states. */
  readonly features: string;
  /** Its hidden layers, `8tanh-8tanh`. */
  readonly hidden: string;
  readonly initialization: string;
  readonly l1: number;
  readonly l2: number;
  readonly dropout: number;
  /** Points an update; `null`: all that teach. */
  readonly batch: number | null;
  /** Updates from one examination to the next. */
  readonly every: number;
  readonly target: number | null;
  readonly plateau: number | null;
  readonly patience: number | null;
  /** Weights that a hand set, as {@link EDITS} writes them. */
  readonly edits: string;
  /** The neuron that is looked at; `null`: the output. */
  readonly chosen: string | null;
  /** The point that is followed through the network. */
  readonly probe: Point | null;
}

/** The plane is seen within ±6 on both axes: the core's own square. */
export const SIDE = 6;
export const MAX_PENALTY = 10;
export const MAX_DROPOUT = 0.95;

/** What a preset sets. */
export function presetState(preset: BoundaryPreset, catalog: Catalog): BoundaryState {
  const plain = raceDefaults(catalog, ["adam"]);
  const hidden: Layer[] = [...preset.hidden].map((size) => ({ size, activation: "tanh" }));
  return {
    ...plain,
    racers: plain.racers.map((racer) => ({
      ...racer,
      hyperparameters: { learning_rate: preset.learning_rate },
    })),
    steps: preset.steps,
    seed: 1,
    speed: 50,
    chartLog: false,
    shape: preset.shape,
    count: preset.count,
    validation: preset.validation,
    spread: preset.noise,
    labelNoise: preset.label_noise,
    balance: 0.5,
    features: "x1,x2",
    hidden: formatLayers(hidden),
    initialization: "xavier_uniform",
    l1: 0,
    l2: preset.l2,
    dropout: preset.dropout,
    batch: preset.batch_size,
    every: preset.every,
    target: null,
    plateau: null,
    patience: preset.patience ?? null,
    edits: "",
    chosen: null,
    probe: null,
  };
}

/** The first preset: what overfits. */
export function defaultState(catalog: Catalog, { presets: [first] }: BoundaryCatalog) {
  if (!first) throw new Error("the core has presets of boundaries");
  return presetState(first, catalog);
}

function grammar(catalog: Catalog, info: BoundaryCatalog): Grammar<BoundaryState> {
  const count = whole(1, info.max_count);
  const steps = whole(1, MAX_STEPS);
  return {
    base: defaultState(catalog, info),
    fields: {
      shape: choice(info.shapes),
      count,
      validation: count,
      spread: number(0, info.max_noise),
      labelNoise: number(0, info.max_label_noise),
      balance: number(info.balance[0], info.balance[1]),
      features: featuresField(info.features),
      hidden: asText(layersField(info.activations, info.max_hidden)),
      initialization: choice(info.initializations),
      l1: number(0, MAX_PENALTY),
      l2: number(0, MAX_PENALTY),
      dropout: number(0, MAX_DROPOUT),
      every: steps,
      edits: EDITS,
    },
    optional: {
      batch: count,
      target: number(0, 1e3),
      plateau: steps,
      patience: steps,
      chosen: CHOSEN,
      probe: numbers<Point>(2, -SIDE, SIDE),
    },
  };
}

/** Names of features in their order, each once. */
function featuresField(known: readonly string[]): Field<string> {
  return {
    parse(text) {
      const names = text.split(",");
      const ordered = known.filter((name) => names.includes(name));
      return ordered.length > 0 && ordered.length === names.length ? ordered.join() : undefined;
    },
    format: String,
  };
}

/** A field whose values are kept as the text that they are written as. */
function asText<Value>(field: Field<Value>): Field<string> {
  return {
    parse(text) {
      const value = field.parse(text);
      return value === undefined ? undefined : field.format(value);
    },
    format: String,
  };
}

export function formatState(state: BoundaryState, catalog: Catalog, info: BoundaryCatalog): Pairs {
  return formatLink(state, grammar(catalog, info));
}

export function parseState(pairs: Pairs, catalog: Catalog, info: BoundaryCatalog) {
  const { state, bad } = parseLink(pairs, grammar(catalog, info), catalog);
  const [racer] = state.racers;
  if (state.racers.length === 1 && racer) return { state, bad };
  const { racers } = defaultState(catalog, info);
  bad.push("racer");
  return { state: { ...state, racers: racer ? [racer] : racers }, bad };
}
