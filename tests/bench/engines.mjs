// A network of 2-8-8-8-8-8-8-1 on 200 points, in one run: updates and a map of 100 × 100 by the module that the page has, the same
// Rust natively, an object graph, typed arrays, TensorFlow.js and convnetjs. Here and not in a page, so that all have the same
// engine and none a page's other work. What is compared with is installed beside its package.json when it is first needed.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { ask, at, Sentence } from "../../scripts/project.mjs";
import * as arrays from "./rivals/arrays.mjs";
import * as convnet from "./rivals/convnet.mjs";
import * as graph from "./rivals/graph.mjs";
import * as tensorflow from "./rivals/tensorflow.mjs";

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */
/**
 * What everyone learns: the sizes of the layers, weights to begin with in PyTorch's order, rows and what they are to be
 * answered with, the learning rate, and the rows of the map.
 * @typedef {{ sizes: number[], weights: Float64Array, x: Float64Array, y: Float64Array, rate: number, grid: Float64Array }} Task
 */
/** @typedef {{ update: (count: number) => void, map: () => ArrayLike<number> }} Engine */

const SIDE = 100;
const ROUNDS = 7;
/** Updates of a round. */
const UPDATES = 40;
/** Those of engines that take a hundred times as long. */
const FEW = 4;
/** The aims: fifteen times as fast as the graph, 0.6 times as fast as native. */
const OF_GRAPH = 100 / 15;
const OF_NATIVE = 100 / 0.6;
const REQUEST = {
  shape: "moons",
  count: 200,
  validation: 1,
  noise: 0.6,
  label_noise: 0,
  balance: 0.5,
  seed: 0,
  features: ["x1", "x2"],
  hidden: [8, 8, 8, 8, 8, 8],
  activation: "tanh",
  steps: 100_000,
  every: 100_000,
  racer: { optimizer: "sgd", hyperparameters: { learning_rate: 0.03 } },
};

/** @returns {Promise<Measurement[]>} */
export async function bench() {
  const core = await import(pathToFileURL(at("dist", "lib", "descent_wasm.js")).href);
  await core.default({ module_or_path: readFileSync(at("dist", "lib", "descent_wasm_bg.wasm")) });
  const training = new core.BoundaryTraining(REQUEST);
  const task = taskOf(training);
  const colours = new Uint8Array([0, 0, 255, 255, 255, 255, 255, 0, 0]);
  const pixels = new Uint8ClampedArray(4 * SIDE * SIDE);
  /** @type {Record<string, { engine: Engine, updates: number }>} */
  const engines = {
    ours: {
      updates: UPDATES,
      engine: {
        update: (count) => training.advance(count),
        map() {
          training.write_map(SIDE, SIDE, REQUEST.steps, colours, pixels);
          return pixels;
        },
      },
    },
    "object graph": { engine: graph.create(task), updates: UPDATES },
    "typed arrays": { engine: arrays.create(task), updates: UPDATES },
    ...(await rivals(task)),
  };
  check(task, engines["object graph"]?.engine, engines["typed arrays"]?.engine);
  const times = new Map(
    Object.keys(engines).map((name) => [name, { update: Infinity, map: Infinity }]),
  );
  // In turns, so that what else the machine does falls on all alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, { engine, updates }] of Object.entries(engines)) {
      const best = times.get(name);
      if (best === undefined) continue;
      best.update = Math.min(best.update, microseconds(() => engine.update(updates)) / updates);
      best.map = Math.min(
        best.map,
        microseconds(() => engine.map()),
      );
    }
  }
  training.free();
  return table(times, native());
}

