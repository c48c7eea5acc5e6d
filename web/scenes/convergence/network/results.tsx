import type { TrainedSummary } from "../../../engine/training";
import { MarkerIcon } from "../../../panel/marker-icon";
import { RacerName } from "../../../race/names";
import { pageLook } from "../../../settings/look";
import { colorOf, markerOf } from "../../../stage/palette";
import { say } from "../../../words";
import type { NetworkModel } from "./model";
import { ScoresLink } from "./scores-link";
import { networkWords } from "./words";

/** Who learned how much: on the flowers that teach and on those that examine. The best stands first. */
export function NetworkResults({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value.results;
  const summary = model.summary.value;
  const { steps, tolerance } = model.state.value;
  if (!summary) return null;
  const rows = summary.racers
    .map((racer, index) => ({ racer, index }))
    .sort((a, b) => rank(a.racer) - rank(b.racer));
  const { train_rows, test_rows } = summary;
  return (
    <section class="results" aria-label={text.heading}>
      <h2 class="p-spoken">{text.heading}</h2>
      <p class="results-equal">
        {text.equal(say(steps), say(train_rows), say(test_rows), say(tolerance))}
      </p>
      <div class="results-scroll">
        <table class="network-results">
          <thead>
            <tr>
              <th scope="col">{text.racer}</th>
              {[text.loss, text.accuracy].flatMap((name) => [
                <th
                  scope="col"
                  class="number"
                  key={`${name}-train`}
                  aria-label={text.trainOf(name)}
                >
                  {name}
                  <small>{text.train}</small>
                </th>,
                <th scope="col" class="number" key={`${name}-test`} aria-label={text.testOf(name)}>
                  <small>{text.test}</small>
                </th>,
              ])}
            </tr>
          </thead>
          {rows.map(({ racer, index }) => (
            <ResultRow key={index} model={model} summary={racer} index={index} />
          ))}
        </table>
        <ScoresLink model={model} />
      </div>
    </section>
  );
}

/** Lower before higher, diverged last. */
function rank({ outcome, loss }: TrainedSummary): number {
  if (outcome?.kind === "diverged" || Number.isNaN(loss)) return Number.POSITIVE_INFINITY;
  return loss;
}

interface RowProps {
  readonly model: NetworkModel;
  readonly summary: TrainedSummary;
  readonly index: number;
}

function ResultRow({ model, summary, index }: RowProps) {
  const { racers } = model.state.value;
  const racer = racers[index];
  if (!racer) return null;
  const share = (value: number) => (Number.isNaN(value) ? "—" : say(value, 3));
  return (
    <tbody
      data-selected={index === model.selected.value || undefined}
      data-hidden={racer.hidden || undefined}
      style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}
    >
      <tr>
        <th scope="row">
          <button
            type="button"
            class="results-name"
            aria-pressed={index === model.selected.value}
            onClick={() => {
              model.selected.value = index;
            }}
          >
            <MarkerIcon shape={markerOf(racer.look)} /> <RacerName racer={racer} among={racers} />
          </button>
        </th>
        <td class="number">{share(summary.loss)}</td>
        <td class="number">{share(summary.test_loss)}</td>
        <td class="number">{share(summary.accuracy)}</td>
        <td class="number">{share(summary.test_accuracy)}</td>
      </tr>
      <tr class="results-outcome" data-kind={summary.outcome?.kind}>
        <td colSpan={5}>{outcomeSentence(summary, model.state.value.tolerance)}</td>
      </tr>
    </tbody>
  );
}

/** How a training ended, or that it has not. */
export function outcomeSentence({ outcome, taken }: TrainedSummary, tolerance: number): string {
  const text = networkWords.value.results;
  switch (outcome?.kind) {
    case "converged":
      return text.converged(say(outcome.step), say(tolerance));
    case "stalled":
      return text.stalled(say(outcome.step), say(outcome.gradient_norm, 2));
    case "diverged":
      return (outcome.step > taken ? text.diverged : text.lost)(say(outcome.step));
    case "spent":
      return text.spent;
    default:
      return text.training(say(taken));
  }
}
