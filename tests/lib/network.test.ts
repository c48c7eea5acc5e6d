// Networks through the library: PyTorch's numbers, and refusals that name the layer.

import { beforeAll, describe, expect, test } from "vitest";
import { type Descent, load, type NetworkRequest } from "../../dist/lib/descent.js";
import fixtures from "../../fixtures/networks.json" with { type: "json" };

/** Of the gradient, which is computed once. */
const TOLERANCE = 1e-12;
/** Of what a hundred steps have gone through. */
const AFTER_STEPS = 1e-10;

let descent: Descent;
beforeAll(async () => {
  descent = await load();
});

const XOR = {
  layers: [2, 4, 2],
  activation: "tanh",
  loss: "cross_entropy",
  x: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  y: [0, 1, 1, 0],
  optimizer: "adam",
  hyperparameters: { learning_rate: 0.05 },
  steps: 300,
} satisfies NetworkRequest;

/** The greatest difference, relative to what is above 1. */
function apart(ours: Float64Array, theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(
    ...theirs.map(
      (one, at) => Math.abs((ours[at] ?? Number.NaN) - one) / Math.max(1, Math.abs(one)),
    ),
  );
}

describe("a network", () => {
  test.each(fixtures.cases.map((one, index) => [index, one.activation, one.loss, one] as const))(
    "%i: %s, %s: trains as PyTorch's does",
    (_, _activation, _loss, {
      outputs,
      gradient,
      losses,
      val_losses,
      weights_after,
      ...request
    }) => {
      const trained = descent.network(request as unknown as NetworkRequest);
      expect(trained.parameters).toBe(request.weights.length);
      expect(outputs).toHaveLength(request.x.length);
      expect(apart(trained.gradient, gradient)).toBeLessThanOrEqual(TOLERANCE);
      expect(apart(trained.losses, losses)).toBeLessThanOrEqual(AFTER_STEPS);
      if (val_losses === undefined) expect(trained.val_losses).toBeUndefined();
      else {
        const found = trained.val_losses ?? new Float64Array();
        expect(apart(found, val_losses)).toBeLessThanOrEqual(AFTER_STEPS);
      }
      expect(apart(trained.weights, weights_after)).toBeLessThanOrEqual(AFTER_STEPS);
    },
  );

  test("of the slides has 111 weights", () => {
    const { parameters } = descent.network({
      ...XOR,
      layers: [4, 4, 5, 6, 4, 3, 3],
      bias: false,
      x: [[5.1, 3.5, 1.4, 0.2]],
      y: [0],
      steps: 1,
    });
    expect(parameters).toBe(111);
  });

  test("learns, the same for the same seed, with batches too", () => {
    for (const batch_size of [undefined, 2]) {
      const request = batch_size === undefined ? XOR : { ...XOR, batch_size };
      const { losses, weights } = descent.network({ ...request, seed: 3 });
      expect(losses).toHaveLength(301);
      expect(losses.at(-1)).toBeLessThan(0.1 * (losses[0] ?? 0));
      expect(descent.network({ ...request, seed: 3 }).weights).toEqual(weights);
      expect(descent.network({ ...request, seed: 4 }).weights).not.toEqual(weights);
    }
  });

  test("drops by its seed, and not at all where nothing is dropped", () => {
    const request = { ...XOR, steps: 20, seed: 5 };
    const dropped = descent.network({ ...request, dropout: 0.5 });
    expect(descent.network({ ...request, dropout: 0.5 })).toEqual(dropped);
    expect(descent.network({ ...request, dropout: 0 })).toEqual(descent.network(request));
    expect(dropped.weights).not.toEqual(descent.network(request).weights);
    expect(dropped.losses[0]).toBe(descent.network(request).losses[0]);
  });

  test("that breaks off keeps its last finite weights", () => {
    const { losses, weights } = descent.network({
      ...XOR,
      activation: "relu",
      loss: "mse",
      y: XOR.x,
      optimizer: "sgd",
      hyperparameters: { learning_rate: 1e6 },
    });
    expect(losses.at(-1)).toBeNaN();
    expect(weights.every(Number.isFinite)).toBe(true);
  });
});

describe("a wrong shape", () => {
  test.each([
    [
      {
        x: [
          [0, 0],
          [0, 1, 5],
        ],
        y: [0, 1],
      },
      "x[1]",
      0,
      3,
      2,
    ],
    [{ weights: [1, 2, 3] }, "weights", 1, 3, 22],
    [{ weights: new Float64Array(23) }, "weights", 2, 23, 22],
    [{ loss: "mse" }, "y[0]", 2, 1, 2],
    [{ loss: "mse", y: [[1, 2], [1, 2], [1], [1, 2]] }, "y[2]", 2, 1, 2],
  ])(
    "%j names the layer, the size given and the size wanted",
    (patch, argument, layer, value, expected) => {
      const call = () => descent.network({ ...XOR, ...patch } as NetworkRequest);
      const details = { code: "layer", argument, layer, value, expected };
      expect(call).toThrow(expect.objectContaining({ details }));
      expect(call).toThrow(
        `${argument} has ${value} numbers, but layer ${layer} wants ${expected}`,
      );
    },
  );

  test.each([
    [{ layers: [2] }, "layers.length"],
    [{ layers: [2, 0, 2] }, "layers[1]"],
    [{ layers: [2, 2.5, 2] }, "layers[1]"],
    [{ activation: "softplus" }, "activation"],
    [{ loss: "hinge" }, "loss"],
    [{ y: [0, 1, 2, 0] }, "y[2]"],
    [{ y: [0, 1] }, "y"],
    [{ x: [], y: [] }, "x.length"],
    [
      {
        x: [
          [0, 0],
          [0, Number.NaN],
          [1, 0],
          [1, 1],
        ],
      },
      "x[1][1]",
    ],
    [{ batch_size: 5 }, "batch_size"],
    [{ loss: "binary_cross_entropy" }, "layers"],
    [{ loss: "binary_cross_entropy", layers: [2, 4, 1], y: [0, 1, 2, 0] }, "y[2]"],
    [{ activation: ["tanh", "relu"] }, "activation"],
    [{ activation: ["softplus"] }, "activation"],
    [{ l1: -1 }, "l1"],
    [{ l2: Number.NaN }, "l2"],
    [{ dropout: 1.5 }, "dropout"],
    [{ x_val: [[0, 0]] }, "y_val"],
    [{ y_val: [0] }, "x_val"],
    [{ x_val: [[0, 0, 1]], y_val: [0] }, "x_val[0]"],
    [{ x_val: [[0, 0]], y_val: [0, 1] }, "y_val"],
    [{ x_val: [[0, 0]], y_val: [2] }, "y_val[0]"],
    [{ initialization: "ones" }, "initialization"],
    [{ optimizer: "sgdd" }, "optimizer"],
    [{ hyperparameters: { beta1: 2 } }, "beta1"],
    [{ epochs: 3 }, "epochs"],
  ])("%j is refused by the name of its argument", (patch, argument) => {
    const call = () => descent.network({ ...XOR, ...patch } as unknown as NetworkRequest);
    expect(call).toThrow(argument);
  });
});
