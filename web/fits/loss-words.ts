import { byLocale } from "../words";
import { lossesEn } from "../words/losses.en";
import { lossesRu } from "../words/losses.ru";
import type { LossId } from "./state";
import { dataWords } from "./words";

/** Of the losses that few scenes offer. Loaded with what says it. */
export const lossWords = byLocale({ ru: lossesRu, en: lossesEn });

interface Told {
  readonly name: string;
  readonly summary: string;
}

/** A loss's name, and what it is like. */
export function lossTold(loss: LossId): Told {
  const all: Readonly<Record<LossId, Told>> = {
    ...dataWords.value.losses,
    ...lossWords.value.losses,
  };
  return all[loss];
}

export const lossName = (loss: LossId): string => lossTold(loss).name;
