import { say, withEnglish } from "../words";
import { classificationRu } from "../words/classification.ru";

export const text = withEnglish(classificationRu, async () => {
  return (await import("../words/classification.en")).classificationEn;
});

/** The words of an id that the core gives; the id itself where there are none. */
export function nameOf(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id;
}

/** A share in per cent; a dash where there is none. */
export function percent(share: number | undefined): string {
  return share === undefined ? "—" : `${say(share * 100, 3)} %`;
}
