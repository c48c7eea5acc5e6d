import { effect, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { BoundaryBest } from "../../../engine/boundary";
import { say } from "../../../words";
import { metricName } from "./metric-names";
import type { BoundaryModel } from "./model";
import { boundaryWords } from "./words";

/** A metric of every record is dear: it waits until nothing has moved for so long. */
const PAUSE = 120;

interface BestStepsProps {
  readonly model: BoundaryModel;
  /** What the epochs are compared by. */
  readonly judges: readonly string[];
  readonly note?: ComponentChildren;
}

/** Which step each metric of validation would ship, and what that metric is here: they do not agree. */
export function BestSteps({ model, judges, note }: BestStepsProps) {
  const text = boundaryWords.value.chain;
  const ships = useShips(model, judges);
  const { threshold } = model.state.value;
  model.generation.value;
  const step = model.shownStep.value;
  const here = (id: string) => model.training()?.score_at(id, threshold, true, step) ?? Number.NaN;
  return (
    <section class="boundary-ship">
      <h3>{text.ship}</h3>
      <p class="hint">{text.shipHelp}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.metric}</th>
            <th scope="col" class="number">
              {text.here}
            </th>
            <th scope="col" class="number">
              {text.best}
            </th>
            <th scope="col">{text.step}</th>
          </tr>
        </thead>
        <tbody>
          {judges.map((id) => (
            <Row key={id} model={model} id={id} here={here(id)} best={ships.get(id)} />
          ))}
        </tbody>
      </table>
      {note !== undefined && <p class="hint">{note}</p>}
    </section>
  );
}

interface RowProps {
  readonly model: BoundaryModel;
  readonly id: string;
  readonly here: number;
  readonly best: BoundaryBest | undefined;
}

function Row({ model, id, here, best }: RowProps) {
  const text = boundaryWords.value.chain;
  return (
    <tr>
      <th scope="row">{metricName(id)}</th>
      <td class="number">{Number.isNaN(here) ? "—" : say(here, 3)}</td>
      <td class="number">{best ? say(best.value, 3) : "—"}</td>
      <td>
        {best && (
          <button
            type="button"
            class="p-button p-button-plain"
            aria-label={text.toStep(metricName(id), say(best.step))}
            aria-pressed={model.shownStep.value === best.step}
            onClick={() => model.seek(best.step)}
          >
            {say(best.step)}
          </button>
        )}
      </td>
    </tr>
  );
}

/** The step that each metric would ship. */
type Ships = ReadonlyMap<string, BoundaryBest>;

function useShips(model: BoundaryModel, judges: readonly string[]): Ships {
  const ships = useSignal<Ships>(new Map());
  useEffect(() => {
    let asking: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      model.generation.value;
      const { threshold } = model.state.value;
      clearTimeout(asking);
      asking = setTimeout(() => {
        ships.value = bestSteps(model, judges, threshold);
      }, PAUSE);
    });
    return () => {
      clearTimeout(asking);
      stop();
    };
  }, [model, judges, ships]);
  return ships.value;
}

function bestSteps(model: BoundaryModel, judges: readonly string[], threshold: number): Ships {
  const training = model.training();
  const found = judges.map((id) => [id, training?.best_by(id, threshold) ?? undefined] as const);
  return new Map(found.flatMap(([id, best]) => (best ? [[id, best] as const] : [])));
}
