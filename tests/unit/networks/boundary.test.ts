// A boundary trained through the compiled core: the same weights in whatever slices, records, a map in the colours asked for.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import { BoundaryQuantity, type BoundaryRequest } from "../../../web/pkg/descent_wasm.js";
import { loadEngineFromFile } from "../engine";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

const REQUEST: BoundaryRequest = {
  shape: "moons",
  count: 40,
  validation: 60,
  noise: 0.6,
  label_noise: 0.15,
  balance: 0.5,
  seed: 3,
  features: ["x1", "x2"],
  hidden: [6, 5],
  activation: ["tanh", "relu"],
  dropout: 0.2,
  l2: 0.01,
  batch_size: 16,
  steps: 60,
  every: 10,
  racer: { optimizer: "adam", hyperparameters: { learning_rate: 0.02 } },
};
const COLOURS = new Uint8Array([0, 0, 255, 255, 255, 255, 255, 0, 0]);

function open(patch: Partial<BoundaryRequest> = {}) {
  return new engine.module.BoundaryTraining({ ...REQUEST, ...patch });
}

function weightsOf(training: ReturnType<typeof open>) {
  const weights = new Float64Array(training.report().parameters);
  expect(training.write_weights(training.report().step, weights)).toBe(weights.length);
  return weights;
}

describe("a boundary", () => {
  test("has the same weights in whatever slices, and again after a rewind", () => {
    const [whole, sliced] = [open(), open()];
    expect(whole.advance(1000)).toBe(60);
    while (sliced.advance(7) < sliced.total);
    const weights = weightsOf(whole);
    expect(weightsOf(sliced)).toEqual(weights);
    sliced.rewind(20);
    expect(sliced.report().step).toBe(20);
    expect(weightsOf(sliced)).not.toEqual(weights);
    sliced.advance(1000);
    expect(weightsOf(sliced)).toEqual(weights);
    for (const training of [whole, sliced]) training.free();
  });

  test("records train beside validation, and says why it stopped", () => {
    const training = open({
      patience: 20,
      steps: 2000,
      dropout: 0,
      hidden: [16, 16],
      activation: "tanh",
    });
    training.advance(5000);
    const { records, best, last, stop } = training.report();
    const steps = new Float64Array(records);
    const losses = new Float64Array(records);
    training.write_records(BoundaryQuantity.Step, steps);
    training.write_records(BoundaryQuantity.ValidationLoss, losses);
    expect([...steps]).toEqual(Array.from({ length: records }, (_, at) => 10 * at));
    expect(best?.validation_loss).toBe(Math.min(...losses));
    expect(stop).toEqual({ kind: "patience", best: best?.step });
    expect(last?.step).toBe((best?.step ?? 0) + 20);
    training.free();
  });

  test("is drawn between the colours of its classes", () => {
    const training = open();
    training.advance(60);
    const pixels = new Uint8ClampedArray(4 * 20 * 10);
    training.write_map(20, 10, 60, COLOURS, pixels);
    for (let at = 0; at < pixels.length; at += 4) {
      const [red = 0, green = 0, blue = 0, opaque] = pixels.subarray(at, at + 4);
      expect(opaque).toBe(255);
      // Blue to white to red: the stronger one is full, and green goes with the weaker.
      expect(Math.max(red, blue)).toBe(255);
      expect(green).toBe(Math.min(red, blue));
    }
    expect(new Set(pixels).size).toBeGreaterThan(5);
    training.free();
  });

  test.each([
    [{ shape: "cross" }, "shape"],
    [{ features: [] }, "features.length"],
    [{ features: ["x3"] }, "features"],
    [{ hidden: [33] }, "hidden[0]"],
    [{ hidden: Array(9).fill(2), activation: "tanh" }, "hidden.length"],
    [{ activation: ["tanh"] }, "activation"],
    [{ batch_size: 41 }, "batch_size"],
    [{ every: 0 }, "every"],
    [{ label_noise: 0.7 }, "label_noise"],
  ])("%j is refused by the name of its argument", (patch, argument) => {
    expect(() => open(patch as Partial<BoundaryRequest>)).toThrow(argument);
  });
});
