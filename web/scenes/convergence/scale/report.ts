import type { FullEngine } from "../../../engine/engine";
import { byLocale } from "../../../words";
import { scaleEn } from "../../../words/scale.en";
import { scaleRu } from "../../../words/scale.ru";
import type { ScaleState } from "./state";

export const text = byLocale({ ru: scaleRu, en: scaleEn });

/** What the core says of a number of parameters. */
export type Report = ReturnType<FullEngine["module"]["scale"]>;
/** Models, devices and large numbers to compare with. */
export type Facts = ReturnType<FullEngine["module"]["scale_facts"]>;
export type Fact = Facts["models"][number];

/** What every part of the act is given. */
export interface PartProps {
  readonly state: ScaleState;
  readonly report: Report;
  readonly facts: Facts;
  readonly update: (changes: Partial<ScaleState>) => void;
}

/** The words of a fact; its id where there are none. */
export function wordsOf<Words>(
  words: Readonly<Record<string, Words>>,
  id: string,
): Words | undefined {
  return words[id];
}
