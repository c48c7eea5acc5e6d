import { byLocale } from "../../../../words";
import { planeEn } from "../../../../words/plane.en";
import { planeRu } from "../../../../words/plane.ru";

export const planeWords = byLocale({ ru: planeRu, en: planeEn });
