// From the race's state to what the core is asked for: pure functions, by which equal states are equal races.

import type { Catalog, RaceRequest, RacerRequest } from "../../engine/engine";
import type { View } from "../../stage/view";
import {
  CUSTOM,
  type Domain,
  type Point,
  type RacerState,
  type RaceState,
  type Setting,
  surfaceOf,
} from "./state";

/** Only what a run is made with. */
export function settingOf({ optimizer, hyperparameters, convention, schedule }: Setting): Setting {
  return { optimizer, hyperparameters, convention, schedule };
}

/** A racer's learning rate before the factor that all share: its own, else the surface's, else the default. */
export function learningRate(racer: Setting, state: RaceState, catalog: Catalog): number {
  return racer.hyperparameters["learning_rate"] ?? suggestedRate(racer.optimizer, state, catalog);
}

/** The learning rate that a racer runs with before its schedule: with the factor of all, within what is accepted. */
export function rateInForce(racer: Setting, state: RaceState, catalog: Catalog): number {
  const info = catalog.optimizers.find(({ id }) => id === racer.optimizer);
  const rate = info?.hyperparameters[0];
  const wanted = learningRate(racer, state, catalog) * state.rateFactor;
  return Math.min(Math.max(wanted, rate?.min ?? 0), rate?.max ?? wanted);
}

/** A rate that works: the surface's for this optimizer; for a typed formula what works on the middle surface. */
export function suggestedRate(optimizer: string, state: RaceState, catalog: Catalog): number {
  const info = catalog.optimizers.find(({ id }) => id === optimizer);
  const surface = surfaceOf(catalog, state.surface);
  const rate = surface ? surface.learning_rates[optimizer] : middleRate(optimizer, catalog);
  return rate ?? info?.hyperparameters[0]?.default ?? 0.01;
}

function middleRate(optimizer: string, catalog: Catalog): number | undefined {
  const rates = catalog.surfaces
    .map(({ learning_rates }) => learning_rates[optimizer])
    .filter((rate) => rate !== undefined)
    .sort((a, b) => a - b);
  return rates[rates.length >> 1];
}

export function startOf(state: RaceState, catalog: Catalog): Point {
  if (state.start) return state.start;
  const surface = surfaceOf(catalog, state.surface);
  if (surface) return surface.start;
  // A typed formula has no start of its own: a point off the centre and off the diagonals.
  const [x0, x1, y0, y1] = state.domain;
  return [x0 + (x1 - x0) * 0.2, y0 + (y1 - y0) * 0.7];
}

export function wholeOf([x0, x1, y0, y1]: Domain): View {
  return [(x0 + x1) / 2, (y0 + y1) / 2, 1];
}

export function domainOf(state: RaceState, catalog: Catalog): Domain {
  return surfaceOf(catalog, state.surface)?.domain ?? state.domain;
}

/** What the core is asked for. */
export function requestOf(state: RaceState, catalog: Catalog): RaceRequest {
  const surface =
    state.surface === CUSTOM
      ? { formula: state.formula, domain: [...state.domain] as [number, number, number, number] }
      : { id: state.surface, parameters: { ...state.parameters } };
  const [x, y] = startOf(state, catalog);
  return {
    surface,
    start: [x, y],
    steps: state.steps,
    seed: state.seed,
    noise: state.noise,
    ...(state.clipNorm === null ? {} : { clip_norm: state.clipNorm }),
    ...(state.clipValue === null ? {} : { clip_value: state.clipValue }),
    tolerance: state.tolerance,
    racers: state.racers.map((racer) => racerRequest(racer, state, catalog)),
  };
}

function racerRequest(racer: RacerState, state: RaceState, catalog: Catalog): RacerRequest {
  const own = settingRequest(racer, state, catalog);
  if (racer.trunk.length === 0) return own;
  const trunk = racer.trunk.map((phase) => ({
    ...settingRequest(phase, state, catalog),
    until: phase.until,
  }));
  return { ...own, trunk };
}

function settingRequest(
  racer: Setting,
  state: RaceState,
  catalog: Catalog,
): Omit<RacerRequest, "trunk"> {
  const learning_rate = rateInForce(racer, state, catalog);
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
