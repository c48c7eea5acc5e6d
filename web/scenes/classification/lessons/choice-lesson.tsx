import { useSignal } from "@preact/signals";
import { text } from "../../../metrics/words";
import { Button } from "../../../panel/button";
import type { Range } from "../../../panel/scale";
import { Slider } from "../../../panel/slider";
import { words as page } from "../../../words";
import { MAX_LEVELS, MAX_SEPARATION, SHARPNESS } from "../state";
import type { LessonProps } from "./lesson";
import type { Question, Slid } from "./list";
import { choicePoints } from "./session";
import { lessonWords } from "./words";

/** A question with three answers; what it is about is given into the hand once it is answered. */
export function ChoiceLesson({ lesson, model, session }: LessonProps<Question>) {
  const words = lessonWords.value;
  const chosen = useSignal<number | undefined>(undefined);
  const given = session.answers.value.get(lesson.id);
  const said = words.lessons[lesson.id];
  const options = "options" in said ? said.options : [];
  if (given) {
    return (
      <>
        <p class="lesson-verdict" data-right={given.option === lesson.right || undefined}>
          {options[given.option ?? 0]} — {given.option === lesson.right ? words.right : words.wrong}
        </p>
        <SlidHere slid={lesson.slides} model={model} />
      </>
    );
  }
  const answer = () => {
    const { value: option } = chosen;
    if (option === undefined) return;
    session.answer(lesson, { option, points: choicePoints(option === lesson.right) });
  };
  return (
    <fieldset class="lesson-options">
      {options.map((option, at) => (
        <label key={option}>
          <input
            type="radio"
            name="lesson-option"
            checked={chosen.value === at}
            onChange={() => {
              chosen.value = at;
            }}
          />
          {option}
        </label>
      ))}
      <Button look="primary" disabled={chosen.value === undefined} onClick={answer}>
        {words.answer}
      </Button>
    </fieldset>
  );
}

const RANGES: Readonly<Record<Slid, Range>> = {
  prevalence: { min: 0, max: 1, slider: [0.01, 0.5], kind: "log" },
  sharpness: { min: SHARPNESS[0], max: SHARPNESS[1], slider: SHARPNESS, kind: "log" },
  separation: { min: -MAX_SEPARATION, max: MAX_SEPARATION, slider: [-3, 3], kind: "linear" },
  levels: { min: 1, max: MAX_LEVELS, slider: [1, MAX_LEVELS], kind: "integer" },
  threshold: { min: 0, max: 1.001, slider: [0, 1], kind: "linear" },
};

function SlidHere({ slid, model }: { readonly slid: Slid } & Pick<LessonProps, "model">) {
  const words = text.value;
  const label = slid === "threshold" ? words.threshold : words.settings[slid].name;
  return (
    <Slider
      label={`${lessonWords.value.move}: ${label}`}
      value={model.state.value[slid]}
      range={RANGES[slid]}
      onInput={(value) => model.update({ [slid]: value })}
      words={page.value.panel}
    />
  );
}
