import { useId } from "preact/hooks";
import { NumberField } from "../../../panel/number-field";
import { Section } from "../../../panel/section";
import { words as page, say } from "../../../words";
import { superscript } from "../../../words/numbers";
import { countText, lengthText, powerText, timeText } from "./format";
import { type Fact, type Facts, type PartProps, text, wordsOf } from "./report";
import { MAX_POINTS, RATES } from "./state";

const POINTS = { min: 2, max: MAX_POINTS, slider: [2, MAX_POINTS], kind: "integer" } as const;
const RATE = { min: RATES[0], max: RATES[1], slider: RATES, kind: "log" } as const;
/** A number of fewer digits is no thing of print. */
const FIRST_PRINTED = 1000;

/** What a search over a grid of all parameters would cost. */
export function GridPart({ state, report, update }: PartProps) {
  const words = text.value;
  const id = useId();
  const { grid } = report;
  const { points, parameters } = state;
  const power = `${say(points)}${superscript(parameters)}`;
  return (
    <section class="scale-grid" aria-labelledby={id}>
      <h2 id={id}>{words.grid}</h2>
      <p class="scale-power">
        <strong>{power}</strong>
        {points !== 10 && ` ${words.about} ${powerText(grid.evaluations)}`}
        <span>{words.evaluations}</span>
      </p>
      <p>{words.duration(timeText(grid.time, words))}</p>
      <NumberField
        label={words.points}
        symbol={<i>k</i>}
        value={points}
        range={POINTS}
        onInput={(value) => update({ points: value })}
        words={page.value.panel}
      />
      <NumberField
        label={words.rate}
        help={words.rateHelp}
        value={state.rate}
        range={RATE}
        onInput={(rate) => update({ rate })}
        words={page.value.panel}
      />
      <p>
        {words.affordable(countText(grid.affordable, words))} {words.faster}
      </p>
      {grid.digits >= FIRST_PRINTED && (
        <p>
          {words.written(countText(grid.digits, words), grid.digits)}:{" "}
          {words.printed(lengthText(grid.metres, words))}
          {grid.books >= 1 &&
            `, ${words.books(countText(Math.ceil(grid.books), words), Math.ceil(grid.books))}`}
          , {words.read(timeText(grid.reading, words))}.
        </p>
      )}
      <p class="scale-gradient">{words.gradient}</p>
    </section>
  );
}

/** Known large numbers with this grid among them. */
export function Ladder({ state, report, facts }: PartProps) {
  const words = text.value;
  const id = useId();
  const reached = report.grid.landmarks;
  const place = reached.filter((parameters) => parameters < state.parameters).length;
  const far = place === reached.length && state.parameters > 2 * (reached.at(-1) ?? 0);
  const rung = ({ id: key, value }: Fact, index: number) => (
    <tr key={key}>
      <td class="number">{say(value, 2)}</td>
      <th scope="row">{wordsOf(words.landmarks, key)}</th>
      <td class="number">{words.reached(say(Math.ceil(reached[index] ?? 0)))}</td>
    </tr>
  );
  const rungs = facts.landmarks.map(rung);
  const yours = (
    <tr key="yours" class="scale-yours">
      <td class="number">{powerText(report.grid.evaluations, 2)}</td>
      <th scope="row">{words.yours}</th>
      <td class="number">{words.reached(countText(state.parameters, words))}</td>
    </tr>
  );
  const gap = (
    <tr key="gap" class="scale-gap">
      <td class="number">⋮</td>
      <td />
      <td class="number">⋮</td>
    </tr>
  );
  return (
    <section class="scale-ladder" aria-labelledby={id}>
      <h2 id={id}>{words.ladder}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {words.number}
            </th>
            <th scope="col">{words.what}</th>
            <th scope="col" class="number">
              {words.reachedHead}
            </th>
          </tr>
        </thead>
        <tbody>{[...rungs.slice(0, place), far && gap, yours, ...rungs.slice(place)]}</tbody>
      </table>
    </section>
  );
}

/** Who says so. */
export function Sources({ facts }: { readonly facts: Facts }) {
  const words = text.value;
  const lists = [
    [facts.models, (id: string) => wordsOf(words.modelNames, id)?.name],
    [facts.devices, (id: string) => wordsOf(words.devices, id)],
    [facts.landmarks, (id: string) => wordsOf(words.landmarks, id)],
  ] as const;
  const entries = lists.flatMap(([list, name]) =>
    list.map((fact) => ({ ...fact, name: name(fact.id) })),
  );
  return (
    <Section heading={words.sources} level={2} open={false}>
      <ul class="scale-sources source">
        {entries.map(({ id, name, source, url }) => (
          <li key={id}>
            {name}:{" "}
            {url === "" ? (
              words.counted
            ) : (
              <a href={url} target="_blank" rel="noreferrer" lang="en">
                {source}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
