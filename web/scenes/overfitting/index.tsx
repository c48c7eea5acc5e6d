import type { Pairs } from "../../acts/act";
import { createActs } from "../../acts/acts";
import { withEnglish } from "../../words";
import { overfittingRu } from "../../words/overfitting.ru";
import { ACTS } from "./route";

const text = withEnglish(overfittingRu, async () => {
  return (await import("../../words/overfitting.en")).overfittingEn;
});

/** Overfitting, live: what is learned by heart fails an examination. */
export function createScene(pairs: Pairs, onEngineFailure: () => void) {
  const own = { scene: "overfitting", acts: ACTS, text };
  return createActs(own, (loaded) => loaded, pairs, onEngineFailure);
}
