// What each trap's answer claims is looked for in the metrics, and the copied Python is run where scikit-learn is.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/engine";
import { dataGround } from "../../../web/fits/ground";
import { SETS } from "../../../web/fits/sets";
import { homeOf, spanOf } from "../../../web/fits/state";
import { formatLink } from "../../../web/race/link";
import { createRaceModel } from "../../../web/race/model";
import { fitsOf, isBest } from "../../../web/scenes/regression/compare";
import { readCsv } from "../../../web/scenes/regression/csv";
import { pythonOf } from "../../../web/scenes/regression/python";
import { followReport, type Measured } from "../../../web/scenes/regression/report";
import {
  baseState,
  OFFER,
  parseState,
  type RegressionState,
  regressionGrammar,
  trapState,
} from "../../../web/scenes/regression/state";
import { TRAP_IDS, TRAPS, type TrapId } from "../../../web/scenes/regression/traps";
import { parseAddress } from "../../../web/state/hash";
import { regressionEn } from "../../../web/words/regression.en";
import { regressionRu } from "../../../web/words/regression.ru";
import { loadEngineFromFile } from "../engine";
import { hasSklearn, runPython } from "../sklearn";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

function measure(state: RegressionState): Measured {
  const ground = dataGround(OFFER, baseState(engine.catalog), engine.catalog);
  const model = createRaceModel(engine, ground, state, () => {
    throw new Error("the engine failed");
  });
  const { measured, stop } = followReport(model);
  const now = measured.value;
  stop();
  model.dispose();
  if (!now) throw new Error("nothing was measured");
  return now;
}

const trap = (id: TrapId, patch: Partial<RegressionState> = {}) =>
  measure({ ...trapState(id, engine.catalog), ...patch });

function value({ report }: Measured, id: string): number {
  const one = report[id];
  if (!one || !("value" in one)) throw new Error(`${id} is undefined`);
  return one.value;
}

describe("traps", () => {
  test.each(TRAPS)("$id: its link is read whole, and is the link of its state", ({ id, link }) => {
    const { pairs } = parseAddress(`#/regression?${link}&trap=${id}`);
    const { state, bad } = parseState(pairs, engine.catalog);
    expect(bad).toEqual([]);
    const again = formatLink(state, regressionGrammar(engine.catalog));
    expect(parseState(again, engine.catalog)).toEqual({ state, bad: [] });
  });

  test("one outlier is almost all of MSE, four fifths of MAE, and hardly moves the median error", () => {
    const [squares, sticks] = [trap("outlier"), trap("outlier", { metric: "mae" })];
    expect(squares.shares.shares[1]).toBeGreaterThan(0.95);
    expect(sticks.shares.shares[1]).toBeGreaterThan(0.77);
    expect(sticks.shares.shares[1]).toBeLessThan(0.83);
    const without = trap("outlier", { set: "line" });
    const moved = value(squares, "median_ae") - value(without, "median_ae");
    expect(Math.abs(moved)).toBeLessThan(0.1);
    expect(value(squares, "mae") / value(without, "mae")).toBeGreaterThan(2);
  });

  test("y = 0 explodes MAPE and nothing else", () => {
    const now = trap("zero");
    expect(value(now, "mape")).toBeGreaterThan(1e14);
    expect(value(now, "wape")).toBeLessThan(1);
    expect(value(now, "mae")).toBeLessThan(1);
  });

  test("a prediction of −1 or less leaves MSLE undefined, and the others as they were", () => {
    const now = trap("below");
    expect(now.report["msle"]).toMatchObject({ undefined: "outside_domain", raises: "ValueError" });
    expect(value(now, "mse")).toBeGreaterThan(1);
  });

  test("R² of a constant y is undefined, and scikit-learn says 0", () => {
    const now = trap("constant");
    expect(now.report["r2"]).toMatchObject({ undefined: "constant_y_true", sklearn: 0 });
    expect(value(now, "mse")).toBeLessThan(0.01);
  });

  test("1 too low is 2 too high for MSLE, and half of it for MAPE", () => {
    const [low = 0, high = 0] = trap("asymmetry").shares.shares;
    expect(low).toBeCloseTo(high, 12);
    const [less = 0, more = 0] = trap("asymmetry", { metric: "mape" }).shares.parts;
    expect(more / less).toBeCloseTo(2, 12);
  });

  test("units change MSE by 10⁴ and MAE by 100, MSLE by no power, R², MAPE and WAPE not at all", () => {
    const [metres, centimetres] = [trap("units", { unit: "1" }), trap("units")];
    const ratio = (id: string) => value(centimetres, id) / value(metres, id);
    expect(ratio("mse")).toBeCloseTo(1e4, 6);
    for (const id of ["mae", "rmse"]) expect(ratio(id)).toBeCloseTo(100, 8);
    for (const id of ["r2", "mape", "wape"]) expect(ratio(id)).toBeCloseTo(1, 10);
    expect(Math.abs(Math.log10(ratio("msle")))).toBeLessThan(2);
    expect(ratio("msle")).not.toBeCloseTo(1, 2);
  });

  test("every one has its words in both languages", () => {
    for (const { traps } of [regressionRu, regressionEn]) {
      expect(Object.keys(traps)).toEqual([...TRAP_IDS]);
    }
  });
});

