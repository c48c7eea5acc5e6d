import type { regressionFirstRu } from "./regression-first.ru";

/** Regression, while its metrics load. */
export const regressionFirstEn: typeof regressionFirstRu = {
  about: "metrics of regression",
  waiting: "The metrics are loading…",
  nothing: "Nothing to measure: add an optimizer whose predictions are finite.",
};
