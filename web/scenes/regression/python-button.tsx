import { useSignal } from "@preact/signals";
import { Button } from "../../panel/button";
import type { RaceModel } from "../../race/model";
import { announce } from "../../state/announce";
import type { Measured } from "./report";
import type { RegressionState } from "./state";
import { regressionWords } from "./words";

interface Props {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured;
}

/** Puts the data and every number on the clipboard, as Python; where a page may not, it is shown to be copied by hand. */
export function PythonButton({ model, measured }: Props) {
  const text = regressionWords.value;
  const shown = useSignal("");
  const copy = async () => {
    const full = model.full.peek();
    if (typeof full !== "object") return;
    const { pythonOf } = await import("./python");
    const { y_true, y_pred } = measured;
    const residuals = y_true.map((y, at) => (y_pred[at] ?? 0) - y);
    const spread = full.module.regression_histogram(residuals);
    const code = pythonOf({ ...measured, spread }, model.state.peek());
    try {
      await navigator.clipboard.writeText(code);
      shown.value = "";
      announce(text.copied, { shown: true });
    } catch {
      shown.value = code;
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{text.copy}</Button>
      {shown.value !== "" && (
        <textarea class="reg-code" readOnly aria-label={text.copy} rows={8} value={shown.value} />
      )}
    </>
  );
}
