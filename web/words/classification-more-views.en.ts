import type { moreViewsRu } from "./classification-more-views.ru";

/** The views of scores that are fetched when they are chosen. */
export const moreViewsEn: typeof moreViewsRu = {
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
  binnings: { uniform: "by width", quantile: "by count" },
  gainAxes: ["share called positive", "recall"],
  gainNote: (queue, found) =>
    `Calling ${queue} of the samples positive finds ${found} of the positives. The thin line is a perfect order, the dashed one chance.`,
  liftAxis: "times better than chance (lift)",
  liftNote: (queue, times) =>
    `Among the top ${queue} of the samples positives are ${times} times as frequent as on average. The thin line is a perfect order, the dashed one chance.`,
  costAxis: "cost of errors per sample",
  costNote: (present, least, prices) =>
    `The cost at the threshold is ${present}, the least ${least}. A false positive and a false negative cost ${prices}.`,
};
