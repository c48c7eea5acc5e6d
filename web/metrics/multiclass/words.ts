import { byLocale } from "../../words";
import { multiclassEn } from "../../words/multiclass.en";
import { multiclassRu } from "../../words/multiclass.ru";

/** What is said of several classes: it comes with what says it. */
export const multiclassWords = byLocale({ ru: multiclassRu, en: multiclassEn });
