import type { CreateAct, OpenAct, Pairs } from "../../acts/act";
import { createActs } from "../../acts/acts";
import type { Engine } from "../../engine/engine";
import { withEnglish } from "../../words";
import { convergenceRu } from "../../words/convergence.ru";
import { ACTS, type ActId, needsFull } from "./route";

const text = withEnglish(convergenceRu, async () => {
  return (await import("../../words/convergence.en")).convergenceEn;
});

/** Why it is hard to converge: one parameter, two, 111, billions. */
export function createScene(engine: Engine, pairs: Pairs, onEngineFailure: () => void) {
  const own = { scene: "convergence", acts: ACTS, text };
  const ready = async (loaded: Promise<CreateAct>, id: ActId): Promise<OpenAct> => {
    const [create, core] = await Promise.all([loaded, needsFull(id) ? engine.loadFull() : engine]);
    return (...given) => create(core, ...given);
  };
  return createActs(own, ready, pairs, onEngineFailure);
}
