import type { sourceRu } from "./source.ru";

/** Where scores come from: data of one's own, a network, points. */
export const sourceEn: typeof sourceRu = {
  own: {
    hint: (most) =>
      `Columns y_true and y_score: labels of any two kinds and any numbers; up to ${most} lines. Several columns of scores are several classes: a column each, and y_true names a class or a column's place from 0.`,
    held: (rows, classes) => `Your data: ${rows} objects, ${classes} classes.`,
    notInLink: (most) =>
      `The link cannot keep them: it holds at most ${most} lines. After a reload the file has to be opened again.`,
    lost: (rows) =>
      `The link could not hold the ${rows} lines of your data: open the file again. Drawn scores are shown meanwhile.`,
    taken: (rows, classes) => `Taken: ${rows} objects, ${classes} classes.`,
    positive: "Positive class",
    turn: "Swap",
    third: (line, given, known) =>
      `Line ${line}: “${given}” is a third label beside ${known}. Several classes need a column of scores each.`,
    kinds: (given) =>
      `All labels are the same: “${given}”. Labels of two kinds are needed (or 0 and 1).`,
    unknown: (line, given, known) =>
      `Line ${line}: the class “${given}” is none of the columns (${known}).`,
    classes: (most) => `More than ${most} columns of scores: such a matrix cannot be read.`,
  },
  network: {
    hint: "The network of the convergence scene (4-4-5-6-4-3-3, no biases) learns to tell three species of iris; the scores are its softmax probabilities.",
    optimizer: "Optimizer",
    rate: "Learning rate",
    epochs: "Epochs",
    epochsHelp: "A step sees all 105 teaching flowers, so an epoch is one step.",
    seed: "Seed of the weights",
    split: "Whose scores",
    splitHelp:
      "The network has not seen the test flowers; on those that taught it it looks better than it is.",
    splits: { test: "Test", train: "Training", all: "All" },
    training: (done, total) => `The network learns: epoch ${done} of ${total}`,
    cancel: "Stop",
    refused: "It cannot be trained with these settings. The old scores stay.",
    brokeOff: (epoch) => `The training diverged after epoch ${epoch}.`,
    learned: (epoch, loss, train, test) =>
      `Epoch ${epoch}: cross-entropy ${loss}, accuracy ${train} on training and ${test} on test flowers.`,
  },
};
