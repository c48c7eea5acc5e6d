import { type Signal, useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import type { ChartLayout } from "../../../../engine/engine";
import type { TrainedSummary } from "../../../../engine/training";
import { racerName } from "../../../../race/names";
import { pageLook } from "../../../../settings/look";
import { channels, colorOf } from "../../../../stage/palette";
import { say } from "../../../../words";
import type { SeedRuns } from "../../../../workers/landscape";
import type { NetworkModel } from "../model";
import { LinesChart } from "./lines";
import { SEEDS, seedsOf } from "./questions";
import { planeWords } from "./words";
import "./tabs.css";
import { QuestionWork } from "./work";

interface Props {
  readonly model: NetworkModel;
}

/** The training of the open racer under twenty seeds: where each ends, and how far apart. */
export function SeedsTab({ model }: Props) {
  const question = seedsOf(model);
  useEffect(() => question.follow(), [question]);
  /** The seed that is pointed at. */
  const meant = useSignal<number | undefined>(undefined);
  const text = planeWords.value.seeds;
  const { steps, racers } = model.state.value;
  const racer = racers[model.shownRacer.value];
  const runs = question.found.value?.answer;
  const stale = question.stale.value;
  if (!racer) return <p class="hint plane-tab">{text.nobody}</p>;
  const waits = !runs || stale;
  const waiting = waits
    ? { sentence: stale ? text.stale : "", press: runs ? text.again : text.start }
    : undefined;
  return (
    <section class="plane-tab" aria-label={text.heading}>
      <p class="hint">{text.lead(racerName(racer), say(SEEDS), say(steps))}</p>
      <QuestionWork
        question={question}
        said={text.progress(say(stale ? 0 : (runs?.seeds.length ?? 0)), say(SEEDS))}
        waiting={waiting}
      />
      {runs && (
        <div class="question-found" data-stale={stale || undefined}>
          <Strips model={model} runs={runs} meant={meant} />
          <p class="hint">{text.curves}</p>
          <Curves model={model} runs={runs} meant={meant} />
          <SeedList model={model} runs={runs} meant={meant} stale={stale} />
        </div>
      )}
    </section>
  );
}

interface RunsProps extends Props {
  readonly runs: SeedRuns;
  readonly meant: Signal<number | undefined>;
}

const ROWS = ["loss", "test_loss", "accuracy", "test_accuracy"] as const;

/** A row for each measure: a dot for each seed, with the least, the median and the greatest in numbers. */
function Strips({ model, runs, meant }: RunsProps) {
  const text = planeWords.value.seeds;
  const lost = runs.seeds.filter(({ summary }) => isLost(summary)).length;
  return (
    <>
      <table class="seed-strips" style={`--accent:${colorOfOpen(model)}`}>
        <thead>
          <tr>
            <th scope="col">{text.quantity}</th>
            <td />
            <th scope="col" class="number">
              {text.least}
            </th>
            <th scope="col" class="number">
              {text.median}
            </th>
            <th scope="col" class="number">
              {text.most}
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => {
            const spread = runs[row];
            const [least, median, most] = spread;
            const place = (value: number) =>
              most > least ? (100 * (value - least)) / (most - least) : 50;
            return (
              <tr key={row}>
                <th scope="row">{text.rows[row]}</th>
                <td class="seed-strip">
                  <div>
                    {Number.isFinite(median) && (
                      <i class="seed-median" style={`left:${place(median)}%`} />
                    )}
                    {runs.seeds.map(({ seed, summary }) =>
                      Number.isFinite(summary[row]) ? (
                        <i
                          key={seed}
                          class="seed-dot"
                          data-open={seed === (meant.value ?? model.state.value.seed) || undefined}
                          style={`left:${place(summary[row])}%`}
                          title={text.dot(say(seed))}
                          onPointerEnter={() => {
                            meant.value = seed;
                          }}
                          onPointerLeave={() => {
                            meant.value = undefined;
                          }}
                        />
                      ) : null,
                    )}
                  </div>
                </td>
                {spread.map((value, index) => (
                  // Its place is what it is.
                  <td key={String(index)} class="number">
                    {say(value, 3)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {lost > 0 && <p class="line-word">{text.diverged(say(lost))}</p>}
    </>
  );
}

function isLost({ outcome }: TrainedSummary): boolean {
  return outcome?.kind === "diverged";
}

function colorOfOpen(model: NetworkModel): string {
  const look = model.state.value.racers[model.shownRacer.value]?.look;
  return look ? colorOf(look, pageLook.value.theme) : "";
}

/** The loss from step to step under each seed, the open one on top. */
function Curves({ model, runs, meant }: RunsProps) {
  const layout = useSignal<ChartLayout | undefined>(undefined);
  const request = useCallback(() => {
    const text = planeWords.value.seeds;
    const look = pageLook.value;
    const color = channels(colorOfOpen(model));
    const open = meant.value ?? model.state.value.seed;
    const curve = (ys: Float64Array, isOpen: boolean) => ({
      ys,
      dashed: false,
      look: {
        color,
        width: (isOpen ? 3 : 1.25) * look.scale,
        alpha: isOpen ? 1 : 0.4,
        hidden: false,
      },
    });
    const at = runs.seeds.findIndex(({ seed }) => seed === open);
    const others = runs.losses.filter((_, index) => index !== at);
    const own = runs.losses[at];
    return {
      log: true,
      x_label: text.steps,
      y_label: text.axis,
      curves: [...others.map((ys) => curve(ys, false)), ...(own ? [curve(own, true)] : [])],
    };
  }, [model, runs, meant]);
  return (
    <div class="line-box" aria-hidden="true">
      <LinesChart request={request} layout={layout} />
    </div>
  );
}

/** All seeds, the best first: a press opens one. */
function SeedList({ model, runs, meant, stale }: RunsProps & { readonly stale: boolean }) {
  const text = planeWords.value.seeds;
  const now = model.state.value.seed;
  const loss = ({ loss, outcome }: TrainedSummary) =>
    outcome?.kind === "diverged" || Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss;
  const sorted = [...runs.seeds].sort((a, b) => loss(a.summary) - loss(b.summary));
  return (
    <ul class="seed-list" aria-label={text.list}>
      {sorted.map(({ seed, summary }) => (
        <li key={seed}>
          <button
            type="button"
            class="p-button p-button-plain"
            aria-pressed={seed === now}
            disabled={stale}
            onClick={() => model.update({ seed })}
            onPointerEnter={() => {
              meant.value = seed;
            }}
            onPointerLeave={() => {
              meant.value = undefined;
            }}
          >
            <span class="p-spoken">{text.open} </span>
            {say(seed)}
            <span class="p-spoken">{text.openLoss}</span> <small>{say(summary.loss, 3)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
