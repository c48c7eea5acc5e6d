import { withEnglish } from "../../../words";
import { curveRu } from "../../../words/curve.ru";

export const curveWords = withEnglish(curveRu, async () => {
  return (await import("../../../words/curve.en")).curveEn;
});
