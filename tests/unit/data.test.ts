// The loss of a model over data, run and read through the border, in both modules.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { at } from "../../scripts/project.mjs";
import * as full from "../../web/pkg/descent_wasm.js";
import { Quantity } from "../../web/pkg/descent_wasm.js";
import { needsAll } from "../../web/race/request";
import { loadEngineFromFile } from "./engine";

const X = [0.5, 1, 1.5, 2, 2.5];
const Y = [0.4, 1.3, 1.2, 2.4, 2];
const STEPS = 30;

type Model = full.DataRequest["model"];
type Loss = full.DataRequest["loss"];
const MODELS: Model[] = ["proportional", "line", "sine", "constant"];
const COMMON: Loss[] = ["mse", "mae", "msle", "mape", "huber", "pinball"];
const LOSSES: Loss[] = [
  ...COMMON,
  ...(["log_cosh", "smape", "poisson_deviance", "gamma_deviance", "tweedie_deviance"] as const),
];

/** The full module, and that of the first load. */
const modules: { Race: typeof full.Race }[] = [];
beforeAll(async () => {
  await loadEngineFromFile();
  const lean = await import("../../web/pkg/descent_lean.js");
  await lean.default({ module_or_path: readFileSync(at("web/pkg/descent_lean_bg.wasm")) });
  modules.push(full, lean as unknown as typeof full);
});

function request(data: Partial<full.DataRequest> = {}, seed = 0): full.RaceRequest {
  return {
    surface: { data: { model: "proportional", loss: "mse", x: X, y: Y, ...data } },
    start: [0, 0],
    steps: STEPS,
    seed,
    racers: [
      { optimizer: "sgd", hyperparameters: { learning_rate: 0.05 } },
      { optimizer: "adam", hyperparameters: { learning_rate: 0.1 } },
    ],
  };
}

function points(race: full.Race, racer = 0): Float64Array {
  const target = new Float64Array(2 * (STEPS + 1));
  race.write_points(racer, target);
  return target;
}

test("both modules run it alike, to the bit", () => {
  for (const model of MODELS) {
    for (const loss of COMMON) {
      const asked = request({ model, loss, batch_size: 2, standardize: true, delta: 0.5 }, 3);
      const [one, other] = modules.map(({ Race }) => {
        const race = new Race();
        const summary = race.configure(asked);
        const told = { summary, points: [points(race, 0), points(race, 1)] };
        race.free();
        return told;
      });
      expect(one, `${model} ${loss}`).toEqual(other);
    }
  }
});

describe("with one weight", () => {
  test("paths, outcomes and minima lie on the curve of the loss", () => {
    const race = new full.Race();
    const summary = race.configure(request());
    expect(summary.dimension).toBe(1);
    const path = points(race);
    for (let step = 0; step <= STEPS; step += 1) {
      const w = path[2 * step] ?? Number.NaN;
      expect(race.at(w, 0).value).toBe(path[2 * step + 1]);
      expect(race.read(0, Quantity.Loss, step)).toBe(path[2 * step + 1]);
      expect(race.read(0, Quantity.RateY, step)).toBeNaN();
    }
    expect(race.read(0, Quantity.RateX, STEPS)).toBe(0.05);
    expect(race.read(1, Quantity.RateX, STEPS)).toBeGreaterThan(0);
    const [minimum] = summary.minima;
    expect(race.at(minimum?.at[0] ?? 0, 0).value).toBe(minimum?.at[1]);
    const outcome = summary.racers[0]?.outcome;
    expect(outcome).toMatchObject({ kind: "converged", minimum: 0 });
    if (outcome?.kind === "converged") expect(outcome.at).toEqual([...path.slice(-2)]);
    race.free();
  });

  test("there is one slope and one curvature", () => {
    const race = new full.Race();
    race.configure(request());
    const { gradient, hessian, eigenvalues, direction } = race.at(0.5, 7);
    const [[bend = 0] = []] = hessian;
    expect(hessian).toEqual([
      [bend, 0],
      [0, 0],
    ]);
    expect(gradient[1]).toBe(0);
    expect(eigenvalues).toEqual([bend, bend]);
    expect(direction).toEqual([1, 0]);
    expect(race.stability_limit(0, 0.5, 7)).toBe(2 / bend);
    race.free();
  });

  test("what needs a plane says so or shows nothing", () => {
    const race = new full.Race();
    race.configure(request());
    expect(race.quadratic(0, 0)).toBeUndefined();
    expect(race.write_quadratic(0, 0, [-1, 1, -1, 1], new Float64Array(99))).toBe(0);
    expect(race.write_arrows([-1, 1, -1, 1], 3, 3, new Float64Array(99))).toBe(0);
    const relief = new full.Relief();
    expect(() => relief.point(race, 0, 0)).toThrow("a second parameter is missing");
    relief.free();
    race.free();
  });
});

