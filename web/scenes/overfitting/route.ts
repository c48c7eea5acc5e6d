import { type ActRoutes, actOf, type OpenAct, type Pairs } from "../../acts/act";
import { loadCurves } from "../../engine/curve";
import { loadFull } from "../../engine/engine";
import { withWords } from "../../words";

async function loadCurve(): Promise<OpenAct> {
  const act = import("./curve").then(({ createCurve }) => createCurve);
  const [createCurve, core] = await Promise.all([withWords(act), loadCurves()]);
  return (...given) => createCurve(core, ...given);
}

async function loadBoundary(): Promise<OpenAct> {
  const act = import("./boundary").then(({ createBoundary }) => createBoundary);
  const [createBoundary, core] = await Promise.all([withWords(act), loadFull()]);
  return (...given) => createBoundary(core, ...given);
}

/** The acts in their order. A new one is a line here and its words. */
export const ACTS: ActRoutes<"curve" | "boundary"> = [
  { id: "curve", load: loadCurve },
  { id: "boundary", load: loadBoundary },
];

/** What the page knows of the scene before it is there: its acts bring the cores that they run on. */
export const overfittingRoute = {
  id: "overfitting",
  async load(pairs: Pairs) {
    // The act and its core are fetched beside the scene, which waits for them and tells where they do not come.
    void actOf(ACTS, pairs)
      .load()
      .catch(() => {});
    return withWords(import("./index").then(({ createScene }) => ({ createScene })));
  },
  ownCore: true,
} as const;
