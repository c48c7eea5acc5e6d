// The page inside another page: slides, a notebook, a text. It keeps quiet, gives keys and focus back, and listens.

import { effect, type ReadonlySignal } from "@preact/signals";
import { isTextField } from "../state/gestures";
import "./embed.css";
import { CLICKER, readMessage, SLIDES, slideCommand } from "./messages";

/** What a scene lets an embedding page do. */
export interface Player {
  readonly playing: ReadonlySignal<boolean>;
  readonly play: () => void;
  readonly pause: () => void;
  readonly stepBy: (count: number) => void;
  readonly toStart: () => void;
}

interface Page {
  readonly player: Player;
  /** The present state as an address's hash, and another one put into its place. */
  readonly address: () => string;
  readonly open: (hash: string) => void;
  /** Whether a slide that is shown begins the run. */
  readonly startsWithSlide: () => boolean;
}

/** Lives inside a frame until the page is left. */
export function embed(page: Page): void {
  listen(page);
  pauseOutOfSight(page.player);
  giveKeysBack();
  giveFocusBack();
  let telling: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const message = { type: "state", playing: page.player.playing.value, state: page.address() };
    clearTimeout(telling);
    telling = setTimeout(() => post(message), REST_MS);
  });
  post({ type: "ready" });
}

/** The state is told when the hand rests, not with every pixel of a drag. */
const REST_MS = 200;

/** To any page: nothing that is posted is secret, and a sandboxed page has no origin that could be named. */
function post(message: object): void {
  parent.postMessage({ source: "descent", ...message }, "*");
}

function listen({ player, address, open, startsWithSlide }: Page): void {
  /** Whether the slide was left while it played. */
  let interrupted = false;
  addEventListener("message", ({ data, source }) => {
    const message = source === parent ? readMessage(data) : undefined;
    if (message === undefined) return;
    if (message === "slide:stop") {
      interrupted = player.playing.peek();
      player.pause();
      return;
    }
    if (message === "slide:start") {
      if (interrupted || startsWithSlide()) player.play();
      interrupted = false;
      return;
    }
    switch (message.type) {
      case "play":
        player.play();
        break;
      case "pause":
        player.pause();
        break;
      case "reset":
        player.pause();
        player.toStart();
        break;
      case "step":
        player.stepBy(message.by);
        break;
      case "setState":
        open(message.state);
        break;
      case "getState":
        post({ type: "state", playing: player.playing.peek(), state: address() });
        break;
    }
  });
}

/** A slide that is not shown has no size, and a page behind others is hidden: nothing runs there. */
function pauseOutOfSight(player: Player): void {
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) player.pause();
  });
  new ResizeObserver(() => {
    if (innerWidth === 0 || innerHeight === 0) player.pause();
  }).observe(document.documentElement);
}

/** Clickers and the keys of slides belong to the slides, also while the focus is in here. */
function giveKeysBack(): void {
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !isSlides(event)) return;
      const command = slideCommand(event.key);
      event.preventDefault();
      event.stopImmediatePropagation();
      post({ type: "key", name: event.key });
      parent.postMessage(JSON.stringify(command), "*");
    },
    { capture: true },
  );
}

function isSlides({ key, target }: KeyboardEvent): boolean {
  if (CLICKER.includes(key)) return true;
  if (document.querySelector("dialog[open], .menu") || isTextField(target)) return false;
  // Where nothing in here has the focus, every key that slides know is theirs.
  const nowhere = target === document.body || target === document.documentElement;
  return SLIDES.includes(key) || (nowhere && slideCommand(key) !== undefined);
}

/** After a press the focus goes back to the slides, unless text is typed or the user came here by Tab. */
function giveFocusBack(): void {
  let byKeyboard = false;
  const listen = (type: string, act: (event: Event) => void) =>
    addEventListener(type, act, { capture: true });
  listen("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Tab") byKeyboard = true;
  });
  addEventListener("blur", () => {
    byKeyboard = false;
  });
  const release = () => {
    const { activeElement } = document;
    const busy =
      byKeyboard ||
      isTextField(activeElement) ||
      document.querySelector("dialog[open], .menu") !== null;
    if (busy) return;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    parent.focus();
  };
  // After the click that a press ends with; a list of choices keeps the focus until one is chosen.
  listen("pointerup", ({ target }) => {
    if (target instanceof HTMLElement && target.closest("select")) return;
    setTimeout(release);
  });
  listen("change", ({ target }) => {
    if (target instanceof HTMLSelectElement) setTimeout(release);
  });
}
