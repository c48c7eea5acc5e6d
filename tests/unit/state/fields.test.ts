import { describe, expect, test } from "vitest";
import { choice, type Field, flag, number, numbers, text, whole } from "../../../web/state/fields";
import { seeded } from "../seeded";

const accepts = <Value>(field: Field<Value>, given: string, value: Value) =>
  expect(field.parse(given), given).toEqual(value);
const refuses = <Value>(field: Field<Value>, ...given: string[]) => {
  for (const one of given) expect(field.parse(one), one).toBeUndefined();
};

test("a number lies within its bounds, the bounds included", () => {
  const field = number(-1, 2.5);
  accepts(field, "-1", -1);
  accepts(field, "2.5", 2.5);
  accepts(field, "1e-3", 0.001);
  refuses(field, "2.5000001", "-1.1", "", " ", "one", "1,5", "NaN", "Infinity", "1e999", "1 2");
});

test("a whole number has no fraction", () => {
  const field = whole(0, 10);
  accepts(field, "10", 10);
  accepts(field, "1e1", 10);
  refuses(field, "0.5", "11", "-1", "");
});

test("a choice is one of its names, in full", () => {
  const field = choice(["light", "dark"]);
  accepts(field, "dark", "dark");
  refuses(field, "Dark", "dar", "", "light,dark", "toString", "__proto__");
});

test("a text is not empty and not too long", () => {
  const field = text(5);
  accepts(field, "x + y", "x + y");
  refuses(field, "", "x + yz");
});

test("a flag is 0 or 1", () => {
  accepts(flag, "1", true);
  accepts(flag, "0", false);
  refuses(flag, "true", "", "2", "01");
  expect([flag.format(true), flag.format(false)]).toEqual(["1", "0"]);
});

test("a list has its length, and all of it within bounds", () => {
  const field = numbers<readonly [number, number]>(2, -5, 5);
  accepts(field, "1,-2.5", [1, -2.5] as const);
  refuses(field, "1", "1,2,3", "1,", ",", "1;2", "1,6", "1,x", "");
});

describe("what is written is read", () => {
  test("as the very same number", () => {
    const random = seeded(4);
    const field = number(-Number.MAX_VALUE, Number.MAX_VALUE);
    for (let turn = 0; turn < 2000; turn++) {
      const value = (random() - 0.5) * 10 ** Math.round((random() - 0.5) * 600);
      if (Number.isFinite(value)) expect(field.parse(field.format(value))).toBe(value);
    }
  });

  test("or not at all, and never with an error", () => {
    const random = seeded(5);
    const isReadAgain = <Value>(field: Field<Value>, given: string) => {
      const value = field.parse(given);
      if (value !== undefined) expect(field.parse(field.format(value))).toEqual(value);
    };
    const [list, name] = [numbers<readonly [number, number]>(2, -1, 1), choice(["a", "b"])];
    for (let turn = 0; turn < 10_000; turn++) {
      const given = Array.from({ length: Math.floor(random() * 8) }, () =>
        String.fromCharCode(Math.floor(random() * 0x80)),
      ).join("");
      for (const field of [number(-1, 1), whole(-9, 9)]) isReadAgain(field, given);
      for (const field of [text(9), name]) isReadAgain<string>(field as Field<string>, given);
      isReadAgain(flag, given);
      isReadAgain(list, given);
    }
  });
});
