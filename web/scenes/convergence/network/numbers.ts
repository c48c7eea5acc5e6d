import type { NetworkModel } from "./model";

/** Single numbers of the core's lists, read through arrays that are kept. */
function createNumbers(model: NetworkModel) {
  let weights = new Float64Array(0);
  let neurons = new Float64Array(0);
  const fit = () => {
    const layout = model.layout.peek();
    const parameters = layout?.parameters ?? 0;
    if (weights.length !== parameters) weights = new Float64Array(parameters);
    const layers = layout?.layers ?? [];
    const count = layers.reduce((sum, { outputs }) => sum + outputs, layers[0]?.inputs ?? 0);
    if (neurons.length !== count) neurons = new Float64Array(count);
  };
  return {
    weight(racer: number, step: number, index: number): number {
      fit();
      const written = model.training().write_weights(racer, step, weights);
      return written > index ? (weights[index] ?? Number.NaN) : Number.NaN;
    },
    gradient(racer: number, step: number, index: number): number {
      fit();
      const written = model.training().write_gradient(racer, step, weights);
      return written > index ? (weights[index] ?? Number.NaN) : Number.NaN;
    },
    neuron(racer: number, step: number, row: number, layer: number, at: number): number {
      fit();
      const written = model.training().write_neurons(racer, step, row, neurons);
      return written === 0 ? Number.NaN : (neurons[firstOf(model, layer) + at] ?? Number.NaN);
    },
    /** What the network says of a row: the probabilities of the classes, in their order. */
    answer(racer: number, step: number, row: number): readonly number[] {
      fit();
      const written = model.training().write_neurons(racer, step, row, neurons);
      const last = model.layout.peek()?.layers.length ?? 0;
      return written === 0 ? [] : [...neurons.subarray(firstOf(model, last))];
    },
  };
}

/** Where the neurons of a layer begin among all. */
function firstOf(model: NetworkModel, layer: number): number {
  const layers = model.layout.peek()?.layers ?? [];
  let first = 0;
  for (let before = 0; before < layer; before++) first += layers[before]?.inputs ?? 0;
  return first;
}

export type Numbers = ReturnType<typeof createNumbers>;

const known = new WeakMap<NetworkModel, Numbers>();

export function numbersOf(model: NetworkModel): Numbers {
  const numbers = known.get(model) ?? createNumbers(model);
  known.set(model, numbers);
  return numbers;
}
