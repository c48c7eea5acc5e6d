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
    wrong: "wrong",
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
    truth: "True function",
    truths: {
      slope: {
        name: "Straight slope",
        summary: "y = (x₁ + x₂)/10: a network without hidden layers will do.",
      },
      bumps: {
        name: "Hills and hollows",
        summary: "Three Gaussian hills and three hollows by turns.",
      },
      ripple: { name: "Ripples", summary: "y = cos(2πr/5), r being the distance from the middle." },
      saddle: {
        name: "Saddle",
        summary: "y = (x₁² − x₂²)/25: up along one axis, down along the other.",
      },
    },
    targetNoise: "Noise of y",
    targetNoiseHelp:
      "Standard deviation of the noise added to each point's y; the function itself is from −1 to 1.",
    labelNoise: "Label noise",
    labelNoiseHelp: "The probability that a label is wrong, in training and in validation alike.",
    balance: "Share of class 1",
    balanceHelp: "Class balance before label noise.",
    own: "Points of your own teach now: their settings stand below.",
    seed: "Seed",
    seedHelp: "Points, first weights, batches, dropped neurons: one seed is one and the same run.",
  },
  own: {
    heading: "Your own points",
    help: (most) =>
      `The brush below the map adds points to those that are there, the eraser takes them away. At most ${most}: they live in the link.`,
    count: (all, second) => `${all} points, of class 1: ${second}.`,
    numbers: (all) => `Points with numbers: ${all}.`,
    share: "Share of validation",
    shareHelp: "So many of your points of each class examine, the others teach.",
    fresh: "Begin with two points",
    back: "Back to drawn data",
    csv: {
      classification:
        "Or CSV of three columns: x₁, x₂, class (0 or 1). A column beyond ±6 is shrunk into it.",
      regression:
        "Or CSV of three columns: x₁, x₂, y. A column of x beyond ±6 is shrunk into it, one of y beyond ±1 into ±1.",
    },
    loaded: (count) => `Points loaded: ${count}.`,
  },
  twin: {
    heading: "Twin (A/B)",
    help: "The same network, points and seed, with exactly one difference. Its curves stand beside.",
    what: "What to change",
    none: "no twin",
    value: (name) => `${name} of the twin`,
    says: (train, validation) => `Twin: ${train} in training, ${validation} in validation.`,
    map: "The twin's decision map at the same step",
    end: "Remove the twin",
  },
  chain: {
    of: (step) =>
      `Scores of the validation points at step ${step}: move time or the threshold, and the whole chain moves.`,
    ship: "Which epoch would you ship?",
    shipHelp: "Each metric has a best step of its own: press it and look at the map.",
    metric: "validation metric",
    here: "here",
    best: "best",
    step: "step",
    toStep: (metric, step) => `${metric}: to its best step ${step}`,
    prevalence: (share) => `Of class 1 in validation: ${share}.`,
  },
  runs: {
    none: "Finished runs appear here: change something and wait until training ends.",
    help: "In what a run differs from the present one, and how it ended.",
    number: "No.",
    difference: "difference",
    train: "training",
    validation: "validation",
    best: "best (step)",
    present: "the present one",
    same: "the same",
    overfits: "overfits",
    diverged: "diverged",
    restore: "Restore",
    restoreOf: (number) => `Restore run ${number}`,
    off: "none",
    edits: "weights set by hand",
    drawn: "drawn data",
    own: (count) => `own points: ${count}`,
    names: {
      steps: "updates",
      every: "examined every",
      validation: "validation points",
      target: "target",
      plateau: "plateau",
    },
  },
  tools: {
    label: "What the pointer does on the map",
    names: { probe: "Follow", "0": "● 0", "1": "■ 1", paint: "Brush", erase: "Erase" },
    help: {
      probe: "The point whose way through the network is shown with numbers",
      "0": "Brush: points of class 0",
      "1": "Brush: points of class 1",
      paint: "Brush: points with the chosen y",
      erase: "Eraser: takes points away",
    },
    number: "The brush's y",
    at: (x, y) => `Point x₁ = ${x}, x₂ = ${y}.`,
    keys: "Arrow keys move the point that is followed; Enter uses the brush.",
  },
  neuron: {
    layerLabel: "Layer",
    neuronLabel: "Neuron",
    inputs: "inputs",
    output: "output",
    layer: (number) => `layer ${number}`,
    neuron: (number) => `neuron ${number}`,
    from: (number) => `from neuron ${number}`,
    follows: (x, y) => `The way of the point x₁ = ${x}, x₂ = ${y} through this neuron:`,
    noProbe: "Point at the map: the formula with that point's numbers appears here.",
    input: (name) => `An input: the network reads ${name} as it is, there are no weights here.`,
    weight: "weight",
    value: "input a",
    product: "w·a",
    bias: "bias b",
    dropEdits: (count) => `Take back edits of weights (${count})`,
  },
  numbers: {
    mapLabel: (mse) =>
      `What the network answers over the plane x₁, x₂: the colour is the number ŷ, lines are equal answers. MSE in validation ${mse}.`,
    scale: (most) => `Scale of y and ŷ: from −${most} on the left over 0 to ${most} on the right.`,
    ends: ["≤ −1", "≥ 1"],
    small: "smaller",
    stroke: "y − ŷ",
    strokeHelp:
      "The larger the residual y − ŷ, the longer the stroke: up where the network answers too little, down where too much.",
    near: (role, wanted, answer, residual) =>
      `${role}: y = ${wanted}, ŷ = ${answer}, residual ${residual}`,
    train: "Training",
    validation: "Validation",
  },
  predicted: {
    tab: "Predictions",
    of: (step) =>
      `The network's predictions at step ${step} against the true y: points move with training.`,
    agreement: "Predicted against true",
    agreementLabel: (train, validation) =>
      `Predictions ŷ against the true y; faultless ones lie on the diagonal. R² in training ${train}, in validation ${validation}.`,
    r2: (train, validation) =>
      `● training: R² ${train} · ○ validation: R² ${validation}. Dashes: ŷ = y.`,
    wanted: "true y",
    answered: "answer ŷ",
    residuals: "Residuals",
    residual: "residual y − ŷ",
    residualsLabel: "Residuals y − ŷ against the network's answers ŷ, training and validation.",
    residualsNote:
      "Training points on zero and new ones far from it: the noise was learned by heart. Residuals that keep a shape: the network is too simple.",
  },
  shipping: {
    heading: "The test of the shipped step",
    step: "step",
    ship: (step) => `Ship step ${step} (opens the test)`,
    help: "The test: points of the same distribution that nobody has looked at yet",
    own: "There is no test: there is nothing to draw more of your own points from.",
    chosen: (step) => `yours: ${step}`,
    best: (step) => `best: ${step}`,
    rows: {
      classification: { loss: "loss", score: "right" },
      regression: { loss: "MSE", score: "R²" },
    },
    validation: (name) => `${name}, validation`,
    test: (name) => `${name}, test`,
    isBest: "You shipped the step that is best in validation.",
    worse: "On the test your step is worse than the one that validation would have chosen.",
    better:
      "On the test your step is no worse than the one that validation would have chosen: that happens.",
    optimistic:
      "The least of validation is optimistic: the step was chosen by it, and on new points the loss is higher.",
    lucky:
      "The least of validation is optimistic on average, for the step was chosen by it; here the new points happen to be easier.",
    spent: (count) =>
      `The test has ${count} new points. It is spent: to choose by it again would be to fit to it.`,
  },
  tabs: "A closer look",
  tabNames: {
    curves: "Curves",
    neuron: "Neuron",
    chain: "Validation metrics",
    runs: "Runs",
  },
  chart: {
    heading: "Curves over updates",
    loss: { classification: "loss (log loss)", regression: "loss (MSE)" },
    steps: "updates of the weights",
    train: "training",
    validation: "validation",
    twin: "twin",
    undefined: "undefined",
  },
  presets: {
    heading: "Experiments",
    own: "Settings of your own: none of the experiments.",
    task: "Task",
    taskHelp: "Begins with the first experiment of this task",
    tasks: { classification: "Classification", regression: "Regression" },
    claims: { overfits: "overfits", holds: "does not overfit", underfits: "underfits" },
    list: {
      memorizes: {
        name: "Memorizes noise",
        says: "Forty points, every seventh label wrong, and more weights than points. The training loss goes to zero, the validation loss rises: the boundary goes around each wrong point.",
      },
      memorizes_circle: {
        name: "Memorizes noise: circle",
        says: "The same on the circle: wrong labels in the disc get islands of their own.",
      },
      too_simple: {
        name: "Too simple",
        says: "Without hidden layers the boundary is a straight line. Both losses stay high and equal: this is underfitting, and training longer is no use.",
      },
      l2: {
        name: "L2 saves it",
        says: "λ/2·Σw² is added to the loss. Large weights, without which no single point can be circled, have become expensive: the boundary is smooth.",
      },
      early_stopping: {
        name: "Early stopping saves it",
        says: "The same network and data, but training ends as soon as validation stops getting better. The flag stands where the weights are best.",
      },
      more_data: {
        name: "More data saves it",
        says: "Ten times as many points, the same network. It cannot learn four hundred points by heart, so it has to learn the rule.",
      },
      dropout: {
        name: "Dropout saves it",
        says: "In each update 60 % of the hidden neurons are dropped at random: no neighbour can be relied on.",
      },
      memorizes_saddle: {
        name: "Memorizes noise: saddle",
        says: "Forty points with noise, and 337 weights. The training MSE goes to zero, that of validation rises: the surface goes through every point and winds about between them.",
      },
      memorizes_slope: {
        name: "Memorizes noise: slope",
        says: "The function is straight, the network is not: there is noise enough for it to bend after every point.",
      },
      too_simple_ripple: {
        name: "Too simple: ripples",
        says: "Without hidden layers the answer is a plane, while the function goes in rings. Both losses are high: this is underfitting, and the residuals keep the shape of the rings.",
      },
      right_size: {
        name: "The right size saves it",
        says: "The same slope, but no hidden layers: a plane cannot bend, so it cannot learn the noise.",
      },
      saddle_l2: {
        name: "L2 saves it",
        says: "λ/2·Σw² is added to the MSE: sharp bends are expensive, and the surface stays smooth, nearer to the true saddle.",
      },
      saddle_early_stopping: {
        name: "Early stopping saves it",
        says: "Training ends as soon as the MSE of validation stops falling: the saddle is in sight, the noise is not yet learned.",
      },
      saddle_more_data: {
        name: "More data saves it",
        says: "Four hundred points: the noise of neighbours cancels, and learning the saddle pays best.",
      },
    },
  },
  cures: {
    heading: "Cures",
    l2: "L2",
    l2Help:
      "Adds L2/2·Σw² over the matrices, not the biases, to the loss. Decoupled weight decay is AdamW's: its weight decay under “Training”.",
    l1: "L1",
    l1Help: "Adds L1·Σ|w|: needless weights go to zero.",
    dropout: "Dropout",
    dropoutHelp:
      "The probability that a hidden neuron is dropped in one update. The map is drawn without dropout.",
  },
  training: {
    heading: "Training",
    batches: "Mini-batches",
    batchesHelp: "An update from a part of the points; off: from all at once.",
    batch: "Batch size",
    batchHelp: "Points of one update, no more than there are.",
    steps: "Updates",
    stepsHelp: "The budget: so many updates of the weights, unless training stops before.",
    every: "Examined every",
    everyHelp: "After how many updates losses are measured and the stop rules are asked.",
    initialization: "First weights",
    initializations: {
      default: { name: "as torch.nn.Linear", summary: "Even in ±1/√inputs, biases too." },
      xavier_uniform: {
        name: "Xavier uniform",
        summary: "±√(6/(inputs + outputs)), biases 0 (Glorot, Bengio 2010).",
      },
      xavier_normal: {
        name: "Xavier normal",
        summary: "Variance 2/(inputs + outputs), biases 0 (Glorot, Bengio 2010).",
      },
      kaiming_uniform: {
        name: "Kaiming uniform",
        summary: "±√(6/inputs), biases 0 (He et al. 2015).",
      },
      kaiming_normal: {
        name: "Kaiming normal",
        summary: "Variance 2/inputs, biases 0 (He et al. 2015).",
      },
      zeros: {
        name: "zeros",
        summary: "The neurons of a layer stay alike for ever: the network learns nothing.",
      },
    },
  },
  stops: {
    heading: "Stop rules",
    hint: "The first rule that applies ends the training and says why. Divergence and the budget always do.",
    rules: {
      target: {
        name: "Target",
        help: "Stop when the training loss is as small as this.",
        value: "Training loss",
      },
      plateau: {
        name: "Plateau",
        help: "Stop if in so many updates the training loss has not fallen by a thousandth.",
        value: "Updates without success",
      },
      patience: {
        name: "Early stopping",
        help: "Patience: stop if in so many updates the validation loss has found no new least.",
        value: "Patience, updates",
      },
    },
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
    hidden: "hidden layers",
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
    r2: "R²",
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
  undone: "Undone.",
  redone: "Redone.",
  tooLarge: (most) =>
    `Newton's method solves n equations for n weights at every step: with more than ${most} weights the page would wait too long. Take a smaller network or another optimizer.`,
  kept: "What was there before is shown.",
};
