import { withEnglish } from "../../words";
import { regressionFirstRu } from "../../words/regression-first.ru";

/** What the scene says before its metrics are there. */
export const firstWords = withEnglish(regressionFirstRu, async () => {
  return (await import("../../words/regression-first.en")).regressionFirstEn;
});
