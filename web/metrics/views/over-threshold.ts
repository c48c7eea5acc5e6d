import type { Chain } from "../chain";
import type { Judged } from "../judge";

/**
 * Thresholds for values that the core gives at each of them: all that is above the scores first, then the distinct scores,
 * and where the axis begins, up to which the last value holds. To be joined as stairs.
 */
export function thresholdsOf(judged: Judged, aboveAll: number, from: number): Float64Array {
  const { thresholds } = judged;
  const x = new Float64Array(thresholds.length + 2);
  x[0] = aboveAll;
  x.set(thresholds, 1);
  x[x.length - 1] = from;
  return x;
}

/** The values with the last once more, at the beginning of the axis. */
export function heldOn(values: Float64Array): Float64Array {
  const held = new Float64Array(values.length + 1);
  held.set(values);
  held[values.length] = values[values.length - 1] ?? Number.NaN;
  return held;
}

/** The axis of thresholds. */
export function thresholdAxis(chain: Chain, label: string) {
  return { label, span: [chain.span.value[0], chain.aboveAll.value] as const };
}
