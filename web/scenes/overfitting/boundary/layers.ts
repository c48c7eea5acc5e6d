import type { Field } from "../../../state/fields";

/** A hidden layer. */
export interface Layer {
  readonly size: number;
  readonly activation: string;
}

/** No hidden layer at all. */
const NONE = "none";
const LAYER = /^(\d{1,4})([a-z_]+)$/;

/** Hidden layers as they stand in a link: `8tanh-4relu`, or `none`. */
export function layersField(
  activations: readonly string[],
  [most, widest]: readonly [number, number] | readonly number[],
): Field<readonly Layer[]> {
  const layer = (text: string): Layer | undefined => {
    const [, digits = "", activation = ""] = LAYER.exec(text) ?? [];
    const size = Number(digits);
    const fits = size >= 1 && size <= (widest ?? 0) && activations.includes(activation);
    return fits ? { size, activation } : undefined;
  };
  return {
    parse(text) {
      if (text === NONE) return [];
      const layers = text.split("-").map(layer);
      const fits = layers.length <= (most ?? 0) && layers.every((one) => one !== undefined);
      return fits ? (layers as Layer[]) : undefined;
    },
    format: formatLayers,
  };
}

export function formatLayers(layers: readonly Layer[]): string {
  return layers.map(({ size, activation }) => `${size}${activation}`).join("-") || NONE;
}

/** The layers of a text that is known to be good. */
export function layersOf(text: string): readonly Layer[] {
  if (text === NONE) return [];
  return text.split("-").map((part) => {
    const [, size = "1", activation = ""] = LAYER.exec(part) ?? [];
    return { size: Number(size), activation };
  });
}
