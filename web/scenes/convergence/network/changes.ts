// What a change of the network was, in a few words. Loaded when something is to be told.

import type { Catalog } from "../../../engine/engine";
import { type Changes, createChanges, value } from "../../../race/changes";
import { say } from "../../../words";
import { planeChanges } from "./plane/changes";
import type { NetworkState } from "./state";
import { networkWords } from "./words";

export function networkChanges(catalog: Catalog): Changes<NetworkState> {
  const words = () => networkWords.value;
  const panel = () => words().panel;
  return createChanges<NetworkState>(catalog, {
    sentences: {
      layers: (_, after) => words().changes.layers(after.layers),
      bias: (_, after) => words().changes.bias(after.bias),
      activation: (_, after) =>
        words().changes.activation(panel().activations[after.activation].name),
      initialization: (_, after) =>
        words().changes.initialization(panel().initializations[after.initialization].name),
      testShare: value(
        () => panel().testShare,
        (state) => state.testShare,
      ),
      splitSeed: value(
        () => panel().splitSeed,
        (state) => state.splitSeed,
      ),
      standardize: () => panel().standardize.toLowerCase(),
      batch: value(
        () => panel().batch,
        (state) => state.batch,
      ),
      shown: (_, after) => words().changes.shown(words().shownNames[after.shown]),
      row: (_, after) => words().changes.row(say(after.row + 1)),
      chosen: () => words().changes.chosen,
      tab: () => words().changes.tab,
      ...planeChanges,
    },
    whole: () => undefined,
  });
}
