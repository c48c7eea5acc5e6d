// The library in a page: what a step costs in WebAssembly, as the page has it compiled.

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */

const STEPS = 1000;
const RUNS = 300;
const RACERS = ["sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "lion"];

/**
 * @param {import("../../scripts/bench.mjs").Stand} stand
 * @returns {Promise<Measurement[]>}
 */
export async function bench({ browser, url, ready }) {
  const page = await browser.newPage();
  await page.goto(url);
  await ready(page);
  const module = `${url}lib/descent.js`;
  const adam = await page.evaluate(times, {
    module,
    optimizers: ["adam"],
    steps: STEPS,
    runs: RUNS,
  });
  const race = await page.evaluate(times, { module, optimizers: RACERS, steps: STEPS, runs: RUNS });
  await page.close();
  return [
    {
      name: "wasm, an Adam step on rosenbrock, recorded",
      value: (median(adam) / STEPS) * 1e6,
      unit: "ns",
    },
    {
      name: `wasm, ${RACERS.length} racers x ${STEPS} steps, recorded`,
      value: median(race),
      unit: "ms",
    },
  ];
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/**
 * In the page: the milliseconds of each of so many rounds of trajectories.
 * @param {{ module: string, optimizers: string[], steps: number, runs: number }} given
 * @returns {Promise<number[]>}
 */
async function times({ module, optimizers, steps, runs }) {
  const { load } = await import(module);
  const descent = await load();
  const { learning_rates, start } = descent
    .catalog()
    .surfaces.find((/** @type {{ id: string }} */ { id }) => id === "rosenbrock");
  const requests = optimizers.map((optimizer) => ({
    surface: "rosenbrock",
    optimizer,
    hyperparameters: { learning_rate: learning_rates[optimizer] },
    start,
    steps,
  }));
  return Array.from({ length: runs }, () => {
    const begun = performance.now();
    for (const request of requests) descent.trajectory(request);
    return performance.now() - begun;
  });
}
