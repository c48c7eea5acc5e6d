import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Clip, type Frame, Plot } from "../../../metrics/plot";
import { say } from "../../../words";
import { BestSteps } from "./best-steps";
import { loadMetricNames } from "./metric-names";
import type { BoundaryModel } from "./model";
import { followStep } from "./pace";
import { POINT } from "./points";
import { boundaryWords } from "./words";

/** What the epochs are compared by. */
const JUDGES = ["mse", "rmse", "mae", "median_ae", "max_error", "r2"];

/** What a regression has in the place of scores and a threshold: what is predicted against what is true. */
export function PredictedTab({ model }: { readonly model: BoundaryModel }) {
  const tab = useMemo(() => createTab(model), [model]);
  useEffect(tab.follow, [tab]);
  useEffect(loadMetricNames, []);
  const text = boundaryWords.value.predicted;
  return (
    <div class="boundary-chain">
      <p class="hint">{text.of(say(model.shownStep.value))}</p>
      <div class="boundary-chain-views">
        <BestSteps model={model} judges={JUDGES} />
        <Agreement rows={tab.rows} />
        <Residuals rows={tab.rows} />
      </div>
    </div>
  );
}

/** Points of one role at the step that is shown. */
interface Role {
  readonly examining: boolean;
  readonly wanted: Float64Array;
  readonly answers: Float64Array;
  readonly residuals: Float64Array;
  readonly r2: number;
}

/** The validation first, so that those that teach lie over it. */
type Rows = ReadonlySignal<readonly Role[]>;

/** What the tab keeps while it is open. */
function createTab(model: BoundaryModel) {
  const rows = signal(rowsOf(model));
  const follow = () =>
    followStep(model, () => {
      rows.value = rowsOf(model);
    });
  return { rows, follow };
}

function rowsOf(model: BoundaryModel): Role[] {
  const training = model.training();
  const counts = model.report.peek()?.points;
  if (!training || !counts) return [];
  const step = model.shownStep.peek();
  return [true, false].map((examining) => {
    const count = counts[examining ? 1 : 0] ?? 0;
    const points = new Float64Array(POINT * count);
    const [answers, residuals] = [new Float64Array(count), new Float64Array(count)];
    training.write_points(examining, points);
    training.write_answers(examining, step, answers);
    training.write_residuals(examining, step, residuals);
    const wanted = answers.map((_, at) => points[POINT * at + 2] ?? 0);
    const r2 = training.score_at("r2", 0.5, examining, step);
    return { examining, wanted, answers, residuals, r2 };
  });
}

/** An axis that all of these numbers are on, the same to either side of 0. */
function spanOf(lists: readonly Float64Array[]): readonly [number, number] {
  const most = lists.reduce((all, list) => list.reduce((m, v) => Math.max(m, Math.abs(v)), all), 1);
  return [-1.05 * most, 1.05 * most];
}

/** Predicted against true: a perfect network's points lie on the diagonal. */
function Agreement({ rows }: { readonly rows: Rows }) {
  const text = boundaryWords.value.predicted;
  const span = spanOf(rows.value.flatMap(({ wanted, answers }) => [wanted, answers]));
  return (
    <Plot
      kind="predicted"
      heading={text.agreement}
      label={text.agreementLabel(...r2Of(rows.value))}
      note={text.r2(...r2Of(rows.value))}
      x={{ label: text.wanted, span }}
      y={{ label: text.answered, span }}
    >
      {(frame) => (
        <Clip frame={frame}>
          <line
            class="plot-chance"
            x1={frame.x(span[0])}
            y1={frame.y(span[0])}
            x2={frame.x(span[1])}
            y2={frame.y(span[1])}
          />
          {rows.value.map((role) => (
            <Dots key={role.examining} role={role} x={role.wanted} y={role.answers} frame={frame} />
          ))}
        </Clip>
      )}
    </Plot>
  );
}

/** What is left: noise has no shape, a network that is too simple leaves one. */
function Residuals({ rows }: { readonly rows: Rows }) {
  const text = boundaryWords.value.predicted;
  const x = spanOf(rows.value.map(({ answers }) => answers));
  const y = spanOf(rows.value.map(({ residuals }) => residuals));
  return (
    <Plot
      kind="residuals"
      heading={text.residuals}
      label={text.residualsLabel}
      note={text.residualsNote}
      x={{ label: text.answered, span: x }}
      y={{ label: text.residual, span: y }}
    >
      {(frame) => (
        <Clip frame={frame}>
          <line class="plot-chance" x1={0} y1={frame.y(0)} x2={frame.width} y2={frame.y(0)} />
          {rows.value.map((role) => (
            <Dots
              key={role.examining}
              role={role}
              x={role.answers}
              y={role.residuals}
              frame={frame}
            />
          ))}
        </Clip>
      )}
    </Plot>
  );
}

/** R² of those that teach, and of those that examine. */
function r2Of(roles: readonly Role[]): [train: string, validation: string] {
  const of = (examining: boolean) => {
    const r2 = roles.find((role) => role.examining === examining)?.r2 ?? Number.NaN;
    return Number.isNaN(r2) ? "—" : say(r2, 3);
  };
  return [of(false), of(true)];
}

interface DotsProps {
  readonly role: Role;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly frame: Frame;
}

/** Points as one path: full discs teach, rings examine. */
function Dots({ role: { examining }, x, y, frame }: DotsProps) {
  let path = "";
  for (let at = 0; at < x.length; at++) {
    const [px, py] = [frame.x(x[at] ?? 0), frame.y(y[at] ?? 0)];
    path += `M${(px - 3).toFixed(1)} ${py.toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`;
  }
  return <path class="boundary-dots" data-examining={examining || undefined} d={path} />;
}
