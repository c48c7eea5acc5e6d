// The network of the slides on Iris in the page's module: an update, examined on all rows after it, and a plane of its loss.

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */

const REQUEST = {
  network: {
    layers: [4, 4, 5, 6, 4, 3, 3],
    bias: false,
    activation: "tanh",
    initialization: "xavier_uniform",
    dataset: "iris",
    test_share: 0.3,
  },
  steps: 2000,
  racers: [{ optimizer: "adam", hyperparameters: { learning_rate: 0.02 } }],
};
const PLANE = { kind: "random", columns: 64, rows: 64, shape: 1 };
const ROUNDS = 5;
/** Twenty times as many updates a second as a screen shows frames. */
const UPDATE_AIM_US = 1e6 / (20 * 60);
const PLANE_AIM_MS = 1000;

/**
 * @param {import("../../scripts/bench.mjs").Stand} stand
 * @returns {Promise<Measurement[]>}
 */
export async function bench({ browser, url, ready }) {
  const page = await browser.newPage();
  await page.goto(url);
  await ready(page);
  const module = `${url}lib/descent_wasm.js`;
  const given = { module, request: REQUEST, plane: PLANE, rounds: ROUNDS };
  const whole = await page.evaluate(inAWorker, given);
  const batches = await page.evaluate(inAWorker, {
    ...given,
    request: { ...REQUEST, batch_size: 16 },
  });
  await page.close();
  const update = (/** @type {Times} */ { training }) => (1000 * training) / REQUEST.steps;
  return [
    { name: "an update, all 105 rows", value: update(whole), unit: "µs", aim: UPDATE_AIM_US },
    { name: "an update, batches of 16", value: update(batches), unit: "µs", aim: UPDATE_AIM_US },
    { name: "a plane of 64 × 64, one worker", value: whole.plane, unit: "ms", aim: PLANE_AIM_MS },
  ].map((one) => ({ ...one, aim: Math.round(one.aim) }));
}

/** Milliseconds, the median of the rounds. @typedef {{ training: number, plane: number }} Times */

/**
 * In the page: trains and lays a plane in a worker.
 * @param {{ module: string, request: object, plane: object, rounds: number }} given
 * @returns {Promise<Times>}
 */
function inAWorker(given) {
  const work = async (/** @type {typeof given} */ { module, request, plane, rounds }) => {
    const core = await import(module);
    await core.default();
    const times = Array.from({ length: rounds }, () => {
      const begun = performance.now();
      const landscape = new core.Landscape(request);
      while (landscape.advance(50) < landscape.total);
      const trained = performance.now();
      const survey = landscape.survey(plane);
      while (survey.advance(16) < survey.total);
      const laid = performance.now();
      survey.free();
      landscape.free();
      return { training: trained - begun, plane: laid - trained };
    });
    const median = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[list.length >> 1];
    return {
      training: median(times.map(({ training }) => training)),
      plane: median(times.map((time) => time.plane)),
    };
  };
  const code = `onmessage = async ({ data }) => postMessage(await (${work})(data));`;
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(given);
  });
}
