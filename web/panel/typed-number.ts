// A number being typed: what stands in the field until it is entered, and what is wrong with it.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatNumber, type Locale, parseNumber } from "../words/numbers";
import type { PanelWords } from "../words/panel";
import { nudged, type Range } from "./scale";

/** Why a text is not a value of a range, or the value. */
export type Reading =
  | { readonly value: number }
  | { readonly wrong: "not_a_number" | "not_whole" | "out_of_range" };

export function readValue(text: string, { min, max, kind }: Range): Reading {
  const value = parseNumber(text);
  if (value === null) return { wrong: "not_a_number" };
  if (value < min || value > max) return { wrong: "out_of_range" };
  if (kind === "integer" && !Number.isInteger(value)) return { wrong: "not_whole" };
  return { value };
}

export function sentenceOf(
  reading: Reading,
  { min, max }: Range,
  words: PanelWords,
): string | undefined {
  if (!("wrong" in reading)) return undefined;
  switch (reading.wrong) {
    case "not_a_number":
      return words.notANumber;
    case "not_whole":
      return words.notWhole;
    case "out_of_range":
      return words.outOfRange(boundText(min, words.locale), boundText(max, words.locale));
  }
}

/** A bound is rounded only where it stays itself: the greatest number below 1 must not be called 1. */
function boundText(bound: number, locale: Locale): string {
  const rounded = formatNumber(bound, { locale });
  return parseNumber(rounded) === bound ? rounded : exact(bound, locale);
}

function exact(value: number, locale: Locale): string {
  return formatNumber(value, { locale, digits: Number.POSITIVE_INFINITY });
}

/** Digits shown while nobody types here; the field then opens with all of them. */
const DIGITS_AT_REST = 6;

export interface TypedNumber {
  readonly value: number;
  readonly range: Range;
  readonly words: PanelWords;
  readonly onValue: (value: number) => void;
}

/**
 * The attributes of a text field for one number, and its error. Enter and leaving the field enter the text, Escape
 * brings the value back, arrows move it. A text that cannot be entered stays where it is.
 */
export function useTypedNumber({ value, range, words, onValue }: TypedNumber) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  // Keys may come faster than renderings: what was given last is compared with.
  const latest = useRef(value);
  latest.current = value;
  const give = (next: number) => {
    if (next === latest.current) return;
    latest.current = next;
    onValue(next);
  };

  const show = (text: string | undefined) => {
    setDraft(text);
    setError(undefined);
  };

  // A value that came from elsewhere (the slider, undo) replaces a text left standing with its error.
  useLayoutEffect(() => {
    if (document.activeElement !== field.current) show(undefined);
  }, [value]);

  /** Enters the text; false where it stays with an error. */
  const enter = (text: string): boolean => {
    const reading = readValue(text, range);
    setError(sentenceOf(reading, range, words));
    if (!("value" in reading)) return false;
    give(reading.value);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "Enter": {
        event.preventDefault();
        if (enter(input.value)) selectWith(input, rewritten(input.value, words.locale), setDraft);
        break;
      }
      case "Escape": {
        const text = exact(latest.current, words.locale);
        // The first Escape is for the text, the next one for whatever is around.
        if (input.value !== text || error !== undefined) event.stopPropagation();
        setError(undefined);
        selectWith(input, text, setDraft);
        break;
      }
      case "ArrowUp":
      case "ArrowDown": {
        event.preventDefault();
        const reading = readValue(input.value, range);
        const from = "value" in reading ? reading.value : latest.current;
        const next = nudged(range, from, event.key === "ArrowUp" ? 1 : -1, "arrow");
        setError(undefined);
        selectWith(input, exact(next, words.locale), setDraft);
        give(next);
        break;
      }
    }
  };

  const attributes = {
    ref: field,
    type: "text",
    role: "spinbutton",
    "aria-valuenow": decimal(value),
    "aria-valuemin": decimal(range.min),
    "aria-valuemax": decimal(range.max),
    "aria-invalid": error !== undefined,
    // A keypad of digits has no minus.
    inputMode: range.min >= 0 ? "decimal" : "text",
    enterKeyHint: "done",
    autocomplete: "off",
    spellcheck: false,
    value: draft ?? formatNumber(value, { locale: words.locale, digits: DIGITS_AT_REST }),
    onFocus: (event: { readonly currentTarget: HTMLInputElement }) => {
      if (draft === undefined)
        selectWith(event.currentTarget, exact(value, words.locale), setDraft);
    },
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => {
      const text = event.currentTarget.value;
      setDraft(text);
      // While typing a complaint may go, but none comes: half a number is no mistake.
      if (error !== undefined) setError(sentenceOf(readValue(text, range), range, words));
    },
    onBlur: (event: { readonly currentTarget: HTMLInputElement }) => {
      if (draft !== undefined && enter(event.currentTarget.value)) setDraft(undefined);
    },
    onKeyDown,
  } as const;

  return { attributes, error };
}

/** Made once: it takes a third of a millisecond, and every field writes its number anew. */
const DECIMAL = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 20 });

/** Without an exponent, which attributes of ARIA do not know; Preact has them typed as numbers. */
function decimal(value: number): number {
  const written: unknown = DECIMAL.format(value);
  return written as number;
}

function rewritten(text: string, locale: Locale): string {
  const value = parseNumber(text);
  return value === null ? text : exact(value, locale);
}

/** Puts a text into the field and selects it at once, without waiting for the next rendering. */
function selectWith(input: HTMLInputElement, text: string, setDraft: (text: string) => void) {
  setDraft(text);
  input.value = text;
  input.select();
}
