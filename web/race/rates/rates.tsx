import { useEffect } from "preact/hooks";
import { Button } from "../../panel/button";
import { MarkerIcon } from "../../panel/marker-icon";
import { pageLook } from "../../settings/look";
import { colorOf, markerOf } from "../../stage/palette";
import { byLocale, say } from "../../words";
import { ratesEn } from "../../words/rates.en";
import { ratesRu } from "../../words/rates.ru";
import type { SweepReport } from "../../workers/sweep";
import type { RaceModel } from "../model";
import { RacerName, racerName } from "../names";
import { spent } from "../results";
import type { RacerState } from "../state";
import { RatesChart } from "./chart";
import { presentOf, ratesInForce } from "./present";
import "./rates.css";
import { GRID, type RatesSearch, searchOf, withBest } from "./search";

const text = byLocale({ ru: ratesRu, en: ratesEn });

interface Props {
  readonly model: RaceModel;
}

/** The best learning rate for each racer, on the same grid with the same budget, and where each stands on its curve. */
export function Rates({ model }: Props) {
  const search = searchOf(model);
  useEffect(() => search.follow(), [search]);
  const words = text.value;
  const { steps } = model.request.value;
  const report = search.found.value?.report;
  return (
    <section class="rates" aria-label={words.heading}>
      <h2 class="p-spoken">{words.heading}</h2>
      <p class="results-equal">
        {words.equal(GRID, steps)} {spent(model)}
      </p>
      <Work search={search} />
      {report && (
        <div class="rates-found" data-stale={search.stale.value || undefined}>
          <RatesChart model={model} report={report} />
          <RatesTable model={model} report={report} stale={search.stale.value} />
        </div>
      )}
      <p class="results-equal">
        {words.rule} {words.grid(search.runs.value)}
      </p>
    </section>
  );
}

/** What the search is at, and what can be done about it. */
function Work({ search }: { readonly search: RatesSearch }) {
  const words = text.value;
  const work = search.progress.value;
  if (work) {
    return (
      <div class="rates-work">
        <progress value={work.done} max={work.total} aria-label={words.heading} />
        <span>{words.progress(work.done, work.total)}</span>
        <Button onClick={search.cancel}>{words.cancel}</Button>
      </div>
    );
  }
  if (search.runs.value === 0) return <p class="hint rates-work">{words.nobody}</p>;
  if (!search.possible.value) return <p class="hint rates-work">{words.invalid}</p>;
  const sentence = sentenceOf(search);
  const again = search.found.value !== undefined;
  if (sentence === undefined) return null;
  return (
    <div class="rates-work" role="status">
      <span>{sentence}</span>
      <Button look="primary" onClick={search.start}>
        {again ? words.searchAgain : words.search}
      </Button>
    </div>
  );
}

/** Why the search waits for a press; nothing where it does not. */
function sentenceOf(search: RatesSearch): string | undefined {
  const words = text.value;
  const trouble = search.trouble.value;
  if (trouble) return words[trouble];
  if (search.stale.value) return search.cheap.value ? undefined : words.stale;
  return search.found.value || search.cheap.value ? undefined : words.expensive(search.runs.value);
}

function RatesTable({
  model,
  report,
  stale,
}: {
  readonly model: RaceModel;
  readonly report: SweepReport;
  readonly stale: boolean;
}) {
  const words = text.value;
  const { racers } = model.state.value;
  const apply = (only?: number) =>
    model.update(withBest(model.state.peek(), report, ratesInForce(model), only));
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.racer}</th>
            <th scope="col" class="number" title={words.rateAndLoss}>
              {words.now}
            </th>
            <th scope="col" class="number" title={words.rateAndLoss}>
              {words.best}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {racers.map((racer, index) => (
            <RatesRow
              // A racer is its place.
              key={String(index)}
              model={model}
              report={report}
              racer={racer}
              index={index}
              onApply={stale ? undefined : () => apply(index)}
            />
          ))}
        </tbody>
      </table>
      <div class="rates-all">
        <Button look="primary" disabled={stale} onClick={() => apply()}>
          {words.applyAll}
        </Button>
      </div>
    </>
  );
}

interface RowProps {
  readonly model: RaceModel;
  readonly report: SweepReport;
  readonly racer: RacerState;
  readonly index: number;
  readonly onApply: (() => void) | undefined;
}

function RatesRow({ model, report, racer, index, onApply }: RowProps) {
  const words = text.value;
  const name = racerName(racer);
  const present = presentOf(model, index);
  const sweep = report.racers[index];
  const at = sweep?.best ?? -1;
  const best = sweep?.learning_rates[at];
  const isBest = best !== undefined && Math.abs(present.learning_rate / best - 1) < 1e-9;
  const onEdge = at === 0 || at === GRID - 1;
  return (
    <tr
      data-hidden={racer.hidden || undefined}
      style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}
    >
      <th scope="row">
        <span class="results-name">
          <MarkerIcon shape={markerOf(racer.look)} />{" "}
          <RacerName racer={racer} among={model.state.value.racers} />
        </span>
      </th>
      <td class="number">
        {say(present.learning_rate, 3)}
        <small>{present.diverged ? words.diverged : say(present.loss, 3)}</small>
      </td>
      <td class="number">
        {best === undefined ? words.allDiverged : say(best, 3)}
        <small>{best !== undefined && say(sweep?.losses[at] ?? Number.NaN, 3)}</small>
        {onEdge && <small>{words.edge}</small>}
      </td>
      <td class="rates-take">
        {isBest ? (
          <small>{words.isBest}</small>
        ) : (
          best !== undefined && (
            <button
              type="button"
              class="p-button p-button-plain"
              aria-label={words.apply(name)}
              disabled={onApply === undefined}
              onClick={onApply}
            >
              {words.take}
            </button>
          )
        )}
      </td>
    </tr>
  );
}
