import { computed, signal } from "@preact/signals";
import { locale } from "../words/locale";
import { type Theme, theme } from "./settings";

/** What pictures need to know of the page's look; read from the style sheet, which alone knows it. */
export interface PageLook {
  readonly theme: Theme;
  /** As CSS writes it. */
  readonly background: string;
  readonly halo: string;
  readonly font: string;
  /** The size of small type, in CSS pixels. */
  readonly smallType: number;
  /** The root's type size over the ordinary one. */
  readonly scale: number;
  readonly decimalComma: boolean;
}

const ORDINARY_ROOT = 16;

/** Device pixels a CSS pixel; changes when a window moves to another screen. */
export const devicePixelRatio = signal(1);

export const pageLook = computed<PageLook>(() => {
  // The theme stands on the root element before anything is read from it.
  document.documentElement.dataset["theme"] = theme.value;
  document.documentElement.lang = locale.value;
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const root = Number.parseFloat(style.fontSize) || ORDINARY_ROOT;
  return {
    theme: theme.value,
    background: read("--bg"),
    halo: read("--halo"),
    font: read("--font"),
    smallType: root * 0.8,
    scale: root / ORDINARY_ROOT,
    decimalComma: locale.value === "ru",
  };
});

/** Follows the screen's resolution. */
export function followScreen(): void {
  const follow = () => {
    devicePixelRatio.value = window.devicePixelRatio || 1;
    matchMedia(`(resolution: ${devicePixelRatio.peek()}dppx)`).addEventListener("change", follow, {
      once: true,
    });
  };
  follow();
}
