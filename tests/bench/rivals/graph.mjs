// A network as an object graph, a node and a link at a time, in the style of the classic playground in the browser.

/** @typedef {import("../engines.mjs").Task} Task */

class Node {
  /** @type {Link[]} */ inputs = [];
  /** @type {Link[]} */ outputs = [];
  bias = 0;
  totalInput = 0;
  output = 0;
  outputDer = 0;
  inputDer = 0;
  accInputDer = 0;
  numAccumulatedDers = 0;

  constructor(
    /** @type {{ output: (x: number) => number, der: (x: number) => number }} */ activation,
  ) {
    this.activation = activation;
  }

  updateOutput() {
    this.totalInput = this.bias;
    for (let at = 0; at < this.inputs.length; at++) {
      const link = /** @type {Link} */ (this.inputs[at]);
      this.totalInput += link.weight * link.source.output;
    }
    this.output = this.activation.output(this.totalInput);
    return this.output;
  }
}

class Link {
  weight = 0;
  errorDer = 0;
  accErrorDer = 0;
  numAccumulatedDers = 0;

  constructor(/** @type {Node} */ source, /** @type {Node} */ dest) {
    this.source = source;
    this.dest = dest;
  }
}

const TANH = {
  output: Math.tanh,
  der(/** @type {number} */ x) {
    const output = TANH.output(x);
    return 1 - output * output;
  },
};
const LINEAR = { output: (/** @type {number} */ x) => x, der: () => 1 };

/** @param {Task} task */
export function create({ sizes, weights, x, y, rate, grid }) {
  const last = sizes.length - 1;
  const network = sizes.map((size, layer) =>
    Array.from({ length: size }, () => new Node(layer === last ? LINEAR : TANH)),
  );
  const input = /** @type {Node[]} */ (network[0]);
  const output = /** @type {Node} */ (network[last]?.[0]);
  let at = 0;
  for (let layer = 1; layer <= last; layer++) {
    for (const dest of network[layer] ?? []) {
      for (const source of network[layer - 1] ?? []) {
        const link = new Link(source, dest);
        link.weight = weights[at++] ?? 0;
        source.outputs.push(link);
        dest.inputs.push(link);
      }
    }
    for (const node of network[layer] ?? []) node.bias = weights[at++] ?? 0;
  }

  function forward(/** @type {Float64Array} */ points, /** @type {number} */ row) {
    for (let i = 0; i < input.length; i++) {
      /** @type {Node} */ (input[i]).output = points[row * input.length + i] ?? 0;
    }
    for (let layer = 1; layer < network.length; layer++) {
      const nodes = /** @type {Node[]} */ (network[layer]);
      for (let i = 0; i < nodes.length; i++) /** @type {Node} */ (nodes[i]).updateOutput();
    }
    return output.output;
  }

  function backward(/** @type {number} */ target) {
    output.outputDer = 1 / (1 + Math.exp(-output.output)) - target;
    for (let layer = network.length - 1; layer >= 1; layer--) {
      const nodes = /** @type {Node[]} */ (network[layer]);
      for (let i = 0; i < nodes.length; i++) {
        const node = /** @type {Node} */ (nodes[i]);
        node.inputDer = node.outputDer * node.activation.der(node.totalInput);
        node.accInputDer += node.inputDer;
        node.numAccumulatedDers++;
      }
      for (let i = 0; i < nodes.length; i++) {
        const node = /** @type {Node} */ (nodes[i]);
        for (let j = 0; j < node.inputs.length; j++) {
          const link = /** @type {Link} */ (node.inputs[j]);
          link.errorDer = node.inputDer * link.source.output;
          link.accErrorDer += link.errorDer;
          link.numAccumulatedDers++;
        }
      }
      if (layer === 1) continue;
      const before = /** @type {Node[]} */ (network[layer - 1]);
      for (let i = 0; i < before.length; i++) {
        const node = /** @type {Node} */ (before[i]);
        node.outputDer = 0;
        for (let j = 0; j < node.outputs.length; j++) {
          const link = /** @type {Link} */ (node.outputs[j]);
          node.outputDer += link.weight * link.dest.inputDer;
        }
      }
    }
  }

  function apply() {
    for (let layer = 1; layer < network.length; layer++) {
      for (const node of /** @type {Node[]} */ (network[layer])) {
        node.bias -= (rate * node.accInputDer) / node.numAccumulatedDers;
        node.accInputDer = 0;
        node.numAccumulatedDers = 0;
        for (const link of node.inputs) {
          link.weight -= (rate / link.numAccumulatedDers) * link.accErrorDer;
          link.accErrorDer = 0;
          link.numAccumulatedDers = 0;
        }
      }
    }
  }

  const drawn = new Float64Array(grid.length / input.length);
  return {
    update(/** @type {number} */ count) {
      for (let step = 0; step < count; step++) {
        for (let row = 0; row < y.length; row++) {
          forward(x, row);
          backward(y[row] ?? 0);
        }
        apply();
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
