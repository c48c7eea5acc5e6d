// A wrong argument throws with its name, its value and what it must be.

import { describe, expect, test } from "vitest";
import { load } from "../../dist/lib/descent.js";

const descent = await load();

/** Arguments that no type allows. */
type Wrong = Record<string, unknown>;

const run = (request: Wrong) => () =>
  descent.trajectory({ surface: "bowl", optimizer: "sgd", steps: 5, ...request } as never);

const make =
  (id: unknown, hyperparameters: unknown = {}, parameters: unknown = [1, 2], options?: unknown) =>
  () =>
    descent.optimizer(id as never, hyperparameters as never, parameters as never, options as never);

const step = (id: string, gradient: unknown, extras?: unknown) => () =>
  descent.optimizer(id, {}, [1, 2]).step(gradient as never, extras as never);

const place = (surface: unknown) => () => descent.surface(surface as never);

const point = (at: unknown) => () => descent.surface("bowl").at(at as never);

function message(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof Error ? error.message : `not an Error: ${error}`;
  }
  return "nothing was thrown";
}

type Row = [call: () => unknown, message: string | RegExp];

const FINITE = "a finite number";

const RUNS: Row[] = [
  [
    run({ hyperparameters: { learning_rate: -1 } }),
    "learning_rate is -1, but must be a number from 0 to 1000000",
  ],
  [
    run({ hyperparameters: { learning_rate: Number.NaN } }),
    "learning_rate is NaN, but must be a number from 0 to 1000000",
  ],
  [
    run({ hyperparameters: { learning_rate: "fast" } }),
    /^learning_rate is "fast", but must be a number/,
  ],
  [
    run({ hyperparameters: { learning_rate: true } }),
    "learning_rate is true, but must be a number",
  ],
  [
    run({ hyperparameters: { lr: 0.1 } }),
    'hyperparameters is "lr", but must be one of: learning_rate, weight_decay',
  ],
  [run({ hyperparameters: [0.1] }), "hyperparameters is a list, but must be an object"],
  [
    run({ optimizer: "lbfgs", hyperparameters: { history_size: 2.5 } }),
    "history_size is 2.5, but must be a whole number from 1 to 100",
  ],
  [
    run({ optimizer: "rmsprop", hyperparameters: { centered: 0.5 } }),
    "centered is 0.5, but must be a whole number from 0 to 1",
  ],
  [
    run({ optimizer: "momentum", convention: "slides", hyperparameters: { dampening: 0.5 } }),
    'dampening is known to the convention "pytorch" only',
  ],
  [run({ optimizer: "adamm" }), /^optimizer is "adamm", but must be one of: sgd, momentum, /],
  [run({ optimizer: undefined }), "optimizer is missing, but must be a text"],
  [run({ convention: "keras" }), 'convention is "keras", but must be one of: pytorch, slides'],
  [run({ surface: "rosenbrok" }), /^surface is "rosenbrok", but must be one of: bowl, ravine, /],
  [
    run({ surface: 5 }),
    "surface is 5, but must be an id, or an object with an id, a formula or data",
  ],
  [run({ surface: {} }), "surface has neither an id nor a formula nor data"],
  [
    run({ surface: { formula: "x^2", id: "bowl" }, start: [1, 1] }),
    "surface.id is not known: there are formula, domain",
  ],
  [
    run({ surface: { id: "bowl", domain: [0, 1, 0, 1] } }),
    "surface.domain is not known: there are id, parameters",
  ],
  [
    run({ surface: { id: "ravine", parameters: { condition: 0 } } }),
    "condition is 0, but must be a number from 1 to 1000",
  ],
  [
    run({ surface: { id: "ravine", parameters: { kappa: 1 } } }),
    'parameters is "kappa", but must be one of: condition, rotation',
  ],
  [
    run({ surface: { formula: "x^2 +" }, start: [1, 1] }),
    /^formula, character 6: the formula ends where/,
  ],
  [
    run({ surface: { formula: "x^2 + foo" }, start: [1, 1] }),
    'formula, character 7: "foo" is not known',
  ],
  [
    run({ surface: { formula: "x^2", domain: [1, 0, 0, 1] }, start: [1, 1] }),
    /^domain is 0, but must be a number from 1/,
  ],
  [run({ surface: { formula: "x^2" } }), "start is missing: a typed formula needs it"],
  [run({ start: [1] }), "start is a list, but must be a list of two numbers"],
  [run({ start: [1, 2, 3] }), "start is a list, but must be a list of two numbers"],
  [run({ start: "1, 2" }), 'start is "1, 2", but must be a list of numbers'],
  [run({ start: [1, "2"] }), 'start[1] is "2", but must be a number'],
  [run({ start: [Number.NaN, 2] }), `start[0] is NaN, but must be ${FINITE}`],
  [
    run({ start: [1e10, 2] }),
    "start is 10000000000, but must be a number from -1000000000 to 1000000000",
  ],
  [run({ steps: 2.5 }), "steps is 2.5, but must be a whole number from 0 to 100000"],
  [run({ steps: -1 }), "steps is -1, but must be a number from 0 to 100000"],
  [run({ steps: 100_001 }), "steps is 100001, but must be a number from 0 to 100000"],
  [run({ steps: "10" }), 'steps is "10", but must be a number'],
  [run({ seed: 1.5 }), "seed is 1.5, but must be a whole number from 0 to 4294967295"],
  [run({ noise: -1 }), "noise is -1, but must be a number from 0 to 1000000"],
  [run({ clip_norm: 0 }), "clip_norm is 0, but must be a number from 1e-9 to 1000000000"],
  [
    run({ clip_value: Number.POSITIVE_INFINITY }),
    "clip_value is inf, but must be a number from 1e-9 to 1000000000",
  ],
  [run({ tolerance: -1 }), "tolerance is -1, but must be a number from 0 to 1000000000"],
  [run({ schedule: "cosine" }), 'schedule is "cosine", but must be an object'],
  [run({ schedule: {} }), "schedule.kind is missing, but must be a text"],
  [
    run({ schedule: { kind: "cosinus" } }),
    /^schedule\.kind is "cosinus", but must be one of: constant, step, /,
  ],
  [
    run({ schedule: { kind: "cosine", gamma: 1 } }),
    'schedule is "gamma", but must be one of: T_max, eta_min',
  ],
  [run({ schedule: { kind: "step", gamma: 2 } }), "gamma is 2, but must be a number from 0 to 1"],
  [run({ schedule: { kind: "table" } }), "schedule.points is missing: table needs it"],
  [
    run({ schedule: { kind: "cosine", points: [[0, 1]] } }),
    'schedule.points are known to the kind "table" only',
  ],
  [
    run({ schedule: { kind: "table", points: [[0, 1, 2]] } }),
    "schedule.points[0] has 3 numbers, but must have 2",
  ],
  [run({ trunk: 40 }), "trunk is 40, but must be a list"],
  [run({ trunk: [40] }), "trunk[0] is 40, but must be an object"],
  [run({ trunk: [{ optimizer: "sgd" }] }), "trunk[0].until is missing, but must be a number"],
  [
    run({ trunk: [{ until: 2, optimizer: "adamm" }] }),
    /^optimizer is "adamm", but must be one of: sgd, /,
  ],
  [
    run({ trunk: [{ until: 0, optimizer: "sgd" }] }),
    "trunk.until is 0, but must be a number from 1 to 100000",
  ],
  [
    run({
      trunk: [
        { until: 3, optimizer: "sgd" },
        { until: 3, optimizer: "sgd" },
      ],
    }),
    "trunk.until is 3, but must be a number from 4 to 100000",
  ],
  [
    run({ trunk: [{ until: 2, optimizer: "sgd", steps: 3 }] }),
    "trunk[0].steps is not known; the names are: until, optimizer, hyperparameters, convention, schedule",
  ],
  [
    run({
      trunk: [
        {
          until: 2,
          optimizer: "momentum",
          convention: "slides",
          hyperparameters: { dampening: 0.5 },
        },
      ],
    }),
    'dampening is known to the convention "pytorch" only',
  ],
  [run({ momentum: 0.9 }), /^momentum is not known: there are surface, optimizer, /],
  [run({ racers: [] }), /^racers is not known: there are surface, /],
  [() => descent.trajectory(undefined as never), "request is missing, but must be an object"],
];

