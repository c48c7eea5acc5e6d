import { type ClassificationState, DEFAULTS, type Generator } from "../state";
import type { LessonId } from "./ids";

/** What may be slid in a lesson itself. */
export type Slid =
  | Extract<keyof Generator, "prevalence" | "sharpness" | "separation" | "levels">
  | "threshold";

interface Common {
  readonly id: LessonId;
  /** What differs from the defaults where it begins. */
  readonly start: Partial<ClassificationState>;
  /** Metrics that are told beside the question, compared with what they were at the start. */
  readonly watch: readonly string[];
}

/** Something is asked, and three answers are offered; then a slider is given into the hand. */
export interface Question extends Common {
  readonly kind: "choice";
  /** The place of the right answer. */
  readonly right: 0 | 1 | 2;
  readonly slides: Slid;
}

/** A threshold is chosen where wrong answers of the two kinds cost differently. */
export interface Story extends Common {
  readonly kind: "threshold";
}

/** It is guessed which metrics a change of the setting will move. */
export interface Moves extends Common {
  readonly kind: "moves";
}

export type Lesson = Question | Story | Moves;

/** So many points that chance does not hide what is told of rare positives. */
const MANY = 100_000;

export const LESSONS: readonly Lesson[] = [
  {
    id: "accuracy",
    kind: "choice",
    start: { count: MANY, threshold: 0.9 },
    right: 0,
    slides: "prevalence",
    watch: [
      "accuracy",
      "precision",
      "f1",
      "average_precision",
      "recall",
      "specificity",
      "balanced_accuracy",
      "roc_auc",
    ],
  },
  {
    id: "tradeoff",
    kind: "choice",
    start: { count: 200 },
    right: 1,
    slides: "threshold",
    watch: ["recall", "precision", "f1", "roc_auc"],
  },
  {
    id: "spam",
    kind: "threshold",
    start: { count: 2000, prevalence: 0.4, costFp: 20, costFn: 1 },
    watch: ["precision", "recall", "accuracy"],
  },
  {
    id: "diagnosis",
    kind: "threshold",
    start: { count: 2000, prevalence: 0.1, costFp: 1, costFn: 30 },
    watch: ["recall", "precision", "accuracy"],
  },
  {
    id: "credit",
    kind: "threshold",
    start: { count: 2000, prevalence: 0.2, separation: 1.5, costFp: 1, costFn: 8 },
    watch: ["recall", "specificity", "accuracy"],
  },
  {
    id: "monotone",
    kind: "choice",
    start: { count: 5000 },
    right: 2,
    slides: "sharpness",
    watch: ["roc_auc", "average_precision", "log_loss", "brier", "ece"],
  },
  {
    id: "ties",
    kind: "choice",
    start: { count: 2000, levels: 100 },
    right: 1,
    slides: "levels",
    watch: ["roc_auc", "average_precision", "log_loss"],
  },
  {
    id: "inverted",
    kind: "choice",
    start: { count: 2000, separation: -2 },
    right: 1,
    slides: "separation",
    watch: ["roc_auc", "mcc", "accuracy"],
  },
  {
    id: "oneClass",
    kind: "choice",
    start: { count: 1000, prevalence: 0 },
    right: 2,
    slides: "prevalence",
    watch: ["recall", "roc_auc", "average_precision", "specificity", "accuracy"],
  },
  {
    id: "moves",
    kind: "moves",
    start: { count: 20_000 },
    watch: [],
  },
];

export function lessonOf(id: LessonId): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}

/** Where a lesson begins; how the matrix is read stays. */
export function startOf(
  lesson: Lesson,
  { shares, order }: ClassificationState,
): ClassificationState {
  return { ...DEFAULTS, shares, order, ...lesson.start, lesson: lesson.id };
}

/** What the last lesson lets be changed, each from where it begins to where it goes. */
export const CHANGES = {
  prevalence: 0.05,
  threshold: 0.8,
  sharpness: 3,
  separation: 1,
  levels: 3,
  noise: 0.2,
} as const satisfies Partial<Record<keyof ClassificationState, number>>;
export type ChangeId = keyof typeof CHANGES;
export const CHANGE_IDS = Object.keys(CHANGES) as ChangeId[];

/** The metrics that are guessed about. */
export const GUESSED = [
  "accuracy",
  "precision",
  "recall",
  "f1",
  "balanced_accuracy",
  "roc_auc",
  "average_precision",
  "log_loss",
] as const;
