// Networks of the library.

import {
  type Catalog,
  type NetworkRequest as CoreNetworkRequest,
  train_network as trainNetwork,
} from "../pkg/descent_wasm.js";
import type { ConventionId, OptimizerId } from "../pkg/ids.ts";
import { fields, type Numbers, pick, refuseOthers } from "./arguments.ts";
import {
  checkRacer,
  DEFAULT_STEPS,
  type Hyperparameters,
  type Name,
  RACER_KEYS,
  renamed,
  type Schedule,
} from "./racer.ts";

/** A fully connected network, its data and its training. */
export interface NetworkRequest {
  /** Numbers of neurons, from the input's layer to the output's. */
  readonly layers: readonly number[];
  /** Whether every neuron but the inputs has a bias; `true` by default, as in PyTorch. */
  readonly bias?: boolean;
  /**
   * What hidden neurons make of their weighted sums, in all layers or in each; the outputs are the sums themselves.
   */
  readonly activation: Name<Activation> | readonly Name<Activation>[];
  /**
   * The mean over the rows of −ln softmax at the row's class; of −y ln σ(z) − (1 − y) ln(1 − σ(z)), z being the one output
   * (`torch.nn.BCEWithLogitsLoss`); or of the squared differences over rows and outputs.
   */
  readonly loss: Name<"cross_entropy" | "binary_cross_entropy" | "mse">;
  /** Rows of inputs. */
  readonly x: readonly Numbers[];
  /** A class from 0 a row for `cross_entropy`; from 0 to 1 a row for `binary_cross_entropy`; for `mse` a number a row, or a row of as many as there are outputs. */
  readonly y: Numbers | readonly Numbers[];
  /** Rows of inputs that examine: they are measured after every step and teach nothing. */
  readonly x_val?: readonly Numbers[];
  /** What they are to be answered with, as `y`. */
  readonly y_val?: Numbers | readonly Numbers[];
  /** Adds to the loss l1·Σ|w| over the matrices, not the biases; 0 by default. */
  readonly l1?: number;
  /** Adds to the loss l2/2·Σw² over the matrices, not the biases; 0 by default. */
  readonly l2?: number;
  /**
   * The probability that a hidden neuron is dropped from a row in a step, those left being multiplied by 1/(1 − p), as
   * by `torch.nn.Dropout` behind every activation; 0 by default. Losses are measured without. What is dropped is a
   * function of the seed and the step.
   */
  readonly dropout?: number;
  /**
   * The weights to begin with as one list in PyTorch's order (`parameters_to_vector`): layer by layer the matrix,
   * row-major, outputs × inputs, then its biases. By default they are drawn from the seed.
   */
  readonly weights?: Numbers;
  /** How weights are drawn that are not given: as `torch.nn.Linear` does by default, or as `torch.nn.init` does. */
  readonly initialization?: Name<Initialization>;
  /** Id of the optimizer. */
  readonly optimizer: Name<OptimizerId>;
  /** Its hyperparameters. */
  readonly hyperparameters?: Hyperparameters;
  /** One of its conventions. */
  readonly convention?: Name<ConventionId>;
  /** The learning rate over time; by default constant. */
  readonly schedule?: Schedule;
  /** How many steps, 200 by default and at most 100,000. */
  readonly steps?: number;
  /** Rows a step, in a new random order each epoch; by default every step uses all rows. */
  readonly batch_size?: number;
  /** Seed of weights, batches, dropout and noise, 0 by default. */
  readonly seed?: number;
  /** Standard deviation of Gaussian noise on each component of the gradient, 0 by default. */
  readonly noise?: number;
  /** The greatest norm of a gradient. */
  readonly clip_norm?: number;
  /** The greatest size of a gradient's component. */
  readonly clip_value?: number;
}

/** An activation function of hidden layers. */
export type Activation = "tanh" | "relu" | "sigmoid" | "leaky_relu" | "gelu" | "linear";

/** A way to draw the first weights; the biases of all but `default` begin at 0. */
export type Initialization =
  | "default"
  | "xavier_uniform"
  | "xavier_normal"
  | "kaiming_uniform"
  | "kaiming_normal"
  | "zeros";

/** A trained network. */
export interface TrainedNetwork {
  /** Number of weights, biases among them. */
  readonly parameters: number;
  /** The gradient of the loss over all rows at the start, with penalties and without dropout. */
  readonly gradient: Float64Array;
  /** The weights at the end; of a training that broke off, the last whose numbers are finite. */
  readonly weights: Float64Array;
  /**
   * The loss over all rows after each step, the start's first, with penalties and without dropout: steps + 1 numbers, NaN
   * where they are not finite.
   */
  readonly losses: Float64Array;
  /** The loss over the rows that examine, without penalties and dropout, as many; only where there are such rows. */
  readonly val_losses?: Float64Array;
}

const NETWORK_KEYS = [
  ...["layers", "bias", "activation", "loss", "x", "y", "weights", "initialization"],
  ...["x_val", "y_val", "l1", "l2", "dropout"],
  ...["batch_size", "steps", "seed", "noise", "clip_norm", "clip_value"],
] as (keyof NetworkRequest)[];

export function network(lists: Catalog, request: NetworkRequest): TrainedNetwork {
  fields("request", request);
  refuseOthers("", request, [...NETWORK_KEYS, ...RACER_KEYS]);
  checkRacer(lists, request);
  const racer = pick(request, RACER_KEYS);
  const parts = { bias: true, steps: DEFAULT_STEPS, ...pick(request, NETWORK_KEYS), racer };
  return renamed(() => trainNetwork(parts as unknown as CoreNetworkRequest));
}
