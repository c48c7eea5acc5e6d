// What a change of an act on data was, in a few words. Loaded when something is to be told.

import type { Catalog } from "../engine/engine";
import { type Changes, createChanges, type OwnChanges, text, value } from "../race/changes";
import { lossName, lossWords } from "./loss-words";
import type { DataState } from "./state";
import { dataWords } from "./words";

/** What another model brings with it. */
const WITH_MODEL: readonly PropertyKey[] = [
  "model",
  "set",
  "points",
  "home",
  "span",
  "start",
  "view",
];
const isWithModel = (name: PropertyKey) => WITH_MODEL.includes(name);

export const dataChanges = (catalog: Catalog): Changes<DataState> =>
  createChanges<DataState>(catalog, dataOwnChanges<DataState>());

/** The sentences on a fit, to which a scene adds its own. */
export function dataOwnChanges<State extends DataState>(): OwnChanges<State> {
  const words = () => dataWords.value;
  return {
    sentences: {
      loss: (_, after) => words().changes.loss(lossName(after.loss)),
      delta: value(
        () => words().delta,
        (state) => state.delta,
      ),
      alpha: value(
        () => lossWords.value.alpha,
        (state) => state.alpha,
      ),
      power: value(
        () => lossWords.value.power,
        (state) => state.power,
      ),
      set: (_, after) => words().changes.set(words().sets[after.set]),
      points: () => words().changes.points,
      home: () => words().changes.points,
      span: () => words().changes.points,
      scale: value(
        () => words().scale,
        (state) => state.scale,
      ),
      standardize: () => words().standardize,
      batch: value(
        () => words().batchSize,
        (state) => state.batch,
      ),
    },
    whole(names, after) {
      if (!names.includes("model")) {
        const onlySet = names.includes("set") && names.every(isWithModel);
        return onlySet ? words().changes.set(words().sets[after.set]) : undefined;
      }
      const others = names.filter((name) => !isWithModel(name));
      return others.length > 0 ? text().all : words().models[after.model].name;
    },
  };
}
