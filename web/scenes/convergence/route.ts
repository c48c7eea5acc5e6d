import { type ActRoutes, actOf, type CreateAct, type Pairs } from "../../acts/act";
import { withWords } from "../../words";

export type ActId = "1" | "2" | "3" | "4";

/** The acts in their order. A new one is a line here and its words. */
export const ACTS: ActRoutes<ActId, CreateAct> = [
  {
    id: "1",
    load: () => withWords(import("./data").then(({ createOne }) => createOne)),
  },
  {
    id: "2",
    load: () => withWords(import("./data").then(({ createTwo }) => createTwo)),
  },
  {
    id: "3",
    load: () => withWords(import("./network").then(({ createNetwork }) => createNetwork)),
  },
  {
    id: "4",
    load: () => withWords(import("./scale").then(({ createFour }) => createFour)),
  },
];

/** Acts that run only with all that the core can do. */
const FULL: ReadonlySet<ActId> = new Set<ActId>(["3", "4"]);
export const needsFull = (id: ActId) => FULL.has(id);

/** What the page knows of the scene before it is there. */
export const convergenceRoute = {
  id: "convergence",
  async load(pairs: Pairs) {
    // The act is fetched beside the scene, which makes it.
    const scene = import("./index").then(({ createScene }) => ({ createScene }));
    const [ready] = await Promise.all([withWords(scene), actOf(ACTS, pairs).load()]);
    return ready;
  },
  /** Whether a link's act runs only with all that the core can do. */
  needsFull: (pairs: Pairs) => needsFull(actOf(ACTS, pairs).id),
} as const;
