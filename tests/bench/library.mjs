// The library in a page: what a whole trajectory costs, with its arrays handed over.

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */

const STEPS = 1000;
const ROUNDS = 60;
/** The clock of a page is too coarse for one trajectory. */
const IN_A_ROUND = 10;

/**
 * @param {import("../../scripts/bench.mjs").Stand} stand
 * @returns {Promise<Measurement[]>}
 */
export async function bench({ browser, url, ready }) {
  const page = await browser.newPage();
  await page.goto(url);
  await ready(page);
  const module = `${url}lib/descent.js`;
  const times = await page.evaluate(trajectories, {
    module,
    request: { surface: "rosenbrock", optimizer: "adam", steps: STEPS },
    rounds: ROUNDS,
    inARound: IN_A_ROUND,
  });
  await page.close();
  const median = times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  return [{ name: `a trajectory of ${STEPS} Adam steps`, value: median, unit: "ms" }];
}

/**
 * In the page: the milliseconds of a trajectory, in each of so many rounds.
 * @param {{ module: string, request: object, rounds: number, inARound: number }} given
 * @returns {Promise<number[]>}
 */
async function trajectories({ module, request, rounds, inARound }) {
  const { load } = await import(module);
  const descent = await load();
  return Array.from({ length: rounds }, () => {
    const begun = performance.now();
    for (let run = 0; run < inARound; run++) descent.trajectory(request);
    return (performance.now() - begun) / inARound;
  });
}
