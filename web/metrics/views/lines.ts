/** The share that is called positive: no metric of quality, but what it costs in work. */
export const QUEUE_RATE = "queue_rate";

/** What can be drawn over the threshold: the core's metrics of labels that have bounds, and the queue. */
export const LINE_IDS: readonly string[] = [
  "accuracy",
  "balanced_accuracy",
  "balanced_accuracy_adjusted",
  "precision",
  "recall",
  "specificity",
  "npv",
  "fpr",
  "fnr",
  "fdr",
  "false_omission_rate",
  "f1",
  "fbeta",
  "jaccard",
  "mcc",
  "cohen_kappa",
  "hamming",
  "zero_one",
  QUEUE_RATE,
];

export const DEFAULT_LINES: readonly string[] = [
  "precision",
  "recall",
  "f1",
  "accuracy",
  QUEUE_RATE,
];
/** More lines than this cannot be told from one another. */
export const MAX_LINES = 8;

/** Ids in a link, separated by commas; nothing where one is unknown or there are too many. */
export function parseLines(text: string): readonly string[] | undefined {
  const ids = text.split(",");
  const isKnown = ids.every((id, at) => LINE_IDS.includes(id) && ids.indexOf(id) === at);
  return isKnown && ids.length <= MAX_LINES ? ids : undefined;
}
