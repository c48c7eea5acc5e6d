import { byLocale } from "../../../words";
import { inverseEn } from "../../../words/inverse.en";
import { inverseRu } from "../../../words/inverse.ru";

export const inverseWords = byLocale({ ru: inverseRu, en: inverseEn });
