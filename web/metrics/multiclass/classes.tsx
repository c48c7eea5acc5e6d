import type { MetricValue } from "../../engine/metrics";
import { say } from "../../words";
import { numberOf } from "../judge";
import { nameOf, text } from "../words";
import type { JudgedRows } from "./judge";
import { multiclassWords } from "./words";

interface Props {
  readonly judged: JudgedRows;
  /** Opens a class against the rest, by its place. */
  readonly onClass: (at: number) => void;
}

/** Each class against the rest, as scikit-learn's report has it. */
export function ClassTable({ judged, onClass }: Props) {
  const words = multiclassWords.value;
  const names = text.value.metricNames;
  return (
    <figure class="cls-figure mul-classes">
      <figcaption>{words.perClass}</figcaption>
      <div class="mul-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.class}</th>
              {["precision", "recall", "f1"].map((id) => (
                <th key={id} scope="col">
                  {nameOf(names, id)} <small>{id}</small>
                </th>
              ))}
              <th scope="col">
                {words.support} <small>support</small>
              </th>
            </tr>
          </thead>
          <tbody>
            {judged.classes.map((report, at) => (
              <tr key={report.name}>
                <th scope="row">
                  <button
                    type="button"
                    class="mul-open"
                    title={words.open(report.name)}
                    onClick={() => onClass(at)}
                  >
                    {report.name}
                  </button>
                </th>
                <Value told={report.precision} />
                <Value told={report.recall} />
                <Value told={report.f1} />
                <td>{say(report.support)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{words.openHint}</p>
    </figure>
  );
}

function Value({ told }: { readonly told: MetricValue }) {
  const value = numberOf(told);
  if (value !== undefined) return <td>{say(value)}</td>;
  const reason = "undefined" in told ? nameOf(text.value.reasons, told.undefined) : "";
  return (
    <td class="mul-undefined" title={reason}>
      {text.value.undefined}
    </td>
  );
}
