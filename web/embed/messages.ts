import * as v from "valibot";

/** What an embedding page may ask for. Anything else is not meant for us. */
const MESSAGE = v.variant("type", [
  v.object({ type: v.literal("play") }),
  v.object({ type: v.literal("pause") }),
  v.object({ type: v.literal("reset") }),
  v.object({
    type: v.literal("step"),
    by: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1e6), v.maxValue(1e6)), 1),
  }),
  v.object({ type: v.literal("getState") }),
  v.object({
    type: v.literal("setState"),
    state: v.pipe(v.string(), v.maxLength(20_000), v.startsWith("#/")),
  }),
]);

export type Message = v.InferOutput<typeof MESSAGE>;
/** What slides say when they come and go. */
export type SlideEvent = "slide:start" | "slide:stop";

/** A message as an object or as its JSON; `undefined` for whatever else a page may post. */
export function readMessage(data: unknown): Message | SlideEvent | undefined {
  if (data === "slide:start" || data === "slide:stop") return data;
  const result = v.safeParse(MESSAGE, typeof data === "string" ? parseJson(data) : data);
  return result.success ? result.output : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a key means to slides, as reveal.js takes it from a frame; `undefined` for keys that are ours. */
export function slideCommand(key: string): object | undefined {
  const code = KEY_CODES[key];
  if (code !== undefined) return { method: "triggerKey", args: [code] };
  return COMMANDS[key];
}

const COMMANDS: Readonly<Record<string, object>> = {
  PageDown: { method: "next" },
  PageUp: { method: "prev" },
  ".": { method: "togglePause" },
  b: { method: "togglePause" },
};

/** The codes that slides know keys by. */
const KEY_CODES: Readonly<Record<string, number>> = {
  Escape: 27,
  " ": 32,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};

/** A clicker's keys: the slides' wherever the focus is. */
export const CLICKER = ["PageDown", "PageUp"];
/** The slides' unless text is being typed or a dialog is open. */
export const SLIDES = [".", "b", "Escape"];
