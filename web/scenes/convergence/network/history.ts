import type { NetworkModel } from "./model";
import { numbersOf } from "./numbers";
import type { Chosen } from "./state";

/** A number of a racer from step to step. */
export interface Curve {
  readonly racer: number;
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** A curve is drawn through about so many steps. */
const PLACES = 150;

/**
 * How what is chosen went: of every racer, or as a gradient, which has to be worked out anew for each step, of the open
 * racer once all are trained.
 */
export function historyOf(model: NetworkModel, chosen: Chosen | null, gradient: boolean) {
  const curves: Curve[] = [];
  const { racers, row } = model.state.peek();
  const numbers = numbersOf(model);
  const open = model.shownRacer.peek();
  const finished = model.summary.peek()?.finished ?? false;
  const number = (racer: number, step: number) => {
    if (!chosen) return Number.NaN;
    if (chosen.kind === "neuron") {
      return numbers.neuron(racer, step, row, chosen.layer, chosen.at);
    }
    return (gradient ? numbers.gradient : numbers.weight)(racer, step, chosen.index);
  };
  for (let racer = 0; racer < racers.length; racer++) {
    if (gradient && chosen?.kind === "weight" && (racer !== open || !finished)) continue;
    const taken = model.taken(racer);
    const stride = Math.max(1, Math.ceil(taken / PLACES));
    const steps: number[] = [];
    for (let step = 0; step <= taken; step += stride) steps.push(step);
    curves.push({ racer, steps, values: steps.map((step) => number(racer, step)) });
  }
  const all = curves.flatMap(({ values }) => values).filter(Number.isFinite);
  return { curves, least: Math.min(...all, 0), most: Math.max(...all, 0) };
}
