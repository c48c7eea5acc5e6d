import { CsvField, rowSentence } from "../../../csv/csv-field";
import type { RowError } from "../../../csv/csv-rows";
import { Button } from "../../../panel/button";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { announce } from "../../../state/announce";
import { say, words } from "../../../words";
import type { BoundaryModel } from "./model";
import { MAX_OWN, type OwnPoint, ownPoints, ownText } from "./own-points";
import { linear } from "./settings";
import type { Task } from "./state";
import { boundaryWords } from "./words";

/** What begins a drawing of one's own: a point of either class, or two unlike numbers. */
const FIRST: Record<Task, string> = {
  classification: ownText([
    [-3, 0, 0],
    [3, 0, 1],
  ]),
  regression: ownText([
    [-3, 0, -1],
    [3, 0, 1],
  ]),
};
const EXAMPLES: Record<Task, string> = {
  classification: "x1,x2,class\n-1.5,0.3,0\n2,1,1",
  regression: "x1,x2,y\n-1.5,0.3,-0.8\n2,1,0.45",
};

/** Points of one's own: by the brush, or pasted. */
export function OwnPanel({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.own;
  const { points, share } = model.state.value;
  const own = ownPoints(points);
  const task = model.task.value;
  const take = async (given: string) => {
    const { readPoints } = await import("./csv");
    const read = readPoints(given, task);
    if ("error" in read) return read.error;
    model.update({ points: ownText(read.points), edits: "" });
    announce(text.loaded(say(read.points.length)), { shown: true });
    return undefined;
  };
  return (
    <Section heading={text.heading} level={2} open={points !== ""}>
      {points === "" ? (
        <p class="hint">{text.help(say(MAX_OWN))}</p>
      ) : (
        <>
          <p>{countOf(own, task)}</p>
          <Slider
            label={text.share}
            help={text.shareHelp}
            value={share}
            defaultValue={0.3}
            range={linear(0.05, 0.9)}
            onInput={(next) => model.update({ share: next })}
            words={words.value.panel}
          />
        </>
      )}
      <div class="boundary-own-buttons">
        <Button
          icon="draw"
          onClick={() => model.update({ points: FIRST[task], share: 0.3, edits: "" })}
        >
          {text.fresh}
        </Button>
        {points !== "" && (
          <Button icon="reset" look="quiet" onClick={() => model.update({ points: "" })}>
            {text.back}
          </Button>
        )}
      </div>
      <p class="hint">{text.csv[task]}</p>
      <CsvField<RowError> example={EXAMPLES[task]} take={take} sentence={rowSentence} />
    </Section>
  );
}

function countOf(own: readonly OwnPoint[], task: Task): string {
  const text = boundaryWords.value.own;
  const all = say(own.length);
  if (task === "regression") return text.numbers(all);
  return text.count(all, say(own.filter(([, , label]) => label === 1).length));
}
