import { withEnglish } from "../../words";
import { surfacesRu } from "../../words/surfaces.ru";

/** The words of the surfaces, in the present language. */
export const surfaceWords = withEnglish(surfacesRu, async () => {
  return (await import("../../words/surfaces.en")).surfacesEn;
});
