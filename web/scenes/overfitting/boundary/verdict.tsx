import type { BoundaryReport, BoundaryStop } from "../../../engine/boundary";
import { Button } from "../../../panel/button";
import { say } from "../../../words";
import { formatPercent } from "./format";
import type { BoundaryModel } from "./model";
import { boundaryWords } from "./words";

/** What has become of the network at the step shown, why its training ended, and where it was at its best. */
export function Verdict({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.verdict;
  const record = model.shownRecord.value;
  const report = model.report.value;
  if (!report || !record) return null;
  const { best } = report;
  const row = (name: string, loss: number, accuracy: number) => (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{say(loss, 3)}</td>
      <td class="number">{formatPercent(accuracy)}</td>
    </tr>
  );
  return (
    <section class="boundary-verdict" aria-label={text.heading}>
      <p data-kind={report.overfits ? "overfits" : "holds"}>{fitSentence(report)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.at(say(model.shownStep.value))}</th>
            <th scope="col" class="number">
              {text.loss}
            </th>
            <th scope="col" class="number">
              {text.accuracy}
            </th>
          </tr>
        </thead>
        <tbody>
          {row(text.train, record.train_loss, record.train_accuracy)}
          {row(text.validation, record.validation_loss, record.validation_accuracy)}
        </tbody>
      </table>
      <p class="hint" data-kind={report.stop?.kind}>
        {stopSentence(report.stop ?? undefined, report.step)}
      </p>
      {best && (
        <Button
          icon="flag"
          title={text.toBestHelp}
          disabled={model.shownStep.value === best.step}
          onClick={() => model.seek(best.step)}
        >
          {text.toBest(say(best.step))}
        </Button>
      )}
    </section>
  );
}

/** Whether it learned the points by heart. */
export function fitSentence({ overfits, best, last, stop }: BoundaryReport): string {
  const text = boundaryWords.value.verdict;
  if (!best || !last) return "";
  if (overfits) {
    return text.overfits(
      say(best.step),
      say(best.validation_loss, 3),
      say(last.validation_loss, 3),
      say(last.train_loss, 3),
    );
  }
  return stop == null ? text.soFar : text.holds(say(last.validation_loss, 3));
}

/** Why a training ended. */
export function stopSentence(stop: BoundaryStop | undefined, step: number): string {
  const text = boundaryWords.value.verdict;
  switch (stop?.kind) {
    case "target":
      return text.target(say(step), say(stop.loss, 3));
    case "plateau":
      return text.plateau(say(step), say(stop.since));
    case "patience":
      return text.patience(say(step), say(stop.best));
    case "diverged":
      return text.diverged(say(stop.step));
    case "budget":
      return text.budget(say(step));
    default:
      return text.training(say(step));
  }
}
