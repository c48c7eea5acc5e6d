import { Formula } from "../../panel/formula";
import type { RaceModel } from "../../race/model";
import { locale } from "../../words/locale";
import type { Measured } from "./report";
import type { RegressionState } from "./state";
import { regressionWords } from "./words";

interface Props {
  readonly id: string;
  readonly measured: Measured;
  readonly model: RaceModel<RegressionState>;
}

/** A metric's formula, the same with the present numbers as the core puts them in, and the call that gives the number. Loaded when one is opened. */
export function MetricNotes({ id, measured, model }: Props) {
  const text = regressionWords.value;
  const info = measured.infos.find((one) => one.id === id);
  const full = model.full.value;
  if (!info || typeof full !== "object") return null;
  const { y_true, y_pred } = measured;
  const { alpha, delta, power } = model.state.value;
  const { module } = full;
  const comma = locale.value === "ru";
  const lines = module.regression_worked(id, y_true, y_pred, alpha, delta, comma, power);
  const [python = ""] = info.python;
  return (
    <div class="reg-notes">
      <Formula lines={lines} />
      <p>{text.better[info.direction]}</p>
      <p>
        {text.inPython}: <code>{python}</code>
      </p>
    </div>
  );
}
