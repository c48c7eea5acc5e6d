// What the library does beside agreeing with PyTorch and with the native core.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type OptimizerOptions } from "../../dist/lib/descent.js";
import init from "../../dist/lib/descent_wasm.js";
import { at } from "../../scripts/project.mjs";

const descent = await load();

test("it is loaded once, however often that is asked", async () => {
  const many = await Promise.all(Array.from({ length: 20 }, () => load()));
  expect(new Set([descent, ...many]).size).toBe(1);
});

test("its functions need no object before them", () => {
  const { catalog, trajectory, surface, optimizer } = descent;
  expect(catalog().optimizers.length).toBeGreaterThan(15);
  expect(trajectory({ surface: "bowl", optimizer: "sgd", steps: 1 }).losses).toHaveLength(2);
  expect(surface("bowl").at([1, 1]).value).toBe(2);
  expect(optimizer("sgd", {}, [1]).parameters).toEqual(Float64Array.of(1));
});

test("what is given out may be changed without harm", () => {
  const first = descent.catalog();
  first.surfaces.length = 0;
  const { start } = descent.surface("bowl");
  (start as unknown as number[])[0] = 100;
  expect(descent.catalog().surfaces.length).toBeGreaterThan(15);
  expect(descent.surface("bowl").start).toEqual([-4, 3]);
});

test("defaults are the optimizer's own rate, the surface's start, 200 steps and no noise", () => {
  const { points, losses } = descent.trajectory({ surface: "rosenbrock", optimizer: "adam" });
  expect(losses).toHaveLength(201);
  const explicit = descent.trajectory({
    surface: { id: "rosenbrock" },
    optimizer: "adam",
    hyperparameters: { learning_rate: 0.001, bias_correction: true },
    convention: "pytorch",
    schedule: { kind: "constant" },
    start: Float32Array.of(...(descent.surface("rosenbrock").start ?? [])),
    steps: 200,
    noise: 0,
    seed: 7,
  });
  expect(explicit.points).toEqual(points);
});

test("arguments that are undefined are as if not given", () => {
  const request = { surface: "bowl", optimizer: "sgd" } as const;
  const undefineds = { start: undefined, steps: undefined, schedule: undefined, noise: undefined };
  const { points } = descent.trajectory({ ...request, ...undefineds } as typeof request);
  expect(points).toEqual(descent.trajectory(request).points);
});

test("a run's lists belong together", () => {
  const { evaluations, gradient_norms, learning_rates, losses, points } = descent.trajectory({
    surface: "rosenbrock",
    optimizer: "sgd",
    hyperparameters: { learning_rate: 0.001 },
    schedule: { kind: "step", step_size: 10 },
    steps: 30,
  });
  const surface = descent.surface("rosenbrock");
  for (const step of [0, 1, 15, 30]) {
    const { value, gradient } = surface.at(points.subarray(2 * step, 2 * step + 2));
    expect(losses[step]).toBe(value);
    expect(gradient_norms[step]).toBeCloseTo(Math.hypot(...gradient), 10);
    expect(evaluations[step]).toBe(step);
  }
  expect([1, 10, 11, 30].map((step) => learning_rates[step])).toEqual([0.001, 0.001, 5e-4, 2.5e-4]);
});

test("a run branches: earlier settings up to a step, others after it", () => {
  const plain = { surface: "ravine", optimizer: "adam", steps: 60 } as const;
  const early = { optimizer: "adam", hyperparameters: { learning_rate: 0.3 } } as const;
  const late = { learning_rate: 0.05, beta1: 0.5 };
  const trunk = descent.trajectory({ ...plain, ...early });
  const branch = descent.trajectory({
    ...plain,
    hyperparameters: late,
    trunk: [{ ...early, until: 20 }],
  });
  expect(branch.points.subarray(0, 42)).toEqual(trunk.points.subarray(0, 42));
  expect(branch.points.subarray(42, 44)).not.toEqual(trunk.points.subarray(42, 44));
  expect([20, 21].map((step) => branch.learning_rates[step])).toEqual([0.3, 0.05]);

  // Cut in two where nothing changes it is the same run: its state goes on.
  const cut = descent.trajectory({ ...plain, ...early, trunk: [{ ...early, until: 20 }] });
  expect(cut.points).toEqual(trunk.points);
});

