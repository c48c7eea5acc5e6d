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

/** The last language that was asked for, once it is there. */
let speaking: Promise<void> = Promise.resolve();

/** Speaks another language once it is loaded; where it cannot be, the present one stays. */
export function speak(next: Locale): Promise<void> {
  speaking = change(next);
  return speaking;
}

async function change(next: Locale): Promise<void> {
  try {
    const [language] =
      next === "ru"
        ? [russian]
        : await Promise.all([loadEnglish(), ...parts.map((load) => load())]);
    batch(() => {
      spoken.value = language;
      locale.value = next;
    });
  } catch {
    // Without a network the page goes on in the language that it has.
  }
}

const loadEnglish = async () => (await import("./english")).english;

/** What fetches the English of the parts that came without. */
const parts: (() => Promise<void>)[] = [];

/**
 * The words of a part that a first load may hold, in the present language: its Russian comes with it, its English when it is
 * wanted. Whoever loads such a part does so by {@link withWords}.
 */
export function withEnglish<Part>(
  ru: Part,
  loadEnglish: () => Promise<Part>,
): { readonly value: Part } {
  const english = signal<Part | undefined>(undefined);
  parts.push(async () => {
    english.value ??= await loadEnglish();
  });
  return computed(() => (locale.value === "en" ? english.value : undefined) ?? ru);
}

/** A part's code with its words in the present language; without a network its Russian stands. */
export async function withWords<Loaded>(loading: Promise<Loaded>): Promise<Loaded> {
  const loaded = await loading;
  await speaking;
  if (locale.peek() === "en") await Promise.allSettled(parts.map((load) => load()));
  return loaded;
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
