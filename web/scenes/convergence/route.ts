import { type ActRoutes, actOf, type Pairs } from "../../acts/act";
import { withWords } from "../../words";

/** The acts in their order. A new one is a line here and its words. */
export const ACTS: ActRoutes<"1" | "2" | "3" | "4"> = [
  {
    id: "1",
    needsFull: false,
    load: () => withWords(import("./data").then(({ createOne }) => createOne)),
  },
  {
    id: "2",
    needsFull: false,
    load: () => withWords(import("./data").then(({ createTwo }) => createTwo)),
  },
  {
    id: "3",
    needsFull: true,
    load: () => withWords(import("./network").then(({ createNetwork }) => createNetwork)),
  },
  {
    id: "4",
    needsFull: true,
    load: () => withWords(import("./scale").then(({ createFour }) => createFour)),
  },
];

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
  needsFull: (pairs: Pairs) => actOf(ACTS, pairs).needsFull,
} as const;
