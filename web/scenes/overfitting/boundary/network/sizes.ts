import { layersOf } from "../layers";
import type { BoundaryModel } from "../model";

/** The numbers of neurons, from the inputs to the output. */
export function sizesOf(model: BoundaryModel): readonly number[] {
  const { features, hidden } = model.state.value;
  return [features.split(",").length, ...layersOf(hidden).map(({ size }) => size), 1];
}
