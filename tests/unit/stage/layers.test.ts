// What the stage's layers are drawn from, as the core gives it.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullRace } from "../../../web/engine/engine";
import { loadEngineFromFile } from "../engine";

let race: FullRace;

beforeAll(async () => {
  const engine = await loadEngineFromFile();
  race = engine.createRace();
});

function surface(formula: string): void {
  race.configure({
    surface: { formula, domain: [-2, 2, -2, 2] },
    start: [1, 1],
    steps: 1,
    racers: [],
  });
}

describe("arrows", () => {
  test("point down the slope", () => {
    surface("x^2 + y^2");
    const arrows = new Float64Array(2 * 4 * 4);
    expect(race.write_arrows(Float64Array.of(-2, 2, -2, 2), 4, 4, arrows)).toBe(32);
    // The cell at the lower left: the slope falls to the right and up.
    expect(arrows[0]).toBeGreaterThan(0);
    expect(arrows[1]).toBeCloseTo(arrows[0] ?? 0, 12);
    expect(Math.hypot(arrows[0] ?? 0, arrows[1] ?? 0)).toBeCloseTo(1, 12);
  });

  test("are no more than there is room for, and none over no span", () => {
    surface("x^2 + y^2");
    expect(race.write_arrows(Float64Array.of(-2, 2, -2, 2), 4, 4, new Float64Array(6))).toBe(6);
    expect(race.write_arrows(Float64Array.of(1), 4, 4, new Float64Array(6))).toBe(0);
  });
});

describe("the quadratic model", () => {
  test("of a bowl ends in its minimum", () => {
    surface("(x - 1)^2 + 3*y^2");
    const report = race.quadratic(-1, 1);
    expect(report?.shape).toBe("bowl");
    expect(report?.stationary?.[0]).toBeCloseTo(1, 12);
    expect(report?.stationary?.[1]).toBeCloseTo(0, 12);
    expect(report?.eigenvalues).toEqual([6, 2]);
    const lines = new Float64Array(8192);
    const written = race.write_quadratic(-1, 1, Float64Array.of(-2, 2, -2, 2), lines);
    expect(written).toBeGreaterThan(100);
    expect(lines.subarray(0, 2).every(Number.isFinite)).toBe(true);
    expect(lines[written - 1]).toBeNaN();
  });

  test("says where there is no single stationary point, and where there is no model", () => {
    surface("x^2 + y");
    expect(race.quadratic(0, 0)).toMatchObject({ shape: "trough", stationary: null });
    surface("1/x");
    expect(race.quadratic(0, 0) ?? null).toBeNull();
    expect(race.write_quadratic(0, 0, Float64Array.of(-2, 2, -2, 2), new Float64Array(8))).toBe(0);
  });

  test("fits into the room that the stage keeps for it, whatever its shape", () => {
    for (const formula of [
      "x^2 + y^2",
      "-x^2 - y^2",
      "x^2 - y^2",
      "x^2 + y",
      "x^2",
      "x + y",
      "1",
    ]) {
      surface(formula);
      const lines = new Float64Array(100_000);
      const written = race.write_quadratic(0.5, 0.25, Float64Array.of(-2, 2, -2, 2), lines);
      expect(written, formula).toBeLessThanOrEqual(8192);
    }
  });
});
