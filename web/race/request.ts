// From the race's state to what the core is asked for: pure functions, by which equal states are equal races.

import type { RaceRequest, RacerRequest, RunCatalog } from "../engine/engine";
import type { View } from "../stage/view";
import type { Ground, RunGround } from "./ground";
import type { Domain, Point, RacerState, RaceState, Setting } from "./state";

/** Only what a run is made with. */
export function settingOf({ optimizer, hyperparameters, convention, schedule }: Setting): Setting {
  return { optimizer, hyperparameters, convention, schedule };
}

/** What rates depend on beside the racer. */
export interface Terms<State extends RaceState> {
  readonly state: State;
  readonly ground: RunGround<State>;
  readonly catalog: RunCatalog;
}

/** A racer's learning rate before the factor that all share: its own, else the ground's, else the default. */
export function learningRate<State extends RaceState>(racer: Setting, terms: Terms<State>): number {
  return racer.hyperparameters["learning_rate"] ?? suggestedRate(racer.optimizer, terms);
}

/** The learning rate that a racer runs with before its schedule: with the factor of all, within what is accepted. */
export function rateInForce<State extends RaceState>(racer: Setting, terms: Terms<State>): number {
  const info = terms.catalog.optimizers.find(({ id }) => id === racer.optimizer);
  const rate = info?.hyperparameters[0];
  const wanted = learningRate(racer, terms) * terms.state.rateFactor;
  return Math.min(Math.max(wanted, rate?.min ?? 0), rate?.max ?? wanted);
}

/** A rate that works: the ground's for this optimizer, else the optimizer's default. */
export function suggestedRate<State extends RaceState>(
  optimizer: string,
  { state, ground, catalog }: Terms<State>,
): number {
  const info = catalog.optimizers.find(({ id }) => id === optimizer);
  return ground.suggestedRate(optimizer, state) ?? info?.hyperparameters[0]?.default ?? 0.01;
}

export function startOf<State extends RaceState>(state: State, ground: Ground<State>): Point {
  return state.start ?? ground.start(state);
}

export function wholeOf([x0, x1, y0, y1]: Domain): View {
  return [(x0 + x1) / 2, (y0 + y1) / 2, 1];
}

/** What the core is asked for. */
export function requestOf<State extends RaceState>(
  terms: Terms<State> & { readonly ground: Ground<State> },
): RaceRequest {
  const { state, ground } = terms;
  const [x, y] = startOf(state, ground);
  return { surface: ground.surface(state), start: [x, y], ...conditionsOf(terms) };
}

/** Losses that the module of the first load does without. */
const RARE = ["log_cosh", "smape", "poisson_deviance", "gamma_deviance", "tweedie_deviance"];

/** Whether only the full module knows what a race is to run on. */
export function needsAll({ surface }: RaceRequest): boolean {
  return surface.formula !== undefined || RARE.includes(surface.data?.loss ?? "");
}

/** What is asked for of every race, whatever it runs on. */
export function conditionsOf<State extends RaceState>(
  terms: Terms<State>,
): Omit<RaceRequest, "surface" | "start"> {
  const { state } = terms;
  return {
    steps: state.steps,
    seed: state.seed,
    noise: state.noise,
    ...(state.clipNorm === null ? {} : { clip_norm: state.clipNorm }),
    ...(state.clipValue === null ? {} : { clip_value: state.clipValue }),
    tolerance: state.tolerance,
    racers: state.racers.map((racer) => racerRequest(racer, terms)),
  };
}

function racerRequest<State extends RaceState>(
  racer: RacerState,
  terms: Terms<State>,
): RacerRequest {
  const own = settingRequest(racer, terms);
  if (racer.trunk.length === 0) return own;
  const trunk = racer.trunk.map((phase) => ({
    ...settingRequest(phase, terms),
    until: phase.until,
  }));
  return { ...own, trunk };
}

function settingRequest<State extends RaceState>(
  racer: Setting,
  terms: Terms<State>,
): Omit<RacerRequest, "trunk"> {
  const learning_rate = rateInForce(racer, terms);
  const { kind, parameters, points } = racer.schedule;
  return {
    optimizer: racer.optimizer,
    hyperparameters: { ...racer.hyperparameters, learning_rate },
    convention: racer.convention,
    ...(kind === "constant"
      ? {}
      : {
          schedule: {
            kind,
            ...parameters,
            ...(kind === "table"
              ? { points: points.map(([s, f]) => [s, f] as [number, number]) }
              : {}),
          },
        }),
  };
}
