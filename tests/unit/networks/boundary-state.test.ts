// The act of a network and its boundary without its view: its state in a link, its twin, what a hand sets, time.

import { beforeAll, describe, expect, test, vi } from "vitest";
import type { BoundaryCatalog } from "../../../web/engine/boundary";
import type { FullEngine } from "../../../web/engine/full";
import { readPoints } from "../../../web/scenes/overfitting/boundary/csv";
import { editsOf, withEdit } from "../../../web/scenes/overfitting/boundary/edits";
import { createBoundaryModel } from "../../../web/scenes/overfitting/boundary/model";
import {
  addLayer,
  resize,
  toggleFeature,
} from "../../../web/scenes/overfitting/boundary/network/edit";
import {
  geometryOf,
  moved,
  neuronAt,
} from "../../../web/scenes/overfitting/boundary/network/geometry";
import { ownPoints, ownText } from "../../../web/scenes/overfitting/boundary/own-points";
import { presentPreset } from "../../../web/scenes/overfitting/boundary/presets";
import { differencesOf } from "../../../web/scenes/overfitting/boundary/runs";
import { SIDE } from "../../../web/scenes/overfitting/boundary/square";
import {
  type BoundaryState,
  defaultState,
  firstOf,
  formatState,
  parseState,
  presetState,
} from "../../../web/scenes/overfitting/boundary/state";
import { loadEngineFromFile } from "../engine";

let engine: FullEngine;
let info: BoundaryCatalog;
beforeAll(async () => {
  engine = await loadEngineFromFile();
  info = engine.module.boundary_catalog();
});

/** A model whose frames come when they are asked for. */
function modelOf(patch: Partial<BoundaryState> = {}) {
  let next: (() => void) | undefined;
  const clock = {
    now: () => performance.now(),
    next(run: () => void) {
      next = run;
      return () => {
        next = undefined;
      };
    },
  };
  const state = { ...defaultState(engine.catalog, info), ...patch };
  const model = createBoundaryModel(engine, info, state, () => {}, clock);
  const finish = () => {
    for (let run = next; run; run = next) {
      next = undefined;
      run();
    }
  };
  return { model, finish };
}

function weightsAt(model: ReturnType<typeof modelOf>["model"], step: number): number[] {
  const weights = new Float64Array(model.report.peek()?.parameters ?? 0);
  model.training()?.write_weights(step, weights);
  return [...weights];
}

describe("a link", () => {
  test("leaves out what is as at first", () => {
    const state = defaultState(engine.catalog, info);
    expect(formatState(state, engine.catalog, info)).toEqual([["v", "1"]]);
  });

  test("brings back everything that it holds", () => {
    const state: BoundaryState = {
      ...defaultState(engine.catalog, info),
      shape: "spiral",
      count: 77,
      validation: 31,
      spread: 0.25,
      labelNoise: 0.4,
      balance: 0.2,
      features: "x1,x1_x2,sin_x2",
      hidden: "3relu-32gelu-1tanh",
      initialization: "kaiming_normal",
      l1: 0.001,
      l2: 0.5,
      dropout: 0.35,
      batch: 0,
      every: 7,
      target: 0.05,
      plateau: 40,
      patience: 90,
      points: "100,-250,1;-600,600,0",
      share: 0.5,
      quantity: "roc_auc",
      threshold: 0.3,
      tab: "neuron",
      examining: false,
      twin: "hidden=2tanh",
      edits: "0,3,1.5;20,0,-2",
      chosen: "1.2",
      probe: [1.5, -2],
      ship: 80,
      seed: 12,
      steps: 300,
      step: 120,
    };
    const pairs = formatState(state, engine.catalog, info);
    expect(parseState(pairs, engine.catalog, info)).toEqual({ state, bad: [] });
  });

  test("of a regression brings back everything too, without what only classes have", () => {
    const state: BoundaryState = {
      ...presetState(firstOf(info, "regression"), engine.catalog, info),
      truth: "ripple",
      targetNoise: 0.15,
      points: "100,-250,-0.5;-600,600,1",
      quantity: "max_error",
      twin: "targetNoise=0.4",
      ship: 200,
    };
    const pairs = formatState(state, engine.catalog, info);
    expect(parseState(pairs, engine.catalog, info)).toEqual({ state, bad: [] });
    const left = { shape: "spiral", labelNoise: 0.4, threshold: 0.3, quantity: "roc_auc" };
    const names = formatState({ ...state, ...left }, engine.catalog, info).map(([name]) => name);
    for (const name of Object.keys(left)) expect(names).not.toContain(name);
  });

  test.each([
    ["truth=saddle", "labelNoise", "0.3"],
    ["truth=saddle", "balance", "0.7"],
    ["truth=saddle", "quantity", "roc_auc"],
    ["v=1", "targetNoise", "0.1"],
    ["v=1", "quantity", "mse"],
    ["v=1", "points", "0,0,0.5"],
    ["v=1", "truth", "moons"],
  ])("names what the task of %s has no use for: %s=%s", (task, name, value) => {
    const [first = "", second = ""] = task.split("=");
    const read = parseState(
      [
        [first, second],
        [name, value],
      ],
      engine.catalog,
      info,
    );
    const base = { ...defaultState(engine.catalog, info) };
    expect(read.bad.join()).toContain(name);
    expect(read.state).toEqual(first === "truth" ? { ...base, truth: second } : base);
  });

  test.each([
    ["hidden", "33tanh"],
    ["hidden", "4swish"],
    ["features", "x3"],
    ["features", ""],
    ["points", "1,2"],
    ["points", "0,0,2"],
    ["edits", "1,2"],
    ["shape", "cross"],
    ["racer", "none"],
    ["probe", "7,0"],
    ["noise", "0.5"],
    ["clipNorm", "1"],
  ])("names a bad %s=%s and keeps the rest", (name, value) => {
    const { state, bad } = parseState(
      [
        ["count", "55"],
        [name, value],
      ],
      engine.catalog,
      info,
    );
    expect(bad.join()).toContain(name);
    expect(state).toEqual({ ...defaultState(engine.catalog, info), count: 55 });
  });
});

