// The act of a curve through points: its state in the link, what is worked out anew and what is not, and that each experiment
// shows what its words say.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import { readPoints } from "../../../web/scenes/overfitting/curve/csv";
import { createCurveModel } from "../../../web/scenes/overfitting/curve/model";
import { PRESET_IDS, type PresetId } from "../../../web/scenes/overfitting/curve/presets";
import { fitRequest, isFanPicture, requestOf } from "../../../web/scenes/overfitting/curve/request";
import {
  type CurveState,
  defaultState,
  FAMILIES,
  formatPoints,
  formatState,
  ownPoints,
  PENALTIES,
  parseState,
  presetState,
} from "../../../web/scenes/overfitting/curve/state";
import { curveEn } from "../../../web/words/curve.en";
import { curveRu } from "../../../web/words/curve.ru";
import { loadEngineFromFile } from "../engine";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});
const info = () => engine.module.curve_catalog();

/** A model whose descents are walked when they are asked for. */
function modelOf(patch: Partial<CurveState> = {}) {
  const waiting = new Set<() => void>();
  const clock = {
    now: () => performance.now(),
    next(run: () => void) {
      waiting.add(run);
      return () => waiting.delete(run);
    },
  };
  const state = { ...defaultState(engine.catalog), ...patch };
  const model = createCurveModel(engine, info(), state, () => {}, clock);
  /** Walks what is left of the descent, and waits for what is worked out beside it. */
  const finish = async () => {
    while (waiting.size > 0) {
      for (const run of [...waiting]) {
        waiting.delete(run);
        run();
      }
    }
    const isBusy = () => model.scan.work.value !== undefined || model.fan.work.value !== undefined;
    await expect.poll(isBusy, { timeout: 20_000 }).toBe(false);
  };
  return { model, finish };
}

describe("the link", () => {
  const read = (pairs: readonly (readonly [string, string])[]) =>
    parseState(pairs, engine.catalog, info());
  const write = (state: CurveState) => formatState(state, engine.catalog, info());

  test("holds what differs from the defaults, and gives it back", () => {
    const base = defaultState(engine.catalog);
    expect(write(base)).toEqual([["v", "1"]]);
    const state: CurveState = {
      ...base,
      truth: "drawn",
      heights: "0,1,-0.5",
      sigma: 0.7,
      count: 33,
      seed: 12,
      family: "spline",
      complexity: 8,
      penalty: "lasso",
      alpha: 0.25,
      own: formatPoints([
        [0.1, -0.25],
        [0.5, 1],
      ]),
      live: true,
      fan: true,
      retrainings: 250,
      folds: 7,
      others: true,
      tab: "parts",
      preset: "fan",
      steps: 400,
      step: 120,
      racers: base.racers.map((racer) => ({ ...racer, optimizer: "adam", convention: "pytorch" })),
    };
    const back = read(write(state));
    expect(back.bad).toEqual([]);
    expect({ ...back.state, racers: [] }).toEqual({ ...state, racers: [] });
    expect(back.state.racers.map(({ optimizer }) => optimizer)).toEqual(["adam"]);
    expect(ownPoints(back.state)).toEqual([
      [0.1, -0.25],
      [0.5, 1],
    ]);
  });

  test("of every experiment gives its very state back", () => {
    for (const id of PRESET_IDS) {
      const state = presetState(id, engine.catalog);
      expect(read(write(state))).toEqual({ state, bad: [] });
    }
  });

  test("tells what it cannot read and keeps the default there", () => {
    const bad = [
      ["family", "fourier"],
      ["sigma", "-1"],
      ["own", "1~2~3"],
      ["heights", "1"],
      ["retrainings", "1"],
      ["truth", "drawn"],
    ] as const;
    const { state, bad: told } = read(bad);
    expect([...told].sort()).toEqual(bad.map((pair) => pair.join("=")).sort());
    expect(state).toEqual(defaultState(engine.catalog));
    expect(read([["complexity", "400"]]).bad).toEqual(["complexity=400"]);
    const racers = ["adam:", "sgd:"].map((racer) => ["racer", racer] as const);
    expect(read(racers).state.racers).toHaveLength(1);
  });
});

