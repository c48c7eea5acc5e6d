// Numbers and plurals as people write them.

export type Locale = "ru" | "en";

export interface NumberFormat {
  readonly locale: Locale;
  /**
   * Significant digits, 4 where not said; a whole part below a million is never rounded to fewer. `Infinity`: as many
   * as tell this number from every other.
   */
  readonly digits?: number | undefined;
}

const MINUS = "\u2212";
/** Between groups of three digits, in both languages: a comma there would be read back as a decimal one. */
const NARROW_SPACE = "\u202f";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Outside of these a number is written with a power of ten. */
const LEAST_PLAIN = 1e-4;
const FIRST_TOO_LONG = 1e6;

/** 0,001 · 12 345 · −1,5·10⁻⁷ · ∞; a dash for what is not a number. Zeros at the end of a fraction are left out. */
export function formatNumber(value: number, { locale, digits = 4 }: NumberFormat): string {
  if (Number.isNaN(value)) return "—";
  if (value === 0) return "0";
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}∞`;
  const [mantissa = "", power = ""] = exponential(size, digits).split("e");
  if (size < LEAST_PLAIN || size >= FIRST_TOO_LONG) {
    const factor = withoutZeros(mantissa);
    const ten = `10${superscript(Number(power))}`;
    return factor === "1" ? sign + ten : `${sign}${localized(factor, locale)}·${ten}`;
  }
  const figures = mantissa.length > 1 ? mantissa.length - 1 : 1;
  const decimals = Math.max(0, figures - 1 - Number(power));
  const plain = size.toFixed(decimals);
  return sign + localized(grouped(decimals > 0 ? withoutZeros(plain) : plain), locale);
}

function exponential(size: number, digits: number): string {
  if (digits === Number.POSITIVE_INFINITY) return size.toExponential();
  return size.toExponential(Math.min(Math.max(Math.trunc(digits), 1), 17) - 1);
}

function withoutZeros(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

function localized(decimal: string, locale: Locale): string {
  return locale === "ru" ? decimal.replace(".", ",") : decimal;
}

/** From five digits on: 1234, but 12 345. */
function grouped(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  if (whole.length < 5) return decimal;
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, NARROW_SPACE);
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** A whole number as an exponent: ⁻⁷. */
export function superscript(power: number): string {
  const sign = power < 0 ? "⁻" : "";
  return sign + [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
}

const FIGURES = String.raw`(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d*)?|[.,]\d+`;
const WITH_POWER = new RegExp(
  String.raw`^([+-]?)(${FIGURES})(?:e([+-]?\d+)|\*10\^(?:([+-]?\d+)|\(([+-]?\d+)\)))?$`,
);
const POWER_ALONE = /^([+-]?)10\^(?:([+-]?\d+)|\(([+-]?\d+)\))$/;

/**
 * The number that a person typed, or null where it cannot be read: with a decimal comma or point, any minus, spaces
 * between thousands, `1e-3` (also with a Cyrillic е), `10^-3`, `1,5·10⁻³`. What could be read in two ways is not read.
 */
export function parseNumber(text: string): number | null {
  const plain = normalized(text);
  const power = POWER_ALONE.exec(plain);
  if (power) {
    const [, sign = "", bare, bracketed] = power;
    return finite(`${sign}1e${bare ?? bracketed ?? ""}`);
  }
  const number = WITH_POWER.exec(plain);
  if (!number) return null;
  const [, sign = "", figures = "", e, bare, bracketed] = number;
  const decimal = figures.replaceAll(" ", "").replace(",", ".");
  return finite(`${sign}${decimal}e${e ?? bare ?? bracketed ?? "0"}`);
}

/** The same text in ASCII, without spaces around signs. */
function normalized(text: string): string {
  return text
    .trim()
    .replace(/\s/g, " ")
    .replace(/[−–‒]/g, "-")
    .replace(/[⁺⁻⁰¹²³⁴-⁹]+/g, (power) => `^${[...power].map(lowered).join("")}`)
    .replace(/[eEеЕ]/g, "e")
    .replace(/[*·⋅∙×xXхХ]/g, "*")
    .replace(/ ?([-+*^e()]) ?/g, "$1");
}

function lowered(character: string): string {
  if (character === "⁻") return "-";
  if (character === "⁺") return "+";
  return String(SUPERSCRIPTS.indexOf(character));
}

function finite(ascii: string): number | null {
  const value = Number(ascii);
  // Never −0: it would be told from 0 in a link.
  return Number.isFinite(value) ? value + 0 : null;
}

/** The forms of a word beside a number: Russian has one (1 шаг), few (2 шага), many (5 шагов) and other (1,5 шага). */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

const pluralRules = new Map<Locale, Intl.PluralRules>();

export function plural(locale: Locale, count: number, forms: PluralForms): string {
  let rules = pluralRules.get(locale);
  if (rules === undefined) {
    rules = new Intl.PluralRules(locale);
    pluralRules.set(locale, rules);
  }
  return forms[rules.select(count)] ?? forms.other;
}
