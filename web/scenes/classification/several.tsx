import { CopyPython } from "../../metrics/copy-python";
import type { Rows } from "../../metrics/judge";
import { ClassTable } from "../../metrics/multiclass/classes";
import { type JudgedRows, judgeRows } from "../../metrics/multiclass/judge";
import { RowsMatrix } from "../../metrics/multiclass/matrix";
import { RowsMetrics } from "../../metrics/multiclass/metrics";
import "../../metrics/multiclass/multiclass.css";
import { multiclassWords } from "../../metrics/multiclass/words";
import { text } from "../../metrics/words";
import { announce } from "../../state/announce";
import type { ClassificationModel } from "./model";

export { ClassBar } from "./class-bar";

interface Props {
  readonly model: ClassificationModel;
  readonly rows: Rows;
}

let held: JudgedRows | undefined;

/** What they are worth: asked for once, for all that is shown of them. */
function judged({ model, rows }: Props): JudgedRows {
  const settings = model.settings.value;
  if (held?.rows !== rows || held.settings !== settings) {
    held = judgeRows(model.chain.core, rows, settings);
  }
  return held;
}

/** All classes at once: their matrix, and each against the rest. */
export function SeveralViews(props: Props) {
  const { model } = props;
  const of = judged(props);
  return (
    <div class="mul-views">
      <RowsMatrix
        judged={of}
        shares={model.state.value.shares}
        onShares={(shares) => model.update({ shares })}
      />
      <ClassTable judged={of} onClass={(positive) => model.give({ scope: "one", positive })} />
    </div>
  );
}

/** What they are worth together, and as Python. */
export function SeveralMetrics(props: Props) {
  const of = judged(props);
  const write = async () => {
    const { pythonOfRows } = await import("../../metrics/multiclass/python");
    const script = pythonOfRows(of);
    if (script === undefined) announce(multiclassWords.value.tooLong, { shown: true });
    return script;
  };
  return (
    <>
      <RowsMetrics judged={of} />
      <CopyPython write={write} label={text.value.copyPython} copied={text.value.copied} />
    </>
  );
}