/** What the core drew, as everyone is given it. @returns {Task} */
function taskOf(/** @type {any} */ training) {
  const sizes = [REQUEST.features.length, ...REQUEST.hidden, 1];
  const points = new Float64Array(4 * REQUEST.count);
  training.write_points(false, points);
  const weights = new Float64Array(training.report().parameters);
  training.write_weights(false, weights);
  const rows = Array.from({ length: REQUEST.count }, (_, row) => [
    ...points.subarray(4 * row, 4 * row + 3),
  ]);
  const middle = (/** @type {number} */ index) => 6 * ((2 * index + 1) / SIDE - 1);
  const grid = Float64Array.from({ length: 2 * SIDE * SIDE }, (_, index) => {
    const [cell, axis] = [index >> 1, index & 1];
    return axis === 0 ? middle(cell % SIDE) : -middle(Math.floor(cell / SIDE));
  });
  return {
    sizes,
    weights,
    x: Float64Array.from(rows.flatMap(([x = 0, y = 0]) => [x, y])),
    y: Float64Array.from(rows, ([, , label = 0]) => label),
    rate: REQUEST.racer.hyperparameters.learning_rate,
    grid,
  };
}

/** The engines of packages: those that can be installed and start. @returns {Promise<Record<string, { engine: Engine, updates: number }>>} */
async function rivals(/** @type {Task} */ task) {
  const folder = at("tests", "bench", "rivals");
  if (!existsSync(at("tests", "bench", "rivals", "node_modules"))) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  }
  const require = createRequire(at("tests", "bench", "rivals", "package.json"));
  // By name, for where they are not installed the type check knows none of them.
  const [tf, wasm, convnetjs] = [
    "@tensorflow/tfjs",
    "@tensorflow/tfjs-backend-wasm",
    "convnetjs",
  ].map((name) => require(name));
  wasm.setWasmPaths(
    `${at("tests", "bench", "rivals", "node_modules", "@tensorflow", "tfjs-backend-wasm", "dist")}/`,
  );
  return {
    "TensorFlow.js, cpu": { engine: await tensorflow.create(task, tf, "cpu"), updates: FEW },
    "TensorFlow.js, wasm": { engine: await tensorflow.create(task, tf, "wasm"), updates: FEW },
    convnetjs: { engine: convnet.create(task, convnetjs), updates: FEW },
  };
}

/** Engines of our own that learned something else would be compared in vain. */
function check(
  /** @type {Task} */ task,
  /** @type {Engine | undefined} */ one,
  /** @type {Engine | undefined} */ other,
) {
  one?.update(5);
  other?.update(5);
  const [a, b] = [one?.map(), other?.map()];
  for (let cell = 0; cell < task.grid.length / 2; cell++) {
    if (Math.abs((a?.[cell] ?? 0) - (b?.[cell] ?? 1)) < 1e-9) continue;
    throw new Sentence("The engines of tests/bench/rivals do not learn the same.");
  }
}

/** The same Rust natively, in microseconds. @returns {{ update: number, map: number }} */
function native() {
  const found = ask("cargo", [
    "run",
    "--quiet",
    "--profile",
    "bench",
    "--package",
    "descent-core",
    "--example",
    "boundary_speed",
  ]);
  if (found === null) throw new Sentence("The example boundary_speed does not run.");
  return JSON.parse(found);
}

function microseconds(/** @type {() => void} */ run) {
  const begun = performance.now();
  run();
  return 1000 * (performance.now() - begun);
}

/**
 * @param {Map<string, { update: number, map: number }>} times
 * @param {{ update: number, map: number }} native
 * @returns {Measurement[]}
 */
function table(times, native) {
  const ours = times.get("ours") ?? { update: Number.NaN, map: Number.NaN };
  return /** @type {const} */ (["update", "map"]).flatMap((what) => {
    const name = what === "update" ? "an update, 200 points" : `a map of ${SIDE} × ${SIDE}`;
    const share = (/** @type {number} */ of) => (100 * ours[what]) / of;
    const others = [...times].filter(([engine]) => engine !== "ours");
    return [
      { name, value: ours[what], unit: "µs" },
      {
        name: `${name}: of native`,
        value: share(native[what]),
        unit: "%",
        aim: Math.round(OF_NATIVE),
      },
      ...others.map(([engine, time]) => ({
        name: `${name}: of ${engine}`,
        value: share(time[what]),
        unit: "%",
        ...(engine === "object graph" ? { aim: Math.round(10 * OF_GRAPH) / 10 } : {}),
      })),
    ];
  });
}
