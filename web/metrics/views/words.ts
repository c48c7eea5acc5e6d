import { withEnglish } from "../../words";
import { viewsRu } from "../../words/classification-views.ru";

/** The words of the views of scores. */
export const viewText = withEnglish(viewsRu, async () => {
  return (await import("../../words/classification-views.en")).viewsEn;
});
