import { withEnglish } from "../../words";
import { regressionRu } from "../../words/regression.ru";

export const regressionWords = withEnglish(regressionRu, async () => {
  return (await import("../../words/regression.en")).regressionEn;
});
