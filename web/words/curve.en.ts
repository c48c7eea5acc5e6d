import type { curveRu } from "./curve.ru";

/** Overfitting: a curve through points. */
export const curveEn: typeof curveRu = {
  axes: ["x", "y"],
  legend: "Lines",
  lines: {
    truth: "true function f",
    fit: "model",
    closed: "closed form",
    step: (step) => `model at step ${step}`,
    ghost: "the same on other samples",
    mean: "their mean",
    validation: "validation",
    test: "test",
  },
  drawTruth: "Draw f by hand",
  drawHint: "Draw a line: it becomes the true function. By keys: Tab, then arrows up and down.",
  drawLabel: "The true function, drawn by hand",
  heightAt: (x) => `Height at x = ${x}`,
  pointsHint:
    "Points can be dragged; a double press adds one, and on a point removes it. Validation and test stay around f.",
  pointsLabel: "Training points: arrows move, Enter adds, Delete removes",
  pointAt: (number, x, y) => `Point ${number}: x = ${x}, y = ${y}`,
  said: (training, validation, test) =>
    `Error (MSE) in training ${training}, in validation ${validation}, in the test ${test}.`,
  undone: "Undone.",
  redone: "Redone.",
  kept: "The page keeps what was there before.",
  modelHeading: "Model",
  model: "Kind",
  models: {
    polynomial: { name: "polynomial", help: "A sum of powers of x with coefficients." },
    spline: { name: "cubic spline", help: "Pieces of degree three, joined smoothly at knots." },
    neighbors: {
      name: "k nearest neighbours",
      help: "The answer is the mean of the k nearest points. No coefficients; the greater k, the simpler the model.",
    },
    random_features: {
      name: "random features",
      help: "A sum of cosines of random frequencies and phases: only their coefficients learn.",
    },
  },
  complexity: {
    legendre: "Degree",
    monomial: "Degree",
    spline: "Knots",
    neighbors: "Neighbours k",
    random_features: "Features",
  },
  complexityHelp: {
    legendre:
      "One coefficient more than that. Where they are more than the points, the solution of least norm is taken.",
    monomial:
      "One coefficient more than that. Where they are more than the points, the solution of least norm is taken.",
    spline: "Knots stand evenly; there are two coefficients more.",
    neighbors: "With k = 1 the model goes through every point.",
    random_features:
      "Where features and the constant are as many as the points is the interpolation threshold.",
  },
  basis: "Basis",
  basisHelp:
    "The same curve by other numbers: Legendre's polynomials are nearly orthogonal, powers nearly parallel. It shows in descent and under a penalty.",
  bases: { legendre: "Legendre", monomial: "powers of t" },
  penalty: "Regularization",
  penalties: { none: "none", ridge: "ridge (L2)", lasso: "lasso (L1)" },
  penaltyHelp: {
    none: "The error alone: Σ(y − ŷ)².",
    ridge:
      "Σ(y − ŷ)² + α‖w‖², as scikit-learn's Ridge: coefficients shrink. The intercept is not penalized.",
    lasso: "Σ(y − ŷ)²/2n + α‖w‖₁, as scikit-learn's Lasso: some coefficients become zero.",
  },
  alpha: "Strength of the penalty",
  alphaHelp: "Also called λ. 0 is no penalty.",
  howHeading: "How to find the coefficients",
  how: "Way",
  closedForm: "at once",
  liveDescent: "by descent",
  closedHelp: "The minimum by a formula (lasso: by coordinate descent to the exact minimum).",
  liveHelp:
    "From zero, step by step, by the optimizers of the race. To stop early is regularization too.",
  dataHeading: "Data",
  truth: "True function",
  truthHelp: "Points are its values with noise; x is even from 0 to 1.",
  truths: {
    sine: "sine",
    line: "line",
    cubic: "cubic",
    waves: "waves",
    bell: "bell (Runge)",
    kink: "kink",
    step: "step",
  },
  drawnTruth: "drawn by hand",
  formula: "Formulas",
  count: "Training points",
  countHelp: "New points are added to those that there were.",
  ownHelp: "These points are your own. The slider brings random ones back.",
  own: {
    heading: "Points of your own and CSV",
    help: (most) =>
      `Two columns, x and y, ${most} lines at most. A column that does not fit into the plane (x from 0 to 1, y from −1.4 to 1.4) is stretched to it. Validation and test stay around f, so the k-fold tab judges your own data more honestly: it knows nothing else.`,
    loaded: (count) => `Points loaded: ${count}.`,
    scaled: (count) => `Points loaded: ${count}; the axes were stretched to the plane.`,
  },
  drawnAgain: "Back to random points",
  sigma: "Noise",
  sigmaHelp: "Standard deviation of the answers. No error on new points is below σ² on average.",
  seed: "Seed",
  seedHelp: "Another seed is another sample of the same world.",
  others: "Show validation and test",
  othersHelp: "100 points choose (×), 200 examine (◇); the model does not see them.",
  repeatHeading: "Again and again",
  fan: "Fan of retrainings",
  fanHelp: "The same model learns from fresh samples of the same size.",
  retrainings: "Samples",
  folds: "Folds",
  foldsHelp: "Cross-validation: each fold in turn examines the model that the others taught.",
  renewal: {
    share: (percent) => `renewing: ${percent}%`,
    stop: "Stop: leave what there is",
    stopped: "Stopped: this is as far as it came.",
    failed: "It could not be worked out.",
    again: "Go on",
  },
  charts: "Charts",
  tabs: {
    steps: "steps",
    complexity: "complexity",
    alpha: "penalty",
    count: "points",
    folds: "k-fold",
    parts: "parts",
  },
  tabHelp: {
    steps:
      "The error after every step of the descent. The flag is where to stop: at the least validation error.",
    complexity: "Error against the complexity of the model. Press the chart to take a model.",
    alpha: "Error against the strength of the penalty (ridge where there is none).",
    count:
      "Learning curve: error against the number of points, the mean of 20 samples and its spread.",
    folds: "Error by cross-validation against complexity, and its spread over the folds.",
    parts: "What the expected error is made of: noise + bias² + variance.",
  },
  stepAxis: "step",
  errorAxis: "MSE",
  partsAxis: "MSE",
  errors: { training: "training", validation: "validation", test: "test" },
  errorsHeading: "Mean squared error (MSE)",
  floor: "noise σ²",
  atStep: (step) => `step ${step}`,
  bestStep: (step) => `stop: step ${step}`,
  bestAt: (at) => `best: ${at}`,
  threshold: "interpolation threshold",
  toBest: "To the best model",
  takeBest: (name, at) => `Take ${name.toLowerCase()} ${at}`,
  diverged: (step) =>
    `The descent diverged: after step ${step} its numbers are infinite. The learning rate is above 2/λmax.`,
  noDescent: "Neighbours have no coefficients: there is nothing to descend.",
  notLive: "The coefficients are found at once, without steps.",
  goLive: "Find them by descent",
  noPenalty: "Neighbours have no coefficients: there is nothing to penalize.",
  foldMean: "mean over the folds ± deviation",
  parts: { noise: "noise σ²", bias: "bias²", variance: "variance", expected: "measured error" },
  partsOf: (retrainings) => `This model, taught ${retrainings} times`,
  partsSum: "sum",
  notParted:
    "The curves swing so much that bias cannot be told from variance: the samples are too few. The chart shows all but the noise as variance.",
  belowZero:
    "This estimate of bias² is unbiased: what the mean curve varies by itself is subtracted from its distance to f. So what is near zero can come out a little below it.",
  presetsHeading: "Experiments",
  dismiss: "Dismiss the comment",
  presets: {
    tooSimple: {
      title: "Too simple",
      comment:
        "A line cannot become a sine, however long it learns: training and test errors are close, and both large. This is underfitting, bias.",
    },
    right: {
      title: "Just right",
      comment: "Degree 5: the test error is not far from the noise σ², below which it never is.",
    },
    memorizes: {
      title: "Memorizes noise",
      comment:
        "Degree 15 on 20 points: hardly an error in training, many times that in the test. The chart shows a U: training still falls, validation has turned up.",
    },
    ridge: {
      title: "Ridge saves it",
      comment:
        "The same degree 15, but large coefficients cost. Too strong a penalty gives a line again: the U has another side.",
    },
    lasso: {
      title: "Lasso selects",
      comment:
        "The truth is cubic, the degree 15. Lasso makes nearly all spare coefficients zero: the model became simpler by itself.",
    },
    moreData: {
      title: "More data saves it",
      comment:
        "The degree is still 15, the points are 200: there is nothing to memorize. The learning curve shows where the errors meet.",
    },
    early: {
      title: "Early stopping",
      comment:
        "Let the descent run: at first the model catches the shape, then the noise. The flag stands at the best step; “To the best model” goes back to it.",
    },
    fan: {
      title: "The fan: bias and variance",
      comment:
        "One model, a hundred samples. The mean curve is close to the truth (little bias), but each one swings (much variance). Move the degree and see one change into the other.",
    },
    neighbors: {
      title: "A neighbour remembers all",
      comment:
        "k = 1: the training error is exactly 0, for each point is its own neighbour. The test is not deceived; raise k.",
    },
    second: {
      title: "The second descent",
      comment:
        "400 random features on 20 points, and no harm. It is worst at the interpolation threshold, where the solution is unique; beyond it the one of least norm is taken, and the error falls again (double descent).",
    },
  },
};
