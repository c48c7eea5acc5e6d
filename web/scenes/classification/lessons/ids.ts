/** The lessons in their order; what a link may name. */
export const LESSON_IDS = [
  "accuracy",
  "tradeoff",
  "spam",
  "diagnosis",
  "credit",
  "monotone",
  "ties",
  "inverted",
  "oneClass",
  "moves",
] as const;
export type LessonId = (typeof LESSON_IDS)[number];
