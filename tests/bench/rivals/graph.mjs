// A network as an object graph, a node and a link at a time, in the style of the classic playground in the browser: what it does for
// a point and for a cell of its map is done here, a point's list of features and checks of what may be switched off among it. Two
// things are left out, which would only slow it: while it draws a map it also notes what every node hands on, and it paints.

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
  /** @type {{ der: (weight: number) => number } | null} */ penalty = null;

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

/** The features that a point can have; a network reads those that are chosen. @type {Record<string, (x: number, y: number) => number>} */
const FEATURES = {
  x: (x) => x,
  y: (_x, y) => y,
  xSquared: (x) => x * x,
  ySquared: (_x, y) => y * y,
  xTimesY: (x, y) => x * y,
  sinX: (x) => Math.sin(x),
  sinY: (_x, y) => Math.sin(y),
};
/** @type {Record<string, boolean>} */
const CHOSEN = { x: true, y: true };

function featuresOf(/** @type {number} */ x, /** @type {number} */ y) {
  const list = [];
  for (const name in FEATURES) if (CHOSEN[name]) list.push(FEATURES[name]?.(x, y) ?? 0);
  return list;
}

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

  function forward(/** @type {number[]} */ features) {
    if (features.length !== input.length) throw new Error("As many features as inputs.");
    for (let i = 0; i < input.length; i++) {
      /** @type {Node} */ (input[i]).output = features[i] ?? 0;
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
      const nodes = /** @type {Node[]} */ (network[layer]);
      for (let i = 0; i < nodes.length; i++) {
        const node = /** @type {Node} */ (nodes[i]);
        if (node.numAccumulatedDers > 0) {
          node.bias -= (rate * node.accInputDer) / node.numAccumulatedDers;
          node.accInputDer = 0;
          node.numAccumulatedDers = 0;
        }
        for (let j = 0; j < node.inputs.length; j++) {
          const link = /** @type {Link} */ (node.inputs[j]);
          const penalty = link.penalty ? link.penalty.der(link.weight) : 0;
          if (link.numAccumulatedDers === 0) continue;
          link.weight -= (rate / link.numAccumulatedDers) * (link.accErrorDer + penalty);
          link.accErrorDer = 0;
          link.numAccumulatedDers = 0;
        }
      }
    }
  }

  const points = Array.from(y, (label, row) => ({
    x: x[2 * row] ?? 0,
    y: x[2 * row + 1] ?? 0,
    label,
  }));
  const drawn = new Float64Array(grid.length / 2);
  return {
    update(/** @type {number} */ count) {
      for (let step = 0; step < count; step++) {
        for (const point of points) {
          forward(featuresOf(point.x, point.y));
          backward(point.label);
        }
        apply();
      }
    },
    map() {
      for (let cell = 0; cell < drawn.length; cell++) {
        const z = forward(featuresOf(grid[2 * cell] ?? 0, grid[2 * cell + 1] ?? 0));
        drawn[cell] = 1 / (1 + Math.exp(-z));
      }
      return drawn;
    },
  };
}