test("every metric of the core has its name in both languages", () => {
  const ids = engine.catalog.metrics.regression.map(({ id }) => id).sort();
  for (const { names } of [regressionRu, regressionEn])
    expect(Object.keys(names).sort()).toEqual(ids);
});

test("the parts come to the value", () => {
  const now = measure(baseState(engine.catalog));
  for (const { id } of now.infos) {
    const { parts, composition } = engine.module.regression_shares(
      id,
      now.y_true,
      now.y_pred,
      0.9,
      1,
      1.5,
    );
    const sum = parts.reduce((total, part) => total + part, 0);
    const whole = { sum, root: Math.sqrt(sum), one_minus: 1 - sum }[composition];
    expect(whole, id).toBeCloseTo(value(now, id), 10);
  }
});

describe("own data", () => {
  test.each([
    [
      "x,y\n1,2\n3,4",
      {
        kind: "xy",
        points: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      "1\t2,5\n3\t4",
      {
        kind: "xy",
        points: [
          [1, 2.5],
          [3, 4],
        ],
      },
    ],
    ["Y_true;Y_pred\r\n1;2\r\n", { kind: "predictions", points: [[2, 1]] }],
    ["", { error: { why: "empty" } }],
    ["x,y\n", { error: { why: "empty" } }],
    ["1,2\n\n3,4,5", { error: { why: "columns", line: 3, wanted: 2, count: 3 } }],
    ["1,2\n3,NaN", { error: { why: "number", line: 2, given: "NaN" } }],
    ["1,2\n3,1e9", { error: { why: "range", line: 2, given: "1e9" } }],
    [
      "1,2\n3,999999",
      {
        kind: "xy",
        points: [
          [1, 2],
          [3, 999_999],
        ],
      },
    ],
    ["1,2\n".repeat(301), { error: { why: "long", most: 300 } }],
  ] as const)("%j", (text, expected) => {
    expect(readCsv(text)).toEqual(expected);
  });
});

/** What is on the screen of a state, as Python. */
function copied(state: RegressionState): { readonly now: Measured; readonly code: string } {
  const now = measure(state);
  const residuals = now.y_true.map((y, at) => (now.y_pred[at] ?? 0) - y);
  const spread = engine.module.regression_histogram(residuals);
  return { now, code: pythonOf({ ...now, spread }, state) };
}

describe.skipIf(!hasSklearn())("the copied Python agrees with scikit-learn", () => {
  const states: Record<string, (base: RegressionState) => RegressionState> = {
    ...Object.fromEntries(TRAP_IDS.map((id) => [id, () => trapState(id, engine.catalog)])),
    "another p, α and δ": (base) => ({
      ...base,
      power: 2.6,
      alpha: 0.25,
      delta: 0.3,
      metric: "huber",
    }),
    "a constant under the pinball loss": (base) => ({
      ...base,
      model: "constant",
      loss: "pinball",
      metric: "pinball",
    }),
    "an outlier under Tweedie's deviance": (base) => ({
      ...base,
      set: "outlier",
      loss: "tweedie_deviance",
      metric: "mape",
    }),
  };
  test("in every state, and tells all metrics", () => {
    const scripts = Object.entries(states).map(([name, stateOf]) => {
      const { now, code } = copied(stateOf(baseState(engine.catalog)));
      expect(code).toContain("mean_squared_error");
      return [name, now, code] as const;
    });
    const said = runPython(Object.fromEntries(scripts.map(([name, , code]) => [name, code])));
    for (const [name, { infos }] of scripts) {
      for (const { id } of infos) expect(said[name], name).toContain(id);
    }
  }, 120_000);
});

describe("a constant", () => {
  test.each(["mse", "mae", "pinball", "huber", "msle", "poisson_deviance"] as const)(
    "that learns by %s comes to the best one of the metric",
    (loss) => {
      const base = baseState(engine.catalog);
      const [racer] = base.racers;
      const racers = racer
        ? [
            {
              ...racer,
              hyperparameters: { learning_rate: 0.2 },
              schedule: { kind: "cosine", parameters: { T_max: 2000 }, points: [] },
            },
          ]
        : [];
      const now = measure({ ...base, model: "constant", loss, racers, steps: 2000, alpha: 0.8 });
      const best = now.shares.constants.find(({ metric }) => metric === loss);
      expect(now.y_pred[0]).toBeCloseTo(best?.value ?? Number.NaN, 1);
    },
  );
});

test("a loss is best in its own metric among those of the table, and seldom in the others'", () => {
  const state = { ...baseState(engine.catalog), set: "outlier" } as const;
  const ground = dataGround(OFFER, baseState(engine.catalog), engine.catalog);
  const model = createRaceModel<RegressionState>(engine, ground, state, () => {
    throw new Error("the engine failed");
  });
  const fits = fitsOf(model, engine);
  model.dispose();
  for (const { loss } of fits) {
    const best = fits.filter((fit) => isBest(fit, fits, loss, false)).map((fit) => fit.loss);
    expect(best, loss).toEqual([loss]);
  }
});

test("the handle tells what the metrics were where it came from", () => {
  const base = baseState(engine.catalog);
  expect(measure(base).before).toBeUndefined();
  const points = SETS.line.points.map((point, at) => (at === 1 ? ([0.8, 5] as const) : point));
  const start = [1.47, 0.32] as const;
  const moved = measure({ ...base, points, start, time: 0, steps: 0 } as RegressionState);
  const before = measure({ ...base, start, time: 0, steps: 0 } as RegressionState);
  expect(moved.before).toEqual(before.report);
  expect(value(moved, "mse")).toBeGreaterThan(value(before, "mse"));
});

test("what a link says of the handle and of the shown plane is read back, and a set's place is not claimed for other data", () => {
  const { pairs } = parseAddress("#/regression?points=0~1~1~3&home=1~2&span=-1~2~0~4");
  const { state, bad } = parseState(pairs, engine.catalog);
  expect(bad).toEqual([]);
  expect([state.home, state.span, spanOf(state)]).toEqual([
    [1, 2],
    [-1, 2, 0, 4],
    [-1, 2, 0, 4],
  ]);
  const again = formatLink(state, regressionGrammar(engine.catalog));
  expect(parseState(again, engine.catalog)).toEqual({ state, bad: [] });
  expect(homeOf({ ...state, home: null })).toBeUndefined();
  expect(homeOf({ ...state, home: null, points: null })).toEqual(SETS.line.points[1]);
  for (const wrong of ["span=2~-1~0~4", "span=0~1", "home=1~2~3~4"]) {
    const read = parseState(parseAddress(`#/regression?${wrong}`).pairs, engine.catalog);
    expect(read.bad).toHaveLength(1);
  }
});
