import type { ReadonlySignal } from "@preact/signals";
import type { Point } from "../../../race/state";
import { pageLook } from "../../../settings/look";
import { say } from "../../../words";
import { coloursOf } from "./colours";
import type { BoundaryModel } from "./model";
import { boundaryWords } from "./words";

/** A point is told from so near, in units of the plane. */
const REACH = 0.45;

interface NearProps {
  readonly model: BoundaryModel;
  /** Where the pointer is. */
  readonly hover: ReadonlySignal<Point | undefined>;
}

/** The point under the pointer, or at the place that is followed: its number, what is answered, and what is left. */
export function NearPoint({ model, hover }: NearProps) {
  const text = boundaryWords.value.numbers;
  const { probe, examining } = model.state.value;
  model.generation.value;
  const step = model.shownStep.value;
  const place = hover.value ?? probe;
  const near = place && model.training()?.near(place[0], place[1], REACH, examining, step);
  // It stands where the point is not.
  const side = near && near.place[1] > 0 ? "bottom" : "top";
  return (
    <p class="boundary-near" data-side={side} role="status">
      {near &&
        text.near(
          near.examining ? text.validation : text.train,
          say(near.wanted, 3),
          say(near.answer, 3),
          say(near.residual, 3),
        )}
    </p>
  );
}

/** The colours of the numbers, and what the marks on the map are. */
export function NumbersLegend({ model }: { readonly model: BoundaryModel }) {
  const { numbers: text, legend } = boundaryWords.value;
  const { ground, middle } = coloursOf(pageLook.value.theme);
  const scale = model.report.value?.scale ?? 1;
  const ends = scale < 1 ? ([say(-scale, 2), say(scale, 2)] as const) : text.ends;
  return (
    <>
      <p class="boundary-scale">
        <span>{ends[0]}</span>
        <span
          class="boundary-scale-bar"
          role="img"
          aria-label={text.scale(say(scale, 2))}
          style={`background:linear-gradient(to right,${ground[0]},${middle},${ground[1]})`}
        >
          0
        </span>
        <span>{ends[1]}</span>
      </p>
      <p class="boundary-legend">
        <span>● y ≥ 0</span>
        <span>■ y &lt; 0</span>
        <label>
          <input
            type="checkbox"
            checked={model.state.value.examining}
            onChange={({ currentTarget }) => model.update({ examining: currentTarget.checked })}
          />
          {legend.validation} ({text.small})
        </label>
        <span title={text.strokeHelp}>┃ {text.stroke}</span>
      </p>
    </>
  );
}
