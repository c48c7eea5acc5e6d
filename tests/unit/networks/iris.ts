import type { TrainingRequest } from "../../../web/engine/training";

/** The network of the slides on Iris, with two racers. */
export function irisRequest(patch: Partial<TrainingRequest> = {}): TrainingRequest {
  return {
    network: {
      layers: [4, 4, 5, 6, 4, 3, 3],
      bias: false,
      activation: "tanh",
      initialization: "xavier_uniform",
      dataset: "iris",
      test_share: 0.3,
      split_seed: 1,
    },
    steps: 100,
    seed: 3,
    racers: [
      { optimizer: "adam", hyperparameters: { learning_rate: 0.02 } },
      { optimizer: "momentum", hyperparameters: { learning_rate: 0.2 } },
    ],
    ...patch,
  };
}
