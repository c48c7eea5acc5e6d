import { byLocale } from "../../words";
import { moreViewsEn } from "../../words/classification-more-views.en";
import { moreViewsRu } from "../../words/classification-more-views.ru";

/** The words of the views that are fetched. */
export const moreText = byLocale({ ru: moreViewsRu, en: moreViewsEn });
