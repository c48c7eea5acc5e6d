import type { LayoutReport } from "../../../engine/training";
import { placeOf, sizesOfLayout } from "./geometry";
import type { Chosen } from "./state";

/** What a key makes of what is chosen: `undefined` for a key that means nothing here, `null` for nothing chosen. */
export function moved(
  layout: LayoutReport,
  chosen: Chosen | null,
  key: string,
): Chosen | null | undefined {
  if (key === "Escape") return chosen ? null : undefined;
  if (!KEYS.includes(key)) return undefined;
  if (!chosen) return { kind: "weight", index: 0 };
  if (key === "Enter") return turned(layout, chosen);
  return chosen.kind === "weight"
    ? movedWeight(layout, chosen.index, key)
    : movedNeuron(layout, chosen.layer, chosen.at, key);
}

export const KEYS: readonly string[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter"];

const ALONG: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
const ACROSS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** From an edge to the neuron that it leads to, and from a neuron to the first edge into it. */
function turned(layout: LayoutReport, chosen: Chosen): Chosen {
  if (chosen.kind === "weight") {
    const place = placeOf(layout, chosen.index);
    return { kind: "neuron", layer: (place?.layer ?? 0) + 1, at: place?.to ?? 0 };
  }
  const into = layout.layers[chosen.layer - 1];
  const index = into ? into.first + chosen.at * into.inputs : chosen.at;
  return { kind: "weight", index };
}

function movedWeight({ layers, parameters }: LayoutReport, index: number, key: string): Chosen {
  const along = ALONG[key];
  if (along !== undefined) {
    return { kind: "weight", index: (index + along + parameters) % parameters };
  }
  const layer = layers.findIndex(({ sum }) => index < sum);
  const from = layers[layer];
  const to = layers[layer + (ACROSS[key] ?? 0)];
  if (!from || !to) return { kind: "weight", index };
  return { kind: "weight", index: Math.min(to.first + index - from.first, to.sum - 1) };
}

function movedNeuron(layout: LayoutReport, layer: number, at: number, key: string): Chosen {
  const sizes = sizesOfLayout(layout);
  const next = Math.min(Math.max(layer + (ACROSS[key] ?? 0), 0), sizes.length - 1);
  const size = sizes[next] ?? 1;
  const along = ALONG[key];
  const place = along === undefined ? Math.min(at, size - 1) : (at + along + size) % size;
  return { kind: "neuron", layer: next, at: place };
}
