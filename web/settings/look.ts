import { computed, signal } from "@preact/signals";
import { locale } from "../words/locale";
import { leastDensity, motion, type Theme, theme, typeScale, ui } from "./settings";

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

const screenDensity = signal(1);

/** Device pixels a CSS pixel; changes when a window moves to another screen. */
export const devicePixelRatio = computed(() => Math.max(screenDensity.value, leastDensity.value));

export const pageLook = computed<PageLook>(() => {
  // The look stands on the root element before anything is read from it.
  const { documentElement } = document;
  documentElement.lang = locale.value;
  Object.assign(documentElement.dataset, {
    theme: theme.value,
    motion: motion.value ? "full" : "none",
    ui: ui.value,
  });
  documentElement.style.setProperty("--type-scale", String(typeScale.value));
  const style = getComputedStyle(documentElement);
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
    screenDensity.value = window.devicePixelRatio || 1;
    matchMedia(`(resolution: ${screenDensity.peek()}dppx)`).addEventListener("change", follow, {
      once: true,
    });
  };
  follow();
}
