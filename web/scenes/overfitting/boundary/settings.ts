// What can be set of a boundary, by its name: its label, and what it may be.

import { type Range, rangeOf, SEED } from "../../../panel/scale";
import { MAX_STEPS } from "../../../race/state";
import { catalogWords, entryOf, words } from "../../../words";
import { featureLabel } from "./features";
import type { BoundaryModel } from "./model";
import { MAX_DROPOUT, MAX_PENALTY } from "./state";
import type { TwinName } from "./twin";
import { boundaryWords } from "./words";

export interface Option {
  readonly value: string;
  readonly label: string;
}

type Setting = { readonly label: string } & (
  | { readonly kind: "number"; readonly range: Range }
  | { readonly kind: "choice"; readonly options: readonly Option[] }
  | { readonly kind: "text"; readonly presets: readonly string[] }
);

export const PENALTY = { min: 0, max: MAX_PENALTY, slider: [1e-5, 1], kind: "log" } as const;
export const DROPOUT = {
  min: 0,
  max: MAX_DROPOUT,
  slider: [0, MAX_DROPOUT],
  kind: "linear",
} as const;
export const STEPS = { min: 1, max: MAX_STEPS, slider: [10, MAX_STEPS], kind: "integer" } as const;

/** Networks that a twin may have, from none to many. */
const NETWORKS = ["none", "2tanh", "4tanh-4tanh", "8tanh-8tanh", "16tanh-16tanh", "16relu-16relu"];

export function settingOf(model: BoundaryModel, name: TwinName): Setting {
  const { data, cures, stops, training, network } = boundaryWords.value;
  const { info } = model;
  const number = (label: string, range: Range): Setting => ({ kind: "number", label, range });
  const named = (label: string, ids: readonly string[], entries: object): Setting => ({
    kind: "choice",
    label,
    options: ids.map((value) => ({
      value,
      label: entryOf(entries as Record<string, { name: string; summary: string }>, value).name,
    })),
  });
  switch (name) {
    case "l2":
    case "l1":
      return number(cures[name], PENALTY);
    case "dropout":
      return number(cures.dropout, DROPOUT);
    case "patience":
      return number(stops.rules.patience.value, STEPS);
    case "count":
      return number(data.count, countRange(info.max_count));
    case "labelNoise":
      return number(data.labelNoise, linear(0, info.max_label_noise));
    case "spread":
      return number(data.spread, linear(0, info.max_noise));
    case "targetNoise":
      return number(data.targetNoise, linear(0, info.max_target_noise));
    case "balance":
      return number(data.balance, linear(info.balance[0], info.balance[1]));
    case "batch":
      return number(training.batch, batchRange(info.max_count));
    case "seed":
      return number(data.seed, SEED);
    case "hidden":
      return { kind: "text", label: network.hidden, presets: NETWORKS };
    case "features":
      return {
        kind: "choice",
        label: network.features,
        options: ["x1,x2", "x1,x2,x1_x2", info.features.join()].map((value) => ({
          value,
          label: value.split(",").map(featureLabel).join(", "),
        })),
      };
    case "initialization":
      return named(training.initialization, info.initializations, training.initializations);
    case "shape":
      return named(data.shape, info.shapes, data.shapes);
    case "truth":
      return named(data.truth, info.targets, data.truths);
    case "optimizer":
      return named(
        words.value.racers.optimizer,
        model.catalog.optimizers.map(({ id }) => id),
        catalogWords.value.optimizers,
      );
    case "learning_rate":
      return number(
        entryOf(catalogWords.value.hyperparameters, "learning_rate").name,
        rateRange(model),
      );
  }
}

export function linear(min: number, max: number): Range {
  return { min, max, slider: [min, max], kind: "linear" };
}

export function countRange(max: number): Range {
  return { min: 1, max, slider: [2, 1000], kind: "integer" };
}

export function batchRange(max: number): Range {
  return { min: 1, max, slider: [1, 200], kind: "integer" };
}

/** The range of the learning rate that the optimizer tells. */
function rateRange(model: BoundaryModel): Range {
  const [racer] = model.state.value.racers;
  const rate = racer && model.optimizerOf(racer)?.hyperparameters[0];
  return rate ? rangeOf(rate) : { min: 1e-6, max: 10, slider: [1e-4, 1], kind: "log" };
}
