import type { ClassifierRequest, TrainingQuantity as Core } from "../pkg/descent_wasm.js";

export type {
  ClassifierRequest,
  DatasetInfo,
  ExampleReport,
  LayerReport,
  LayoutReport,
  LineReport,
  LinesRequest,
  NetworkCatalog,
  PlaneFrame,
  PlaneReport,
  PlaneRequest,
  SeedReport,
  SeedsReport,
  TrainedSummary,
  Training,
  TrainingChartQuantity,
  TrainingChartRequest,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
  TrainingSummary,
} from "../pkg/descent_wasm.js";

/** The network of the slides: what scenes begin with, and how it is asked for. */
export const IRIS_NETWORK = {
  layers: [4, 4, 5, 6, 4, 3, 3],
  bias: false,
  activation: "tanh",
  initialization: "xavier_uniform",
  test_share: 0.3,
  split_seed: 0,
  standardize: true,
} as const satisfies Omit<ClassifierRequest, "dataset" | "layers"> & {
  readonly layers: readonly number[];
};

/** A quantity that is known at every step of a training: the core's numbers. The first six are those of a race. */
export const TrainingQuantity = {
  Loss: 0,
  GradientNorm: 1,
  LearningRate: 4,
  Evaluations: 5,
  Accuracy: 6,
  TestLoss: 7,
  TestAccuracy: 8,
  PlaneDistance: 9,
  PlaneLoss: 10,
  FromStart: 11,
} as const satisfies Record<keyof typeof Core, number>;
export type TrainingQuantity = (typeof TrainingQuantity)[keyof typeof TrainingQuantity];
