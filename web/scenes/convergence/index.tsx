import type { Pairs } from "../../acts/act";
import { createActs } from "../../acts/acts";
import type { Engine } from "../../engine/engine";
import { withEnglish } from "../../words";
import { convergenceRu } from "../../words/convergence.ru";
import { ACTS } from "./route";

const text = withEnglish(convergenceRu, async () => {
  return (await import("../../words/convergence.en")).convergenceEn;
});

/** Why it is hard to converge: one parameter, two, 111, billions. */
export function createScene(engine: Engine, pairs: Pairs, onEngineFailure: () => void) {
  const own = { scene: "convergence", acts: ACTS, text };
  const ready = (needsFull: boolean) => (needsFull ? engine.loadFull() : engine);
  return createActs(own, ready, pairs, onEngineFailure);
}
