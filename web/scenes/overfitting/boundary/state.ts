import type { Pairs } from "../../../acts/act";
import type { BoundaryCatalog, BoundaryPreset } from "../../../engine/boundary";
import type { RunCatalog } from "../../../engine/engine";
import { formatLink, type Grammar, parseLink } from "../../../race/link";
import { MAX_STEPS, type Point, type RaceState, raceDefaults } from "../../../race/state";
import { choice, type Field, flag, number, numbers, text, whole } from "../../../state/fields";
import { CHOSEN } from "./chosen";
import { EDITS } from "./edits";
import { formatLayers, type Layer, layersField } from "./layers";
import { ownPoints, POINTS } from "./own-points";
import { SIDE } from "./square";

/** Points, a network and how it is trained: its one racer is who trains it. */
export interface BoundaryState extends RaceState {
  /** How the classes lie. */
  readonly shape: string;
  /** The function that is to be found in a regression; `null`: points are of two classes. */
  readonly truth: string | null;
  readonly count: number;
  readonly validation: number;
  /** Deviation of the points' jitter. */
  readonly spread: number;
  /** Deviation of the noise on the numbers of a regression. */
  readonly targetNoise: number;
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
  /** Points an update; 0: all that teach. */
  readonly batch: number;
  /** Updates from one examination to the next. */
  readonly every: number;
  readonly target: number | null;
  readonly plateau: number | null;
  readonly patience: number | null;
  /** Points of one's own in the place of those that are drawn, as {@link POINTS} writes them. */
  readonly points: string;
  /** The share of them that examine. */
  readonly share: number;
  /** What is charted: the loss, or a metric by its id. */
  readonly quantity: string;
  /** From which probability on a point is answered with class 1. */
  readonly threshold: number;
  /** What stands below the network. */
  readonly tab: TabId;
  /** Whether points that examine are shown. */
  readonly examining: boolean;
  /** The one thing in which a twin differs, `l2=0.05`; empty for no twin. */
  readonly twin: string;
  /** Weights that a hand set, as {@link EDITS} writes them. */
  readonly edits: string;
  /** The neuron that is looked at; `null`: the output. */
  readonly chosen: string | null;
  /** The point that is followed through the network. */
  readonly probe: Point | null;
  /** The step that is shipped, whose test is looked at; `null` while none is. */
  readonly ship: number | null;
}

/** What is learned of points: which of two classes one is of, or a number. */
export const TASKS = ["classification", "regression"] as const;
export type Task = (typeof TASKS)[number];

export function taskOf({ truth }: Pick<BoundaryState, "truth">): Task {
  return truth === null ? "classification" : "regression";
}

/** What is charted by this name is the loss; by any other, that metric. */
export const LOSS = "loss";

/** What can stand below the network. */
export const TABS = ["curves", "neuron", "chain", "runs"] as const;
export type TabId = (typeof TABS)[number];

const MAX_SEED = 4294967295;
export const MAX_PENALTY = 10;
export const MAX_DROPOUT = 0.95;

/** The preset of a task that overfits. */
export function firstOf({ presets }: BoundaryCatalog, task: Task): BoundaryPreset {
  const first = presets.find((preset) => preset.task === task);
  if (!first) throw new Error("the core has presets of either task");
  return first;
}

/** What a preset sets; what the other task alone has is as in the first of that. */
export function presetState(
  preset: BoundaryPreset,
  catalog: RunCatalog,
  info: BoundaryCatalog,
): BoundaryState {
  const isOf = (task: Task) => (preset.task === task ? preset : firstOf(info, task));
  const [classes, numbers] = [isOf("classification"), isOf("regression")];
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
    shape: classes.shape,
    truth: preset.task === "regression" ? preset.shape : null,
    count: preset.count,
    validation: preset.validation,
    spread: classes.noise,
    targetNoise: numbers.noise,
    labelNoise: classes.label_noise,
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
    points: "",
    share: 0.3,
    quantity: LOSS,
    threshold: 0.5,
    tab: "curves",
    examining: true,
    twin: "",
    edits: "",
    chosen: null,
    probe: null,
    ship: null,
  };
}

/** The first preset of classes: what overfits. */
export function defaultState(catalog: RunCatalog, info: BoundaryCatalog) {
  return presetState(firstOf(info, "classification"), catalog, info);
}