test("the square that is shown is the core's", () => {
  const { model, finish } = modelOf({ shape: "checkerboard", spread: 0, count: 500 });
  finish();
  const points = new Float64Array(2000);
  model.training()?.write_points(false, points);
  const places = points.filter((_, at) => at % 4 < 2);
  expect(Math.max(...places.map(Math.abs))).toBeLessThan(SIDE);
  expect(Math.max(...places.map(Math.abs))).toBeGreaterThan(SIDE - 2);
  model.dispose();
});

test("every preset of the core is one of the act's, and shows what it claims", () => {
  for (const preset of info.presets) {
    const { model, finish } = modelOf(presetState(preset, engine.catalog, info));
    finish();
    expect(presentPreset(model)).toBe(preset.id);
    const report = model.report.peek();
    expect(report?.overfits, preset.id).toBe(preset.claim === "overfits");
    expect(report?.stop?.kind, preset.id).toBe(preset.patience == null ? "budget" : "patience");
    model.dispose();
  }
});

test("time goes back to the very weights of a step, and to the best ones", () => {
  const { model, finish } = modelOf();
  finish();
  const best = model.report.peek()?.best;
  expect(best?.step).toBeLessThan(500);
  model.seek(best?.step ?? 0);
  expect(model.shownRecord.peek()).toEqual(best);
  const short = modelOf({ steps: best?.step ?? 1 });
  short.finish();
  expect(weightsAt(model, model.shownStep.peek())).toEqual(weightsAt(short.model, best?.step ?? 0));
  for (const one of [model, short.model]) one.dispose();
});

/** A model of the first regression. */
function regressionOf(patch: Partial<BoundaryState> = {}) {
  const state = presetState(firstOf(info, "regression"), engine.catalog, info);
  return modelOf({ ...state, ...patch });
}

