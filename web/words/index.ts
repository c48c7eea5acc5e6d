import { batch, computed, signal } from "@preact/signals";
import type { CatalogWords } from "./catalog";
import { catalogRu } from "./catalog.ru";
import { locale } from "./locale";
import { formatNumber, type Locale } from "./numbers";
import { ru } from "./ru";
import type { Words } from "./words";

/** A whole language. */
interface Language {
  readonly words: Words;
  readonly catalog: CatalogWords;
}

const russian: Language = { words: ru, catalog: catalogRu };
const spoken = signal(russian);

/** Everything the page says, in its present language. */
export const words = computed(() => spoken.value.words);
/** What it says of the catalog's entries. */
export const catalogWords = computed(() => spoken.value.catalog);

/** Speaks another language once it is loaded; where it cannot be, the present one stays. */
export async function speak(next: Locale): Promise<void> {
  try {
    const language = next === "ru" ? russian : (await import("./english")).english;
    batch(() => {
      spoken.value = language;
      locale.value = next;
    });
  } catch {
    // Without a network the page goes on in the language that it has.
  }
}

/** The words of a part that brings its own, in the present language. */
export function byLocale<Part>(parts: Readonly<Record<Locale, Part>>): { readonly value: Part } {
  return computed(() => parts[locale.value]);
}

/** A number in the present language. */
export function say(value: number, digits = 4): string {
  return formatNumber(value, { locale: locale.value, digits });
}

/** The entry of an id that comes from the core at run time; the id itself where there is none. */
export function entryOf<Entry extends { name: string }>(
  entries: Readonly<Record<string, Entry>>,
  id: string,
): Entry | { name: string; summary: string } {
  return entries[id] ?? { name: id, summary: "" };
}
