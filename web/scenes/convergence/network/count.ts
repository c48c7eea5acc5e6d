import type { LayoutReport } from "../../../engine/training";

/** How the weights are counted, as TeX: the rule, and the rule with this network's numbers. */
export function countFormula({ layers, parameters }: LayoutReport): string[] {
  const biased = layers.some(({ biases }) => biases > 0);
  const rule = biased
    ? `N = \\sum_{l=1}^{${layers.length}} n_l \\left(n_{l-1} + 1\\right)`
    : `N = \\sum_{l=1}^{${layers.length}} n_{l-1} n_l`;
  const counts = layers.map(({ matrix, biases }) => String(matrix + biases));
  return [rule, `${counts.join(" + ")} = ${parameters}`];
}