test("outcomes are told with their parts", () => {
  const run = (learning_rate: number) =>
    descent.trajectory({
      surface: "bowl",
      optimizer: "sgd",
      hyperparameters: { learning_rate },
      steps: 300,
    });
  expect(run(0.1).outcome).toMatchObject({ kind: "converged", minimum: 0 });
  expect(run(1e-3).outcome).toEqual({ kind: "spent" });
  expect(run(1.5).outcome).toMatchObject({
    kind: "diverged",
    cause: { kind: "learning_rate", learning_rate: 1.5, limit: 1, curvature: 2 },
  });
  const { outcome, losses } = run(1e6);
  expect(outcome.kind).toBe("diverged");
  // Broken off where the numbers end.
  expect(losses.at(-1)).toBeNaN();
});

test("noise is seeded", () => {
  const run = (seed: number, noise = 0.5) =>
    descent.trajectory({ surface: "bowl", optimizer: "sgd", noise, seed, steps: 20 }).points;
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
  expect(run(1, 0)).toEqual(run(2, 0));
});

test("a typed formula is a surface like the others", () => {
  const typed = descent.surface({ formula: "(1 - x)^2 + 100 (y - x^2)^2", domain: [-2, 2, -1, 3] });
  const known = descent.surface("rosenbrock");
  const [a, b] = [typed.at([-0.7, 1.3]), known.at([-0.7, 1.3])];
  expect(a.value).toBeCloseTo(b.value, 10);
  expect(a.gradient.map((g, i) => g - (b.gradient[i] ?? 0))).toEqual([
    expect.closeTo(0, 9),
    expect.closeTo(0, 9),
  ]);
  expect(a.hessian.flat().map((h, i) => h - (b.hessian.flat()[i] ?? 0))).toEqual(
    Array(4).fill(expect.closeTo(0, 9)),
  );
  expect(typed).toMatchObject({ id: undefined, start: undefined, minima: [] });
  expect(typed.domain).toEqual([-2, 2, -1, 3]);
  expect(typed.formula).toContain("x^{2}");
  const { outcome, points } = descent.trajectory({
    surface: { formula: "x^2 + 10*sin(y)" },
    optimizer: "sgd",
    hyperparameters: { learning_rate: 0.05 },
    start: [2, 0],
  });
  expect(outcome).toMatchObject({ kind: "converged", minimum: -1 });
  expect(points.at(-1)).toBeCloseTo(-Math.PI / 2, 9);
});

test("a catalog's surface tells what is known of it", () => {
  const surface = descent.surface({ id: "ravine", parameters: { condition: 50, rotation: 0 } });
  expect(surface).toMatchObject({ id: "ravine", domain: [-5, 5, -5, 5] });
  expect(surface.minima).toEqual([{ at: [0, 0], value: 0, global: true }]);
  expect(surface.at([1, 1])).toEqual({
    value: 25.5,
    gradient: [1, 50],
    hessian: [
      [1, 0],
      [0, 50],
    ],
    eigenvalues: [50, 1],
    direction: [0, 1],
  });
});

const { optimizers } = descent.catalog();

/** Σ (xᵢ − 1)² (i mod 5 + 1)/2: its first two coordinates are the problem of the plane below. */
const weight = (index: number) => ((index % 5) + 1) / 2;
const PLANE = { formula: "0.5 (x - 1)^2 + (y - 1)^2", domain: [-4, 4, -4, 4] } as const;
/** Norms, products of vectors and matrices tie the coordinates together. */
const ELEMENTWISE = optimizers.filter(({ id }) => !["newton", "lbfgs", "line_search"].includes(id));

