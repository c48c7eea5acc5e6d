/** What plain gradient descent does at a learning rate, by η·λ, where λ is the curvature. */
export type Regime = "creeping" | "monotone" | "one_step" | "oscillating" | "diverging";

/** Below this share of 1/λ a step covers so little of the way that the run creeps. */
const CREEPING = 0.1;
/** So near to 1/λ one step arrives, for the eye. */
const ONE_STEP = 0.02;

/** The regime of a learning rate; `undefined` where the loss does not curve upwards. */
export function regimeOf(rate: number, curvature: number): Regime | undefined {
  if (!(curvature > 0)) return undefined;
  const product = rate * curvature;
  if (product > 2) return "diverging";
  if (Math.abs(product - 1) <= ONE_STEP) return "one_step";
  if (product > 1) return "oscillating";
  return product < CREEPING ? "creeping" : "monotone";
}
