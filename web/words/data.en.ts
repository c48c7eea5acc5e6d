import type { dataRu } from "./data.ru";

/** The acts on data: one parameter, and two. */
export const dataEn: typeof dataRu = {
  heading: "Data and loss",
  model: "Model",
  models: {
    proportional: { name: "model y = w₁x", brief: "y = w₁x" },
    sine: { name: "model y = sin(w₁x)", brief: "y = sin(w₁x)" },
    line: { name: "model y = w₁x + w₀", brief: "y = w₁x + w₀" },
    constant: { name: "model y = w₀", brief: "y = w₀" },
  },
  loss: "Loss",
  losses: {
    mse: {
      name: "MSE (squares)",
      summary:
        "Mean squared error. For a line it is a parabola: its curvature is the same everywhere.",
    },
    mae: {
      name: "MAE (absolute)",
      summary:
        "Mean absolute error. A broken line: its slope is constant and does not fade at the bottom, so a constant rate rocks about the minimum.",
    },
    msle: {
      name: "MSLE (logarithms)",
      summary:
        "Mean squared logarithmic error. Being wrong by a factor matters, not by so many units; not defined where ŷ ≤ −1.",
    },
    mape: {
      name: "MAPE (relative)",
      summary: "Mean absolute percentage error. Points with y near zero weigh most.",
    },
    huber: {
      name: "Huber",
      summary:
        "A square up to δ, straight beyond: smooth at the bottom as MSE, calm about outliers as MAE.",
    },
  },
  formula: "Formulas",
  delta: "Threshold δ",
  deltaHelp: "Errors below δ count by their square, larger ones by their size.",
  keptBefore: "On the screen is the last that could be computed.",
  set: "Points",
  setHelp:
    "Points are moved by mouse, finger and arrow keys; a double press or Enter adds one, Delete removes it. A press beside the points takes the line.",
  sets: {
    line: "Nearly a line",
    outlier: "With an outlier",
    wave: "A sine wave",
    centred: "Around zero",
    flats: "Far from zero",
    cloud: "Forty points",
  },
  ownPoints: "Back to the set's points",
  feature: "Units of the feature",
  scale: "Scale of the feature, ×",
  scaleHelp:
    "x is multiplied by this before the model sees it: metres become centimetres. The line is the same, but the bowl is stretched into a ravine.",
  standardize: "Standardize",
  standardizeHelp:
    "The feature is centred and divided by its standard deviation: the ravine is a bowl again, and the same learning rate works.",
  batches: "Mini-batches",
  batchOn: "A step sees part of the points",
  batchHelp:
    "The gradient is estimated from a random part of the points, a mini-batch: the hat over the gradient. The batch's points glow; dashed is its own loss.",
  batchSize: "Batch size",
  batchSizeHelp: (count: string) =>
    `How many of the ${count} points one step sees. In an epoch every point comes once.`,
  batchSeed: "Seed",
  batchSeedHelp: "Seed of the random order: the same seed, the same batches.",
  axisX: "x",
  axisY: "y",
  pointsLabel:
    "The data. Arrow keys move a point, Page Up and Page Down choose, Enter adds, Delete removes. A press beside the points takes the line.",
  handleAt: (index: string, x: string, y: string) =>
    `The outlier's handle, point ${index}: x = ${x}, y = ${y}`,
  handle: "outlier",
  pointAt: (index: string, x: string, y: string, lit: boolean) =>
    `Point ${index}: x = ${x}, y = ${y}${lit ? ", in the batch" : ""}`,
  noRacer: "Add an optimizer and it walks its path at once.",
  nowhere: "The loss is not defined here.",
  oneWeight: (w: string) => `w₁ = ${w}`,
  twoWeights: (a: string, b: string) => `w₁ = ${a}, w₀ = ${b}`,
  lossIs: (loss: string) => `loss C = ${loss}`,
  slopeIs: (slope: string) => `derivative dC/dw₁ = ${slope}`,
  gradientIs: (a: string, b: string) => `∇C = (${a}; ${b})`,
  curvature: (value: string) => `curvature λ = ${value}`,
  condition: (most: string, least: string, ratio: string) =>
    `κ = λmax/λmin = ${most}/${least} = ${ratio}, condition number`,
  batchIs: (rows: string, batch: string, all: string) =>
    `Batch of ${rows}: loss ${batch}, over all points ${all} ·`,
  estimateIs: (gradient: string, estimate: string, cosine: string) =>
    `∇C = (${gradient}) solid, estimate ∇Ĉ = (${estimate}) dashed, cos = ${cosine}`,
  regimes: {
    creeping: "creeps",
    monotone: "converges without passing the minimum",
    one_step: "is at the minimum in one step",
    oscillating: "converges to and fro",
    diverging: "diverges",
  },
  regime: (name: string, product: string) =>
    `Plain descent at this rate ${name}: η·λ = ${product}.`,
  regimeNow: (rate: string, regime: string) => `Descent at η = ${rate} ${regime}.`,
  bounds: (product: string, one: string, two: string) =>
    `η·λ = ${product} · 1/λ = ${one} · 2/λ = ${two}`,
  oneStep: "1/λ",
  oneStepTitle: (rate: string) =>
    `1/λ = ${rate}: one step to the minimum, if the curvature is the same everywhere.`,
  limit: "2/λ",
  limitTitle: (rate: string) => `2/λ = ${rate}: above it every step misses by more than the last.`,
  limitMax: "2/λmax",
  changes: {
    loss: (name: string) => `loss: ${name}`,
    set: (name: string) => `points: ${name}`,
    points: "points",
  },
};
