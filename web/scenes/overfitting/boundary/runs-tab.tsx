import { Button } from "../../../panel/button";
import { say } from "../../../words";
import type { BoundaryModel } from "./model";
import { differencesOf, type Run } from "./runs";
import { boundaryWords } from "./words";

/** The trainings so far: their last losses, in what they differ from the present one, and the way back to each. */
export function RunsTab({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.runs;
  const list = model.runs.list.value;
  if (list.length === 0) return <p class="hint">{text.none}</p>;
  return (
    <div class="boundary-runs">
      <p class="hint">{text.help}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.difference}</th>
            <th scope="col" class="number">
              {text.train}
            </th>
            <th scope="col" class="number">
              {text.validation}
            </th>
            <th scope="col" class="number">
              {text.best}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {list.map((run) => (
            <Row key={run.key} model={model} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ model, run }: { readonly model: BoundaryModel; readonly run: Run }) {
  const text = boundaryWords.value.runs;
  const present = model.runs.isPresent(run);
  const { last, best, overfits, stop } = run.report;
  const differs = differencesOf(model, run.state, model.state.value);
  const number = (value: number | undefined) => (value === undefined ? "—" : say(value, 3));
  return (
    <tr data-present={present || undefined}>
      <th scope="row">{say(run.number)}</th>
      <td>
        {present ? text.present : differs.join("; ") || text.same}
        {overfits && <small> · {text.overfits}</small>}
        {stop?.kind === "diverged" && <small> · {text.diverged}</small>}
      </td>
      <td class="number">{number(last?.train_loss)}</td>
      <td class="number">{number(last?.validation_loss)}</td>
      <td class="number">{best ? `${number(best.validation_loss)} (${say(best.step)})` : "—"}</td>
      <td>
        <Button
          icon="undo"
          look="quiet"
          title={text.restoreOf(say(run.number))}
          disabled={present}
          onClick={() => model.runs.restore(run)}
        >
          {text.restore}
        </Button>
      </td>
    </tr>
  );
}
