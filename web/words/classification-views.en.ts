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
  prices: {
    costFp: {
      name: "FP cost",
      help: "What a false positive costs: to call a negative positive.",
    },
    costFn: { name: "FN cost", help: "What a false negative costs: to miss a positive." },
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
