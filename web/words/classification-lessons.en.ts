import type { classificationLessonsRu } from "./classification-lessons.ru";

/** Lessons of classification. Numbers come written out. */
export const classificationLessonsEn: typeof classificationLessonsRu = {
  hint: "The question first, then the answer: a right one is worth 100 points. The first attempt counts.",
  region: "Lesson",
  answer: "Answer",
  right: "Right: 100 points.",
  wrong: "Wrong: 0 points.",
  again: "Begin the lesson again",
  next: "Next lesson",
  close: "Close the lesson",
  watch: "Watch",
  move: "Move",
  undefined: "undefined",
  points: (points) => `${points} pts`,
  total: (sum, most) => `Score: ${sum} of ${most}`,
  reset: "Clear the score",
  costs: (fp, fn) => `A false positive (FP) costs ${fp}, a miss (FN) costs ${fn}.`,
  choose: "Choose a threshold here or on any picture",
  check: "Compare with the best",
  costSaid: (present, least, without) =>
    `Your threshold: ${present} a point. The least is ${least}; without a model, with one answer for all, ${without}.`,
  costPoints: (points) =>
    `${points} of 100: half as many for every 5 % of the model's gain that is given away.`,
  toLeast: "To the threshold of least cost",
  change: "What will change",
  changeTo: (name, from, to) => `${name}: ${from} → ${to}`,
  thresholdName: "Threshold",
  guess: "Tick the metrics that will move",
  go: "Check",
  verdicts: { stays: "stays", moves: "moves" },
  guessed: "right",
  missed: "wrong",
  lessons: {
    accuracy: {
      title: "The accuracy trap",
      question:
        "Half are positive, the threshold is 0.9. Model and threshold are left alone, but only 1 % will be positive. What happens to accuracy?",
      options: ["It grows", "It falls", "It stays"],
      answer:
        "It grows to almost 0.98, though the model finds the same lesser part of the positives. Answering “no” to all would give even more, 0.99. Recall, specificity, balanced accuracy and ROC AUC stay: each is counted within a class. Precision, F₁ and AP fall: rare positives drown in false alarms.",
    },
    tradeoff: {
      title: "Threshold: recall against precision",
      question: "The threshold is raised. What is always true, whatever the data?",
      options: ["Precision grows", "Recall does not grow", "F₁ grows"],
      answer:
        "Recall does not grow: nothing is added to what is called positive. Precision mostly grows, but not always: where the next point that is left out was a positive one, it falls — the teeth of the curve. F₁ has a top and falls beyond it. ROC AUC does not depend on the threshold.",
    },
    spam: {
      title: "What errors cost: spam",
      question:
        "Class 1 is spam. Losing a letter in the spam folder is 20 times worse than reading one too many. Where is the threshold to be?",
      answer:
        "A false alarm is dear, so the threshold is high: only what the model is sure of is called spam. Recall is low, and that is right: a missed spam costs little.",
    },
    diagnosis: {
      title: "What errors cost: diagnosis",
      question:
        "Class 1 is ill. Missing someone ill is 30 times worse than a second test for someone healthy. Where is the threshold to be?",
      answer:
        "A miss is dear, so the threshold is low: recall is near 1 and precision is small, for most of those sent to a second test are healthy. Accuracy is worse than at 0.5, and the cost is less.",
    },
    credit: {
      title: "What errors cost: credit",
      question:
        "Class 1 will not pay back. A loss costs 8, a refusal to a good client 1 (interest not earned). Who is refused?",
      answer:
        "Below 0.5: many good clients are refused too, for one loss eats up the profit of eight. With other costs the best place moves, and the ROC curve stays.",
    },
    monotone: {
      title: "AUC does not see probabilities",
      question:
        "The logit of every score is multiplied by 4: the model is surer, the order of points is the same. What happens to ROC AUC?",
      options: ["It grows", "It falls", "It stays"],
      answer:
        "It stays: AUC and AP depend on the order alone. Log-loss, the Brier score and the calibration error are ruined: the model says 0.99 where 0.8 would be right. Trust the order by AUC, and probabilities by calibration.",
    },
    ties: {
      title: "Tied scores",
      question: "Scores are rounded to three: 0, ½ and 1. What is left of the ROC curve?",
      options: ["The same curve", "A few points joined by straight lines", "Nothing: AUC = 0.5"],
      answer:
        "As many points as there are distinct scores, and the beginning. A pair of equal scores is half a win, which is a straight piece of the curve. AUC falls a little, and there are hardly any thresholds to choose from.",
    },
    inverted: {
      title: "An inverted model",
      question: "ROC AUC = 0.08. What is to be done with the model?",
      options: [
        "Throw it away: worse than chance",
        "Answer the other way round",
        "Lower the threshold",
      ],
      answer:
        "Answer the other way round: AUC becomes 1 − 0.08 = 0.92. Chance is 0.5, and 0.08 means that the order is almost right but upside down: mostly the labels are swapped. The threshold does not change the order. Move the separation across zero.",
    },
    oneClass: {
      title: "One class in the data",
      question: "The validation data has no positive at all. What is recall?",
      options: ["0", "1", "Undefined"],
      answer:
        "Undefined: TP + FN = 0. scikit-learn returns 0 with a warning, and that 0 spoils a mean over folds. ROC AUC is undefined too (nan), while accuracy and specificity are there. Add some positives.",
    },
    moves: {
      title: "What will move?",
      question: "Choose what will change, and tick the metrics that will move by more than 0.03.",
      answer:
        "Prevalence moves whatever is counted by a column of the matrix; the threshold all but the metrics of scores; confidence only those of probabilities (at the threshold of 0.5).",
    },
  },
};
