// The same shape by convnetjs, which has two outputs and their softmax where the others have one, and its own first weights.

/** @typedef {import("../engines.mjs").Task} Task */

/**
 * @param {Task} task
 * @param {any} convnetjs the package
 */
export function create({ sizes, x, y, rate, grid }, convnetjs) {
  const inputs = sizes[0] ?? 0;
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: inputs },
    ...sizes.slice(1, -1).map((size) => ({ type: "fc", num_neurons: size, activation: "tanh" })),
    { type: "softmax", num_classes: 2 },
  ]);
  const trainer = new convnetjs.SGDTrainer(net, {
    learning_rate: rate,
    momentum: 0,
    batch_size: y.length,
  });
  const vol = new convnetjs.Vol(1, 1, inputs, 0);
  const read = (/** @type {Float64Array} */ points, /** @type {number} */ row) => {
    for (let at = 0; at < inputs; at++) vol.w[at] = points[row * inputs + at];
    return vol;
  };
  const drawn = new Float64Array(grid.length / inputs);
  return {
    update(/** @type {number} */ count) {
      for (let step = 0; step < count; step++) {
        for (let row = 0; row < y.length; row++) trainer.train(read(x, row), y[row]);
      }
    },
    map() {
      for (let row = 0; row < drawn.length; row++) drawn[row] = net.forward(read(grid, row)).w[1];
      return drawn;
    },
  };
}
