import { computed, signal } from "@preact/signals";
import { choice } from "../state/fields";
import { store, stored } from "../state/storage";
import { speak } from "../words";
import { locale } from "../words/locale";
import type { Locale } from "../words/numbers";

/** What holds for the whole page: language and theme. Read from the address, else from the last visit. */
export const THEMES = ["light", "dark", "projector"] as const;
export type Theme = (typeof THEMES)[number];

const LOCALES = ["ru", "en"] as const satisfies readonly Locale[];

const fields = { lang: choice(LOCALES), theme: choice(THEMES) };

const systemIsDark = signal(false);
const chosenTheme = signal<Theme | undefined>(undefined);

/** The chosen theme, else the system's. */
export const theme = computed<Theme>(
  () => chosenTheme.value ?? (systemIsDark.value ? "dark" : "light"),
);

/**
 * Takes language and theme from the address's pairs, else from storage. Names what could not be read, once the language
 * is there.
 */
export async function readSettings(
  pairs: readonly (readonly [string, string])[],
): Promise<string[]> {
  const given = new Map(pairs);
  const bad: string[] = [];
  const take = <Value>(name: keyof typeof fields, parse: (text: string) => Value | undefined) => {
    const text = given.get(name);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) bad.push(`${name}=${text}`);
    return value ?? parse(stored(name) ?? "");
  };
  const language = take("lang", fields.lang.parse) ?? "ru";
  chosenTheme.value = take("theme", fields.theme.parse);
  await speak(language);
  return bad;
}

/** The settings as pairs of the address: only what was chosen. */
export function settingsPairs(): [string, string][] {
  const pairs: [string, string][] = [];
  if (locale.value !== "ru") pairs.push(["lang", locale.value]);
  if (chosenTheme.value !== undefined) pairs.push(["theme", chosenTheme.value]);
  return pairs;
}

export function chooseLocale(next: Locale): void {
  void speak(next);
  store("lang", next);
}

export function chooseTheme(next: Theme): void {
  chosenTheme.value = next;
  store("theme", next);
}

/** Follows the system's wish for light or dark. */
export function followSystem(): void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  systemIsDark.value = query.matches;
  query.addEventListener("change", (event) => {
    systemIsDark.value = event.matches;
  });
}
