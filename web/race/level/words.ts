import { byLocale } from "../../words";
import { levelEn } from "../../words/level.en";
import { levelRu } from "../../words/level.ru";

/** What the stage's tools say. */
export const levelWords = byLocale({ ru: levelRu, en: levelEn });
