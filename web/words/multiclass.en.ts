import type { multiclassRu } from "./multiclass.ru";

/** Several classes at once. */
export const multiclassEn: typeof multiclassRu = {
  corner: "class ↓ called →",
  cellHint: "The answer is the class with the highest score. Point at a cell to read it.",
  cell: (of, called, count, row, column, isRight) =>
    `${of} ${isRight ? "called rightly" : `called “${called}”`}: ${count}. That is ${row} of the class ${of} and ${column} of the answers “${called}”.`,
  perClass: "Each class against the rest",
  class: "Class",
  support: "Objects",
  open: (name) => `Show ${name} against the rest`,
  openHint: "Press a class: threshold, ROC and all else are of it against the rest.",
  average: "Average",
  averageHelp: "A metric is worked out for each class by itself, then made one number.",
  averages: {
    macro: "macro: the plain mean; every class counts the same, however few objects it has.",
    micro: "micro: TP, FP and FN of all classes are added first; every object counts the same.",
    weighted: "weighted: the mean weighted by how many objects a class has.",
  },
  names: {
    precision: "Precision",
    recall: "Recall",
    cohen_kappa_linear: "Cohen's κ, linear weights",
    cohen_kappa_quadratic: "Cohen's κ, quadratic weights",
    balanced_accuracy_adjusted: "The same, adjusted for chance",
    top_k_accuracy: "Right class among the first k",
    roc_auc_ovr: "ROC AUC, one against the rest",
    roc_auc_ovo: "ROC AUC, one against one",
    average_precision: "Average precision (AP)",
  },
  tooLong: "The scores are too many to be copied as text.",
};