describe("a step", () => {
  const batched = { model: "line", batch_size: 2 } as const;

  test("is given the gradient of its batch", () => {
    const race = new full.Race();
    race.configure(request(batched, 5));
    const path = points(race);
    for (let step = 0; step < STEPS; step += 1) {
      const batch = race.batch(0, step);
      if (!batch) throw new Error("no batch");
      const [x = 0, y = 0, nextX, nextY] = path.slice(2 * step);
      const [gx, gy] = batch.estimate;
      expect([x - 0.05 * gx, y - 0.05 * gy]).toEqual([nextX, nextY]);
      expect(batch.loss).toBe(race.read(0, Quantity.Loss, step));
      expect(batch.gradient).toEqual(race.at(x, y).gradient);
      expect(batch.rows).toHaveLength(step % 3 === 2 ? 1 : 2);
      const [a, b] = batch.gradient;
      const cosine = (a * gx + b * gy) / (Math.hypot(a, b) * Math.hypot(gx, gy));
      expect(batch.cosine).toBeCloseTo(cosine, 12);
      const part = new full.Race();
      const pick = (list: number[]) => batch.rows.map((row) => list[row] ?? 0);
      part.configure(request({ model: "line", x: pick(X), y: pick(Y) }));
      expect(part.at(x, y).value).toBe(batch.batch_loss);
      expect(part.at(x, y).gradient).toEqual(batch.estimate);
      part.free();
    }
    expect(race.batch(0, STEPS + 1)).toBeUndefined();
    expect(race.batch(9, 0)).toBeUndefined();
    race.free();
  });

  test("looks at all points where there are no batches", () => {
    const race = new full.Race();
    race.configure(request());
    const batch = race.batch(0, 0);
    expect(batch?.rows).toEqual([0, 1, 2, 3, 4]);
    expect(batch?.estimate).toEqual(batch?.gradient);
    expect(batch?.cosine).toBe(1);
    race.free();
  });

  test("opens on its curve, its arrows along the axis", () => {
    const race = new full.Race();
    race.configure(request({ batch_size: 2 }, 5));
    const { autopsy } = race.autopsy(0, 3, false);
    const path = [...points(race)];
    expect(autopsy?.before).toEqual(path.slice(4, 6));
    expect(autopsy?.after).toEqual(path.slice(6, 8));
    expect(autopsy?.axes).toEqual(["w_1"]);
    expect(autopsy?.estimate).toEqual(race.batch(0, 2)?.estimate);
    expect(autopsy?.update[1]).toBe(0);
    expect(autopsy?.lines.map(({ stage }) => stage)).toEqual([
      "gradient",
      "batch",
      "update",
      "move",
    ]);
    race.free();
  });

  test("sees a curve of its own", () => {
    const race = new full.Race();
    race.configure(request({ batch_size: 2 }, 5));
    const losses = new Float64Array(5);
    expect(race.write_batch_curve(2, [-1, 3], losses)).toBe(5);
    const rows = race.batch(0, 2)?.rows ?? [];
    const part = new full.Race();
    const pick = (list: number[]) => rows.map((row) => list[row] ?? 0);
    part.configure(request({ x: pick(X), y: pick(Y) }));
    expect([...losses]).toEqual([-1, 0, 1, 2, 3].map((w) => part.at(w, 0).value));
    expect(race.write_batch_contours(2, [-1, 3, 0, 1], new Float64Array(9))).toBe(0);
    part.free();
    race.configure(request({ model: "line", batch_size: 2 }));
    expect(race.write_batch_curve(2, [-1, 3], losses)).toBe(0);
    race.free();
  });
});

