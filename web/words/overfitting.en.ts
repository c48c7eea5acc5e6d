import type { overfittingRu } from "./overfitting.ru";

/** Overfitting: what stands around the acts. */
export const overfittingEn: typeof overfittingRu = {
  label: "Acts of the scene",
  acts: {
    curve: {
      title: "A curve through points",
      lesson:
        "A model is drawn through noisy points. A simple one misses the shape, a complex one learns the noise; how much is needed, points tell that it has not seen.",
    },
    boundary: {
      title: "A network and a boundary",
      lesson:
        "A network parts two classes or finds a function. While it learns the rule, the error falls everywhere; once it learns the noise by heart, in training alone.",
    },
  },
};
