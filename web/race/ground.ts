import type { Catalog, RaceRequest } from "../engine/engine";
import type { Point, RaceState } from "./state";

/**
 * What a race runs on, as a scene tells it: pure functions of the scene's state. They are written as methods so that
 * parts which know only {@link RaceState} may be handed any scene's ground.
 */
export interface RunGround<State extends RaceState = RaceState> {
  /** The state before anything is changed. */
  readonly base: State;
  /** A learning rate that works here; `undefined` where none is known. */
  suggestedRate(optimizer: string, state: State): number | undefined;
  /** What a learning rate does at a curvature, for grounds on which that is the lesson. */
  rates?(optimizer: string, rate: number, curvature: number): RateNote | undefined;
}

/** What a race runs on that has a plane, or a line, to be seen. */
export interface Ground<State extends RaceState = RaceState> extends RunGround<State> {
  /** What the core is asked to run on. */
  surface(state: State): RaceRequest["surface"];
  /** Where a race starts that has no start of its own. */
  start(state: State): Point;
  /** Known minima. */
  minima(state: State): readonly Minimum[];
  /** Whether colours and contours need a logarithm. */
  logScale(state: State): boolean;
  /** What the axes of the stage are called; one over one parameter. */
  readonly axes: readonly string[];
  /** The name of the ground in what is kept, and in the page's language. */
  id(state: State): string;
  nameOf(id: string): string;
}

/** Ticks on the slider of a learning rate, what it spans, and a sentence below it. */
export interface RateNote {
  readonly slider: readonly [number, number];
  readonly ticks: readonly {
    readonly at: number;
    readonly label: string;
    readonly title: string;
  }[];
  readonly sentence: string;
}

export interface Minimum {
  readonly at: Point;
  readonly value: number;
}

/** A rate of the catalog that works on the middle surface: for a ground of which nothing is known. */
export function middleRate(optimizer: string, catalog: Catalog): number | undefined {
  const rates = catalog.surfaces
    .map(({ learning_rates }) => learning_rates[optimizer])
    .filter((rate) => rate !== undefined)
    .sort((a, b) => a - b);
  return rates[rates.length >> 1];
}
