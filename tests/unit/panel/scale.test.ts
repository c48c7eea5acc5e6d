import { describe, expect, test } from "vitest";
import { endOf, nudged, positionOf, type Range, valueAt } from "../../../web/panel/scale";
import { seeded } from "../seeded";

const LEARNING_RATE: Range = { min: 0, max: 1e6, slider: [1e-5, 10], kind: "log" };
const POSITIVE: Range = { min: 1e-6, max: 100, slider: [1e-6, 1], kind: "log" };
const BETA: Range = { min: 0, max: 1 - 2 ** -53, slider: [0, 0.9999], kind: "near_one" };
const ANGLE: Range = { min: -90, max: 90, slider: [-90, 90], kind: "linear" };
const SHARE: Range = { min: 0, max: 1, slider: [0, 1], kind: "linear" };
const FEW: Range = { min: 1, max: 12, slider: [1, 12], kind: "integer" };
const MANY: Range = { min: 1, max: 100_000, slider: [1, 100_000], kind: "integer" };

const RANGES: Record<string, Range> = {
  LEARNING_RATE,
  POSITIVE,
  BETA,
  ANGLE,
  SHARE,
  FEW,
  MANY,
};

describe.each(Object.entries(RANGES))("%s", (_, range) => {
  const values = Array.from({ length: 501 }, (_unused, index) => valueAt(range, index / 500));

  test("the ends of the track are the ends of the span, exactly", () => {
    const left = range.kind === "log" && range.min === 0 ? 0 : range.slider[0];
    expect(values[0]).toBe(left);
    expect(values.at(-1)).toBe(range.slider[1]);
    expect(positionOf(range, left)).toBe(0);
    expect(positionOf(range, range.slider[1])).toBe(1);
    expect([endOf(range, -1), endOf(range, 1)]).toEqual([left, range.slider[1]]);
  });

  test("values grow along the track, and positions with values", () => {
    expect(values).toEqual([...values].sort((a, b) => a - b));
    const positions = values.map((value) => positionOf(range, value));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  test("a value dragged to stands where the pointer is, and is given back by its place", () => {
    for (const [index, value] of values.entries()) {
      expect(valueAt(range, positionOf(range, value))).toBe(value);
      const coarse = range === FEW || range === MANY;
      const zero = range === LEARNING_RATE && index / 500 < 0.02;
      if (!coarse && !zero)
        expect(Math.abs(positionOf(range, value) - index / 500)).toBeLessThan(0.004);
    }
  });

  test("values beyond the span stand at its ends", () => {
    expect(positionOf(range, range.slider[1] * 2 + 1)).toBe(1);
    expect(positionOf(range, -1e9)).toBe(0);
    expect(valueAt(range, -0.1)).toBe(values[0]);
    expect(valueAt(range, 1.1)).toBe(values.at(-1));
  });

  test("keys always move, up to the ends and not beyond", () => {
    for (const stride of ["arrow", "page"] as const) {
      for (const direction of [1, -1] as const) {
        const end = endOf(range, direction);
        let value = endOf(range, direction > 0 ? -1 : 1);
        for (let presses = 0; value !== end; presses += 1) {
          const next = nudged(range, value, direction, stride);
          expect(Math.sign(next - value)).toBe(direction);
          expect(presses).toBeLessThan(500);
          value = next;
        }
        expect(nudged(range, end, direction, stride)).toBe(end);
      }
    }
  });

  test("dragged values are tidy", () => {
    const random = seeded(7);
    for (let round = 0; round < 500; round += 1) {
      const value = valueAt(range, random());
      const figures = (number: number) =>
        number.toExponential().split("e")[0]?.replace(/\D/g, "").length ?? 0;
      const tidy = range.kind === "near_one" ? Number((1 - value).toPrecision(12)) : value;
      expect(figures(tidy)).toBeLessThanOrEqual(3);
    }
  });
});

test("zero stands in the first fiftieth of a logarithmic track, where it is a value", () => {
  expect(valueAt(LEARNING_RATE, 0.019)).toBe(0);
  expect(valueAt(LEARNING_RATE, 0.021)).toBeGreaterThan(0);
  expect(positionOf(LEARNING_RATE, 1e-5)).toBe(0.02);
  expect(valueAt(POSITIVE, 0)).toBe(1e-6);
  expect(nudged(LEARNING_RATE, 0, 1, "arrow")).toBe(1e-5);
  expect(nudged(LEARNING_RATE, 1e-5, -1, "arrow")).toBe(0);
});

test("a logarithmic slider that claims to begin at 0 works all the same", () => {
  const range: Range = { min: 0, max: 10, slider: [0, 1], kind: "log" };
  expect(valueAt(range, 0)).toBe(0);
  expect(valueAt(range, 0.02)).toBeCloseTo(1e-6);
  expect(valueAt(range, 1)).toBe(1);
});

test("an arrow is a twentieth of a decade, a page a decade", () => {
  expect(nudged(LEARNING_RATE, 0.1, 1, "arrow")).toBe(0.112);
  expect(nudged(LEARNING_RATE, 0.1, -1, "arrow")).toBe(0.0891);
  expect(nudged(LEARNING_RATE, 0.003, 1, "arrow")).toBe(0.00337);
  expect(nudged(LEARNING_RATE, 0.003, 1, "page")).toBe(0.03);
  expect(nudged(BETA, 0.9, 1, "page")).toBe(0.99);
  expect(nudged(BETA, 0.99, -1, "page")).toBe(0.9);
  expect(nudged(BETA, 0.9, 1, "arrow")).toBe(0.9109);
  expect(nudged(ANGLE, 30, 1, "arrow")).toBe(31);
  expect(nudged(ANGLE, 30, -1, "page")).toBe(20);
  expect(nudged(SHARE, 0.3, 1, "arrow")).toBe(0.31);
  expect(nudged(FEW, 3, 1, "arrow")).toBe(4);
  expect(nudged(MANY, 3, 1, "arrow")).toBe(4);
  expect(nudged(MANY, 50, 1, "arrow")).toBe(56);
  expect(nudged(MANY, 50, 1, "page")).toBe(500);
});

test("as many arrows back return to where they began", () => {
  for (const start of [0.1, 0.001]) {
    let value = start;
    for (let press = 0; press < 20; press += 1) value = nudged(LEARNING_RATE, value, 1, "arrow");
    expect(value).toBe(start * 10);
    for (let press = 0; press < 20; press += 1) value = nudged(LEARNING_RATE, value, -1, "arrow");
    expect(value).toBe(start);
  }
});

test("a typed value beyond the slider is not thrown back by a key", () => {
  expect(nudged(LEARNING_RATE, 500, 1, "arrow")).toBe(500);
  expect(nudged(LEARNING_RATE, 500, -1, "arrow")).toBe(446);
  expect(nudged(BETA, 0.999999, 1, "arrow")).toBe(0.999999);
  expect(nudged(BETA, 0.999999, -1, "page")).toBe(0.99999);
  expect(nudged(POSITIVE, 5e-7 * 2, -1, "arrow")).toBe(1e-6);
});
