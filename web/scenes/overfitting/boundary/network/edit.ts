// Layers, neurons and inputs come and go.

import { formatLayers, type Layer, layersOf } from "../layers";
import type { BoundaryModel } from "../model";

/** A new layer before the output, like the one before it. */
export function addLayer(model: BoundaryModel): void {
  if (!canAdd(model)) return;
  const layers = layersOf(model.state.peek().hidden);
  set(model, [...layers, layers.at(-1) ?? { size: 4, activation: "tanh" }]);
}

export function canAdd(model: BoundaryModel): boolean {
  return layersOf(model.state.value.hidden).length < (model.info.max_hidden[0] ?? 0);
}

/** Gives a hidden layer so many neurons; with none it goes. */
export function resize(model: BoundaryModel, at: number, size: number): void {
  const layers = layersOf(model.state.peek().hidden);
  const most = model.info.max_hidden[1] ?? 1;
  set(
    model,
    layers.flatMap((layer, other) => {
      if (other !== at) return [layer];
      return size < 1 ? [] : [{ ...layer, size: Math.min(size, most) }];
    }),
  );
}

export function setActivation(model: BoundaryModel, at: number, activation: string): void {
  const layers = layersOf(model.state.peek().hidden);
  set(
    model,
    layers.map((layer, other) => (other === at ? { ...layer, activation } : layer)),
  );
}

/** Reads a feature or leaves it out; one is always read. */
export function toggleFeature(model: BoundaryModel, name: string): void {
  const read = model.state.peek().features.split(",");
  const next = model.info.features.filter((one) => read.includes(one) !== (one === name));
  // Other weights: what a hand set no longer means the same.
  if (next.length > 0) model.update({ features: next.join(), edits: "" });
}

function set(model: BoundaryModel, layers: readonly Layer[]): void {
  model.update({ hidden: formatLayers(layers), edits: "" });
}
