import { withEnglish } from "../../words";
import { regressionRu } from "../../words/regression.ru";

export const regressionWords = withEnglish(regressionRu, async () => {
  return (await import("../../words/regression.en")).regressionEn;
});

/** A metric in short, and in words. */
export function namesOf(id: string): readonly [string, string] {
  const names: Readonly<Record<string, readonly string[]>> = regressionWords.value.names;
  const [name = id, long = ""] = names[id] ?? [];
  return [name, long];
}
