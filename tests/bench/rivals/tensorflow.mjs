// The same network by @tensorflow/tfjs, in float32, on one of its backends.

/** @typedef {import("../engines.mjs").Task} Task */

/**
 * @param {Task} task
 * @param {any} tf the package
 * @param {string} backend
 */
export async function create({ sizes, weights, x, y, rate, grid }, tf, backend) {
  await tf.setBackend(backend);
  await tf.ready();
  let at = 0;
  const layers = sizes.slice(1).map((size, index) => {
    const inputs = sizes[index] ?? 0;
    const take = (/** @type {number} */ count) => {
      at += count;
      return Float32Array.from(weights.slice(at - count, at));
    };
    const matrix = tf.tensor2d(take(size * inputs), [size, inputs]);
    return {
      matrix: tf.variable(tf.transpose(matrix)),
      bias: tf.variable(tf.tensor1d(take(size))),
      hidden: index + 2 < sizes.length,
    };
  });
  const [rows, inputs] = [y.length, sizes[0] ?? 0];
  const data = tf.tensor2d(Float32Array.from(x), [rows, inputs]);
  const wanted = tf.tensor2d(Float32Array.from(y), [rows, 1]);
  const places = tf.tensor2d(Float32Array.from(grid), [grid.length / inputs, inputs]);
  const forward = (/** @type {any} */ rows) =>
    layers.reduce((values, { matrix, bias, hidden }) => {
      const sums = tf.add(tf.matMul(values, matrix), bias);
      return hidden ? tf.tanh(sums) : sums;
    }, rows);
  // The derivative of the mean binary cross-entropy; what the loss itself is, no step asks for.
  const descended = tf.customGrad((/** @type {any} */ z, /** @type {any} */ save) => {
    save([z]);
    return {
      value: tf.sum(z),
      gradFunc: (/** @type {any} */ _, /** @type {any} */ [kept]) =>
        tf.div(tf.sub(tf.sigmoid(kept), wanted), rows),
    };
  });
  const optimizer = tf.train.sgd(rate);
  const use = () => {
    if (tf.getBackend() !== backend) tf.setBackend(backend);
  };
  return {
    update(/** @type {number} */ count) {
      use();
      for (let step = 0; step < count; step++) optimizer.minimize(() => descended(forward(data)));
      // Waits until it is done.
      layers[0]?.bias.dataSync();
    },
    map() {
      use();
      return tf.tidy(() => tf.sigmoid(forward(places)).dataSync());
    },
  };
}
