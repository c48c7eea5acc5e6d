import { effect, type ReadonlySignal, signal } from "@preact/signals";

export interface Announcement {
  readonly text: string;
  /** Whether it is also shown to the eye, for a moment. */
  readonly shown: boolean;
}

/** What the page's live region says. */
export const announcement = signal<Announcement>({ text: "", shown: false });

/** A sentence that is shown stays as long as it takes to read it. */
const SHOWN_MS = 4500;

/** Screen readers read to the end only what is not replaced at once. */
const REST_MS = 1000;

let waiting: Announcement[] = [];
let resting: ReturnType<typeof setTimeout> | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Tells what happened, politely; sentences that come fast are told together. */
export function announce(text: string, { shown = false } = {}): void {
  waiting.push({ text, shown });
  // Whoever looks for it sees it at once.
  if (shown || resting === undefined) tell();
}

function tell(): void {
  clearTimeout(resting);
  resting = undefined;
  if (waiting.length === 0) return;
  // The same sentence once more is told again: a space makes it another text.
  const text = [...new Set(waiting.map((one) => one.text))].join(" ");
  const again = text === announcement.peek().text ? "\u00a0" : "";
  const shown = waiting.some((one) => one.shown);
  announcement.value = { text: text + again, shown };
  waiting = [];
  resting = setTimeout(tell, REST_MS);
  if (!shown) return;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    announcement.value = { ...announcement.peek(), shown: false };
  }, SHOWN_MS);
}

/** A moment in which nothing moves. */
export const STILL_MS = 1200;

/**
 * Tells a sentence, where there is one, whenever the state has changed and then stood still for a moment. Gives what ends it.
 */
export function narrate(state: ReadonlySignal<unknown>, sentence: () => string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = state.peek();
  const tellStill = () => {
    const text = sentence();
    if (text !== "") announce(text);
  };
  const stop = effect(() => {
    const present = state.value;
    clearTimeout(timer);
    if (present === before) return;
    before = present;
    timer = setTimeout(tellStill, STILL_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
