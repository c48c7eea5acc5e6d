import { catalogEn } from "./catalog.en";
import { en } from "./en";

/** All that the page says in English; loaded when it is wanted. */
export const english = { words: en, catalog: catalogEn };
