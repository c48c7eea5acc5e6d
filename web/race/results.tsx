import type { OutcomeReport, RacerSummary } from "../engine/engine";
import { MarkerIcon } from "../panel/marker-icon";
import { pageLook } from "../settings/look";
import { colorOf, markerOf } from "../stage/palette";
import { say, words } from "../words";
import type { RaceModel } from "./model";
import { RacerName, racerName } from "./names";

interface Row {
  readonly index: number;
  readonly summary: RacerSummary;
}

/** Who arrived, when, and how each ended, in words. The best stands first. */
export function Results({ model }: { readonly model: RaceModel }) {
  const text = words.value.results;
  const { summary, state } = model;
  const rows = ranked(summary.value?.racers ?? []);
  const start = placeIn(model.ground.axes, model.start.value, (value) => say(value));
  const eps = say(state.value.tolerance);
  const minimumKnown = rows.some((row) => !Number.isNaN(row.summary.distance));
  return (
    <section class="results" aria-label={text.heading}>
      <h2 class="p-spoken">{text.heading}</h2>
      <p class="results-equal">
        {text.equal(say(state.value.steps), start, eps)} {spent(model)}{" "}
        {minimumKnown ? "" : text.noMinimum}
      </p>
      <div class="results-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.place}</th>
              <th scope="col">{text.racer}</th>
              <th scope="col" class="number" title={text.reachedHelp(eps)}>
                {text.reached}
              </th>
              <th scope="col" class="number">
                {text.loss}
              </th>
            </tr>
          </thead>
          {rows.map((row, place) => (
            <ResultRow key={row.index} model={model} row={row} place={place + 1} />
          ))}
        </table>
      </div>
    </section>
  );
}

/** Whether the racers also spent as many evaluations, with the numbers. Who broke off spent fewer for no merit. */
export function spent(model: RaceModel): string {
  const text = words.value.results;
  const { racers } = model.summary.value ?? { racers: [] };
  const { steps, racers: states } = model.state.value;
  const whole = racers
    .map(({ evaluations, taken }, index) => ({ evaluations, taken, index }))
    .filter(({ taken }) => taken === steps)
    .sort((a, b) => a.evaluations - b.evaluations);
  const [least, most] = [whole[0], whole.at(-1)];
  if (!least || !most) return "";
  if (least.evaluations === most.evaluations) return text.sameEvaluations(say(least.evaluations));
  const name = ({ index }: { index: number }) => {
    const racer = states[index];
    return racer ? racerName(racer) : "";
  };
  return text.otherEvaluations(
    say(least.evaluations),
    name(least),
    say(most.evaluations),
    name(most),
  );
}

function ResultRow({
  model,
  row: { index, summary },
  place,
}: {
  readonly model: RaceModel;
  readonly row: Row;
  readonly place: number;
}) {
  const racer = model.state.value.racers[index];
  if (!racer) return null;
  return (
    <tbody
      data-selected={index === model.selected.value || undefined}
      data-hidden={racer.hidden || undefined}
      style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}
    >
      <tr>
        <td>{place}</td>
        <th scope="row">
          <button
            type="button"
            class="results-name"
            aria-pressed={index === model.selected.value}
            onClick={() => {
              model.selected.value = index;
            }}
          >
            <MarkerIcon shape={markerOf(racer.look)} />{" "}
            <RacerName racer={racer} among={model.state.value.racers} />
          </button>
        </th>
        <td class="number">{summary.reached < 0 ? "—" : say(summary.reached)}</td>
        <td class="number">{say(summary.loss, 3)}</td>
      </tr>
      <tr class="results-outcome" data-kind={summary.outcome.kind}>
        <td />
        <td colSpan={3}>
          {outcomeSentence(summary.outcome, model.ground.axes)}
          <small>{detail(summary)}</small>
        </td>
      </tr>
    </tbody>
  );
}