test.each(
  ELEMENTWISE.flatMap(({ id, conventions }) => conventions.map((name) => [id, name] as const)),
)("%s (%s) over 111 parameters walks each pair of them as in the plane", (id, convention) => {
  const schedule = { kind: "cosine", T_max: 50 } as const;
  const hyperparameters = { learning_rate: 0.05 };
  const start = Float64Array.from({ length: 111 }, (_, i) => (i % 5 === 0 ? -1.5 : 2.5));
  const handle = descent.optimizer(id, hyperparameters, start, { convention, schedule });
  const { points } = descent.trajectory({
    surface: PLANE,
    optimizer: id,
    hyperparameters,
    convention,
    schedule,
    start: [-1.5, 2.5],
    steps: 50,
  });
  for (let step = 1; step <= 50; step += 1) {
    handle.step(handle.parameters.map((x, i) => 2 * weight(i) * (x - 1)));
    for (const first of [0, 5, 105]) {
      for (const axis of [0, 1]) {
        const theirs = points[2 * step + axis] ?? Number.NaN;
        expect(handle.parameters[first + axis]).toBeCloseTo(theirs, 12);
      }
    }
  }
  const state = handle.state;
  const names = optimizers.find((info) => info.id === id)?.state.map(({ name }) => name) ?? [];
  expect(Object.keys(state)).toEqual(names);
  for (const part of Object.values(state)) {
    expect(typeof part === "number" || part.length === 111).toBe(true);
  }
});

test.each(["newton", "lbfgs", "line_search"])("%s steps as in a trajectory", (id) => {
  const surface = descent.surface("himmelblau");
  const start = surface.start ?? [0, 0];
  const { points } = descent.trajectory({ surface: "himmelblau", optimizer: id, steps: 12 });
  const handle = descent.optimizer(id, {}, start);
  for (let step = 1; step <= 12; step += 1) {
    const { gradient, hessian } = surface.at(handle.parameters);
    handle.step(gradient, { hessian, value: (at) => surface.at(at).value });
    expect([...handle.parameters]).toEqual([...points.subarray(2 * step, 2 * step + 2)]);
  }
});

test("what the caller's function throws comes out of the step", () => {
  const search = descent.optimizer("line_search", {}, [1, 2]);
  const value = () => {
    throw new RangeError("mine");
  };
  expect(() => search.step([1, 1], { value })).toThrow(RangeError);
  search.step([2, 4], { value: ([x = 0, y = 0]) => x * x + y * y });
});

test("a freed optimizer says so", () => {
  const options: OptimizerOptions = { convention: "slides" };
  const handle = descent.optimizer("momentum", {}, [1, 2], options);
  handle.free();
  handle.free();
  expect(() => handle.step([1, 1])).toThrow("the optimizer was freed and cannot be used");
  expect(() => handle.parameters).toThrow("the optimizer was freed and cannot be used");
  const other = descent.optimizer("momentum", {}, [1, 2]);
  other[Symbol.dispose]();
  expect(() => other.state).toThrow("the optimizer was freed and cannot be used");
});

test("memory does not grow with the number of calls", async () => {
  // The module is loaded already: this only gives its exports.
  const { memory } = await init({
    module_or_path: readFileSync(at("dist", "lib", "descent_wasm_bg.wasm")),
  });
  const calls = (count: number) => {
    for (let call = 0; call < count; call += 1) {
      const { id } = optimizers[call % optimizers.length] ?? { id: "sgd" };
      descent.trajectory({ surface: "rosenbrock", optimizer: id, steps: 500, noise: 0.1 });
      descent.trajectory({ surface: PLANE, optimizer: id, start: [1, 2], steps: 10 });
      descent.surface("himmelblau").at([1, 2]);
      descent.optimizer(id, {}, new Float64Array(1000)).free();
      expect(() => descent.optimizer(id, { beta1: -1, x: 1 } as object, [1])).toThrow();
    }
  };
  calls(50);
  const before = memory.buffer.byteLength;
  calls(1000);
  expect(memory.buffer.byteLength).toBe(before);
}, 60_000);
