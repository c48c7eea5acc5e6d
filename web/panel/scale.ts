import type { HyperparameterInfo } from "../engine/engine";
// Where a value stands on its slider, and which value the next key press gives.

/** How a number is moved: along a line, by factors, by factors of its distance to 1, or by whole numbers. */
export type Kind = "linear" | "log" | "near_one" | "integer";

export interface Range {
  /** Least and greatest value accepted. */
  readonly min: number;
  readonly max: number;
  /** What the slider spans; wider values can be typed. */
  readonly slider: readonly [number, number];
  readonly kind: Kind;
}

/** The left end of a logarithmic track where 0 is a value: this share of it is 0. */
const ZERO_SHARE = 0.02;
/** Arrow keys to a factor of ten. */
const ARROWS_PER_DECADE = 20;
/** Whole numbers up to here are told apart on a line; a wider span is logarithmic. */
const LONGEST_LINE_OF_INTEGERS = 1000;
/** Where a logarithmic slider says that it begins at 0, it begins at this share of its end. */
const LEAST_OF_LOG = 1e-6;

/** The share of the track, 0 at its left end and 1 at its right, at which a value stands. */
export function positionOf(range: Range, value: number): number {
  const { least, most, warp, hasZero } = trackOf(range);
  if (hasZero && value <= 0) return 0;
  const left = warp(least);
  const span = warp(most) - left;
  const share = span > 0 ? (warp(clamp(value, least, most)) - left) / span : 0;
  return hasZero ? ZERO_SHARE + (1 - ZERO_SHARE) * share : share;
}

/** The tidy value, of about three significant digits, at a share of the track. */
export function valueAt(range: Range, position: number): number {
  const { least, most, warp, unwarp, tidy, hasZero } = trackOf(range);
  const zeroShare = hasZero ? ZERO_SHARE : 0;
  if (hasZero && position < zeroShare) return 0;
  const share = (position - zeroShare) / (1 - zeroShare);
  if (share <= 0) return least;
  if (share >= 1) return most;
  const left = warp(least);
  return clamp(tidy(unwarp(left + share * (warp(most) - left))), least, most);
}

export type Stride = "arrow" | "page";

/**
 * The next value by the keyboard. An arrow is a twentieth of a factor of ten, or about a hundredth of a line, or one;
 * a page is a factor of ten, or ten arrows. A typed value beyond the slider is not thrown back onto it.
 */
export function nudged(range: Range, value: number, direction: 1 | -1, stride: Stride): number {
  const { least, most, hasZero, next } = trackOf(range);
  if (hasZero && value <= 0) return direction > 0 ? least : 0;
  if (hasZero && value <= least && direction < 0) return 0;
  const bounds = [Math.min(least, value), Math.max(most, value)] as const;
  return clamp(next(value, direction, stride), ...bounds);
}

/** The value at an end of the slider. */
export function endOf(range: Range, direction: 1 | -1): number {
  return valueAt(range, direction > 0 ? 1 : 0);
}

/** A kind of slider, for one span. `warp` grows with the value, and the track is linear in it. */
interface Track {
  readonly least: number;
  readonly most: number;
  readonly hasZero: boolean;
  readonly warp: (value: number) => number;
  readonly unwarp: (warped: number) => number;
  readonly tidy: (value: number) => number;
  readonly next: (value: number, direction: 1 | -1, stride: Stride) => number;
}

function trackOf({ kind, min, slider: [left, right] }: Range): Track {
  switch (kind) {
    case "linear":
      return linear(left, right);
    case "log":
      return log(left, right, min);
    case "near_one":
      return nearOne(left, right);
    case "integer":
      return right - left > LONGEST_LINE_OF_INTEGERS
        ? manyIntegers(left, right)
        : integers(left, right);
  }
}

function linear(least: number, most: number): Track {
  const span = most - least;
  const tidyStep = 10 ** Math.floor(Math.log10(span / 200));
  const arrow = roundStep(span / 100);
  return {
    least,
    most,
    hasZero: false,
    warp: (value) => value,
    unwarp: (value) => value,
    tidy: (value) => clean(Math.round(value / tidyStep) * tidyStep),
    next: (value, direction, stride) =>
      clean(value + direction * arrow * (stride === "page" ? 10 : 1)),
  };
}

function log(left: number, most: number, min: number): Track {
  return {
    least: left > 0 ? left : most * LEAST_OF_LOG,
    most,
    hasZero: min <= 0,
    warp: Math.log,
    unwarp: Math.exp,
    tidy: threeDigits,
    next: (value, direction, stride) => multiplied(value, direction * arrowsOf(stride)),
  };
}

function nearOne(least: number, right: number): Track {
  const most = Math.min(right, 1 - 1e-9);
  const beside = (gap: number) => clean(1 - gap);
  return {
    least,
    most,
    hasZero: false,
    warp: (value) => -Math.log1p(-value),
    unwarp: (warped) => -Math.expm1(-warped),
    tidy: (value) => beside(threeDigits(1 - value)),
    // Typed values may lie nearer to 1 than the slider goes, but a gap of 0 has no next one.
    next: (value, direction, stride) =>
      value < 1 ? beside(multiplied(clean(1 - value), -direction * arrowsOf(stride))) : most,
  };
}

function integers(least: number, most: number): Track {
  const page = Math.max(1, Math.round((most - least) / 10));
  return {
    least,
    most,
    hasZero: false,
    warp: (value) => value,
    unwarp: (value) => value,
    tidy: Math.round,
    next: (value, direction, stride) =>
      Math.round(value) + direction * (stride === "page" ? page : 1),
  };
}

function manyIntegers(least: number, most: number): Track {
  return {
    least,
    most,
    hasZero: false,
    warp: (value) => Math.log1p(value - least),
    unwarp: (warped) => Math.expm1(warped) + least,
    tidy: (value) => threeDigits(Math.round(value)),
    next: (value, direction, stride) => {
      const factor = value > 0 ? multiplied(value, direction * arrowsOf(stride)) : value;
      const whole = Math.round(factor);
      return Math.abs(whole - value) >= 1 ? whole : value + direction;
    },
  };
}

function arrowsOf(stride: Stride): number {
  return stride === "page" ? ARROWS_PER_DECADE : 1;
}

/**
 * A positive value so many arrows further, in three digits. From a member of the series 1, 1.12, 1.26, … it goes along
 * the series, so that as many arrows back return to where they began, whatever was rounded.
 */
function multiplied(value: number, arrows: number): number {
  const exact = ARROWS_PER_DECADE * Math.log10(value);
  const nearest = Math.round(exact);
  const isMember = Math.abs(member(nearest) / value - 1) < 1e-9;
  return member((isMember ? nearest : exact) + arrows);
}

function member(arrows: number): number {
  return threeDigits(10 ** (arrows / ARROWS_PER_DECADE));
}

/** The greatest of 1, 2 and 5 times a power of ten that is not above. */
function roundStep(step: number): number {
  const decade = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const factor = [5, 2].find((candidate) => candidate * decade <= step * (1 + 1e-9)) ?? 1;
  return factor * decade;
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}

/** Without what binary fractions leave behind: 0.1 + 0.2 becomes 0.3. Never −0. */
function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The range of a number that the core tells of. */
export function rangeOf(info: HyperparameterInfo): Range {
  const kind = info.kind === "flag" ? "integer" : info.kind;
  return { min: info.min, max: info.max, slider: info.slider, kind };
}

/** What seeds are: those of the core. The slider and the arrows stay among small ones. */
export const SEED = { min: 0, max: 4294967295, slider: [0, 1000], kind: "integer" } as const;
