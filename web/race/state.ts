import type { ChartQuantity, RunCatalog, ScheduleInfo } from "../engine/engine";
import type { TrainingChartQuantity } from "../engine/training";
import { freeLook, type Look } from "../stage/palette";
import type { View } from "../stage/view";
import type { InsightId } from "../words/words";

export type { InsightId };

/** What a chart shows: of a network also what a surface has not. */
export type ChartId = ChartQuantity | TrainingChartQuantity;

export type Domain = readonly [number, number, number, number];
export type Point = readonly [number, number];

export interface ScheduleState {
  readonly kind: string;
  /** Only what differs from the schedule's defaults. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Step and factor, for a table. */
  readonly points: readonly Point[];
}

/** What an optimizer is run with. */
export interface Setting {
  readonly optimizer: string;
  /** Only what differs from the defaults; the learning rate's default is the surface's. */
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly convention: string;
  readonly schedule: ScheduleState;
}

/** What a racer was run with up to a step. */
export interface PhaseState extends Setting {
  readonly until: number;
}

export interface RacerState extends Setting {
  /** What it branched from, in the order of time: copies, so that it does not depend on another racer. */
  readonly trunk: readonly PhaseState[];
  readonly look: Look;
  readonly hidden: boolean;
}

/**
 * What every race depends on beside its ground, and what is shown of it: what a link holds. A scene adds what its ground
 * is made of.
 */
export interface RaceState {
  /** `null`: the ground's own start. */
  readonly start: Point | null;
  readonly steps: number;
  readonly seed: number;
  readonly noise: number;
  readonly clipNorm: number | null;
  readonly clipValue: number | null;
  readonly tolerance: number;
  /** A factor on the learning rates of all racers. */
  readonly rateFactor: number;
  readonly racers: readonly RacerState[];
  readonly chart: ChartId;
  readonly chartLog: boolean;
  readonly overEvaluations: boolean;
  /** The tab below the chart. */
  readonly insight: InsightId;
  /** `null`: as the surface needs it. */
  readonly colorLog: boolean | null;
  /** `null`: the whole domain. */
  readonly view: View | null;
  /** Arrows down the slope over the stage. */
  readonly arrows: boolean;
  /** The second-order model at the open racer's ball over the stage. */
  readonly quadratic: boolean;
  /** The relief beside the stage. */
  readonly relief: boolean;
  /** The step shown; `null`: the last. */
  readonly step: number | null;
  /** Steps a second. */
  readonly speed: number;
}

export const SPEEDS = [2, 5, 10, 25, 50, 100, 250] as const;
export const MAX_STEPS = 5000;
export const MAX_RACERS = 24;
/** How often a racer can have branched. */
export const MAX_PHASES = 16;
/** The tabs below the chart. */
export const INSIGHTS = [
  "results",
  "step",
  "predict",
  "rates",
] as const satisfies readonly InsightId[];
export const CHARTS = ["loss", "gradient_norm", "effective_rate", "learning_rate"] as const;
/** What is read and written of any point. */
export const REACH = 1e6;

export const CONSTANT: ScheduleState = { kind: "constant", parameters: {}, points: [] };

/** A table's first shape: half the rate from the middle of an ordinary run on. */
export const FIRST_TABLE: readonly Point[] = [
  [0, 1],
  [100, 1],
  [200, 0.1],
];

export function newRacer(
  catalog: RunCatalog,
  optimizer: string,
  taken: readonly RacerState[],
): RacerState {
  const info = catalog.optimizers.find(({ id }) => id === optimizer);
  return {
    optimizer,
    hyperparameters: {},
    convention: info?.conventions[0] ?? "",
    schedule: CONSTANT,
    trunk: [],
    look: freeLook(
      optimizer,
      taken.map(({ look }) => look),
    ),
    hidden: false,
  };
}

/** A race of these optimizers before anything is changed. */
export function raceDefaults(catalog: RunCatalog, optimizers: readonly string[]): RaceState {
  const racers: RacerState[] = [];
  for (const id of optimizers) racers.push(newRacer(catalog, id, racers));
  return {
    start: null,
    steps: 200,
    seed: 0,
    noise: 0,
    clipNorm: null,
    clipValue: null,
    tolerance: 1e-3,
    rateFactor: 1,
    racers,
    chart: "loss",
    chartLog: true,
    overEvaluations: false,
    insight: "results",
    colorLog: null,
    view: null,
    arrows: false,
    quadratic: false,
    relief: false,
    step: null,
    speed: 25,
  };
}

export function newSchedule(info: ScheduleInfo): ScheduleState {
  return { kind: info.id, parameters: {}, points: info.id === "table" ? FIRST_TABLE : [] };
}
