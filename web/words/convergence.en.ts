import type { convergenceRu } from "./convergence.ru";

/** Why it is hard to converge: what stands around the acts. */
export const convergenceEn: typeof convergenceRu = {
  label: "Acts of the scene",
  acts: {
    "1": {
      title: "One parameter",
      lesson:
        "One derivative and a step against it. A small step creeps, too large a one flies off; the border is known beforehand: 2/λ.",
    },
    "2": {
      title: "Two parameters",
      lesson:
        "A change of units is enough to turn the bowl of the data into a ravine. And a mini-batch sees it in its own way.",
    },
    "3": {
      title: "111 parameters",
      lesson:
        "The minimum is sought in 111-dimensional space. The screen shows only its shadow on a plane.",
    },
    "4": {
      title: "The scale",
      lesson:
        "From one parameter to billions: how much memory that is, and why not every value can be tried.",
    },
  },
};