function detail({ distance, evaluations }: RacerSummary): string {
  const text = words.value.results;
  // A surface without a known minimum has no distance, a run that never began no evaluations.
  return [
    Number.isNaN(distance) ? "" : text.distance(say(distance, 3)),
    evaluations > 0 ? text.evaluations(say(evaluations)) : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function ranked(racers: readonly RacerSummary[]): Row[] {
  const rows = racers.map((summary, index) => ({ index, summary }));
  return rows.sort((a, b) => compared(a.summary, b.summary));
}

/** Arrived before not arrived, sooner before later, lower before higher, diverged last; 0 for equal ones. */
export function compared(a: RacerSummary, b: RacerSummary): number {
  const key = (summary: RacerSummary) => [
    summary.outcome.kind === "diverged" ? 1 : 0,
    summary.reached < 0 ? Number.POSITIVE_INFINITY : summary.reached,
    Number.isNaN(summary.loss) ? Number.POSITIVE_INFINITY : summary.loss,
  ];
  const [left, right] = [key(a), key(b)];
  const differs = left.findIndex((value, at) => value !== right[at]);
  return differs < 0 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
}

/** A coordinate to four decimals: what is nearer to 0 than that is 0 to a reader. */
function coordinate(value: number): string {
  // Adding 0 makes of −0 a 0.
  return say(Number(value.toFixed(4)) + 0, 4);
}

/** The angle of a direction in degrees, from 0 up to 180: a direction has no sign. */
function angle([x, y]: readonly [number, number]): number {
  return ((Math.atan2(y, x) * 180) / Math.PI + 180) % 180;
}

/** A place in a sentence: of a plane its two coordinates, over one parameter its name and value. */
function placeIn(
  axes: readonly string[],
  [x, y]: readonly [number, number],
  written: (value: number) => string,
): string {
  const [axis] = axes;
  if (axes.length === 1) return `${axis} = ${written(x)}`;
  return words.value.results.pair(written(x), written(y));
}

/** How a run ended, in words; `axes` are the names of the parameters that it walks over. */
export function outcomeSentence(
  outcome: OutcomeReport,
  axes: readonly string[] = ["x", "y"],
): string {
  const text = words.value.results;
  switch (outcome.kind) {
    case "converged": {
      const sentence = outcome.minimum < 0 ? text.convergedOther : text.converged;
      return sentence(say(outcome.step), placeIn(axes, outcome.at, coordinate));
    }
    case "stalled":
      return stalledSentence(outcome);
    case "diverged":
      return divergedSentence(outcome, axes.length);
    case "spent":
      return text.spent;
  }
}

function stalledSentence(outcome: Extract<OutcomeReport, { kind: "stalled" }>): string {
  const text = words.value.results;
  const [max, min] = outcome.eigenvalues;
  if (outcome.on === "plateau") return text.plateau(say(outcome.step));
  if (outcome.on === "saddle") return text.saddle(say(max, 3), say(min, 3));
  return text.slope(say(outcome.gradient_norm, 3));
}

/** So many times the limit; just above it, with the digit that tells it from once. */
function ratio(times: number): string {
  return say(times, times < 1.1 ? 3 : 2);
}

function divergedSentence(
  { step, cause }: Extract<OutcomeReport, { kind: "diverged" }>,
  dimension: number,
): string {
  const text = words.value.results;
  switch (cause.kind) {
    case "learning_rate": {
      const told = [
        say(step),
        ratio(cause.learning_rate / cause.limit),
        say(cause.limit, 3),
      ] as const;
      return dimension === 1
        ? text.learningRateOne(...told)
        : text.learningRate(...told, say(Math.round(angle(cause.direction)) % 180, 3));
    }
    case "unbounded":
      return text.unbounded(say(step));
    case "long_step":
      if (step === 0) return text.nowhere;
      return text.longStep(say(step), say(cause.gradient_norm, 3));
  }
}
