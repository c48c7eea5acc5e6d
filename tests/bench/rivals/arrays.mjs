// A network over typed arrays in plain JavaScript: a row at a time, nothing allocated in a step.

/** @typedef {import("../engines.mjs").Task} Task */

/** @param {Task} task */
export function create({ sizes, weights: first, x, y, rate, grid }) {
  const weights = first.slice();
  const gradient = new Float64Array(weights.length);
  const values = sizes.map((size) => new Float64Array(size));
  const deltas = sizes.map((size) => new Float64Array(size));
  const inputs = sizes[0] ?? 0;
  const layer = (/** @type {number} */ at) => ({
    from: /** @type {Float64Array} */ (values[at - 1]),
    to: /** @type {Float64Array} */ (values[at]),
    back: /** @type {Float64Array} */ (deltas[at - 1]),
    delta: /** @type {Float64Array} */ (deltas[at]),
  });
  let end = 0;
  const layers = sizes.slice(1).map((size, index) => {
    const matrix = end;
    const biases = matrix + size * (sizes[index] ?? 0);
    end = biases + size;
    return { matrix, biases, hidden: index + 2 < sizes.length, ...layer(index + 1) };
  });
  const input = /** @type {Float64Array} */ (values[0]);
  const output = /** @type {Float64Array} */ (values.at(-1));

  function forward(/** @type {Float64Array} */ points, /** @type {number} */ row) {
    for (let i = 0; i < inputs; i++) input[i] = /** @type {number} */ (points[row * inputs + i]);
    for (let l = 0; l < layers.length; l++) {
      const { matrix, biases, hidden, from, to } = /** @type {(typeof layers)[number]} */ (
        layers[l]
      );
      let at = matrix;
      for (let o = 0; o < to.length; o++) {
        let sum = /** @type {number} */ (weights[biases + o]);
        for (let i = 0; i < from.length; i++, at++) {
          sum += /** @type {number} */ (weights[at]) * /** @type {number} */ (from[i]);
        }
        to[o] = hidden ? Math.tanh(sum) : sum;
      }
    }
    return /** @type {number} */ (output[0]);
  }

  function backward(/** @type {number} */ slope) {
    const end = /** @type {Float64Array} */ (deltas.at(-1));
    end[0] = slope;
    for (let l = layers.length - 1; l >= 0; l--) {
      const { matrix, biases, from, back, delta } = /** @type {(typeof layers)[number]} */ (
        layers[l]
      );
      back.fill(0);
      let at = matrix;
      for (let o = 0; o < delta.length; o++) {
        const d = /** @type {number} */ (delta[o]);
        for (let i = 0; i < from.length; i++, at++) {
          gradient[at] = /** @type {number} */ (gradient[at]) + d * /** @type {number} */ (from[i]);
          back[i] = /** @type {number} */ (back[i]) + d * /** @type {number} */ (weights[at]);
        }
        gradient[biases + o] = /** @type {number} */ (gradient[biases + o]) + d;
      }
      if (l === 0) return;
      for (let i = 0; i < from.length; i++) {
        const value = /** @type {number} */ (from[i]);
        back[i] = /** @type {number} */ (back[i]) * (1 - value * value);
      }
    }
  }

  const drawn = new Float64Array(grid.length / inputs);
  return {
    update(/** @type {number} */ count) {
      for (let step = 0; step < count; step++) {
        gradient.fill(0);
        for (let row = 0; row < y.length; row++) {
          const z = forward(x, row);
          backward((1 / (1 + Math.exp(-z)) - /** @type {number} */ (y[row])) / y.length);
        }
        for (let at = 0; at < weights.length; at++) {
          weights[at] =
            /** @type {number} */ (weights[at]) - rate * /** @type {number} */ (gradient[at]);
        }
      }
    },
    map() {
      for (let row = 0; row < drawn.length; row++) {
        drawn[row] = 1 / (1 + Math.exp(-forward(grid, row)));
      }
      return drawn;
    },
  };
}