test("the feature's condition tells a ravine from a bowl", () => {
  const race = new full.Race();
  const features = (data: Partial<full.DataRequest>) => {
    race.configure(request(data));
    return race.features();
  };
  const ravine = features({ model: "line", scale: 10 });
  expect(ravine?.condition).toBeGreaterThan(100);
  expect(ravine?.curvature).toEqual(race.at(0.3, -2).eigenvalues);
  expect(ravine?.mean).toBe(15);
  const bowl = features({ model: "line", scale: 10, standardize: true });
  expect(bowl?.condition).toBeCloseTo(1, 12);
  expect(bowl?.mean).toBe(15);
  expect(features({})?.condition).toBe(1);
  expect(features({ model: "line", x: [1, 1], y: [1, 2] })?.condition).toBeGreaterThan(1e15);
  race.configure({ ...request(), surface: { id: "bowl" } });
  expect(race.features()).toBeUndefined();
  race.free();
});

test("predictions are of the feature as it was given", () => {
  const race = new full.Race();
  race.configure(request({ model: "line", scale: 100, standardize: true }));
  const predicted = new Float64Array(X.length);
  race.predict(2, 0.25, Float64Array.from(X), predicted);
  const mean = X.reduce((sum, x) => sum + x, 0) / X.length;
  const deviation = Math.sqrt(X.reduce((sum, x) => sum + (x - mean) ** 2, 0) / X.length);
  for (const [index, x] of X.entries()) {
    expect(predicted[index]).toBeCloseTo((2 * (x - mean)) / deviation + 0.25, 12);
  }
  race.configure({ ...request(), surface: { id: "bowl" } });
  const untouched = Float64Array.of(7);
  race.predict(1, 1, Float64Array.of(1), untouched);
  expect([...untouched]).toEqual([7]);
  race.free();
});

test("the catalog has every loss and model with its formula", () => {
  const { losses, models } = full.catalog();
  expect(losses.map(({ id }) => id)).toEqual(LOSSES);
  expect(models.map(({ id, parameters }) => [id, parameters])).toEqual([
    ["proportional", 1],
    ["line", 2],
    ["sine", 1],
    ["constant", 1],
  ]);
  for (const { formula } of [...losses, ...models]) expect(formula).toContain("\\hat y");
});

test("losses that few links ask for are in the full module alone", () => {
  const [, lean] = modules;
  for (const loss of LOSSES.filter((one) => !COMMON.includes(one))) {
    const asked = request({ loss });
    expect(needsAll(asked), loss).toBe(true);
    expect(() => lean && new lean.Race().configure(asked), loss).toThrow();
    const race = new full.Race();
    race.configure(asked);
    race.free();
  }
  expect(needsAll(request({ loss: "pinball" }))).toBe(false);
});

test("wrong data are refused by name", () => {
  const race = new full.Race();
  const details = (data: object) => {
    try {
      race.configure(request(data));
    } catch (error) {
      return (error as { details: full.ErrorDetails }).details;
    }
    return undefined;
  };
  expect(details({ x: [] })).toMatchObject({ code: "out_of_range", argument: "x.length" });
  expect(details({ y: [1] })).toMatchObject({ code: "length", argument: "y", expected: 5 });
  expect(details({ loss: "msle", y: [1, 1, -1, 1, 1] })).toMatchObject({ argument: "y[2]" });
  expect(details({ loss: "rmse" })).toMatchObject({ code: "unknown", allowed: LOSSES });
  expect(details({ batch_size: 2.5 })).toMatchObject({ argument: "batch_size" });
  expect(details({ domain: [0, 1, 2] })).toMatchObject({ code: "length", argument: "domain" });
  expect(details({ x: [1, "2"] })).toMatchObject({ code: "shape", argument: "surface.data.x[1]" });
  race.free();
});

test("what is shown is what was asked for, of the loss what shows its curve", () => {
  const race = new full.Race();
  const domain = (data: Partial<full.DataRequest>) => race.configure(request(data)).domain;
  expect(domain({ model: "line" })).toEqual([-5, 5, -5, 5]);
  expect(domain({ model: "line", domain: [0, 1, 2, 3] })).toEqual([0, 1, 2, 3]);
  expect(domain({ domain: [0, 1, -1, 8] })).toEqual([0, 1, -1, 8]);
  const [from, to, low, high] = domain({ domain: [-1, 3] });
  expect([from, to]).toEqual([-1, 3]);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(race.at(2, 0).value);
  race.free();
});