function grammar(catalog: RunCatalog, info: BoundaryCatalog): Grammar<BoundaryState> {
  const count = whole(1, info.max_count);
  const steps = whole(1, MAX_STEPS);
  return {
    base: defaultState(catalog, info),
    fields: {
      shape: choice(info.shapes),
      count,
      validation: count,
      spread: number(0, info.max_noise),
      targetNoise: number(0, info.max_target_noise),
      labelNoise: number(0, info.max_label_noise),
      balance: number(info.balance[0], info.balance[1]),
      features: featuresField(info.features),
      hidden: asText(layersField(info.activations, info.max_hidden)),
      initialization: choice(info.initializations),
      l1: number(0, MAX_PENALTY),
      l2: number(0, MAX_PENALTY),
      dropout: number(0, MAX_DROPOUT),
      batch: whole(0, info.max_count),
      every: steps,
      edits: EDITS,
      points: POINTS,
      share: number(0.05, 0.9),
      quantity: text(40),
      threshold: number(0, 1),
      tab: choice(TABS),
      examining: flag,
      twin: text(80),
    },
    optional: {
      truth: choice(info.targets),
      ship: whole(0, MAX_STEPS),
      target: number(0, 1e3),
      plateau: steps,
      patience: steps,
      chosen: CHOSEN,
      probe: numbers<Point>(2, -SIDE, SIDE),
    },
  };
}

/** How a part of the state reads in a link. */
export function fieldOf<Name extends keyof BoundaryState>(
  name: Name,
  catalog: RunCatalog,
  info: BoundaryCatalog,
): Field<BoundaryState[Name]> | undefined {
  if (name === "seed") return whole(0, MAX_SEED) as unknown as Field<BoundaryState[Name]>;
  const { fields, optional } = grammar(catalog, info);
  return (fields[name] ?? optional[name]) as Field<BoundaryState[Name]> | undefined;
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

/** What only points of classes have, and only numbers: the other task's links do without. */
const ONLY = {
  classification: ["shape", "spread", "labelNoise", "balance", "threshold"],
  regression: ["targetNoise"],
} as const satisfies Record<Task, readonly (keyof BoundaryState)[]>;

/** The parts of a state that its task has no use for, though they are not as at first. */
function foreign(
  state: BoundaryState,
  base: BoundaryState,
  info: BoundaryCatalog,
): (keyof BoundaryState)[] {
  const task = taskOf(state);
  const names = ONLY[task === "regression" ? "classification" : "regression"];
  const isForeign = info.regression_metrics.includes(state.quantity) !== (task === "regression");
  return [
    ...names.filter((name) => state[name] !== base[name]),
    ...(state.quantity !== LOSS && isForeign ? (["quantity"] as const) : []),
    ...(fits(state) ? [] : (["points"] as const)),
  ];
}

/** Whether points of one's own are of the state's task: classes are 0 or 1. */
function fits({ truth, points }: BoundaryState): boolean {
  return truth !== null || ownPoints(points).every(([, , label]) => label === 0 || label === 1);
}

function without(state: BoundaryState, base: BoundaryState, names: readonly string[]) {
  const reset = Object.fromEntries(names.map((name) => [name, base[name as keyof BoundaryState]]));
  return { ...state, ...reset };
}

export function formatState(
  state: BoundaryState,
  catalog: RunCatalog,
  info: BoundaryCatalog,
): Pairs {
  const rules = grammar(catalog, info);
  return formatLink(without(state, rules.base, foreign(state, rules.base, info)), rules);
}

/** What races have and a boundary has not. */
const NOT_HERE = [
  ...(["start", "noise", "clipNorm", "clipValue", "tolerance", "rateFactor"] as const),
  ...(["overEvaluations", "view", "arrows", "quadratic", "relief", "colorLog"] as const),
] as const;

export function parseState(pairs: Pairs, catalog: RunCatalog, info: BoundaryCatalog) {
  const base = defaultState(catalog, info);
  const { state, bad } = parseLink(pairs, grammar(catalog, info), catalog);
  for (const name of NOT_HERE) if (state[name] !== base[name]) bad.push(name);
  const others = foreign(state, base, info);
  bad.push(...others);
  const [racer] = state.racers;
  const alone = racer !== undefined && state.racers.length === 1 && racer.trunk.length === 0;
  if (!alone) bad.push("racer");
  const racers = racer ? [{ ...racer, trunk: [] }] : base.racers;
  return { state: { ...without(state, base, [...NOT_HERE, ...others]), racers }, bad };
}
