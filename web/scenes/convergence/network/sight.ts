import type { LayerReport } from "../../../engine/training";
import type { NetworkModel } from "./model";

/** The numbers of the network at the present step of the open racer: arrays that are kept and refilled. */
export interface Sight {
  /** One a weight: its value, or its gradient while gradients are shown. */
  values: Float64Array;
  /** The weights themselves. */
  weights: Float64Array;
  /** One a neuron, layer by layer, of the flower that is run through. */
  neurons: Float64Array;
  /** The greatest size of a value in each layer of weights: what its widths are measured by. */
  scales: Float64Array;
  /** Reads what is shown now, where that changed. Tells whether it did. */
  refresh(): boolean;
}

/** Nothing is allocated while only time moves. */
export function createSight(model: NetworkModel): Sight {
  let racer = -1;
  let step = -1;
  let row = -1;
  let generation = -1;
  let shown = "";
  const sight: Sight = {
    values: new Float64Array(0),
    weights: new Float64Array(0),
    neurons: new Float64Array(0),
    scales: new Float64Array(0),
    refresh() {
      const layout = model.layout.peek();
      const state = model.state.peek();
      const now = model.generation.peek();
      const [nextRacer, nextStep] = [model.shownRacer.peek(), model.shownStep.peek()];
      const same = racer === nextRacer && step === nextStep && row === state.row;
      if (!layout || (same && generation === now && shown === state.shown)) return false;
      const others = generation !== now || racer !== nextRacer || shown !== state.shown;
      [racer, step, row, generation, shown] = [nextRacer, nextStep, state.row, now, state.shown];
      const { layers, parameters } = layout;
      if (sight.weights.length !== parameters) {
        sight.weights = new Float64Array(parameters);
        sight.values = new Float64Array(parameters);
      }
      if (sight.scales.length !== layers.length) sight.scales = new Float64Array(layers.length);
      const neurons = layers.reduce((sum, { outputs }) => sum + outputs, layers[0]?.inputs ?? 0);
      if (sight.neurons.length !== neurons) sight.neurons = new Float64Array(neurons);
      const training = model.training();
      const written = training.write_weights(racer, step, sight.weights);
      if (written === 0) sight.weights.fill(0);
      training.write_neurons(racer, step, row, sight.neurons);
      if (shown === "gradients") {
        training.write_gradient(racer, step, sight.values);
        measure(layers, sight.values, sight.scales, true);
        return true;
      }
      // Weights are measured by the greatest of the whole run, so that they are seen to grow.
      if (others) scaleOfRun(model, racer, layers, sight);
      sight.values.set(sight.weights);
      return true;
    },
  };
  return sight;
}

function scaleOfRun(
  model: NetworkModel,
  racer: number,
  layers: readonly LayerReport[],
  { values, scales }: Sight,
): void {
  const training = model.training();
  scales.fill(0);
  for (let step = 0; step <= model.taken(racer); step++) {
    training.write_weights(racer, step, values);
    measure(layers, values, scales, false);
  }
}

function measure(
  layers: readonly LayerReport[],
  values: Float64Array,
  scales: Float64Array,
  anew: boolean,
): void {
  if (anew) scales.fill(0);
  for (let layer = 0; layer < layers.length; layer++) {
    const report = layers[layer];
    if (!report) continue;
    let most = scales[layer] ?? 0;
    for (let at = report.first; at < report.sum; at++) {
      most = Math.max(most, Math.abs(values[at] ?? 0));
    }
    scales[layer] = most;
  }
}
