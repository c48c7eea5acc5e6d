import { Button } from "../../../panel/button";
import { say } from "../../../words";
import type { ClassificationModel } from "../model";
import "./lessons.css";
import { LESSONS } from "./list";
import { sessionOf } from "./session";
import { lessonWords } from "./words";

/** The lessons by name, each with the points that it brought, and their sum. */
export function LessonList({ model }: { readonly model: ClassificationModel }) {
  const words = lessonWords.value;
  const session = sessionOf(model);
  const entries = session.round.entries.value;
  const sum = entries.reduce((total, { points }) => total + points, 0);
  return (
    <>
      <p class="hint">{words.hint}</p>
      <ol class="lesson-list">
        {LESSONS.map((lesson) => {
          const kept = entries.find(({ surface }) => surface === lesson.id);
          return (
            <li key={lesson.id}>
              <button
                type="button"
                aria-current={model.state.value.lesson === lesson.id ? "true" : undefined}
                onClick={() => session.begin(lesson)}
              >
                {words.lessons[lesson.id].title}
                {kept && <small>{words.points(say(kept.points))}</small>}
              </button>
            </li>
          );
        })}
      </ol>
      {entries.length > 0 && (
        <p class="lesson-sum">
          {words.total(say(sum), say(100 * LESSONS.length))}
          <Button look="quiet" icon="reset" onClick={session.round.reset}>
            {words.reset}
          </Button>
        </p>
      )}
    </>
  );
}
