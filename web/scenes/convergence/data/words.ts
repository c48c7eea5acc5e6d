import { byLocale } from "../../../words";
import { dataEn } from "../../../words/data.en";
import { dataRu } from "../../../words/data.ru";

export const dataWords = byLocale({ ru: dataRu, en: dataEn });
