import { withEnglish } from "../words";
import { dataRu } from "../words/data.ru";

export const dataWords = withEnglish(dataRu, async () => {
  return (await import("../words/data.en")).dataEn;
});
