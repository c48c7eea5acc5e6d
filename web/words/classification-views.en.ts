import type { viewsRu } from "./classification-views.ru";

/** The views of scores. */
export const viewsEn: typeof viewsRu = {
  pairs: "Pairs",
  won: "won",
  lost: "lost",
  pairsNote: (won, tied, lost, share) =>
    `The square is all pairs of a negative and a positive. Won ${won}, tied ${tied}, lost ${lost}; those won and half of the ties are ${share}: that is the AUC. Point at a pair.`,
  pair: (positive, negative, outcome) =>
    ({
      won: `A pair: the positive has ${positive}, the negative ${negative}: won.`,
      tied: `A pair: both have ${positive}: a tie.`,
      lost: `A pair: the positive has ${positive}, the negative ${negative}: lost.`,
    })[outcome],
  leastCost: "The cost is least here",
  areasLabel: "Which area",
  areas: { steps: "steps (AP)", trapezoids: "trapezoids", both: "both" },
  prNote: (steps, trapezoids, chance) =>
    `The steps' area AP = ${steps}, the trapezoids' ${trapezoids}. Dashed is chance: precision ${chance}.`,
  detAxes: ["false positive rate (FPR), %", "false negative rate (FNR), %"],
  detNote:
    "The DET curve, on axes of normal deviates: where the scores of both classes are normal it is a straight line. Dashed is chance.",
  noErrors: "Some threshold makes no error: on these axes the curve is at infinity.",
  linesAxis: "Metrics at the threshold",
  linesNote:
    "The upright line is the threshold: drag it. Beside it each line has its name and value; a gap is where a metric is undefined.",
  chooseLines: (count) => `Lines: ${count}`,
  shortNames: {
    accuracy: "accuracy",
    balanced_accuracy: "balanced acc.",
    balanced_accuracy_adjusted: "Youden's J",
    precision: "precision",
    recall: "recall",
    specificity: "specificity",
    npv: "NPV",
    fpr: "FPR",
    fnr: "FNR",
    fdr: "FDR",
    false_omission_rate: "FOR",
    f1: "F₁",
    fbeta: "Fβ",
    jaccard: "Jaccard",
    mcc: "MCC",
    cohen_kappa: "kappa",
    hamming: "Hamming",
    zero_one: "error rate",
    queue_rate: "queue rate",
  },
  calibrationAxes: ["mean score of the bin", "share of positives"],
  calibrationNote: (ece) =>
    `ECE = ${ece}: the mean distance of the points from the diagonal, by the weight of their bins. Bars are how many samples a bin has.`,
  notProbabilities: "Some scores are not from 0 to 1: they are no probabilities to be calibrated.",
  bins: "Number of bins",
  binCount: (count) => `${count} bins`,
  binningLabel: "How bins are laid out",
  binnings: { uniform: "equal width", quantile: "equal counts" },
  gainAxes: ["share called positive", "recall"],
  gainNote: (queue, found) =>
    `Calling ${queue} of the samples positive finds ${found} of the positives. The thin line is a perfect order, the dashed one chance.`,
  liftAxis: "times better than chance (lift)",
  liftNote: (queue, times) =>
    `Among the top ${queue} of the samples positives are ${times} times as frequent as on average. The thin line is a perfect order, the dashed one chance.`,
  costAxis: "cost of errors per sample",
  costNote: (present, least, prices) =>
    `The cost at the threshold is ${present}, the least ${least}. A false positive and a false negative cost ${prices}.`,
  prices: {
    costFp: {
      name: "Cost of an FP",
      help: "What a false positive costs: to call a negative positive.",
    },
    costFn: { name: "Cost of an FN", help: "What a false negative costs: to miss a positive." },
    beta: {
      name: "β",
    },
    minPrecision: {
      name: "precision ≥",
    },
    minRecall: {
      name: "recall ≥",
    },
  },
  atLeast: { precision: "precision ≥ ", recall: "recall ≥ " },
  maxFbeta: (beta) => `max F, β = ${beta}`,
  ofLabels: "At the threshold",
  ofScores: "Of the scores, whatever the threshold",
  allMetrics: (count) => `${count} more`,
  zeroDivision: "0/0 in scikit-learn (zero_division)",
  parameters: {
    beta: { name: "β", help: "How many times as important recall is as precision." },
    max_fpr: { name: "FPR at most", help: "The area is counted up to this false positive rate." },
    bins: { name: "Bins", help: "How many bins the scores are put in." },
  },
  uncertainty: "Uncertainty",
  bootstrap: "Bootstrap",
  bootstrapHelp:
    "As many samples as there are are drawn again, with replacement, and everything is computed anew. Bands on ROC and PR and the metrics' intervals hold the chosen share of replicates. DCG, which has no weights, has no interval.",
  replicates: "Replicates",
  confidence: "Share within an interval",
  bootSeed: "Seed of the replicates",
  drawing: (done, total) => `${done} of ${total} replicates`,
  cancel: "Stop",
  cancelled: "Stopped.",
  again: "Compute",
  failed: "It could not be computed.",
  interval: (low, high) => `${low} … ${high}`,
  intervalSays: (share) => `the interval that holds ${share} of the replicates`,
};
