import type { TrainingQuantity as Core } from "../pkg/descent_wasm.js";

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
