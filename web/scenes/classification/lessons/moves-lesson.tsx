import { useSignal } from "@preact/signals";
import { compared } from "../../../metrics/compare";
import { nameOf, text } from "../../../metrics/words";
import { Button } from "../../../panel/button";
import { Choice } from "../../../panel/choice";
import { meanPoints } from "../../../race/predict/score";
import { words as page, say } from "../../../words";
import type { LessonProps } from "./lesson";
import { CHANGE_IDS, CHANGES, type ChangeId, GUESSED, type Moves } from "./list";
import { choicePoints } from "./session";
import { lessonWords } from "./words";

/** A metric that was guessed about, and what it did. */
interface Outcome {
  readonly id: string;
  readonly moved: boolean;
  readonly guessed: boolean;
}

/** It is guessed which metrics a change will move; then it is made. */
export function MovesLesson({ lesson, model, session }: LessonProps<Moves>) {
  const words = lessonWords.value;
  const change = useSignal<ChangeId>("prevalence");
  const ticked = useSignal<ReadonlySet<string>>(new Set());
  const outcomes = useSignal<readonly Outcome[] | undefined>(undefined);
  const given = session.answers.value.get(lesson.id);
  const nameOfChange = (id: ChangeId) =>
    id === "threshold" ? words.thresholdName : text.value.settings[id].name;
  const go = () => {
    model.update({ [change.value]: CHANGES[change.value] });
    const now = model.chain.at.peek().metrics;
    const before = model.pin.pinned.peek()?.at.metrics;
    const found = GUESSED.map((id) => {
      const metric = now.find((one) => one.id === id);
      const then = before?.find((one) => one.id === id);
      const moved = metric !== undefined && compared(metric, then)?.verdict !== "stays";
      return { id, moved, guessed: ticked.value.has(id) === moved };
    });
    outcomes.value = found;
    session.answer(lesson, {
      points: meanPoints(found.map(({ guessed }) => choicePoints(guessed))),
    });
  };
  if (given && outcomes.value) {
    return (
      <>
        <p class="lesson-verdict">{words.total(say(given.points), "100")}</p>
        <ul class="lesson-outcomes">
          {outcomes.value.map(({ id, moved, guessed }) => (
            <li key={id} data-right={guessed || undefined}>
              {nameOf(text.value.metricNames, id)}{" "}
              <span>
                {words.verdicts[moved ? "moves" : "stays"]} —{" "}
                {guessed ? words.guessed : words.missed}
              </span>
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      <Choice<ChangeId>
        label={words.change}
        value={change.value}
        options={CHANGE_IDS.map((value) => ({
          value,
          label: words.changeTo(
            nameOfChange(value),
            say(model.state.value[value]),
            say(CHANGES[value]),
          ),
        }))}
        onInput={(id) => {
          change.value = id;
        }}
        words={page.value.panel}
      />
      <fieldset class="lesson-options">
        <legend>{words.guess}</legend>
        {GUESSED.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={ticked.value.has(id)}
              onChange={({ currentTarget }) => {
                const next = new Set(ticked.value);
                if (currentTarget.checked) next.add(id);
                else next.delete(id);
                ticked.value = next;
              }}
            />
            {nameOf(text.value.metricNames, id)}
          </label>
        ))}
        <Button look="primary" onClick={go}>
          {words.go}
        </Button>
      </fieldset>
    </>
  );
}
