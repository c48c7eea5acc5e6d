import { byLocale } from ".";
import { shellEn } from "./shell.en";
import { shellRu } from "./shell.ru";

/** What the lazy parts of the shell say, in the present language. */
export const shellWords = byLocale({ ru: shellRu, en: shellEn });
