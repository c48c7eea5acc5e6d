import type { Rows } from "../../metrics/judge";
import { text } from "../../metrics/words";
import { Choice, Segmented } from "../../panel/choice";
import { words as page } from "../../words";
import type { ClassificationModel } from "./model";
import { SCOPES } from "./source";

interface Props {
  readonly model: ClassificationModel;
  readonly rows: Rows;
}

/** Of several classes all at once, or which of them is class 1. */
export function ClassBar({ model, rows }: Props) {
  const words = text.value;
  const { classes } = rows;
  const { scope, positive } = model.state.value;
  return (
    <div class="cls-classes">
      <Segmented
        label={words.scope}
        labelHidden
        value={scope}
        options={SCOPES.map((value) => ({ value, label: words.scopes[value] }))}
        onInput={(next) => model.give({ scope: next })}
        words={page.value.panel}
      />
      {scope === "one" && (
        <Choice
          label={words.against}
          value={String(Math.min(positive, classes.length - 1))}
          options={classes.map((label, at) => ({ value: String(at), label }))}
          onInput={(at) => model.give({ positive: Number(at) })}
          words={page.value.panel}
        />
      )}
    </div>
  );
}
