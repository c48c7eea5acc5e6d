import type { BoundaryReport, BoundaryStop } from "../../../engine/boundary";
import { Button } from "../../../panel/button";
import { say } from "../../../words";
import { formatPercent } from "./format";
import type { BoundaryModel } from "./model";
import { Shipping } from "./shipping";
import { boundaryWords } from "./words";

/** What has become of the network at the step shown, why its training ended, and where it was at its best. */
export function Verdict({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.verdict;
  const record = model.shownRecord.value;
  const report = model.report.value;
  if (!report || !record) return null;
  const { best } = report;
  const isRegression = model.task.value === "regression";
  /** Of classes the share that is right, of numbers R². */
  const score = (examining: boolean) => {
    if (!isRegression) {
      return formatPercent(examining ? record.validation_accuracy : record.train_accuracy);
    }
    const r2 = model.training()?.score_at("r2", 0.5, examining, record.step) ?? Number.NaN;
    return Number.isNaN(r2) ? "—" : say(r2, 3);
  };
  const row = (name: string, loss: number, examining: boolean) => (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{say(loss, 3)}</td>
      <td class="number">{score(examining)}</td>
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
              {isRegression ? text.r2 : text.accuracy}
            </th>
          </tr>
        </thead>
        <tbody>
          {row(text.train, record.train_loss, false)}
          {row(text.validation, record.validation_loss, true)}
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
      <Shipping model={model} />
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
