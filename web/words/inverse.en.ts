import type { inverseRu } from "./inverse.ru";

/** Four counts of a matrix that are set by hand. */
export const inverseEn: typeof inverseRu = {
  heading: "The matrix by hand",
  hint: "Set TP, FP, FN and TN yourself: by slider, buttons or number. A lock holds a cell; where a sum is held, what is added to one cell goes from others.",
  back: "Back to the model's scores",
  lock: (name) => `Hold ${name}`,
  less: (name) => `${name} less by 1`,
  more: (name) => `${name} more by 1`,
  sums: "Hold sums",
  total: (count) => `all ${count}`,
  positives: (count) => `class 1: ${count}`,
  negatives: (count) => `class 0: ${count}`,
  picture: "Areas are numbers of points",
  pictureSays: (tp, fp, fn, tn) =>
    `Columns are classes, errors are striped. TP ${tp}, FP ${fp}, FN ${fn}, TN ${tn}.`,
  pictureNote: "A column is as wide as its class is large; errors are striped.",
  roc: "The place in the plane of ROC",
  rocNote:
    "The point can be moved. There is no curve: that takes the model's scores, not only its answers.",
  pr: "The place in the plane of precision and recall",
  prNote: "Thin lines have equal F₁, dashed is prevalence.",
  noPlace: "No place: a denominator is 0.",
  needScores: "Scores are needed",
  needScoresHint: (names) => `Four counts do not tell: ${names}.`,
};
