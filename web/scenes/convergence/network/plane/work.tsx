import { Button } from "../../../../panel/button";
import type { Question } from "./question";
import { planeWords } from "./words";

interface Props {
  readonly question: Pick<Question<unknown>, "work" | "trouble" | "cancel" | "start">;
  /** How far it has come, in words. */
  readonly said: string;
  /** A sentence that waits for a press of the button with this name. */
  readonly waiting?: { readonly sentence: string; readonly press: string } | undefined;
}

/** What a question is at, and what can be done about it. */
export function QuestionWork({ question, said, waiting }: Props) {
  const text = planeWords.value;
  const work = question.work.value;
  if (work) {
    return (
      <div class="question-work">
        <progress value={work.done} max={work.total} aria-label={said} />
        <span>{said}</span>
        <Button onClick={question.cancel}>{text.cancel}</Button>
      </div>
    );
  }
  const trouble = question.trouble.value;
  if (!trouble && !waiting) return null;
  return (
    <div class="question-work" role="status">
      <span>{trouble ? text[trouble] : waiting?.sentence}</span>
      <Button look="primary" onClick={question.start}>
        {trouble ? text.resume : waiting?.press}
      </Button>
    </div>
  );
}
