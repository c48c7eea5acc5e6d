// The library as the README shows it, by a Node of its own: nothing of the tests' machinery is in between.

import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { at, root } from "../../scripts/project.mjs";

const EXAMPLE = `
import { load } from "./dist/lib/descent.js";
const descent = await load();
descent.catalog();       // { optimizers: [{ id, name, formula, hyperparameters: [...], ... }], surfaces: [...] }
descent.trajectory({ surface: "rosenbrock", optimizer: "adam",       // or surface: { formula: "x^2 + 10*sin(y)" }
  hyperparameters: { learning_rate: 0.01, beta1: 0.9 }, start: [-1.5, 2], steps: 100, seed: 0 });
//   { points: Float64Array [x0, y0, x1, y1, ...] of length 2·(steps + 1), losses: Float64Array, outcome: {...} }
descent.surface("rosenbrock").at([0.5, 1]);                          // { value, gradient, hessian }
const adam = descent.optimizer("adam", { learning_rate: 0.01 }, [0.5, -1, 2]);   // any length
adam.step([0.1, 0.2, -0.3]);                                         // one update from one's own gradient
adam.parameters; adam.state;                                         // Float64Array; { m, v, step: 1, ... } by the names of its spec
`;

/** Runs a module in the project's folder, and gives what it printed. */
function run(source: string): string {
  // The path of --input-type=module is that of the working folder.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", source],
    { cwd: root, encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

test("the example runs as it stands and gives what its comments say", () => {
  const told = run(`${EXAMPLE}
    const { optimizers, surfaces } = descent.catalog();
    const { points, losses, outcome } = descent.trajectory({ surface: "rosenbrock", optimizer: "adam",
      hyperparameters: { learning_rate: 0.01, beta1: 0.9 }, start: [-1.5, 2], steps: 100, seed: 0 });
    const { value, gradient, hessian } = descent.surface("rosenbrock").at([0.5, 1]);
    console.log(JSON.stringify({
      optimizer: optimizers.map(({ id }) => id).includes("adam"),
      surface: surfaces.map(({ id }) => id).includes("rosenbrock"),
      points: [points instanceof Float64Array, points.length, ...points.slice(0, 2)],
      losses: [losses instanceof Float64Array, losses.length, losses[0]],
      outcome: typeof outcome.kind,
      value, gradient, hessian,
      parameters: adam.parameters instanceof Float64Array && [...adam.parameters],
      state: { ...adam.state, m: [...adam.state.m], v: adam.state.v.length },
    }));
  `);
  expect(JSON.parse(told)).toEqual({
    optimizer: true,
    surface: true,
    points: [true, 202, -1.5, 2],
    losses: [true, 101, 12.5],
    outcome: "string",
    value: 56.5,
    gradient: [-151, 150],
    hessian: [
      [-98, -200],
      [-200, 200],
    ],
    // The first step of Adam is η long on each axis.
    parameters: [0.5 - 0.01, -1 - 0.01, 2 + 0.01].map((number) => expect.closeTo(number, 7)),
    state: { m: [0.1, 0.2, -0.3].map((g) => expect.closeTo(0.1 * g, 12)), v: 3, step: 1 },
  });
});

test("it is found from any folder", () => {
  const address = JSON.stringify(pathToFileURL(at("dist", "lib", "descent.js")).href);
  expect(
    run(`
      process.chdir("/");
      const { load } = await import(${address});
      console.log((await load()).surface("bowl").at([3, 4]).value);
    `),
  ).toBe("25\n");
});
