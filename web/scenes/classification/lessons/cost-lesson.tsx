import { Button } from "../../../panel/button";
import { Slider } from "../../../panel/slider";
import { words as page, say } from "../../../words";
import { costOf, costPoints } from "./cost";
import type { LessonProps } from "./lesson";
import type { Story } from "./list";
import { lessonWords } from "./words";

/** A threshold is chosen for the costs of a story, and compared with the one that costs the least. */
export function CostLesson({ lesson, model, session }: LessonProps<Story>) {
  const words = lessonWords.value;
  const { costFp, costFn, threshold } = model.state.value;
  const { chain } = model;
  const given = session.answers.value.get(lesson.id);
  const cost = costOf(chain.judged.value, threshold, [costFp, costFn]);
  const best = chain.judged.value.jump({ kind: "least_cost", costs: [costFp, costFn] });
  return (
    <>
      <p>{words.costs(say(costFp), say(costFn))}</p>
      <Slider
        label={words.choose}
        symbol="t"
        value={threshold}
        range={{ min: 0, max: chain.aboveAll.value, slider: [0, 1], kind: "linear" }}
        onInput={chain.setThreshold}
        words={page.value.panel}
      />
      {given ? (
        <>
          <p class="lesson-verdict">{words.costPoints(say(given.points))}</p>
          <p>{words.costSaid(say(cost.present, 3), say(cost.least, 3), say(cost.without, 3))}</p>
          <Button
            disabled={best === undefined}
            onClick={() => best !== undefined && chain.setThreshold(best)}
          >
            {words.toLeast}
          </Button>
        </>
      ) : (
        <Button look="primary" onClick={() => session.answer(lesson, { points: costPoints(cost) })}>
          {words.check}
        </Button>
      )}
    </>
  );
}