const OPTIMIZERS: Row[] = [
  [make("adamm"), /^optimizer is "adamm", but must be one of: sgd, /],
  [make("adam", { beta1: 1 }), "beta1 is 1, but must be a number from 0 to 0.9999999999999999"],
  [make("adam", 0.1), "hyperparameters is 0.1, but must be an object"],
  [make("adam", {}, 5), "parameters is 5, but must be a list of numbers"],
  [make("adam", {}, []), "parameters is a list, but must be a list of at least one number"],
  [make("adam", {}, [1, null]), "parameters[1] is null, but must be a number"],
  [make("adam", {}, [1, Number.POSITIVE_INFINITY]), `parameters[1] is inf, but must be ${FINITE}`],
  [
    make("adam", {}, [1], { conventions: "slides" }),
    "options.conventions is not known: there are convention, schedule",
  ],
  [
    make("adam", {}, [1], { convention: "slides" }),
    'convention is "slides", but must be one of: pytorch',
  ],
  [
    make("adam", {}, [1], { schedule: { kind: "warm" } }),
    /^schedule\.kind is "warm", but must be one of/,
  ],
  [step("adam", 5), "gradient is 5, but must be a list of numbers"],
  [step("adam", undefined), "gradient is missing, but must be a list of numbers"],
  [step("adam", "12"), 'gradient is "12", but must be a list of numbers'],
  [step("adam", { length: 2 }), "gradient is an object, but must be a list of numbers"],
  [step("adam", [1]), "gradient has 1 numbers, but must have 2"],
  [step("adam", [1, 2, 3]), "gradient has 3 numbers, but must have 2"],
  [step("adam", [1, "2"]), 'gradient[1] is "2", but must be a number'],
  [step("adam", [1, 2n]), "gradient[1] is 2, but must be a number"],
  [step("adam", [1, Number.NaN]), `gradient[1] is NaN, but must be ${FINITE}`],
  [step("adam", [1, 2], { hesse: [] }), "hesse is not known: there are hessian, value"],
  [step("newton", [1, 2]), "hessian is missing: newton needs it"],
  [step("newton", [1, 2], { hessian: [1, 2] }), "hessian has 2 numbers, but must have 4"],
  [step("newton", [1, 2], { hessian: [[1, 2], [3]] }), "hessian[1] has 1 numbers, but must have 2"],
  [
    step("newton", [1, 2], {
      hessian: [
        [1, 2],
        [3, Number.NaN],
      ],
    }),
    `hessian[3] is NaN, but must be ${FINITE}`,
  ],
  [step("line_search", [1, 2]), "value is missing: line_search needs it"],
  [step("line_search", [1, 2], { value: 3 }), "value is 3, but must be a function"],
  [step("line_search", [1, 2], { value: () => "3" }), 'value(at) is "3", but must be a number'],
];

