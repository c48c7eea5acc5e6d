import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { announce } from "../state/announce";
import { words } from "../words";
import type { PartProps } from "./page";

type Part = FunctionComponent<PartProps>;

/** The dialog that is open, and the menu. */
export const dialog = signal<Part | undefined>(undefined);
export const menu = signal<Part | undefined>(undefined);

/** Opens a part once it is loaded; where it cannot be, says so. */
export async function open(into: { value: Part | undefined }, load: () => Promise<Part>) {
  try {
    into.value = await load();
  } catch {
    announce(words.value.notLoaded, { shown: true });
  }
}

export const openHelp = () => open(dialog, async () => (await import("./help")).Help);
export const openMenu = () => open(menu, async () => (await import("./menu")).Menu);

export const openSlides = () => open(dialog, async () => (await import("./slides")).Slides);
export const openTour = () => open(dialog, async () => (await import("./tour")).Tour);

/** Whether the browser has a full screen and the embedding page permits it. */
export const canFillScreen = () => document.fullscreenEnabled === true;

/** Into full screen and out of it. */
export function fillScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // A browser may refuse for reasons of its own; the page goes on as it is.
  change.catch(() => undefined);
}
