import type { boundaryRu } from "./boundary.ru";

/** A network and a boundary: the act's words. */
export const boundaryEn: typeof boundaryRu = {
  map: "Decision map",
  mapLabel: (share) =>
    `The network's decision map over the plane x₁, x₂. ${share} of the validation points are right.`,
  classes: ["class 0", "class 1"],
  legend: {
    train: "training",
    validation: "validation",
    wrong: "network is wrong",
  },
  data: {
    heading: "Data",
    shape: "Shape",
    shapes: {
      circle: { name: "Circle", summary: "A disc in a ring: no straight line parts them." },
      xor: { name: "XOR", summary: "The sign of x₁x₂ decides the class." },
      gaussians: { name: "Gaussians", summary: "Two clouds: a straight line is enough." },
      spiral: { name: "Spiral", summary: "Two arms: a hard boundary." },
      moons: { name: "Moons", summary: "Two crescents, one within the other." },
      checkerboard: { name: "Checkerboard", summary: "4 × 4 squares of two classes." },
    },
    count: "Training points, n",
    countHelp: "The network learns from them. The fewer, the easier to learn by heart.",
    validation: "Validation points",
    validationHelp:
      "Of the same distribution, but the network does not learn from them: they examine it.",
    spread: "Scatter of points",
    spreadHelp: "Standard deviation of each point's shift along either axis.",
    labelNoise: "Label noise",
    labelNoiseHelp: "The probability that a label is wrong, in training and in validation alike.",
    balance: "Share of class 1",
    balanceHelp: "Class balance before label noise.",
    seed: "Seed",
    seedHelp: "Points, first weights, batches, dropped neurons: one seed is one and the same run.",
  },
  activations: {
    tanh: { name: "tanh" },
    relu: { name: "ReLU" },
    sigmoid: { name: "sigmoid" },
    leaky_relu: { name: "Leaky ReLU" },
    gelu: { name: "GELU" },
    linear: { name: "linear" },
  },
  network: {
    heading: "Network",
    inputs: "inputs",
    output: "output",
    features: "What the network reads:",
    addLayer: "layer",
    addLayerHelp: "One more hidden layer before the output",
    fewer: (layer) => `Layer ${layer}: one neuron fewer`,
    more: (layer) => `Layer ${layer}: one neuron more`,
    removeLayer: (layer) => `Remove layer ${layer}`,
    activationOf: (layer) => `Activation of layer ${layer}`,
    label: (sizes) =>
      `Network ${sizes}: each neuron shows its own map of the plane, a line is as thick as its weight, dashes are negative.`,
    keys: "Arrow keys go from neuron to neuron.",
  },
  verdict: {
    heading: "What has come of it",
    at: (step) => `Step ${step}`,
    loss: "loss",
    accuracy: "right",
    train: "training",
    validation: "validation",
    overfits: (best, from, to, train) =>
      `Overfitting: after step ${best} the validation loss rose from ${from} to ${to}, while the training loss fell to ${train}.`,
    holds: (loss) =>
      `No overfitting: the validation loss has not gone far from its least and is ${loss}.`,
    soFar: "The validation loss is not rising so far.",
    target: (step, loss) =>
      `Stopped at step ${step}: the target is reached, training loss ${loss}.`,
    plateau: (step, since) =>
      `Stopped at step ${step}: a plateau, since step ${since} the training loss hardly falls.`,
    patience: (step, best) =>
      `Early stopping at step ${step}: after step ${best} validation got no better, and patience ran out.`,
    diverged: (step) =>
      `Diverged at step ${step}: the numbers stopped being finite. The steps are too long for the curvature of the loss: each update overshoots the minimum by more than the one before. Lower the learning rate.`,
    budget: (step) => `Stopped at step ${step}: the budget of updates is spent.`,
    training: (step) => `Training: step ${step}.`,
    toBest: (step) => `To the best weights: step ${step}`,
    toBestHelp: "The step at which the validation loss was least",
  },
  kept: "What was there before is shown.",
};
