import type { Pairs } from "../../../acts/act";
import type { CurveCatalog } from "../../../engine/curve";
import type { RunCatalog } from "../../../engine/engine";
import { formatLink, type Grammar, parseLink } from "../../../race/link";
import { type Point, type RaceState, raceDefaults } from "../../../race/state";
import { choice, type Field, flag, number, whole } from "../../../state/fields";
import { PRESET_IDS, PRESETS, type PresetId } from "./presets";

export const FAMILIES = ["legendre", "monomial", "spline", "neighbors", "random_features"] as const;
export type FamilyId = (typeof FAMILIES)[number];
export const PENALTIES = ["none", "ridge", "lasso"] as const;
export type PenaltyId = (typeof PENALTIES)[number];

/** What stands beside the points: errors over the steps of a descent, and errors against one number. */
export const TABS = ["steps", "complexity", "alpha", "count", "folds", "parts"] as const;
export type TabId = (typeof TABS)[number];

/** The function that points are drawn around, where it is drawn by hand. */
export const DRAWN = "drawn";

/** Points, a model and how it is fitted: its one racer is who descends. `seed` is that of all draws. */
export interface CurveState extends RaceState {
  /** A function of the core, or {@link DRAWN}. */
  readonly truth: string;
  /** Heights at even places, `0,0.5,…`: a text, so that equal functions are equal states. */
  readonly heights: string;
  /** Deviation of the noise on every answer. */
  readonly sigma: number;
  readonly count: number;
  readonly family: FamilyId;
  readonly complexity: number;
  readonly penalty: PenaltyId;
  readonly alpha: number;
  /** Points of one's own, `x~y~x~y`; drawn ones where it is empty. */
  readonly own: string;
  /** Whether the coefficients are found by descent, step by step; else in closed form. */
  readonly live: boolean;
  /** Whether the fan of retrainings is drawn. */
  readonly fan: boolean;
  readonly retrainings: number;
  readonly folds: number;
  /** Whether points that choose and examine are shown. */
  readonly others: boolean;
  readonly tab: TabId;
  /** The experiment whose words are shown; it holds no setting. */
  readonly preset: PresetId | null;
}

/** How complex a model of a family is at first. */
export const FIRST: Readonly<Record<FamilyId, number>> = {
  legendre: 15,
  monomial: 15,
  spline: 12,
  neighbors: 1,
  random_features: 20,
};

/** Heights of a function drawn by hand. */
export const HEIGHTS = 21;
export const MAX_FOLDS = 20;
const MAX_OWN = 200;
const PLACE = number(-0.05, 1.05);
const HEIGHT = number(-10, 10);
/** What is written of a point. */
const DIGITS = 3;

export function defaultState(catalog: RunCatalog): CurveState {
  return {
    ...raceDefaults(catalog, ["sgd"]),
    seed: 1,
    steps: 1000,
    speed: 100,
    truth: "sine",
    heights: "",
    sigma: 0.3,
    count: 20,
    family: "legendre",
    complexity: FIRST.legendre,
    penalty: "none",
    alpha: 0.001,
    own: "",
    live: false,
    fan: false,
    retrainings: 100,
    folds: 5,
    others: false,
    tab: "complexity",
    preset: null,
  };
}

/** A preset's state, with its words open. */
export function presetState(id: PresetId, catalog: RunCatalog): CurveState {
  return { ...defaultState(catalog), ...PRESETS[id], preset: id };
}

/** Numbers in a text, each of which a field reads; so many at least and at most. */
function list(
  separator: string,
  fields: readonly Field<number>[],
  least: number,
  most: number,
): Field<string> {
  return {
    parse(text) {
      if (text === "") return "";
      const parts = text.split(separator);
      const fits = parts.length >= least && parts.length <= most;
      const whole = parts.length % fields.length === 0;
      const read = parts.map((part, at) => fields[at % fields.length]?.parse(part));
      return fits && whole && !read.includes(undefined) ? read.join(separator) : undefined;
    },
    format: String,
  };
}

function grammar(catalog: RunCatalog, info: CurveCatalog): Grammar<CurveState> {
  const bounds = info.families.flatMap((family) => family.bounds);
  const [fewest, most] = info.heights;
  return {
    base: defaultState(catalog),
    fields: {
      truth: choice([...info.truths.map(({ id }) => id), DRAWN]),
      heights: list(",", [HEIGHT], fewest, most),
      sigma: number(0, info.max_sigma),
      count: whole(1, info.max_count),
      family: choice(FAMILIES),
      complexity: whole(Math.min(...bounds), Math.max(...bounds)),
      penalty: choice(PENALTIES),
      alpha: number(0, info.max_alpha),
      own: list("~", [PLACE, HEIGHT], 2, 2 * MAX_OWN),
      live: flag,
      fan: flag,
      retrainings: whole(...info.retrainings),
      folds: whole(2, MAX_FOLDS),
      others: flag,
      tab: choice(TABS),
    },
    optional: { preset: choice(PRESET_IDS) },
  };
}

export function formatState(state: CurveState, catalog: RunCatalog, info: CurveCatalog): Pairs {
  return formatLink(state, grammar(catalog, info));
}

export function parseState(pairs: Pairs, catalog: RunCatalog, info: CurveCatalog) {
  const { state, bad } = parseLink(pairs, grammar(catalog, info), catalog);
  const { racers } = defaultState(catalog);
  const one = state.racers.length === 1 ? state.racers : racers;
  if (one !== state.racers) bad.push("racer");
  const complexity = within(state.family, state.complexity, info);
  if (complexity !== state.complexity) bad.push(`complexity=${state.complexity}`);
  const truth = state.truth === DRAWN && state.heights === "" ? "sine" : state.truth;
  if (truth !== state.truth) bad.push(`truth=${state.truth}`);
  return { state: { ...state, racers: one, complexity, truth }, bad };
}

/** A complexity as near as the family has it. */
export function within(family: FamilyId, complexity: number, info: CurveCatalog): number {
  const [least, most] = boundsOf(family, info);
  return Math.min(Math.max(complexity, least), most);
}

export function boundsOf(family: FamilyId, info: CurveCatalog): readonly [number, number] {
  const [least = 1, most = 1] = info.families.find(({ id }) => id === family)?.bounds ?? [];
  return [least, most];
}

/** Whether a family has coefficients, which can be penalized and descended. */
export function isLinear(family: FamilyId, info: CurveCatalog): boolean {
  return info.families.find(({ id }) => id === family)?.linear ?? false;
}

/** Whether a descent is walked: neighbours have nothing to descend. */
export function isLive({ live, family }: CurveState, info: CurveCatalog): boolean {
  return live && isLinear(family, info);
}

export function ownPoints({ own }: CurveState): Point[] | undefined {
  if (own === "") return undefined;
  const all = own.split("~").map(Number);
  return Array.from({ length: all.length / 2 }, (_, at) => [
    all[2 * at] ?? 0,
    all[2 * at + 1] ?? 0,
  ]);
}

export function formatPoints(points: readonly Point[]): string {
  return points.flatMap((point) => point.map((one) => Number(one.toFixed(DIGITS)))).join("~");
}

export function heightsOf({ heights }: CurveState): number[] {
  return heights === "" ? [] : heights.split(",").map(Number);
}

export function formatHeights(heights: readonly number[]): string {
  return heights.map((height) => Number(height.toFixed(2))).join(",");
}

export { MAX_OWN };
