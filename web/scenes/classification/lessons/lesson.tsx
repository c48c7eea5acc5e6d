import { useEffect, useRef } from "preact/hooks";
import { Difference } from "../../../metrics/pin-bar";
import { nameOf, text } from "../../../metrics/words";
import { Button, IconButton } from "../../../panel/button";
import { say } from "../../../words";
import type { ClassificationModel } from "../model";
import { ChoiceLesson } from "./choice-lesson";
import { CostLesson } from "./cost-lesson";
import "./lessons.css";
import { type Lesson, lessonOf } from "./list";
import { MovesLesson } from "./moves-lesson";
import { type Session, sessionOf } from "./session";
import { lessonWords } from "./words";

/** What every kind of lesson is given. */
export interface LessonProps<Kind extends Lesson = Lesson> {
  readonly lesson: Kind;
  readonly model: ClassificationModel;
  readonly session: Session;
}

/** The lesson that is open: its question, and once that is answered what is to be seen and moved. */
export function OpenLesson({ model }: { readonly model: ClassificationModel }) {
  const { lesson: id } = model.state.value;
  const lesson = id === "none" ? undefined : lessonOf(id);
  const session = sessionOf(model);
  useEffect(() => {
    if (!lesson) return;
    session.pin(lesson);
    return model.pin.unpin;
  }, [lesson, session, model]);
  if (!lesson) return null;
  return <Opened key={lesson.id} lesson={lesson} model={model} session={session} />;
}

function Opened(props: LessonProps) {
  const { lesson, model, session } = props;
  const words = lessonWords.value;
  const { title, question, answer } = words.lessons[lesson.id];
  const given = session.answers.value.get(lesson.id);
  const next = session.next(lesson.id);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (session.isBegun()) box.current?.scrollIntoView({ block: "start" });
  }, [session]);
  return (
    <section class="lesson" aria-label={words.region} ref={box}>
      <div class="lesson-head">
        <h2>{title}</h2>
        <IconButton icon="close" label={words.close} onClick={session.close} />
      </div>
      <p class="lesson-question">{question}</p>
      {lesson.kind === "choice" && <ChoiceLesson {...props} lesson={lesson} />}
      {lesson.kind === "threshold" && <CostLesson {...props} lesson={lesson} />}
      {lesson.kind === "moves" && <MovesLesson {...props} lesson={lesson} />}
      <p role="status" class="lesson-answer">
        {given && answer}
      </p>
      {given && <Watched ids={lesson.watch} model={model} />}
      {given && (
        <div class="lesson-buttons">
          <Button onClick={() => session.begin(lesson)}>{words.again}</Button>
          {next && <Button onClick={() => session.begin(next)}>{words.next}</Button>}
        </div>
      )}
    </section>
  );
}

interface WatchedProps {
  readonly ids: readonly string[];
  readonly model: ClassificationModel;
}

/** The metrics that the answer is about, each with what it was at the start. */
function Watched({ ids, model }: WatchedProps) {
  if (ids.length === 0) return null;
  const words = lessonWords.value;
  const { metrics } = model.chain.at.value;
  const before = model.pin.pinned.value?.at.metrics;
  return (
    <table class="lesson-watch">
      <caption>{words.watch}</caption>
      <tbody>
        {ids.map((id) => {
          const now = metrics.find((metric) => metric.id === id);
          const then = before?.find((metric) => metric.id === id);
          if (!now) return null;
          return (
            <tr key={id} data-watch={id}>
              <th scope="row">{nameOf(text.value.metricNames, id)}</th>
              <td>{now.value === undefined ? words.undefined : say(now.value)}</td>
              <td>{then && <Difference now={now} before={then} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
