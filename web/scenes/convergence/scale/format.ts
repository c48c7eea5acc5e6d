// Numbers of this act as people say them.

import { say } from "../../../words";
import { superscript } from "../../../words/numbers";
import type { ScaleWords } from "../../../words/scale.ru";
import type { Report } from "./report";

const NARROW_SPACE = "\u202f";

/** 111 · 890 млн · 4,5 млрд. */
export function countText(value: number, words: ScaleWords, digits = 4): string {
  const scales = [
    [1e12, words.trillion],
    [1e9, words.billion],
    [1e6, words.million],
  ] as const;
  const scale = scales.find(([least]) => value >= least);
  return scale ? `${say(value / scale[0], digits)}\u00a0${scale[1]}` : say(value);
}

/** 444 Б · 14,2 ГБ · 3,17 ЭБ. */
export function bytesText(bytes: number, words: ScaleWords): string {
  const { units } = words;
  const step = Math.min(Math.max(Math.floor(Math.log10(bytes) / 3), 0), units.length - 1);
  return `${say(bytes / 10 ** (3 * step), 3)}\u00a0${units[bytes > 0 ? step : 0]}`;
}

/** From here on a number has no digits but those of its power of ten. */
const LARGEST_FLOAT = 300;

/** 10^`logarithm`: 0,37 · 1480 · 7,3·10⁸⁴ · 10⁸⁹⁰⁰⁰⁰⁰⁰⁰. */
export function powerText(logarithm: number, digits = 3): string {
  if (logarithm < LARGEST_FLOAT) return say(10 ** logarithm, digits);
  return `10${superscript(Math.round(logarithm))}`;
}

/** The shortest time that is told as such. */
const MOMENT = -6;

export function timeText({ unit, count }: Report["grid"]["time"], words: ScaleWords): string {
  if (count < MOMENT) return words.moment;
  // The form of the word is that of the number shown, not of its later digits.
  const shown = count < LARGEST_FLOAT ? Number((10 ** count).toPrecision(3)) : Number.MAX_VALUE;
  return words.times[unit](powerText(count), shown);
}

/** 222 мм · 1780 км. */
export function lengthText(metres: number, words: ScaleWords): string {
  if (metres < 1) return `${say(metres * 1000, 3)}${NARROW_SPACE}${words.millimetres}`;
  if (metres < 1000) return `${say(metres, 3)}${NARROW_SPACE}${words.metres}`;
  return `${say(metres / 1000, 4)}${NARROW_SPACE}${words.kilometres}`;
}
