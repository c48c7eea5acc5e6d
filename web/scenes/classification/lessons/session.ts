import { signal } from "@preact/signals";
import { type Entry, roundOf } from "../../../race/predict/round";
import { FULL } from "../../../race/predict/score";
import type { ClassificationModel } from "../model";
import { draw } from "../model";
import { generatorOf } from "../state";
import { LESSON_IDS, type LessonId } from "./ids";
import { LESSONS, type Lesson, lessonOf, startOf } from "./list";

/** What was answered, and its points. */
export interface Answer {
  /** The place of the chosen answer; nothing where a threshold or metrics were chosen. */
  readonly option?: number;
  readonly points: number;
}

export type Session = ReturnType<typeof createSession>;

/** One a model: a panel that was closed goes on where it was. */
const sessions = new WeakMap<ClassificationModel, Session>();

export function sessionOf(model: ClassificationModel): Session {
  const known = sessions.get(model) ?? createSession(model);
  sessions.set(model, known);
  return known;
}

const KINDS = LESSONS.map(({ kind }) => kind);

function createSession(model: ClassificationModel) {
  const answers = signal<ReadonlyMap<LessonId, Answer>>(new Map());
  const round = roundOf("lessons", KINDS);
  let begun = false;
  const set = (id: LessonId, answer: Answer | undefined) => {
    const next = new Map(answers.peek());
    if (answer) next.set(id, answer);
    else next.delete(id);
    answers.value = next;
  };
  return {
    answers,
    round,
    /** Whether a hand has begun a lesson here, which is to be in sight then. */
    isBegun: () => begun,
    /** The first answer of a lesson counts; later ones are for oneself. */
    answer(lesson: Lesson, answer: Answer) {
      set(lesson.id, answer);
      const entry: Entry<Lesson["kind"]> = {
        surface: lesson.id,
        kind: lesson.kind,
        points: answer.points,
      };
      if (!round.entries.peek().some(({ surface }) => surface === lesson.id)) round.keep(entry);
    },
    /** Takes the scene to where a lesson begins, its question open. */
    begin(lesson: Lesson) {
      begun = true;
      set(lesson.id, undefined);
      model.replace(startOf(lesson, model.state.peek()));
      this.pin(lesson);
    },
    /** Pins where a lesson begins, wherever it has been taken since. */
    pin(lesson: Lesson) {
      const start = startOf(lesson, model.state.peek());
      const { settings } = model.chain.judged.peek();
      model.pin.pin(draw(model.chain.core, generatorOf(start)), start.threshold, settings);
    },
    close() {
      model.update({ lesson: "none" });
      model.pin.unpin();
    },
    next(id: LessonId): Lesson | undefined {
      const { [LESSON_IDS.indexOf(id) + 1]: following } = LESSON_IDS;
      return following && lessonOf(following);
    },
  };
}

/** All or nothing. */
export function choicePoints(isRight: boolean): number {
  return isRight ? FULL : 0;
}
