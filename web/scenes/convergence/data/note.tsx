import { type ReadonlySignal, useComputed } from "@preact/signals";
import { isLine } from "../../../fits/ground";
import { regimeOf } from "../../../fits/regime";
import type { Batch } from "../../../fits/sample";
import type { DataState } from "../../../fits/state";
import { dataWords } from "../../../fits/words";
import type { RaceModel } from "../../../race/model";
import { say } from "../../../words";

interface Props {
  readonly model: RaceModel<DataState>;
  readonly batch: ReadonlySignal<Batch | undefined>;
}

/** Under the pictures: the numbers at the ball of the open racer. */
export function DataNote({ model, batch }: Props) {
  const step = useComputed(() => Math.floor(model.time.value));
  const text = dataWords.value;
  model.generation.value;
  const path = model.paths[model.selected.value];
  if (!path) return <p class="data-note">{text.noRacer}</p>;
  const at = Math.min(step.value, path.taken);
  const [a, b] = [path.points[2 * at] ?? Number.NaN, path.points[2 * at + 1] ?? Number.NaN];
  if (Number.isNaN(a)) return <p class="data-note">{text.nowhere}</p>;
  const line = isLine(model.state.value);
  const here = model.race().at(a, line ? b : 0);
  const [most, least] = here.eigenvalues;
  const weights = line ? text.twoWeights(say(a, 3), say(b, 3)) : text.oneWeight(say(a, 3));
  const curvature = line
    ? text.condition(say(most, 3), say(least, 3), least > 0 ? say(most / least, 3) : "∞")
    : text.curvature(say(most, 3));
  const racer = model.state.value.racers[model.selected.value];
  const rate = racer ? model.rateInForce(racer) : Number.NaN;
  const regime = racer?.optimizer === "sgd" ? regimeOf(rate, most) : undefined;
  const now = batch.value;
  return (
    <div class="data-note">
      {regime && (
        <p class="data-regime" data-regime={regime}>
          {text.regimeNow(say(rate, 3), text.regimes[regime])}{" "}
          <small>{text.bounds(say(rate * most, 3), say(1 / most, 3), say(2 / most, 3))}</small>
        </p>
      )}
      <p>
        {weights} · {text.lossIs(say(here.value, 3))} ·{" "}
        {line
          ? text.gradientIs(say(here.gradient[0], 3), say(here.gradient[1], 3))
          : text.slopeIs(say(here.gradient[0], 3))}{" "}
        · {curvature}
      </p>
      {now && (
        <p>
          {text.batchIs(say(now.rows.length), say(now.batch_loss, 3), say(now.loss, 3))}{" "}
          {text.estimateIs(
            now.gradient.map((one) => say(one, 3)).join("; "),
            now.estimate.map((one) => say(one, 3)).join("; "),
            say(now.cosine, 2),
          )}
        </p>
      )}
    </div>
  );
}
