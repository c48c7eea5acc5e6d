import type { Rows } from "../../metrics/judge";
import { text } from "../../metrics/words";
import { Choice } from "../../panel/choice";
import { words as page } from "../../words";
import type { ClassificationModel } from "./model";

interface Props {
  readonly model: ClassificationModel;
  readonly rows: Rows;
}

/** Which of several classes is class 1. */
export function ClassBar({ model, rows }: Props) {
  const words = text.value;
  const { classes } = rows;
  const positive = Math.min(model.state.value.positive, classes.length - 1);
  return (
    <div class="cls-classes">
      <Choice
        label={words.against}
        value={String(positive)}
        options={classes.map((label, at) => ({ value: String(at), label }))}
        onInput={(at) => model.give({ positive: Number(at) })}
        words={page.value.panel}
      />
    </div>
  );
}
