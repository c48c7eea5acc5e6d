import { layersOf } from "../layers";

interface Sized {
  readonly features: string;
  readonly hidden: string;
}

/** The numbers of neurons, from the inputs to the output. */
export function sizesOf({ features, hidden }: Sized): readonly number[] {
  return [features.split(",").length, ...layersOf(hidden).map(({ size }) => size), 1];
}
