import { byLocale } from "../../words";
import { sourceEn } from "../../words/source.en";
import { sourceRu } from "../../words/source.ru";

/** What is said of where scores come from: it comes with what says it, after the first load. */
export const sourceWords = byLocale({ ru: sourceRu, en: sourceEn });
