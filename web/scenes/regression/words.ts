import { byLocale } from "../../words";
import { regressionEn } from "../../words/regression.en";
import { regressionRu } from "../../words/regression.ru";

/** What is said of errors, metrics and traps: it comes with what says it, after the first load. */
export const regressionWords = byLocale({ ru: regressionRu, en: regressionEn });

/** A metric in short, and in words. */
export function namesOf(id: string): readonly [string, string] {
  const names: Readonly<Record<string, readonly string[]>> = regressionWords.value.names;
  const [name = id, long = ""] = names[id] ?? [];
  return [name, long];
}
