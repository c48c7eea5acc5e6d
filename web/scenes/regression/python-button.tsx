import { CopyPython } from "../../metrics/copy-python";
import type { RaceModel } from "../../race/model";
import type { Measured } from "./report";
import type { RegressionState } from "./state";
import { regressionWords } from "./words";

interface Props {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured;
}

/** The data and every number as Python. */
export function PythonButton({ model, measured }: Props) {
  const text = regressionWords.value;
  const write = async () => {
    const full = await model.needFull();
    if (!full) return undefined;
    const { pythonOf } = await import("./python");
    const { y_true, y_pred } = measured;
    const residuals = y_true.map((y, at) => (y_pred[at] ?? 0) - y);
    const spread = full.module.regression_histogram(residuals);
    return pythonOf({ ...measured, spread }, model.state.peek());
  };
  return <CopyPython write={write} label={text.copy} copied={text.copied} />;
}
