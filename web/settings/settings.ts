import { batch, computed, signal } from "@preact/signals";
import { choice, type Field, flag, number } from "../state/fields";
import { store, stored } from "../state/storage";
import { speak } from "../words";
import { locale } from "../words/locale";
import type { Locale } from "../words/numbers";

/** What holds for the whole page: language, look and motion. Read from the address, else from the last visit. */
export const THEMES = ["light", "dark", "projector"] as const;
export type Theme = (typeof THEMES)[number];

const LOCALES = ["ru", "en"] as const satisfies readonly Locale[];

/** How much of the page is shown: all, the stage with its time, or the stage alone. */
const UIS = ["full", "compact", "bare"] as const;
export type Ui = (typeof UIS)[number];

export const LARGEST_TYPE = 2;

const fields = {
  lang: choice(LOCALES),
  theme: choice(THEMES),
  font: number(1, LARGEST_TYPE),
  motion: flag,
  ui: choice(UIS),
  dpr: number(1, 4),
  autoplay: flag,
};
export const SETTING_NAMES: readonly string[] = Object.keys(fields);

const systemIsDark = signal(false);
const systemIsStill = signal(false);
const chosenTheme = signal<Theme | undefined>(undefined);
const chosenMotion = signal<boolean | undefined>(undefined);

/** The type's size over the ordinary one. */
export const typeScale = signal(1);
export const ui = signal<Ui>("full");
/** Pixels that are drawn for one of the page's, at least: an embedding page may enlarge it. */
export const leastDensity = signal(1);
/** Whether a slide that holds the page starts the race when it is shown. */
export const autoplay = signal(false);

/** Whether things may move that nobody told to: the chosen wish, else the system's. */
export const motion = computed<boolean>(() => chosenMotion.value ?? !systemIsStill.value);

/** The chosen theme, else the system's. */
export const theme = computed<Theme>(
  () => chosenTheme.value ?? (systemIsDark.value ? "dark" : "light"),
);

/** Whether another page holds this one. */
export const framed = typeof window !== "undefined" && window.parent !== window;

/** Whether something may begin to move without being told to: not against the wish, and not on another's page. */
export function mayStart(): boolean {
  return motion.peek() && !framed;
}

/**
 * Takes the settings from the address's pairs, else from storage. Names what could not be read, once the language
 * is there.
 */
export async function readSettings(
  pairs: readonly (readonly [string, string])[],
): Promise<string[]> {
  const given = new Map(pairs);
  const bad: string[] = [];
  const take = <Value>(name: keyof typeof fields, { parse }: Field<Value>) => {
    const text = given.get(name);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) bad.push(`${name}=${text}`);
    return value ?? parse(stored(name) ?? "");
  };
  const language = take("lang", fields.lang) ?? "ru";
  batch(() => {
    chosenTheme.value = take("theme", fields.theme);
    typeScale.value = take("font", fields.font) ?? 1;
    chosenMotion.value = take("motion", fields.motion);
    ui.value = take("ui", fields.ui) ?? "full";
    leastDensity.value = take("dpr", fields.dpr) ?? 1;
    autoplay.value = take("autoplay", fields.autoplay) ?? false;
  });
  await speak(language);
  return bad;
}

/** The settings as pairs of the address: only what was chosen. */
export function settingsPairs(): [string, string][] {
  const pairs: [string, string][] = [];
  if (locale.value !== "ru") pairs.push(["lang", locale.value]);
  if (chosenTheme.value !== undefined) pairs.push(["theme", chosenTheme.value]);
  if (typeScale.value !== 1) pairs.push(["font", String(typeScale.value)]);
  if (chosenMotion.value !== undefined) pairs.push(["motion", flag.format(chosenMotion.value)]);
  if (ui.value !== "full") pairs.push(["ui", ui.value]);
  if (leastDensity.value !== 1) pairs.push(["dpr", String(leastDensity.value)]);
  if (autoplay.value) pairs.push(["autoplay", "1"]);
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

export function chooseType(scale: number): void {
  typeScale.value = scale;
  store("font", String(scale));
}

export function chooseMotion(moves: boolean): void {
  chosenMotion.value = moves;
  store("motion", flag.format(moves));
}

/** Follows the system's wishes for light or dark, and for rest. */
export function followSystem(): void {
  follow("(prefers-color-scheme: dark)", systemIsDark);
  follow("(prefers-reduced-motion: reduce)", systemIsStill);
}

function follow(wish: string, into: { value: boolean }): void {
  const query = matchMedia(wish);
  into.value = query.matches;
  query.addEventListener("change", (event) => {
    into.value = event.matches;
  });
}