describe("the model", () => {
  test("names every family, truth and penalty that the core has, in both languages", () => {
    const { families, truths } = info();
    expect(families.map(({ id }) => id)).toEqual([...FAMILIES]);
    for (const words of [curveRu, curveEn]) {
      expect(Object.keys(words.truths)).toEqual(truths.map(({ id }) => id));
      expect(Object.keys(words.penalties)).toEqual([...PENALTIES]);
      expect(Object.keys(words.presets)).toEqual(PRESET_IDS);
    }
  });

  test("fits anew with every setting, and scans only when its own number is not the one that moved", async () => {
    const { model, finish } = modelOf();
    await finish();
    const [scan, before] = [model.scan.shown.value, model.report.value?.errors.training ?? 0];
    expect(scan?.known).toBe(scan?.places.length);
    model.update({ complexity: 1 });
    await finish();
    expect(model.report.value?.errors.training).toBeGreaterThan(before);
    expect(model.scan.shown.value).toBe(scan);
    model.update({ sigma: 0.1 });
    await finish();
    expect(model.scan.shown.value).not.toBe(scan);
    // What the scan says of a complexity is what the fit says.
    const at = model.scan.shown.value?.places.indexOf(1) ?? -1;
    expect(model.scan.shown.value?.numbers[1]?.[at]).toBe(model.report.value?.errors.validation);
    model.dispose();
  });

  test("descends to the closed form, and tells the best step", async () => {
    const { model, finish } = modelOf({ live: true, complexity: 4, steps: 3000 });
    await finish();
    const { errors, report, time, curves } = model;
    expect(time.value).toBe(3000);
    const { best, errors: closed } = report.value ?? {};
    expect(errors.value.training[3000]).toBeCloseTo(closed?.training ?? 0, 9);
    const validation = errors.value.validation;
    expect(validation[best ?? -1]).toBe(Math.min(...validation));
    model.writeStep(3000);
    const apart = curves.step.map((answer, at) => Math.abs(answer - (curves.fit[at] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(1e-4);
    model.dispose();
  });

  test("walks a descent that takes longer than a frame in slices, to the bits of one go", async () => {
    const patch = { live: true, family: "random_features", complexity: 400, count: 60 } as const;
    const racers = defaultState(engine.catalog).racers.map((racer) => ({
      ...racer,
      optimizer: "adam",
    }));
    const { model, finish } = modelOf({ ...patch, racers, steps: 800 });
    // What a frame allows is there at once, and what is shown is no farther.
    const first = model.report.value?.taken ?? 0;
    expect(first).toBeLessThan(800);
    expect(model.shownStep.value).toBe(first);
    expect(model.errors.value.test[first]).toBeGreaterThan(0);
    expect(model.errors.value.test[first + 1]).toBeNaN();
    await finish();
    expect(model.shownStep.value).toBe(800);
    const terms = { state: model.state.value, ground: model.ground, catalog: engine.catalog };
    const whole = new engine.module.CurveFit(requestOf(terms, info()));
    whole.advance(800);
    const [errors, answers] = [new Float64Array(801), new Float64Array(model.places.length)];
    whole.write_errors(2, errors);
    whole.write_step(500, model.places, answers);
    model.writeStep(500);
    expect(model.errors.value.test).toEqual(errors);
    expect(model.curves.step).toEqual(answers);
    expect(model.report.value).toEqual(whole.report());
    whole.free();
    model.dispose();
  });

  test("tells of a descent that runs away, once it has", async () => {
    const { model, finish } = modelOf({ live: true, complexity: 6, steps: 3000 });
    await finish();
    expect(model.report.value?.broken).toBe(false);
    model.setHyperparameter(0, "learning_rate", 5);
    await finish();
    expect(model.report.value?.broken).toBe(true);
    expect(model.report.value?.taken).toBeLessThan(3000);
    model.dispose();
  });

  test("keeps what was there where the core refuses", async () => {
    const { model, finish } = modelOf();
    await finish();
    const before = model.report.value;
    model.update({ tab: "folds", count: 3, folds: 5 });
    await finish();
    expect(model.error.value).toMatchObject({ argument: "folds" });
    model.update({ folds: 3 });
    await finish();
    expect(model.error.value).toBeUndefined();
    expect(model.report.value).not.toBe(before);
    model.dispose();
  });

  test("parts the error while it is taught again and again", async () => {
    const { model, finish } = modelOf({ fan: true, tab: "parts", retrainings: 50 });
    await finish();
    const { parts, curves, places } = model.fan.shown.value ?? {};
    expect(parts?.retrainings).toBe(50);
    expect(curves).toHaveLength(50 * (places?.length ?? 0));
    const sum = (parts?.bias ?? 0) + (parts?.variance ?? 0) + (parts?.noise ?? 0);
    const apart = Math.abs(sum - (parts?.expected ?? 0));
    expect(apart).toBeLessThan(5 * (parts?.standard_error ?? 0));
    model.dispose();
  });

  test("gets from the worker the very bits of one go, of the fan and of the errors", async () => {
    const { model, finish } = modelOf({ fan: true, tab: "parts", retrainings: 120, complexity: 4 });
    await finish();
    const fan = new engine.module.CurveFan(fitRequest(model.state.value), 120);
    fan.advance(120);
    const curves = new Float64Array(120 * info().places);
    fan.write_curves(curves);
    expect(model.fan.shown.value?.curves).toEqual(curves);
    expect(model.fan.shown.value?.parts).toEqual(fan.parts());
    const { job, numbers, known } = model.scan.shown.value ?? {};
    const scan = new engine.module.CurveScan(fitRequest(model.state.value), "parts", 120);
    scan.advance(scan.total);
    expect(job?.repeats).toBe(120);
    expect(known).toBe(30);
    for (const at of [0, 1, 2, 3]) {
      const list = new Float64Array(30);
      scan.write_numbers(at, list);
      expect(numbers?.[at]).toEqual(list);
    }
    fan.free();
    scan.free();
    model.dispose();
  });
});

describe("points of one's own", () => {
  const read = (text: string) => readPoints(text, [0, 1]);

  test("are read as they are where they fit, with or without a header and with decimal commas", () => {
    const points = [
      [0.1, -0.5],
      [1, 1.25],
    ];
    for (const text of ["x,y\n0.1,-0.5\n1,1.25", "0.1,-0.5\n\n1,1.25\n", "0,1;-0,5\n1;1,25"]) {
      expect(read(text), text).toEqual({ points, scaled: false });
    }
  });

  test("are stretched to the plane along the axis that they leave, from end to end", () => {
    expect(read("1990,0.2\n2000,0.1\n2010,0.3")).toEqual({
      points: [
        [0, 0.2],
        [0.5, 0.1],
        [1, 0.3],
      ],
      scaled: true,
    });
    expect(read("0.2,7\n0.4,7")).toMatchObject({
      points: [
        [0.2, 0],
        [0.4, 0],
      ],
    });
    // Numbers whose difference no number can hold are stretched too.
    expect(read("0,-1.7e308\n1,1.7e308")).toMatchObject({
      points: [
        [0, -1.4],
        [1, 1.4],
      ],
    });
  });

  test("are refused by the line that cannot be read", () => {
    expect(read("x,y\n0.1,0.2\n0.3")).toEqual({
      error: { why: "columns", line: 3, wanted: 2, count: 1 },
    });
    expect(read("0.1,0.2\n0.3,soon")).toEqual({ error: { why: "number", line: 2, given: "soon" } });
    expect(read("x,y\n")).toEqual({ error: { why: "empty" } });
    expect(read("0,0\n".repeat(201))).toEqual({ error: { why: "long", most: 200 } });
  });
});

test("a fan grows in sight where there is none yet, and else is renewed at once", () => {
  const fan = (retrainings: number) => {
    const core = new engine.module.CurveFan(fitRequest(defaultState(engine.catalog)), 500);
    core.advance(retrainings);
    const parts = core.parts();
    core.free();
    return {
      parts,
      places: new Float64Array(0),
      curves: new Float64Array(0),
      mean: new Float64Array(0),
    };
  };
  expect(isFanPicture(fan(1), undefined)).toBe(false);
  expect(isFanPicture(fan(2), undefined)).toBe(true);
  expect(isFanPicture(fan(9), fan(5))).toBe(true);
  expect(isFanPicture(fan(9), fan(500))).toBe(false);
  expect(isFanPicture(fan(50), fan(500))).toBe(true);
});

/** How a preset with another seed does. */
function outcome(id: PresetId, seed: number, patch: Partial<CurveState> = {}) {
  const state = { ...presetState(id, engine.catalog), seed, ...patch };
  const terms = {
    state,
    catalog: engine.catalog,
    ground: {
      base: state,
      suggestedRate: (optimizer: string) => info().learning_rates[optimizer],
    },
  };
  const curve = new engine.module.CurveFit(requestOf(terms, info()));
  curve.advance(state.steps);
  const report = curve.report();
  const list = (role: number) => {
    const errors = new Float64Array(state.steps + 1);
    curve.write_errors(role, errors);
    return errors;
  };
  const [training, validation] = [list(0), list(1)];
  curve.free();
  return { ...report, floor: state.sigma ** 2, walked: { training, validation }, state };
}

/** Seeds of twenty for which it holds. */
const holds = (claim: (seed: number) => boolean) =>
  Array.from({ length: 20 }, (_, seed) => claim(seed)).filter(Boolean).length;

describe("an experiment shows what its words say", () => {
  const CLAIMS: Record<PresetId, (seed: number) => boolean> = {
    tooSimple(seed) {
      const { errors, floor } = outcome("tooSimple", seed);
      return errors.training > 1.2 * floor && errors.test < 3 * errors.training;
    },
    right: (seed) => {
      const { errors, floor } = outcome("right", seed);
      return errors.test < 3 * floor;
    },
    memorizes(seed) {
      const { errors } = outcome("memorizes", seed);
      return errors.test > 5 * errors.training;
    },
    ridge(seed) {
      const [saved, bare] = [outcome("ridge", seed), outcome("memorizes", seed)];
      return saved.errors.test < 0.7 * bare.errors.test;
    },
    lasso(seed) {
      const { coefficients } = outcome("lasso", seed);
      return coefficients.slice(1).filter((weight) => weight !== 0).length <= 8;
    },
    moreData(seed) {
      const { errors } = outcome("moreData", seed);
      return errors.test < 1.5 * errors.training;
    },
    early(seed) {
      const { walked, best } = outcome("early", seed);
      const { training, validation } = walked;
      const [least, last] = [validation[best ?? 0] ?? 0, validation.at(-1) ?? 0];
      return last > 1.1 * least && (training.at(-1) ?? 0) < (training[best ?? 0] ?? 0);
    },
    fan(seed) {
      const { state } = outcome("fan", seed);
      const fan = new engine.module.CurveFan(fitRequest(state), 100);
      fan.advance(100);
      const { bias, variance, parted } = fan.parts();
      fan.free();
      // What the words say of bias and variance can be told at all.
      return parted && variance > 3 * bias;
    },
    neighbors(seed) {
      const { errors, floor } = outcome("neighbors", seed);
      return errors.training === 0 && errors.test > 1.2 * floor;
    },
    second(seed) {
      const at = (complexity: number) => outcome("second", seed, { complexity }).errors.test;
      return at(400) < 0.1 * Math.max(...[17, 18, 19, 20, 21, 22].map(at));
    },
  };
  test.each(PRESET_IDS)("%s, for 18 of 20 seeds or more, and for its own", (id) => {
    expect(CLAIMS[id](1)).toBe(true);
    expect(holds(CLAIMS[id])).toBeGreaterThanOrEqual(18);
  });
});
