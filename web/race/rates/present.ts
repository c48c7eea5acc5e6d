import type { RaceModel } from "../model";

/** The learning rates that the racers run with, the common factor included. */
export function ratesInForce(model: RaceModel): number[] {
  return model.request.value.racers.map(({ hyperparameters }) =>
    Number(hyperparameters?.["learning_rate"] ?? Number.NaN),
  );
}

/** Where a racer stands: its rate, its final loss, and whether it diverged. */
export function presentOf(model: RaceModel, index: number) {
  const summary = model.summary.value?.racers[index];
  return {
    learning_rate: ratesInForce(model)[index] ?? Number.NaN,
    loss: summary?.loss ?? Number.NaN,
    diverged: summary?.outcome.kind === "diverged",
  };
}
