import { WHOLES } from "../../metrics/judge";
import { ORDERS, type Reading } from "../../metrics/matrix";
import { VIEW_IDS, type ViewId } from "../../metrics/views";
import { DEFAULT_LINES, parseLines } from "../../metrics/views/lines";
import { AREAS, BINNINGS, type ViewChoices } from "../../metrics/views/view";
import { SETTING_NAMES } from "../../settings/settings";
import { choice, type Field, flag, number, whole } from "../../state/fields";
import { CELLS, type Cells, LOCKS, type Locks } from "./inverse/cells";
import { LESSON_IDS, type LessonId } from "./lessons/ids";
import { SOURCE_DEFAULTS, SOURCE_FIELDS, type SourceState } from "./source";

export const SHAPES = ["normal", "skewed", "heavy", "bimodal"] as const;
export type Shape = (typeof SHAPES)[number];

/** Two distributions of scores: what the core's generator is asked for. */
export interface Generator {
  readonly count: number;
  readonly prevalence: number;
  readonly separation: number;
  readonly spread: number;
  readonly shape: Shape;
  readonly sharpness: number;
  readonly noise: number;
  readonly levels: number;
  readonly seed: number;
}

export const ZERO_DIVISIONS = ["0", "1", "nan"] as const;
export type ZeroDivision = (typeof ZERO_DIVISIONS)[number];

export interface ClassificationState extends Generator, Reading, SourceState, ViewChoices {
  /** A score of at least this is called positive. */
  readonly threshold: number;
  /** The two views beside histogram and matrix. */
  readonly left: ViewId;
  readonly right: ViewId;
  /** What a false positive and a false negative cost. */
  readonly costFp: number;
  readonly costFn: number;
  /** How many times as important recall is as precision in Fβ. */
  readonly beta: number;
  /** The least precision and the least recall that a threshold is sought for. */
  readonly minPrecision: number;
  readonly minRecall: number;
  /** The lesson that is open. */
  readonly lesson: LessonId | "none";
  /** Counts that are set by hand, in the place of what scores give; and what of them is held. */
  readonly cells: Cells | null;
  readonly locks: Locks;
  /** The greatest false positive rate of the partial area. */
  readonly maxFpr: number;
  /** What scikit-learn is told to return for 0/0. */
  readonly zeroDivision: ZeroDivision;
  /** Whether samples are drawn again, how often, which share of replicates intervals hold, and the seed of the draws. */
  readonly bootstrap: boolean;
  readonly replicates: number;
  readonly confidence: number;
  readonly bootSeed: number;
}

export const DEFAULTS: ClassificationState = {
  count: 500,
  prevalence: 0.5,
  separation: 2,
  spread: 1,
  shape: "normal",
  sharpness: 1,
  noise: 0,
  levels: 0,
  seed: 1,
  threshold: 0.5,
  shares: "row",
  order: "sklearn",
  left: "roc",
  right: "pr",
  costFp: 1,
  costFn: 1,
  beta: 2,
  minPrecision: 0.9,
  minRecall: 0.9,
  ...SOURCE_DEFAULTS,
  lesson: "none",
  cells: null,
  locks: [],
  areas: "steps",
  pairs: false,
  lines: DEFAULT_LINES,
  bins: 10,
  binning: "uniform",
  maxFpr: 0.1,
  zeroDivision: "0",
  bootstrap: false,
  replicates: 200,
  confidence: 0.95,
  bootSeed: 1,
};

/** What the core accepts; a unit test holds them to it. */
export const MAX_COUNT = 200_000;
export const LEAST_COUNT = 10;
export const MAX_SEPARATION = 10;
export const SPREAD = [0.1, 5] as const;
export const SHARPNESS = [0.05, 4] as const;
export const MAX_NOISE = 0.5;
export const MAX_LEVELS = 100;
export const MAX_SEED = 4294967295;
export const MAX_COST = 1000;
export const MAX_BETA = 10;
export const MAX_BINS = 100;
export const LEAST_MAX_FPR = 0.001;
export const MAX_REPLICATES = 2000;
export const CONFIDENCE = [0.5, 0.999] as const;

