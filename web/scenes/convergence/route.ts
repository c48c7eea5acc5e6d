import { withWords } from "../../words";
import type { ActRoute, Pairs } from "./act";

/** The acts in their order. A new one is a line here and its words. */
export const ACTS: readonly [ActRoute, ...ActRoute[]] = [
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

/** The name of the act in the link. */
export const ACT = "act";

/** The act that a link opens. */
export function actOf(pairs: Pairs): ActRoute {
  const wanted = pairs.find(([name]) => name === ACT)?.[1];
  return ACTS.find(({ id }) => id === wanted) ?? ACTS[0];
}

/** What the page knows of the scene before it is there. */
export const convergenceRoute = {
  id: "convergence",
  async load(pairs: Pairs) {
    // The act is fetched beside the scene, which makes it.
    const scene = import("./index").then(({ createScene }) => ({ createScene }));
    const [ready] = await Promise.all([withWords(scene), actOf(pairs).load()]);
    return ready;
  },
  /** Whether a link's act runs only with all that the core can do. */
  needsFull: (pairs: Pairs) => actOf(pairs).needsFull,
} as const;
