import { expect, test } from "vitest";
import type { Range } from "../../../web/panel/scale";
import { readValue, sentenceOf } from "../../../web/panel/typed-number";
import type { PanelWords } from "../../../web/words/panel";

const words: PanelWords = {
  locale: "ru",
  notANumber: "Это не число",
  notWhole: "Нужно целое число",
  outOfRange: (min, max) => `От ${min} до ${max}`,
  reset: (label) => label,
  help: (label) => label,
  partLoading: "",
  partFailed: "",
  retry: "",
};
const beta: Range = { min: 0, max: 1 - 2 ** -53, slider: [0, 0.9999], kind: "near_one" };
const steps: Range = { min: 1, max: 100_000, slider: [1, 100_000], kind: "integer" };

test("a typed number within its bounds is taken as it is", () => {
  expect(readValue("0,99999", beta)).toEqual({ value: 0.99999 });
  expect(readValue("1 000", steps)).toEqual({ value: 1000 });
  expect(sentenceOf({ value: 1 }, beta, words)).toBeUndefined();
});

test("what is wrong with a text is said with its bounds", () => {
  const said = (text: string, range: Range) => sentenceOf(readValue(text, range), range, words);
  expect(said("одна", beta)).toBe("Это не число");
  expect(said("", steps)).toBe("Это не число");
  expect(said("2,5", steps)).toBe("Нужно целое число");
  expect(said("0", steps)).toBe("От 1 до 100\u202f000");
});

test("the greatest number below 1 is not called 1", () => {
  expect(sentenceOf(readValue("1", beta), beta, words)).toBe("От 0 до 0,9999999999999999");
});
