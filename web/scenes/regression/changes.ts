// What a change of the scene was, in a few words. Loaded when something is to be told.

import type { Catalog } from "../../engine/engine";
import { dataOwnChanges } from "../../fits/changes";
import { type Changes, createChanges } from "../../race/changes";
import type { RegressionState } from "./state";
import { regressionWords } from "./words";

export function regressionChanges(catalog: Catalog): Changes<RegressionState> {
  const words = () => regressionWords.value;
  const { sentences, whole } = dataOwnChanges<RegressionState>();
  return createChanges<RegressionState>(catalog, {
    sentences: {
      ...sentences,
      metric: (_, after) => words().changes.metric(words().metrics[after.metric]),
      unit: () => words().changes.unit,
      marks: () => words().marks,
      plot: (_, after) => words().plots[after.plot],
    },
    whole: (names, after) =>
      names.includes("trap") && after.trap !== null
        ? words().changes.trap(words().traps[after.trap].title)
        : whole(names, after),
  });
}
