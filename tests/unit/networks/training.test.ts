// A training at the border: slices give what one go gives, and what does not fit is refused by name.

import { beforeAll, expect, test, vi } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import { TrainingQuantity, type TrainingRequest } from "../../../web/engine/training";
import { loadEngineFromFile } from "../engine";
import { irisRequest } from "./iris";

// A module that is compiled quickly trains slowly.
vi.setConfig({ testTimeout: 30_000 });

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

function trained(request: TrainingRequest, slice: number) {
  const training = new engine.module.Training();
  training.configure(request);
  while (training.advance(slice) < training.total);
  return training;
}

test("the page's numbers of the quantities are the core's", () => {
  const { TrainingQuantity: core } = engine.module;
  for (const [name, number] of Object.entries(TrainingQuantity)) {
    expect(core[name as keyof typeof core], name).toBe(number);
  }
});

test("the network of the slides is told layer by layer", () => {
  const training = trained(irisRequest({ steps: 0 }), 1);
  const { layers, parameters } = training.layout();
  expect(layers.map(({ matrix }) => matrix)).toEqual([16, 20, 30, 24, 12, 9]);
  expect(layers.map(({ sum }) => sum)).toEqual([16, 36, 66, 90, 102, 111]);
  expect(parameters).toBe(111);
  training.free();
});

test("slices of any length give the bits of one go, and all racers grow together", () => {
  const request = irisRequest({ steps: 60, batch_size: 16, noise: 0.01 });
  const whole = trained(request, 1e6);
  const sliced = new engine.module.Training();
  sliced.configure(request);
  for (let done = 0; done < sliced.total; ) {
    done = sliced.advance(7);
    const { taken } = sliced.progress();
    expect(Math.max(...taken) - Math.min(...taken)).toBeLessThanOrEqual(1);
    expect(sliced.summary().finished).toBe(done === sliced.total);
  }
  expect(sliced.summary()).toEqual(whole.summary());
  const [a, b] = [new Float64Array(61), new Float64Array(61)];
  for (const racer of [0, 1]) {
    for (const quantity of Object.values(TrainingQuantity)) {
      whole.write_quantity(racer, quantity, a);
      sliced.write_quantity(racer, quantity, b);
      expect(a).toEqual(b);
      expect(whole.read(racer, quantity, 60)).toBe(a[60]);
    }
  }
  whole.free();
  sliced.free();
});

test("learns to tell the flowers apart, and tells how each was answered", () => {
  const training = trained(irisRequest({ steps: 150 }), 1000);
  const { racers, train_rows, test_rows } = training.summary();
  expect([train_rows, test_rows]).toEqual([105, 45]);
  for (const { accuracy, test_accuracy, outcome } of racers) {
    expect(accuracy).toBeGreaterThan(0.9);
    expect(test_accuracy).toBeGreaterThan(0.8);
    expect(outcome?.kind).not.toBe("diverged");
  }
  const neurons = new Float64Array(4 + 4 + 5 + 6 + 4 + 3 + 3);
  const rows = Array.from({ length: 150 }, (_, row) => {
    const example = training.example(row);
    expect(training.write_neurons(0, 150, row, neurons)).toBe(neurons.length);
    const probabilities = [...neurons.slice(-3)];
    expect(probabilities.reduce((sum, p) => sum + p)).toBeCloseTo(1, 12);
    return {
      ...example,
      right: probabilities.indexOf(Math.max(...probabilities)) === example?.class,
    };
  });
  const share = (isTest: boolean) => {
    const some = rows.filter(({ is_test }) => is_test === isTest);
    return some.filter(({ right }) => right).length / some.length;
  };
  expect(share(false)).toBeCloseTo(racers[0]?.accuracy ?? Number.NaN, 12);
  expect(share(true)).toBeCloseTo(racers[0]?.test_accuracy ?? Number.NaN, 12);
  expect(training.example(150)).toBeUndefined();
  expect(training.write_neurons(0, 151, 0, neurons)).toBe(0);
  training.free();
});

test("the gradient that is shown has the norm that is recorded", () => {
  const training = trained(irisRequest({ steps: 20 }), 1000);
  const gradient = new Float64Array(111);
  expect(training.write_gradient(1, 13, gradient)).toBe(111);
  expect(Math.hypot(...gradient)).toBeCloseTo(
    training.read(1, TrainingQuantity.GradientNorm, 13),
    12,
  );
  training.free();
});

test("a step is opened for one weight, with the numbers of the run", () => {
  const request = irisRequest({ steps: 12, batch_size: 16 });
  const training = trained(request, 1000);
  const [before, after] = [new Float64Array(111), new Float64Array(111)];
  for (const [racer, weight] of [
    [0, 0],
    [1, 57],
    [0, 110],
  ] as const) {
    const { autopsy } = training.autopsy(racer, 7, weight, false);
    training.write_weights(racer, 6, before);
    training.write_weights(racer, 7, after);
    expect(autopsy?.before[0]).toBe(before[weight]);
    expect(autopsy?.after[0]).toBe(after[weight]);
    expect(autopsy?.losses[1]).toBe(training.read(racer, TrainingQuantity.Loss, 7));
    for (const { numbers } of autopsy?.lines ?? []) expect(numbers).toHaveLength(1);
    for (const quantity of autopsy?.quantities ?? []) expect(quantity.after).toHaveLength(1);
    expect(autopsy?.lines[0]?.numbers[0]?.right).toContain(`\\theta_{${weight + 1}}`);
  }
  expect(training.autopsy(0, 13, 0, false).autopsy).toBeNull();
  expect(() => training.autopsy(0, 7, 111, false)).toThrow("axis");
  training.free();
});

test("a training that breaks off is told as diverged, and the others go on", () => {
  const request = irisRequest({ steps: 50 });
  const [first, second] = request.racers;
  if (!first || !second) throw new Error("there are two racers");
  const lost = { optimizer: "sgd", hyperparameters: { learning_rate: 1e5 } };
  const training = trained({ ...request, racers: [lost, second] }, 9);
  const { racers } = training.summary();
  expect(racers[0]?.outcome?.kind).toBe("diverged");
  expect(racers[1]?.taken).toBe(50);
  training.free();
});

test.each([
  [
    { network: { layers: [3, 3] } },
    { code: "layer", argument: "layers", layer: 0, value: 3, expected: 4 },
  ],
  [
    { network: { layers: [4, 3, 2] } },
    { code: "layer", argument: "layers", layer: 2, value: 2, expected: 3 },
  ],
  [
    { network: { dataset: "mnist" } },
    { code: "unknown", argument: "dataset", value: "mnist", allowed: ["iris"] },
  ],
  [
    { network: { test_share: 1 } },
    { code: "out_of_range", argument: "test_share", value: 1, min: 0, max: 0.9 },
  ],
  [
    { batch_size: 106 },
    { code: "out_of_range", argument: "batch_size", value: 106, min: 1, max: 105 },
  ],
  [
    { steps: 40_000 },
    { code: "out_of_range", argument: "steps", value: 40_000, min: 0, max: 37_785 },
  ],
])("%j is refused, and what was there stays", (patch, details) => {
  const training = trained(irisRequest({ steps: 5 }), 100);
  const before = training.summary();
  const request = irisRequest();
  const network = { ...request.network, ...("network" in patch ? patch.network : {}) };
  expect(() => training.configure({ ...request, ...patch, network })).toThrow(
    expect.objectContaining({ details }),
  );
  expect(training.summary()).toEqual(before);
  training.free();
});
