import { computed } from "@preact/signals";
import { catalogEn } from "./catalog.en";
import { catalogRu } from "./catalog.ru";
import { en } from "./en";
import { locale } from "./locale";
import { formatNumber } from "./numbers";
import { ru } from "./ru";
import type { Words } from "./words";

/** Everything the page says, in its present language. */
export const words = computed<Words>(() => (locale.value === "ru" ? ru : en));
/** What it says of the catalog's entries. */
export const catalogWords = computed(() => (locale.value === "ru" ? catalogRu : catalogEn));

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
