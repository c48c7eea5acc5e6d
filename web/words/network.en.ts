import type { networkRu } from "./network.ru";
import { plural } from "./numbers";

/** The network of 111 parameters. */
export const networkEn: typeof networkRu = {
  shown: "What the picture shows",
  shownNames: { weights: "Weights", gradients: "Gradients", activations: "Activations" },
  shownHelp: {
    weights: "A line is as wide as its weight is large; solid is plus, dashed is minus.",
    gradients:
      "A line is as wide as the loss's derivative by its weight is large; solid is plus, dashed is minus.",
    activations:
      "One flower runs through the network: a full disc is plus, a ring with a bar is minus.",
  },
  pictureLabel:
    "The network by layers. Arrows choose a weight, Enter goes to its neuron and back, Escape chooses nothing.",
  features: {
    sepal_length: "sepal length",
    sepal_width: "sepal width",
    petal_length: "petal length",
    petal_width: "petal width",
  },
  moreNeurons: (layer, count) => `Add a neuron to hidden layer ${layer} (now ${count})`,
  fewerNeurons: (layer, count) => `Remove a neuron from hidden layer ${layer} (now ${count})`,
  removeLayer: (layer) => `Remove hidden layer ${layer}`,
  addLayer: "Layer",
  addLayerHelp: "Add a hidden layer before the output",
  sumsLabel: "Number of weights by layer, and their sum",
  sumTitle: "Sum of the weights up to this layer",
  scale: (gradient, value) => `${gradient ? "|∂|" : "|w|"} ≤ ${value}`,
  scaleTitle: {
    weights: "The layer's largest weight in the whole training: widths are measured by it",
    gradients: "The layer's largest derivative at this step: widths are measured by it",
    activations: "The layer's largest weight in the whole training: widths are measured by it",
  },
  parametersOf: (count) => plural("en", count, { one: "parameter", other: "parameters" }),
  nothingChosen: "Point at a line or a neuron, or choose by arrow keys: here stands its number.",
  noRacer: "Add an optimizer: it trains the network at once.",
  weightAt: (index, all, from, to, layer) =>
    `Weight ${index} of ${all}: layer ${layer}, from neuron ${from} to neuron ${to}`,
  biasAt: (index, all, to, layer) => `Bias ${index} of ${all}: layer ${layer}, neuron ${to}`,
  neuronAt: {
    input: (at, name) => `Input ${at}: ${name}`,
    hidden: (at, layer) => `Hidden layer ${layer}, neuron ${at}`,
    output: (at, name) => `Output ${at}: ${name}`,
  },
  weightIs: (value) => `w = ${value}`,
  gradientIs: (value) => `∂C/∂w = ${value}`,
  neuronIs: (value) => `${value} for this flower`,
  probabilityIs: (value) => `probability (softmax) ${value}`,
  history: "By steps",
  historyOf: {
    weight: "The weight by steps, with each optimizer",
    gradient: "The derivative by steps, with the open optimizer",
    neuron: "The neuron's value for this flower by steps, with each optimizer",
  },
  historyRange: (least, most) => `from ${least} to ${most}`,
  flower: "Flower",
  previousFlower: "Previous flower",
  nextFlower: "Next flower",
  flowerRole: (test) => (test ? "of the test" : "of the training"),
  flowerIs: (name, role) => `${name}, ${role}.`,
  answer: (name, share) => `${name} ${share}`,
  answers: (list, right) => `The network: ${list} — ${right ? "right" : "wrong"}.`,
  charts: {
    accuracy: "Accuracy",
    accuracyAxis: "share of right answers",
    lossHelp: "Cross-entropy over all training flowers, solid, and over the test flowers, dashed.",
    accuracyHelp: "Share of right answers on training flowers, solid, and on test flowers, dashed.",
  },
  tabs: "What to show",
  tabNames: {
    results: "Results",
    layers: "By layer",
    weight: "One weight",
    line: "Line",
    seeds: "20 seeds",
  },
  results: {
    heading: "Results",
    equal: (steps, train, test, eps) =>
      `Equal for all: first weights, steps (${steps}), order of flowers; ${train} teach, ${test} examine; ε = ${eps}.`,
    scores: "Confusion matrix and metrics of this network on the test flowers",
    racer: "Optimizer",
    loss: "Loss",
    accuracy: "Accuracy",
    train: "train",
    test: "test",
    trainOf: (name) => `${name} on training flowers`,
    testOf: (name) => `${name} on test flowers`,
    training: (step) => `Training: step ${step}.`,
    converged: (step, eps) => `Loss within ε = ${eps} from step ${step} on.`,
    stalled: (step, norm) =>
      `Stuck: the gradient is all but nothing (${norm}) from step ${step} on, and the loss still large.`,
    diverged: (step) =>
      `Diverged at step ${step}: its numbers stopped being numbers. The learning rate is too high for this network.`,
    lost: (step) =>
      `Diverged: from step ${step} on the loss is ten times that of the start. The learning rate is too high for this network.`,
    spent: "Out of steps, and still going down.",
  },
  norms: {
    heading: "Norms by layer",
    lead: (racer, step) => `${racer}, step ${step}. A bar is as long as the logarithm.`,
    layer: "Layer",
    weights: "‖w‖",
    weightsTitle: "Norm of the layer's weights",
    gradients: "‖∇‖",
    gradientsTitle: "Norm of the gradient by the layer's weights",
    vanishing: (times) =>
      `The first layer's gradient is ${times} smaller than the last one's: it vanishes (vanishing gradient).`,
    times: (_, written) => `${written} times`,
    symmetric:
      "A layer's neurons are equal: beginning at zero, nothing makes them differ. That is why weights begin at random.",
  },
  panel: {
    heading: "Network",
    neurons: (layer) => `Hidden layer ${layer}`,
    sizes: "Neurons in the layers",
    bias: "Biases",
    biasHelp: "To the sum of every neuron but the inputs one more learned number is added.",
    activation: "Activation",
    activations: {
      tanh: {
        name: "tanh, hyperbolic tangent",
        summary: "From −1 to 1. Flat at the ends: there the gradient is all but nothing.",
      },
      relu: {
        name: "ReLU",
        summary:
          "max(0, z). Does not vanish to the right; a neuron with z < 0 always never learns.",
      },
      sigmoid: {
        name: "Sigmoid",
        summary:
          "From 0 to 1, its slope at most ¼: through six layers the gradient vanishes. Seen at the start in the tab “By layer”.",
      },
      leaky_relu: { name: "Leaky ReLU", summary: "ReLU, but with a slope of 0.01 to the left." },
      gelu: {
        name: "GELU",
        summary: "z·Φ(z): a smooth relative of ReLU, known from transformers.",
      },
      linear: {
        name: "None",
        summary: "Six matrices in a row are one: the network parts the flowers by planes only.",
      },
    },
    initialization: "First weights",
    initializations: {
      default: {
        name: "As in PyTorch",
        summary:
          "Uniform up to ±1/√n. Faint for six layers of tanh: the signal fades, training is slow.",
      },
      xavier_uniform: {
        name: "Xavier, uniform",
        summary: "A variance of 2/(n + m) keeps the signal's size from layer to layer: for tanh.",
      },
      xavier_normal: { name: "Xavier, normal", summary: "The same from a normal distribution." },
      kaiming_uniform: {
        name: "Kaiming, uniform",
        summary: "A variance of 2/n: for ReLU, which makes a half of it 0.",
      },
      kaiming_normal: { name: "Kaiming, normal", summary: "The same from a normal distribution." },
      zeros: {
        name: "Zeros",
        summary:
          "All weights 0. A layer's neurons are equal, the gradient is 0, and nothing is learned. Not to be done.",
      },
    },
    seed: "Seed of weights and order",
    seedHelp:
      "The same seed gives the same first weights and batches. Another one, another way down.",
    data: "Data: Fisher's Iris",
    dataHelp: (rows) =>
      `${rows} flowers of three species, four measures. R. Fisher, 1936; data by E. Anderson.`,
    testShare: "Share for the test",
    testShareHelp:
      "The network never sees these flowers in training: test loss and accuracy are theirs.",
    splitSeed: "Seed of the split",
    splitSeedHelp: "Which flowers teach and which examine.",
    standardize: "Standardize",
    standardizeHelp: "Each feature is centred and divided by its deviation.",
    batchOn: "Mini-batches",
    batchHelp: "The gradient is estimated from a random part of the training flowers.",
    batch: "Batch size",
    batchSizeHelp: (count) => `How many of ${count} training flowers one step sees.`,
    keptBefore: "What is shown is the last that could be trained.",
  },
  weight: {
    way: (before, after) => `w: ${before} → ${after}`,
    choose: "Choose a weight on the picture: point, press, or go by arrow keys.",
  },
  changes: {
    layers: (layers) => `layers: ${layers}`,
    bias: (on) => (on ? "biases on" : "biases off"),
    activation: (name) => `activation: ${name}`,
    initialization: (name) => `first weights: ${name}`,
    shown: (name) => `picture: ${name.toLowerCase()}`,
    row: (row) => `flower ${row}`,
    chosen: "chosen weight",
    tab: "tab",
  },
};
