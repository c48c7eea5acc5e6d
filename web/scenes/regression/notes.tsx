import { Formula } from "../../panel/formula";
import type { RaceModel } from "../../race/model";
import { say } from "../../words";
import type { Measured, Shares } from "./report";
import type { RegressionState } from "./state";
import { regressionWords } from "./words";

/** So many terms of a sum are written out. */
const MOST_TERMS = 4;

interface Props {
  readonly id: string;
  readonly measured: Measured;
  readonly model: RaceModel<RegressionState>;
}

/** A metric's formula, the same with the present numbers, and the call that gives the number. Loaded when one is opened. */
export function MetricNotes({ id, measured, model }: Props) {
  const text = regressionWords.value;
  const info = measured.infos.find((one) => one.id === id);
  const value = measured.report[id];
  const full = model.full.value;
  if (!info || !value || typeof full !== "object") return null;
  const { y_true, y_pred } = measured;
  const { alpha, delta } = model.state.value;
  const shares = full.module.regression_shares(id, y_true, y_pred, alpha, delta);
  const lines = [info.formula];
  if ("value" in value && shares.parts.length > 0) {
    lines.push(worked(shares), `= ${tex(value.value)}`);
  }
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

/** What each point adds to the value. */
function worked({ parts, composition }: Pick<Shares, "parts" | "composition">): string {
  const terms = parts.slice(0, MOST_TERMS).map(tex);
  if (parts.length > MOST_TERMS) terms.push(String.raw`\ldots`);
  const sum = terms.join(" + ");
  const whole = { sum, root: String.raw`\sqrt{${sum}}`, one_minus: `1 - (${sum})` }[composition];
  return `= ${whole}`;
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number in the present language, as TeX. */
function tex(value: number): string {
  return say(value, 3)
    .replace(",", "{,}")
    .replace("−", "-")
    .replace("·", String.raw`\cdot `)
    .replace("∞", String.raw`\infty `)
    .replace(/\u202f/g, String.raw`\,`)
    .replace(/[⁻⁰¹²³⁴-⁹]+/, (power) => {
      const digits = [...power].map((one) => (one === "⁻" ? "-" : SUPERSCRIPT.indexOf(one)));
      return `^{${digits.join("")}}`;
    });
}
