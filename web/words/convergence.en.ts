import type { convergenceRu } from "./convergence.ru";

/** Why it is hard to converge: what stands around the acts. */
export const convergenceEn: typeof convergenceRu = {
  label: "Acts of the scene",
  acts: {
    "1": {
      title: "One parameter",
      lesson:
        "A step against the derivative: small ones creep, large ones fly off. The border is known: 2/λ.",
    },
    "2": {
      title: "Two parameters",
      lesson:
        "A change of units stretches the bowl of the data into a ravine; a mini-batch sees its own.",
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