const FIELDS: {
  readonly [Key in keyof ClassificationState]: Field<NonNullable<ClassificationState[Key]>>;
} = {
  count: whole(LEAST_COUNT, MAX_COUNT),
  prevalence: number(0, 1),
  separation: number(-MAX_SEPARATION, MAX_SEPARATION),
  spread: number(...SPREAD),
  shape: choice(SHAPES),
  sharpness: number(...SHARPNESS),
  noise: number(0, MAX_NOISE),
  levels: whole(0, MAX_LEVELS),
  seed: whole(0, MAX_SEED),
  // Scores of one's own may be any numbers.
  threshold: number(-Number.MAX_VALUE, Number.MAX_VALUE),
  shares: choice(WHOLES),
  order: choice(ORDERS),
  left: choice(VIEW_IDS),
  right: choice(VIEW_IDS),
  costFp: number(0, MAX_COST),
  costFn: number(0, MAX_COST),
  beta: number(0, MAX_BETA),
  minPrecision: number(0, 1),
  minRecall: number(0, 1),
  ...SOURCE_FIELDS,
  lesson: choice(["none", ...LESSON_IDS]),
  cells: CELLS,
  locks: LOCKS,
  areas: choice(AREAS),
  pairs: flag,
  lines: { parse: parseLines, format: String },
  bins: whole(1, MAX_BINS),
  binning: choice(BINNINGS),
  maxFpr: number(LEAST_MAX_FPR, 1),
  zeroDivision: choice(ZERO_DIVISIONS),
  bootstrap: flag,
  replicates: whole(1, MAX_REPLICATES),
  confidence: number(...CONFIDENCE),
  bootSeed: whole(0, MAX_SEED),
};
const KEYS = Object.keys(DEFAULTS) as (keyof ClassificationState)[];
/** What data are made of. */
export const GENERATOR_KEYS = [
  "count",
  "prevalence",
  "separation",
  "spread",
  "shape",
  "sharpness",
  "noise",
  "levels",
  "seed",
] as const satisfies readonly (keyof Generator)[];

/** The settings of the data alone. */
export function generatorOf(state: Generator): Generator {
  return Object.fromEntries(GENERATOR_KEYS.map((key) => [key, state[key]])) as unknown as Generator;
}

/** The greatest threshold, at which nothing is called positive. */
export const ABOVE_ALL = 1.001;

/** Data to begin with, each by what differs from the defaults. */
export const PRESETS = {
  balanced: {},
  rare: { count: 2000, prevalence: 0.01 },
  perfect: { separation: 8, spread: 0.5, sharpness: 0.5 },
  inverted: { separation: -2 },
  tied: { levels: 5 },
  oneClass: { prevalence: 0 },
  bimodal: { shape: "bimodal", separation: 1.5 },
} as const satisfies Record<string, Partial<Generator>>;
export type PresetId = keyof typeof PRESETS;
export const PRESET_IDS = Object.keys(PRESETS) as PresetId[];

/** The data of a preset in the place of the state's, with all else as it is. */
export function withPreset(state: ClassificationState, id: PresetId): ClassificationState {
  return { ...state, ...generatorOf(DEFAULTS), ...PRESETS[id] };
}

/** The preset whose data the state has, whatever the seed. */
export function presetOf(state: Generator): PresetId | undefined {
  return PRESET_IDS.find((id) => {
    const preset: Generator = { ...DEFAULTS, ...PRESETS[id] };
    return GENERATOR_KEYS.every((key) => key === "seed" || preset[key] === state[key]);
  });
}

/** A list of nothing is what is not said. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The pairs of a link: only what differs from the defaults. */
export function formatState(state: ClassificationState): [string, string][] {
  const told = KEYS.filter((key) => state[key] !== DEFAULTS[key] && !isEmpty(state[key]));
  return told.map((key) => [key, (FIELDS[key] as Field<unknown>).format(state[key])]);
}

/** What a link says, and what of it could not be read. */
export function parseState(pairs: readonly (readonly [string, string])[]): {
  state: ClassificationState;
  bad: string[];
} {
  const bad: string[] = [];
  let state = DEFAULTS;
  for (const [name, text] of pairs) {
    if (SETTING_NAMES.includes(name)) continue;
    const key = KEYS.find((one) => one === name);
    const value = key && FIELDS[key].parse(text);
    if (key === undefined || value === undefined) bad.push(`${name}=${text}`);
    else state = { ...state, [key]: value };
  }
  if (state.source !== "own" && (state.threshold < 0 || state.threshold > ABOVE_ALL)) {
    bad.push(`threshold=${state.threshold}`);
    state = { ...state, threshold: DEFAULTS.threshold };
  }
  return { state, bad };
}