describe("a regression", () => {
  test("descends the mean squared error, and its metrics have courses", () => {
    const { model, finish } = regressionOf();
    finish();
    const training = model.training();
    const last = model.report.peek()?.last;
    expect(training?.score_at("mse", 0.5, true, 500)).toBeCloseTo(last?.validation_loss ?? 0, 12);
    const residuals = new Float64Array(200);
    training?.write_residuals(true, 500, residuals);
    const mse = residuals.reduce((sum, one) => sum + one * one, 0) / 200;
    expect(mse).toBeCloseTo(last?.validation_loss ?? 0, 12);
    expect(model.metrics.peek()).toContain("r2");
    expect(model.metrics.peek()).not.toContain("msle");
    for (const id of model.metrics.peek()) {
      expect(training?.charted_at(id, 0.5, true, 500), id).not.toBeNaN();
    }
    expect(training?.best_by("mse", 0.5)?.step).toBe(model.report.peek()?.best?.step);
    expect(training?.trace(1, 1, 500, 3, 0)?.activation).toBe("linear");
    model.dispose();
  });

  test("charts the loss where the state names a metric of classes, and has no twin of the other task", () => {
    const { model } = regressionOf({ quantity: "roc_auc", twin: "labelNoise=0.3" });
    expect(model.quantity.peek()).toBe("loss");
    expect(model.twin()).toBeUndefined();
    model.update({ twin: "truth=slope" });
    expect(model.twin()).toBeDefined();
    model.dispose();
  });

  test("tells of the point next to a place, and learns numbers of one's own", () => {
    const points = Array.from({ length: 30 }, (_, at): [number, number, number] => [
      (at % 6) - 3,
      Math.floor(at / 6) - 2,
      ((at % 6) - 3) / 4,
    ]);
    const text = ownText(points);
    expect(ownPoints(text)).toEqual(points);
    const { model, finish } = regressionOf({ points: text, share: 0.2, hidden: "none", batch: 0 });
    finish();
    const report = model.report.peek();
    expect(report?.points).toEqual([24, 6]);
    expect(report?.scale).toBe(0.75);
    expect(report?.last?.validation_loss).toBeLessThan(1e-4);
    const near = model.training()?.near(-3.1, -2, 0.5, true, 500);
    expect(near?.place).toEqual([-3, -2]);
    expect(near?.wanted).toBe(-0.75);
    expect(near?.residual).toBe(-0.75 - (near?.answer ?? 0));
    model.update({ ship: 500 });
    expect(model.shipping.peek()).toBeUndefined();
    model.dispose();
  });
});

describe("a step that is shipped", () => {
  test("is told its test beside validation's, and beside the step that validation would have chosen", () => {
    for (const { model, finish } of [modelOf(), regressionOf()]) {
      finish();
      expect(model.shipping.peek()).toBeUndefined();
      model.update({ ship: 500 });
      const { chosen, best, count } = model.shipping.value ?? {};
      const report = model.report.peek();
      expect(count).toBe(1000);
      expect(chosen?.step).toBe(500);
      expect(chosen?.validation_loss).toBe(report?.last?.validation_loss);
      expect(best?.step).toBe(report?.best?.step);
      expect(best?.test_loss).toBeLessThan(chosen?.test_loss ?? 0);
      model.dispose();
    }
  });

  test("is forgotten with its training, and comes back with it", () => {
    const { model, finish } = modelOf({ ship: 500 });
    finish();
    expect(model.shipping.peek()).toBeDefined();
    const before = model.state.peek();
    model.update({ speed: 100, threshold: 0.3 });
    expect(model.state.peek().ship).toBe(500);
    model.update({ l2: 0.05 });
    expect(model.state.peek().ship).toBeNull();
    model.restore(before);
    finish();
    expect(model.state.peek().ship).toBe(500);
    model.dispose();
  });
});

test("a twin differs in the one thing alone", () => {
  const { model, finish } = modelOf({ twin: "l2=0.05" });
  finish();
  const alone = modelOf({ l2: 0.05 });
  alone.finish();
  expect(model.report.peek()?.overfits).toBe(true);
  expect(model.twinReport.peek()).toEqual(alone.model.report.peek());
  model.update({ twin: "" });
  finish();
  expect(model.twinReport.peek()).toBeUndefined();
  for (const one of [model, alone.model]) one.dispose();
});

test("a weight that a hand sets holds from its step on, and is run again with the link", () => {
  const { model, finish } = modelOf();
  finish();
  const [early, before] = [weightsAt(model, 90), weightsAt(model, 100)];
  model.update({ edits: withEdit("", [100, 4, 2.5]) });
  finish();
  expect(weightsAt(model, 90)).toEqual(early);
  const after = weightsAt(model, 100);
  expect(after[4]).toBe(2.5);
  expect(after.filter((_, at) => at !== 4)).toEqual(before.filter((_, at) => at !== 4));
  const again = modelOf({ edits: model.state.peek().edits });
  again.finish();
  expect(weightsAt(again.model, 500)).toEqual(weightsAt(model, 500));
  expect(editsOf(withEdit("100,4,2.5", [100, 4, 3]))).toEqual([[100, 4, 3]]);
  for (const one of [model, again.model]) one.dispose();
});

