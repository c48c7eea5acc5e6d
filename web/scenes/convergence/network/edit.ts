import type { NetworkModel } from "./model";
import { MAX_HIDDEN, MAX_NEURONS, sizesOf } from "./state";

export function isFull(neurons: number): boolean {
  return neurons >= MAX_NEURONS;
}

/** Whether the layer goes with its last neuron. */
export function isLast(neurons: number): boolean {
  return neurons <= 1;
}

/** Gives a hidden layer so many neurons; with none it goes. */
export function changeLayer(model: NetworkModel, layer: number, neurons: number): void {
  const sizes = [...sizesOf(model.state.peek().layers)];
  if (neurons < 1) sizes.splice(layer, 1);
  else sizes[layer] = Math.min(neurons, MAX_NEURONS);
  model.update({ layers: sizes.join("-") });
}

/** A new layer before the last, as wide as the one before it. */
export function addLayer(model: NetworkModel): void {
  const sizes = [...sizesOf(model.state.peek().layers)];
  if (!canAdd(sizes)) return;
  sizes.splice(-1, 0, Math.min(sizes.at(-2) ?? 1, MAX_NEURONS));
  model.update({ layers: sizes.join("-") });
}

export function canAdd(sizes: readonly number[]): boolean {
  return sizes.length < MAX_HIDDEN + 2;
}
