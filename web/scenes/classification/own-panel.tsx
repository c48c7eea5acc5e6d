import { CsvField, rowSentence } from "../../csv/csv-field";
import { Button } from "../../panel/button";
import { Segmented } from "../../panel/choice";
import { announce } from "../../state/announce";
import { words as page, say } from "../../words";
import type { ClassificationModel } from "./model";
import { fitsLink, isLost, MAX_POINTS, MAX_ROWS } from "./own";
import { turned } from "./own-edits";
import type { ScoresError } from "./scores-csv";
import { sourceWords } from "./source-words";

interface Props {
  readonly model: ClassificationModel;
}

/** Scores of one's own: what is in force of them, and where others are given. */
export function OwnPanel({ model }: Props) {
  const text = sourceWords.value.own;
  const { own } = model.state.value;
  const take = async (given: string) => {
    const { readScores } = await import("./scores-csv");
    const read = readScores(given);
    if ("error" in read) return read.error;
    model.give({ source: "own", own: read, positive: read.classes.length - 1 });
    announce(text.taken(say(read.labels.length), say(read.classes.length)), { shown: true });
    return undefined;
  };
  return (
    <>
      {isLost(own) && (
        <p class="p-error" role="status">
          {text.lost(say(own.lost))}
        </p>
      )}
      {own !== null && !isLost(own) && (
        <p class="hint">
          {text.held(say(own.labels.length), say(own.classes.length))}{" "}
          {!fitsLink(own) && <b>{text.notInLink(say(MAX_POINTS))}</b>}
        </p>
      )}
      <Positive model={model} />
      <p class="hint">{text.hint(say(MAX_ROWS))}</p>
      <CsvField example={"y_true,y_score\n1,0.83\n0,0.4"} take={take} sentence={sentence} />
    </>
  );
}

/** Which of two classes is the positive one. */
function Positive({ model }: Props) {
  const text = sourceWords.value.own;
  const own = model.own.value;
  if (!own || own.columns > 1) return null;
  const [negative = "", positive = ""] = own.classes;
  const options = [negative, positive].sort().map((value) => ({ value, label: value }));
  if (Math.max(negative.length, positive.length) > LONG) {
    return (
      <p class="hint">
        {text.positive}: {positive}{" "}
        <Button onClick={() => model.give({ own: turned(own) })}>{text.turn}</Button>
      </p>
    );
  }
  return (
    <Segmented
      label={text.positive}
      value={positive}
      options={options}
      onInput={(next) => next !== positive && model.give({ own: turned(own) })}
      words={page.value.panel}
    />
  );
}

/** Names with more letters do not stand side by side. */
const LONG = 12;

function sentence(error: ScoresError): string {
  const text = sourceWords.value.own;
  switch (error.why) {
    case "third":
      return text.third(String(error.line), error.given, error.known);
    case "kinds":
      return text.kinds(error.given);
    case "class":
      return text.unknown(String(error.line), error.given, error.known);
    case "classes":
      return text.classes(String(error.most));
    default:
      return rowSentence(error);
  }
}
