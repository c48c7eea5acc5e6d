import { say } from "../../../words";
import type { CurveModel } from "./model";
import { curveWords } from "./words";

/** How well the present model does, in numbers: that of the closed form, and of the step where one is walked. */
export function ErrorsTable({ model }: { readonly model: CurveModel }) {
  const text = curveWords.value;
  const report = model.report.value;
  if (!report) return null;
  const { errors: closed, noise } = report;
  const { errors } = model;
  const step = model.shownStep.value;
  const live = model.live.value;
  const rows = ["training", "validation", "test"] as const;
  return (
    <table class="curve-errors">
      <caption>{text.errorsHeading}</caption>
      <thead>
        <tr>
          <td />
          {live && <th scope="col">{text.atStep(say(step))}</th>}
          <th scope="col">{text.closedForm}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((role) => (
          <tr key={role}>
            <th scope="row">
              <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
                <path class="curve-series" data-series={role} d="M1 4h20" />
              </svg>
              {text.errors[role]}
            </th>
            {live && <td>{say(errors.value[role][step] ?? Number.NaN, 3)}</td>}
            <td data-error={role}>{say(closed[role], 3)}</td>
          </tr>
        ))}
        <tr class="curve-floor">
          <th scope="row">{text.floor}</th>
          {live && <td />}
          <td>{say(noise, 3)}</td>
        </tr>
      </tbody>
    </table>
  );
}
