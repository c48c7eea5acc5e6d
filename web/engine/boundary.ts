import type { BoundaryQuantity as Core } from "../pkg/descent_wasm.js";

export type {
  BoundaryBest,
  BoundaryCatalog,
  BoundaryLayer,
  BoundaryPreset,
  BoundaryRecord,
  BoundaryReport,
  BoundaryRequest,
  BoundaryShipped,
  BoundaryStop,
  BoundaryTrace,
  BoundaryTraining,
} from "../pkg/descent_wasm.js";

/** A quantity of every record of a boundary: the core's numbers. */
export const BoundaryQuantity = {
  Step: 0,
  TrainLoss: 1,
  ValidationLoss: 2,
  TrainAccuracy: 3,
  ValidationAccuracy: 4,
} as const satisfies Record<keyof typeof Core, number>;