const SURFACES: Row[] = [
  [place("rosenbrok"), /^surface is "rosenbrok", but must be one of: bowl, /],
  [
    place(undefined),
    "surface is missing, but must be an id, or an object with an id, a formula or data",
  ],
  [place({ formula: "" }), "formula, character 1: it is empty"],
  [place({ formula: 3 }), "formula is 3, but must be a text"],
  [point([1]), "point is a list, but must be a list of two numbers"],
  [point(3), "point is 3, but must be a list of numbers"],
  [point([1, Number.NaN]), `point[1] is NaN, but must be ${FINITE}`],
];

describe.each([
  ["trajectory", RUNS],
  ["optimizer", OPTIMIZERS],
  ["surface", SURFACES],
] as const)("%s", (_name, rows) => {
  test.each(rows.map(([call, text]) => [String(text), call, text] as const))(
    "%s",
    (_title, call, text) => {
      if (typeof text === "string") expect(message(call)).toBe(text);
      else expect(message(call)).toMatch(text);
    },
  );
});

test("an error holds its parts", () => {
  expect(run({ hyperparameters: { learning_rate: -1 } })).toThrow(
    expect.objectContaining({
      details: { code: "out_of_range", argument: "learning_rate", value: -1, min: 0, max: 1e6 },
    }),
  );
  expect(run({ surface: { formula: "2 * foo(x)" }, start: [0, 0] })).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({ code: "formula", position: 4, length: 3, found: "foo" }),
    }),
  );
  expect(step("adam", [1, "2"])).toThrow(
    expect.objectContaining({
      details: { code: "shape", argument: "gradient[1]", reason: 'is "2", but must be a number' },
    }),
  );
});

test("after an error all goes on as before", () => {
  const request = { surface: "rosenbrock", optimizer: "adam", steps: 20 } as const;
  const before = descent.trajectory(request).points;
  for (const [call] of [...RUNS, ...OPTIMIZERS, ...SURFACES]) message(call);
  expect(descent.trajectory(request).points).toEqual(before);
});

test("a refused gradient changes nothing", () => {
  const adam = descent.optimizer("adam", { learning_rate: 0.1 }, [1, 2]);
  adam.step([1, 1]);
  const [parameters, state] = [adam.parameters, adam.state];
  expect(() => adam.step([1, Number.NaN])).toThrow();
  expect(() => adam.step([1])).toThrow();
  expect(adam.parameters).toEqual(parameters);
  expect(adam.state).toEqual(state);
});
