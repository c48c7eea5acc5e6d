import { byLocale } from "../../words";
import { reliefEn } from "../../words/relief.en";
import { reliefRu } from "../../words/relief.ru";

/** What the relief says. */
export const reliefWords = byLocale({ ru: reliefRu, en: reliefEn });
