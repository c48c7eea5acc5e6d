// The words of what the core lists: every id has a name and a sentence in each language.

import type {
  ConventionId,
  HyperparameterId,
  OptimizerId,
  ScheduleId,
  ScheduleParameterId,
  StateId,
} from "../pkg/ids.ts";

/** A name and what there is to say of it. */
export interface Entry {
  /** Short enough for a row of the panel. */
  readonly name: string;
  /** One or two plain sentences, at most some 160 characters. */
  readonly summary: string;
}

/** Names and summaries in one language. The ids come from the core, so a missing word fails the type check. */
export interface CatalogWords {
  /** What it does, what it is good and bad at. */
  readonly optimizers: Readonly<Record<OptimizerId, Entry>>;
  /** Whose form of the formula it is. */
  readonly conventions: Readonly<Record<ConventionId, Entry>>;
  /** What happens when it grows; for a switch, when it is on. */
  readonly hyperparameters: Readonly<Record<HyperparameterId, Entry>>;
  /** How the learning rate goes, and what that is for. */
  readonly schedules: Readonly<Record<ScheduleId, Entry>>;
  /** What happens when it grows. */
  readonly scheduleParameters: Readonly<Record<ScheduleParameterId, Entry>>;
  /** What the optimizer keeps from step to step. */
  readonly state: Readonly<Record<StateId, string>>;
}
