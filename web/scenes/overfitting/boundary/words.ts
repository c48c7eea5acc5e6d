import { withEnglish } from "../../../words";
import { boundaryRu } from "../../../words/boundary.ru";

export const boundaryWords = withEnglish(boundaryRu, async () => {
  return (await import("../../../words/boundary.en")).boundaryEn;
});
