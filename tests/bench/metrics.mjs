// Quality metrics: a million scores through the library in a page, a threshold moved over what is on a screen, and
// scikit-learn with the same work on the same machine where its Python is found (PYTHON names another than python3).

import { spawnSync } from "node:child_process";

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */

const MANY = 1_000_000;
const ON_SCREEN = 100_000;
const ROUNDS = 5;
const MOVES = 1000;

const SKLEARN = `
import time, warnings
import numpy as np
from sklearn import metrics as m
warnings.simplefilter("ignore")
random = np.random.default_rng(1)
y = (np.arange(${MANY}) % 3 == 0).astype(int)
s = 1 / (1 + np.exp(-(random.normal(size=y.size) + 2 * y - 1)))
def work():
    p = (s >= 0.5).astype(int)
    for label in (m.accuracy_score, m.balanced_accuracy_score, m.precision_score, m.recall_score, m.f1_score, m.jaccard_score,
                  m.matthews_corrcoef, m.cohen_kappa_score, m.hamming_loss, m.zero_one_loss, m.class_likelihood_ratios):
        label(y, p)
    m.fbeta_score(y, p, beta=2)
    for scored in (m.log_loss, m.brier_score_loss, m.d2_log_loss_score, m.d2_brier_score, m.hinge_loss, m.roc_auc_score,
                   m.average_precision_score, m.det_curve):
        scored(y, s)
    m.roc_auc_score(y, s, max_fpr=0.1)
    m.dcg_score([y], [s])
    m.ndcg_score([y], [s])
    m.roc_curve(y, s, drop_intermediate=False)
    m.precision_recall_curve(y, s)
times = []
for _ in range(3):
    begun = time.perf_counter()
    work()
    times.append(time.perf_counter() - begun)
print(1000 * sorted(times)[1])
`;

/**
 * @param {import("../../scripts/bench.mjs").Stand} stand
 * @returns {Promise<Measurement[]>}
 */
export async function bench({ browser, url, ready }) {
  const page = await browser.newPage();
  await page.goto(url);
  await ready(page);
  const given = { url, many: MANY, onScreen: ON_SCREEN, rounds: ROUNDS, moves: MOVES };
  const { whole, moved } = await page.evaluate(measure, given);
  await page.close();
  const sklearn = scikitLearn();
  return [
    {
      name: `all metrics and curves of ${MANY} scores, sorting included`,
      value: whole,
      unit: "ms",
    },
    {
      name: `a threshold moved over ${ON_SCREEN} scores: counts`,
      value: moved,
      unit: "µs",
      aim: 1000,
    },
    ...(sklearn === null
      ? []
      : [{ name: `scikit-learn, most of the same of ${MANY} scores`, value: sklearn, unit: "ms" }]),
  ];
}

/**
 * In the page.
 * @param {{ url: string, many: number, onScreen: number, rounds: number, moves: number }} given
 */
async function measure({ url, many, onScreen, rounds, moves }) {
  const { load } = await import(`${url}lib/descent.js`);
  const descent = await load();
  const core = await import(`${url}lib/descent_wasm.js`);
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const samples = (/** @type {number} */ count) => {
    const y_true = Uint8Array.from({ length: count }, (_, index) => Number(index % 3 === 0));
    const y_score = Float64Array.from(y_true, (label) => (uniform() + uniform() + label) / 3);
    return { y_true, y_score };
  };
  const request = samples(many);
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    descent.classification(request);
    times.push(performance.now() - begun);
  }
  const { y_true, y_score } = samples(onScreen);
  const ranking = new core.Classification(y_true, y_score, undefined);
  const counts = new Float64Array(4);
  const begun = performance.now();
  for (let move = 0; move < moves; move += 1) ranking.write_counts((move * 0.618034) % 1, counts);
  const moved = (1000 * (performance.now() - begun)) / moves;
  ranking.free();
  const whole = times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  return { whole, moved };
}

/** Milliseconds, or null with a word where there is no scikit-learn. */
function scikitLearn() {
  const python = process.env["PYTHON"] ?? "python3";
  const { status, stdout } = spawnSync(python, ["-c", SKLEARN], { encoding: "utf8" });
  if (status === 0) return Number(stdout);
  console.log(`${python} has no scikit-learn to compare with: left out.`);
  return null;
}
