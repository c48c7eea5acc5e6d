import { byLocale } from "../../words";
import { regressionEn } from "../../words/regression.en";
import { regressionRu } from "../../words/regression.ru";
import { REGRESSION_NAMES } from "../../words/regression-names";

/** What is said of errors, metrics and traps: it comes with what says it, after the first load. */
export const regressionWords = byLocale({ ru: regressionRu, en: regressionEn });

/** A metric in short, and in words. */
export function namesOf(id: string): readonly [string, string] {
  const long: Readonly<Record<string, string>> = regressionWords.value.names;
  return [REGRESSION_NAMES[id] ?? id, long[id] ?? ""];
}