test("points of one's own are learned, and part into those that teach and those that examine", () => {
  const points = Array.from({ length: 40 }, (_, at): [number, number, number] => [
    at % 2 ? 3 : -3,
    (at % 10) / 2 - 2,
    at % 2,
  ]);
  const text = ownText(points);
  expect(ownPoints(text)).toEqual(points);
  const { model, finish } = modelOf({ points: text, share: 0.25, batch: 0 });
  finish();
  const report = model.report.peek();
  expect(report?.points).toEqual([30, 10]);
  expect(report?.last?.validation_accuracy).toBe(1);
  model.dispose();
});

test("a neuron is opened: its sum is that of its terms, and the last one's value is the answer", () => {
  const { model, finish } = modelOf();
  finish();
  const training = model.training();
  const values = new Float64Array(2 + 8 + 8 + 1);
  expect(training?.write_values(1, -0.5, 500, values)).toBe(values.length);
  expect([...values.subarray(0, 2)]).toEqual([1, -0.5]);
  const hidden = training?.trace(1, -0.5, 500, 2, 3);
  expect(hidden?.terms.map(({ value }) => value)).toEqual([...values.subarray(2, 10)]);
  expect(hidden?.value).toBeCloseTo(values[2 + 8 + 3] ?? Number.NaN, 12);
  const output = training?.trace(1, -0.5, 500, 3, 0);
  const sum = (output?.terms ?? []).reduce((all, { product }) => all + product, output?.bias ?? 0);
  expect(output?.sum).toBeCloseTo(sum, 12);
  expect(output?.activation).toBe("sigmoid");
  expect(output?.value).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12);
  expect(training?.trace(0, 0, 500, 4, 0) ?? undefined).toBeUndefined();
  model.dispose();
});

test("any metric of the catalog has a course over the updates", () => {
  const { model, finish } = modelOf();
  finish();
  const training = model.training();
  const at = (step: number) => training?.charted_at("accuracy", 0.5, true, step);
  expect(at(500)).toBe(model.report.peek()?.last?.validation_accuracy);
  expect(at(87)).toBe(training?.record_at(80)?.validation_accuracy);
  for (const id of model.metrics.peek()) {
    expect(typeof training?.charted_at(id, 0.5, true, 500), id).toBe("number");
  }
  model.dispose();
});

describe("the picture of a network", () => {
  const sizes = [2, 8, 32, 1];
  const geometry = geometryOf(sizes, 600, 300);

  test("has every neuron within it, none over another, and finds each where it stands", () => {
    sizes.forEach((size, layer) => {
      const tile = geometry.tiles[layer] ?? 0;
      const ys = geometry.ys[layer] ?? [];
      expect(ys).toHaveLength(size);
      ys.forEach((y, at) => {
        expect(y - tile / 2).toBeGreaterThanOrEqual(0);
        expect(y + tile / 2).toBeLessThanOrEqual(300);
        if (at > 0) expect(y - (ys[at - 1] ?? 0)).toBeGreaterThan(tile);
        expect(neuronAt(geometry, geometry.xs[layer] ?? 0, y)).toEqual({ layer, at });
      });
    });
    expect(neuronAt(geometry, 150, 150)).toBeUndefined();
  });

  test("is walked by arrow keys, around a layer and no farther than its ends", () => {
    expect(moved(sizes, { layer: 1, at: 7 }, "ArrowDown")).toEqual({ layer: 1, at: 0 });
    expect(moved(sizes, { layer: 2, at: 31 }, "ArrowRight")).toEqual({ layer: 3, at: 0 });
    expect(moved(sizes, { layer: 3, at: 0 }, "ArrowRight")).toEqual({ layer: 3, at: 0 });
    expect(moved(sizes, { layer: 0, at: 1 }, "Enter")).toBeUndefined();
  });
});

