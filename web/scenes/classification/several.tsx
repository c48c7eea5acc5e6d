import { CopyPython } from "../../metrics/copy-python";
import { ClassTable } from "../../metrics/multiclass/classes";
import type { JudgedRows } from "../../metrics/multiclass/judge";
import { RowsMatrix } from "../../metrics/multiclass/matrix";
import { RowsMetrics } from "../../metrics/multiclass/metrics";
import "../../metrics/multiclass/multiclass.css";
import { multiclassWords } from "../../metrics/multiclass/words";
import { text } from "../../metrics/words";
import { announce } from "../../state/announce";
import type { ClassificationModel } from "./model";

interface Props {
  readonly model: ClassificationModel;
  readonly judged: JudgedRows;
}

/** All classes at once: their matrix, and each against the rest. */
export function SeveralViews({ model, judged }: Props) {
  return (
    <div class="mul-views">
      <RowsMatrix
        judged={judged}
        shares={model.state.value.shares}
        onShares={(shares) => model.update({ shares })}
      />
      <ClassTable judged={judged} onClass={(positive) => model.give({ scope: "one", positive })} />
    </div>
  );
}

/** What they are worth together, and as Python. */
export function SeveralMetrics({ judged }: { readonly judged: JudgedRows }) {
  const write = async () => {
    const { pythonOfRows } = await import("../../metrics/multiclass/python");
    const script = pythonOfRows(judged);
    if (script === undefined) announce(multiclassWords.value.tooLong, { shown: true });
    return script;
  };
  return (
    <>
      <RowsMetrics judged={judged} />
      <CopyPython write={write} label={text.value.copyPython} copied={text.value.copied} />
    </>
  );
}
