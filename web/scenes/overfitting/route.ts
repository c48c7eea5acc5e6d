import { type ActRoutes, actOf, type Pairs } from "../../acts/act";
import { loadFull } from "../../engine/engine";
import { withWords } from "../../words";

/** The acts in their order. A new one is a line here and its words. */
export const ACTS: ActRoutes<"curve" | "boundary"> = [
  {
    id: "curve",
    needsFull: true,
    load: () => withWords(import("./curve").then(({ createCurve }) => createCurve)),
  },
  {
    id: "boundary",
    needsFull: true,
    load: () => withWords(import("./boundary").then(({ createBoundary }) => createBoundary)),
  },
];

/** What the page knows of the scene before it is there: its acts run on the full module alone. */
export const overfittingRoute = {
  id: "overfitting",
  async load(pairs: Pairs) {
    // The act and the core are fetched beside the scene, which waits for them and tells where they do not come.
    void actOf(ACTS, pairs)
      .load()
      .catch(() => {});
    void loadFull().catch(() => {});
    return withWords(import("./index").then(({ createScene }) => ({ createScene })));
  },
  ownCore: true,
} as const;