describe("pasted points", () => {
  test("are read under a header or without, and a column beyond the square is brought into it", () => {
    expect(readPoints("x1,x2,class\n1,2,0\n-3,0.5,1\n", "classification")).toEqual({
      points: [
        [1, 2, 0],
        [-3, 0.5, 1],
      ],
    });
    const read = readPoints("100;1,5;0\n300;2;1\n200;3;1", "classification");
    if ("error" in read) throw new Error("they are good");
    expect(read.points.map(([x]) => x)).toEqual([-5.5, 5.5, 0]);
    expect(read.points.map(([, y]) => y)).toEqual([1.5, 2, 3]);
  });

  test("with numbers keep those within ±1, and others are brought into it", () => {
    const read = (text: string) => {
      const given = readPoints(text, "regression");
      if ("error" in given) throw new Error("they are good");
      return given.points.map(([, , y]) => y);
    };
    expect(read("x1,x2,y\n1,2,-0.25\n0,0,1")).toEqual([-0.25, 1]);
    expect(read("1,2,100\n0,0,300\n1,1,150")).toEqual([-1, 1, -0.5]);
  });

  test.each([
    ["1,2,0\n1,two,1", { why: "number", line: 2, given: "two" }],
    ["1,2,0\n\n1,2", { why: "columns", line: 3, wanted: 3, count: 2 }],
    ["1,2,2\n1,2,0", { why: "number", line: 1, given: "2" }],
    ["1,2,0", { why: "empty" }],
  ])("%j is refused by its line", (text, error) => {
    expect(readPoints(text, "classification")).toEqual({ error });
  });
});

test("runs that came to their end are kept, told by what differs, and brought back", () => {
  vi.useFakeTimers();
  const { model, finish } = modelOf();
  finish();
  vi.advanceTimersByTime(2000);
  model.update({ l2: 0.05 });
  finish();
  vi.advanceTimersByTime(2000);
  const [second, first] = model.runs.list.peek();
  expect(second?.report.overfits).toBe(false);
  expect(first?.report.overfits).toBe(true);
  expect(first && model.runs.isPresent(first)).toBe(false);
  if (!first) throw new Error("two runs were kept");
  expect(differencesOf(model, first.state, model.state.peek())).toEqual(["L2: 0"]);
  model.runs.restore(first);
  finish();
  expect(model.state.peek().l2).toBe(0);
  expect(model.report.peek()).toEqual(first.report);
  vi.advanceTimersByTime(2000);
  expect(model.runs.list.peek()).toHaveLength(2);
  model.dispose();
  vi.useRealTimers();
});

test("each metric tells the step that it would ship", () => {
  const { model, finish } = modelOf();
  finish();
  const training = model.training();
  const best = training?.best_by("accuracy", 0.5) ?? undefined;
  const values = Array.from({ length: 51 }, (_, at) =>
    training?.charted_at("accuracy", 0.5, true, 10 * at),
  );
  expect(best?.value).toBe(Math.max(...values.map((value) => value ?? 0)));
  expect(best?.step).toBe(10 * values.indexOf(best?.value));
  expect(training?.best_by("log_loss", 0.5)?.step).toBe(model.report.peek()?.best?.step);
  model.dispose();
});

test("a network too large for second derivatives is not begun: what was there before stays", () => {
  const { model, finish } = modelOf({ hidden: "4tanh", steps: 3 });
  model.setOptimizer(0, "newton");
  finish();
  expect(model.tooLarge.peek()).toBe(false);
  const before = model.report.peek();
  expect(before?.stop).toBeDefined();
  model.update({ hidden: "32tanh-32tanh" });
  finish();
  expect(model.tooLarge.peek()).toBe(true);
  expect(model.report.peek()).toBe(before);
  model.setOptimizer(0, "sgd");
  finish();
  expect(model.tooLarge.peek()).toBe(false);
  expect(model.report.peek()?.parameters).toBe(3 * 32 + 33 * 32 + 33);
  model.dispose();
});

test("layers, neurons and inputs come and go within their bounds", () => {
  const { model } = modelOf({ hidden: "1tanh" });
  resize(model, 0, 0);
  expect(model.state.peek().hidden).toBe("none");
  for (let at = 0; at < 10; at++) addLayer(model);
  expect(model.state.peek().hidden.split("-")).toHaveLength(8);
  resize(model, 2, 99);
  expect(model.state.peek().hidden.split("-")[2]).toBe("32tanh");
  toggleFeature(model, "x1");
  toggleFeature(model, "x2");
  expect(model.state.peek().features).toBe("x2");
  model.dispose();
});
