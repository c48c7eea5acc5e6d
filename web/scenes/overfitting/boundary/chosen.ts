import type { Field } from "../../../state/fields";
import { whole } from "../../../state/fields";
import type { Neuron } from "./network/geometry";

const PLACE = whole(0, 64);

/** `2.5`: a neuron by its layer, the inputs being the first, and its place in it. */
export const CHOSEN: Field<string> = {
  parse(text) {
    const [layer, at, more] = text.split(".").map(PLACE.parse);
    if (layer === undefined || at === undefined || more !== undefined) return undefined;
    return `${layer}.${at}`;
  },
  format: String,
};

export function chosenText({ layer, at }: Neuron): string {
  return `${layer}.${at}`;
}

/** The neuron that is looked at: the one chosen, the output where that is gone or there is none. */
export function chosenOf(chosen: string | null, sizes: readonly number[]): Neuron {
  const [layer = -1, at = 0] = chosen === null ? [] : chosen.split(".").map(Number);
  const size = sizes[layer];
  return size === undefined || at >= size ? { layer: sizes.length - 1, at: 0 } : { layer, at };
}
