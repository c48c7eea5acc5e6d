import { expect, test } from "vitest";
import {
  formatNumber,
  type Locale,
  parseNumber,
  plural,
  superscript,
} from "../../web/words/numbers";
import { seeded } from "./seeded";

const ru = (value: number, digits?: number) => formatNumber(value, { locale: "ru", digits });
const en = (value: number, digits?: number) => formatNumber(value, { locale: "en", digits });
const LOCALES: readonly Locale[] = ["ru", "en"];

test("numbers are written as each language writes them", () => {
  expect(ru(0.001)).toBe("0,001");
  expect(en(0.001)).toBe("0.001");
  expect(ru(-2.5)).toBe("−2,5");
  expect(ru(1 / 3)).toBe("0,3333");
  expect(ru(9.99996)).toBe("10");
  expect(ru(2 / 3, 2)).toBe("0,67");
  expect(ru(0)).toBe("0");
  expect(ru(-0)).toBe("0");
});

test("a whole part is grouped from five digits on, and never rounded away", () => {
  expect(ru(1234)).toBe("1234");
  expect(ru(12345)).toBe("12\u202f345");
  expect(en(12345)).toBe("12\u202f345");
  expect(en(123456.7)).toBe("123\u202f457");
  expect(en(12345.6, 7)).toBe("12\u202f345.6");
  expect(ru(123456, 2)).toBe("123\u202f456");
  expect(ru(-54321)).toBe("−54\u202f321");
});

test("the very small and the very large are written with a power of ten", () => {
  expect(ru(1.5e-7)).toBe("1,5·10⁻⁷");
  expect(en(-1.5e-7)).toBe("−1.5·10⁻⁷");
  expect(ru(1e-8)).toBe("10⁻⁸");
  expect(ru(-1e-8)).toBe("−10⁻⁸");
  expect(ru(1e-4)).toBe("0,0001");
  expect(ru(9.9999e-5, 3)).toBe("10⁻⁴");
  expect(ru(1e6)).toBe("10⁶");
  expect(ru(1234567)).toBe("1,235·10⁶");
  expect(ru(999999)).toBe("999\u202f999");
  expect(ru(Number.MAX_VALUE)).toBe("1,798·10³⁰⁸");
});

test("what is not a number has a sign of its own", () => {
  expect(ru(Number.NaN)).toBe("—");
  expect(ru(Number.POSITIVE_INFINITY)).toBe("∞");
  expect(ru(Number.NEGATIVE_INFINITY)).toBe("−∞");
});

test("a number is read however it was typed", () => {
  for (const text of ["0,001", "0.001", ".001", ",001", "1e-3", "1E-3", "1е-3", "10^-3", "10⁻³"]) {
    expect(parseNumber(text), text).toBe(0.001);
  }
  for (const text of ["1,5·10⁻³", "1.5*10^-3", "1,5 × 10^-3", "1,5 х 10^(-3)", "1.5e-3", "15e-4"]) {
    expect(parseNumber(text), text).toBe(0.0015);
  }
  for (const text of ["-2,5", "−2.5", "–2,5", " - 2,5 "])
    expect(parseNumber(text), text).toBe(-2.5);
  for (const text of ["12 345", "12\u202f345", "12\u00a0345", "12345", "+12345", "12345."]) {
    expect(parseNumber(text), text).toBe(12345);
  }
  expect(parseNumber("-10⁻⁸")).toBe(-1e-8);
  expect(parseNumber("1 234 567,5")).toBe(1234567.5);
  expect(Object.is(parseNumber("-0"), 0)).toBe(true);
});

test("what cannot be read, or in two ways, is not read", () => {
  for (const text of [
    ...["", " ", "-", ",", ".", "e", "1e", "e3", "10^", "abc", "1,2,3", "1.2.3", "12 34", "1 2"],
    ...["1,234.5", "1.234,5", "--1", "1-2", "2^3", "1·10", "1e2.5", "∞", "—", "NaN", "Infinity"],
    ...["0x10", "1_000", "1e999", "5%", "10^(-3"],
  ]) {
    expect(parseNumber(text), text).toBeNull();
  }
});

test("what is written is read back to its digits", () => {
  const random = seeded(1);
  const wrong: number[] = [];
  for (let round = 0; round < 20_000; round += 1) {
    const value = (random() < 0.5 ? -1 : 1) * 10 ** (random() * 40 - 20) * (0.5 + random());
    const digits = 1 + Math.floor(random() * 12);
    for (const locale of LOCALES) {
      const read = parseNumber(formatNumber(value, { locale, digits }));
      const error = Math.abs((read ?? Number.NaN) - value) / Math.abs(value);
      if (!(error <= 0.5 * 10 ** (1 - digits) * (1 + 1e-9))) wrong.push(value);
    }
  }
  expect(wrong).toEqual([]);
});

test("with all its digits a number is read back to the bit", () => {
  const random = seeded(2);
  const wrong: number[] = [];
  const bits = new DataView(new ArrayBuffer(8));
  for (let round = 0; round < 20_000; round += 1) {
    bits.setUint32(0, random() * 2 ** 32);
    bits.setUint32(4, random() * 2 ** 32);
    const anySize = bits.getFloat64(0);
    const ordinary = (random() - 0.5) * 10 ** Math.floor(random() * 12 - 5);
    for (const value of [anySize, ordinary, Math.round(ordinary)]) {
      if (!Number.isFinite(value)) continue;
      const text = formatNumber(value, { locale: "ru", digits: Number.POSITIVE_INFINITY });
      if (parseNumber(text) !== value) wrong.push(value);
    }
  }
  expect(wrong).toEqual([]);
});

test("no text makes reading throw, and what is read is finite", () => {
  const random = seeded(3);
  const wrong: string[] = [];
  const alphabet = [..."0123456789.,-−+eе^()*·×xх ⁻⁰¹²³⁹\u202fабв∞"];
  for (let round = 0; round < 50_000; round += 1) {
    const length = Math.floor(random() * 9);
    const text = Array.from(
      { length },
      () => alphabet[Math.floor(random() * alphabet.length)],
    ).join("");
    const value = parseNumber(text);
    if (value !== null && !Number.isFinite(value)) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

test("exponents are raised", () => {
  expect(superscript(-17)).toBe("⁻¹⁷");
  expect(superscript(0)).toBe("⁰");
});

test("words follow their number", () => {
  const steps = { one: "шаг", few: "шага", many: "шагов", other: "шага" };
  const counted = (count: number) => plural("ru", count, steps);
  expect([1, 2, 5, 11, 21, 22, 0, 1.5].map(counted)).toEqual([
    ...["шаг", "шага", "шагов", "шагов", "шаг", "шага", "шагов", "шага"],
  ]);
  expect(plural("en", 1, { one: "step", other: "steps" })).toBe("step");
  expect(plural("en", 2, { one: "step", other: "steps" })).toBe("steps");
  expect(plural("ru", 2, { other: "шагов" })).toBe("шагов");
});
