import type { regressionRu } from "./regression.ru";

/** Regression: errors, metrics, traps. */
export const regressionEn: typeof regressionRu = {
  metricsHeading: "Quality metrics",
  metricsHint: "Press a metric for its formula and its call in Python.",
  pictured: "Errors in the picture",
  picturedHelp:
    "The metric is what we ask; the loss in the next field is what the optimizer sees. They may differ.",
  loss: "The loss is not the metric",
  lossHint: (steps: string) =>
    `The same model and optimizer, ${steps} steps under each loss, its rate falling to zero. ★ is the best of a column.`,
  lossOf: "Learns by",
  lossChosen: "chosen",
  noFit: "diverges at this rate, or is not defined",
  bestIn: (loss: string, metrics: string) =>
    `What learns by ${loss} is second to none in: ${metrics}.`,
  bestEverywhere: (loss: string) => `What learns by ${loss} is second to none in every metric.`,
  bestNowhere: (loss: string) => `What learns by ${loss} is best in no metric.`,
  lossless:
    "RMSE and R² have their minimum where MSE has it, RMSLE where MSLE has it; of the median and the maximum error a gradient sees two points at most, so they are not taken as losses here.",
  anyMetric: "any metric",
  marks: "Best constants in the picture",
  marksLabel: (list: string) => `Best constants: ${list}.`,
  kinds: {
    mse: "mean",
    mae: "median",
    msle: "mean of logarithms",
    mape: "weighted median",
    huber: "between mean and median",
    pinball: "quantile α",
    max_error: "mid-range",
  },
  parameters: "Parameters of metrics",
  was: (value: string) => `was ${value}`,
  moved: (from: string, to: string) =>
    `The outlier was moved from (${from}) to (${to}): “was” is the same model's metric before.`,
  watch: "Look at",
  plot: "Third picture",
  plots: { residuals: "Residuals", histogram: "Histogram", log: "ln(1 + y)" },
  histogram: "Histogram of residuals",
  histogramLabel: (list: string) => `Histogram of residuals ŷ − y: ${list}.`,
  bin: (from: string, to: string, count: string) => `from ${from} to ${to}: ${count}`,
  metrics: {
    mse: "MSE: squares",
    mae: "MAE: sticks",
    msle: "MSLE: logarithms",
    mape: "MAPE: shares of y",
    huber: "Huber",
    pinball: "Pinball",
  },
  names: {
    mse: "mean squared error",
    mae: "mean absolute error",
    msle: "mean squared logarithmic error",
    mape: "mean absolute percentage error, a fraction",
    rmse: "root of MSE, in units of y",
    rmsle: "root of MSLE",
    r2: "coefficient of determination",
    explained_variance: "explained variance",
    median_ae: "median absolute error",
    max_error: "maximum error",
    pinball: "pinball loss of a quantile",
    huber: "Huber's loss",
    log_cosh: "logarithm of the hyperbolic cosine",
    smape: "symmetric MAPE, from 0 to 2",
    wape: "sum of errors by the sum of |y|",
    poisson_deviance: "Poisson deviance",
    gamma_deviance: "gamma deviance",
    tweedie_deviance: "Tweedie deviance at its p",
    d2_tweedie: "share of explained deviance at its p",
    d2_pinball: "share of explained pinball loss",
    d2_absolute: "share of explained MAE",
  },
  undefined: "undefined",
  reasons: {
    too_few_samples: "too few points",
    constant_y_true: "all y are equal, nothing to compare with",
    no_baseline: "the best constant has no error, nothing to compare with",
    overflow: "a number beyond what a double holds",
    all_y_true_zero: "all y are 0, nothing to divide by",
  },
  outside: (argument: string, given: string, sign: string, least: string) =>
    `${argument} = ${given}, but must be ${sign} ${least}`,
  returns: (value: string) => `scikit-learn returns ${value}`,
  raises: (name: string) => `scikit-learn raises ${name}`,
  absent: "scikit-learn has none",
  better: { lower: "lower is better", higher: "higher is better" },
  inPython: "The same number in Python",
  opens: (name: string) => `${name}: formula`,
  copy: "Copy as Python",
  copied: "The code is copied: it checks every number on the screen.",
  curve: "The loss",
  curveAt: (y: string) => `The loss at y = ${y}`,
  curveLabel: (metric: string) =>
    `The loss of one point over its error ŷ − y, metric ${metric}; the dots on it are the data.`,
  shares: "Each point's share",
  sharesLabel: (list: string) => `Shares of the total: ${list}.`,
  shareOf: (index: string, share: string) => `point ${index}, ${share} %`,
  noShares: "No shares: the metric is undefined or 0.",
  residuals: "Residuals ŷ − y against ŷ",
  residualsLabel: "Residuals against predictions.",
  logAxis: "y and ŷ on a logarithmic axis",
  logAxisLabel:
    "True values and predictions on an axis of ln(1 + y): a segment's length is its part of MSLE before squaring.",
  outsideLog: "Some numbers here are not above −1: they have no logarithm.",
  axisError: "ŷ − y",
  axisPrediction: "ŷ",
  point: (index: string, y: string, prediction: string) => `${index}: y = ${y}, ŷ = ${prediction}`,
  constants: "Best constants",
  constantsHint: "If one number were predicted for all, which? It depends on the metric.",
  constant: (metric: string, value: string) => `${metric}: ${value}`,
  measure: "How we measure",
  unit: "Units of y",
  units: { "1": "metres", "100": "centimetres" },
  unitHelp:
    "The same points and line, but y and ŷ are multiplied by 100 before they are measured. It shows which metrics depend on units.",
  csv: {
    heading: "Your own data",
    hint: (most: string, reach: string) =>
      `Two columns of numbers under x,y or y_true,y_pred; at most ${most} lines, numbers from −${reach} to ${reach}. Predictions stand on the line ŷ = x.`,
    loaded: {
      xy: (count: string) => `Points taken: ${count}. x is standardized.`,
      predictions: (count: string) => `Predictions taken: ${count}. The x axis is ŷ.`,
    },
    range: (line: string, given: string, reach: string) =>
      `Line ${line}: ${given} is farther than ${reach} from zero.`,
  },
  trapsHeading: "Traps of metrics",
  trapsHint: "Choose an experiment: it takes the stage, with a question below.",
  trapRegion: "Experiment",
  why: "What happens?",
  hide: "Hide",
  dismiss: "Put the question away",
  traps: {
    outlier: {
      title: "One outlier",
      question:
        "The line is good for all points but one. What share of MSE, and of MAE, is its own?",
      answer:
        "Of MSE the outlier makes more than 95 %, of MAE about 80 %; the median error it hardly changes. What learns by MSE goes after it: press play, and compare with MAE.",
    },
    zero: {
      title: "y near zero explodes MAPE",
      question: "One point has y = 0. What is MAPE?",
      answer:
        "More than 10¹⁴: errors are divided by |y|, and for zero scikit-learn takes 2.2·10⁻¹⁶. MSE and MAE did not notice, and WAPE, which divides by the sum of |y|, is calm too.",
    },
    below: {
      title: "ŷ ≤ −1 breaks MSLE",
      question: "The line was lowered. MSE just grew. What became of MSLE?",
      answer:
        "It is undefined: there is no ln(ŷ + 1) where ŷ ≤ −1. scikit-learn raises ValueError instead of returning a number. The other metrics go on.",
    },
    constant: {
      title: "R² of a constant y",
      question: "All y are 2 and the line is almost exact: MSE is small. What is R²?",
      answer:
        "Undefined: R² compares with the error of the mean, which is 0. scikit-learn returns 0 by convention, and an average over such numbers is spoiled in silence.",
    },
    asymmetry: {
      title: "Too low and too high",
      question: "One point is predicted 1 too low, another 2 too high. Which is worse?",
      answer:
        "For MSLE they are equal: (1 + y) and (1 + ŷ) differ by a factor of two both ways. For MAPE too high is twice as bad, and too low, down to zero, never costs more than 100 %: what minimizes MAPE predicts too little.",
    },
    units: {
      title: "Metres and centimetres",
      question: "The same data in centimetres. Which metrics change, and by how much?",
      answer:
        "MSE by 10⁴, MAE and RMSE by 100. R², MAPE and WAPE do not change: units cancel in them. MSLE changes by no power: under its logarithm stands 1 + y. Switch the units back.",
    },
  },
  changes: {
    metric: (name: string) => `errors in the picture: ${name}`,
    unit: "units of y",
    trap: (name: string) => `experiment: ${name}`,
  },
};
