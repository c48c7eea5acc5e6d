import { handleOf } from "../../fits/state";
import type { RaceModel } from "../../race/model";
import { pageLook } from "../../settings/look";
import { type Projection, toPixelX, toPixelY } from "../../stage/projection";
import { say } from "../../words";
import { toldConstants } from "./constants";
import type { Measured } from "./report";
import type { RegressionState } from "./state";
import { namesOf, regressionWords } from "./words";

/** The seminar's four, which a frame tells. */
const BRIEF = ["mse", "mae", "msle", "mape"];
/** A line of labels takes so many CSS pixels. */
const LINE = 17;
/** How long a tick is, and where its label ends. */
const TICK = 16;
const LABEL = 30;
/** So near to the edge labels stand. */
const LABEL_ROOM = 130;
/** Of more points than these MAPE's ratios would not be told apart. */
const MOST_RATIOS = 12;
/** Greater ones are not written out: they would lie on their neighbours. */
const MOST_PERCENT = 999;
/** So far above their columns they stand, in CSS pixels. */
const ABOVE = 12;
const ABOVE_HANDLE = 30;

interface Props {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured;
  readonly projection: Projection;
}

/** What is written on the plane of the data: the best constants at its edge, and the ratios of MAPE at their columns. */
export function Overlay({ model, measured, projection }: Props) {
  const { marks, metric } = model.state.value;
  return (
    <>
      <svg
        class="reg-overlay"
        viewBox={`0 0 ${projection.width} ${projection.height}`}
        role="img"
        aria-label={marksLabel(measured)}
      >
        {marks && <Marks model={model} measured={measured} projection={projection} />}
        {metric === "mape" && <Ratios model={model} measured={measured} projection={projection} />}
      </svg>
      <p class="reg-brief">
        {BRIEF.map((id) => {
          const value = measured.report[id];
          const told =
            value && "value" in value ? say(value.value) : regressionWords.value.undefined;
          return (
            <span key={id}>
              {namesOf(id)[0]} <b>{told}</b>
            </span>
          );
        })}
      </p>
    </>
  );
}

function marksLabel(measured: Measured): string {
  const text = regressionWords.value;
  const list = toldConstants(measured);
  return text.marksLabel(
    list.map(({ metric, value }) => text.constant(namesOf(metric)[0], say(value))).join(", "),
  );
}

interface Mark {
  readonly y: number;
  readonly names: string[];
}

/** A tick at each best constant; of the same height they share one, and labels move apart. */
function Marks({ model, measured, projection }: Props) {
  const { unit, model: kind } = model.state.value;
  const marks: Mark[] = [];
  const places = toldConstants(measured).map(({ metric, value }) => ({
    y: toPixelY(projection, value / Number(unit)),
    name: namesOf(metric)[0],
  }));
  for (const { y, name } of places.sort((a, b) => a.y - b.y)) {
    const last = marks.at(-1);
    if (last && Math.abs(last.y - y) < 1) last.names.push(name);
    else marks.push({ y, names: [name] });
  }
  const { width, height } = projection;
  const line = LINE * pageLook.value.scale;
  const points = measured.points.map(([x, y]) => [
    toPixelX(projection, x),
    toPixelY(projection, y),
  ]);
  const handle = handleOf(points.length);
  // A point lies over the labels: one that would be under it gives way.
  const isUnder = (y: number) =>
    points.some(([px = 0, py = 0], at) => {
      const reach = at === handle ? 2 * line : line;
      return px > width - LABEL_ROOM && Math.abs(py - y) < reach;
    });
  const heights = apart(
    marks.map(({ y }) => [y, y + line, y + 2 * line].find((one) => !isUnder(one)) ?? y),
    height,
    line,
  );
  return (
    <>
      {marks.map(({ y, names }, at) => {
        const label = heights[at] ?? y;
        return (
          <g key={names.join()} class="reg-mark">
            {kind === "constant" && <line class="reg-level" x1={0} x2={width} y1={y} y2={y} />}
            <path d={`M${width},${y}h${-TICK}L${width - LABEL + 3},${label}`} />
            <text x={width - LABEL} y={label} dominant-baseline="central" text-anchor="end">
              {names.length === places.length ? regressionWords.value.anyMetric : names.join(", ")}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Heights in rising order, moved down and then up again until no two labels lie on one another. */
function apart(heights: readonly number[], height: number, line: number): number[] {
  const moved = [...heights];
  const bottom = height - line * 2;
  for (let at = 0; at < moved.length; at++) {
    const least = at === 0 ? line : (moved[at - 1] ?? 0) + line;
    moved[at] = Math.max(moved[at] ?? 0, least);
  }
  for (let at = moved.length - 1; at >= 0; at--) {
    const most = at === moved.length - 1 ? bottom : (moved[at + 1] ?? 0) - line;
    moved[at] = Math.min(moved[at] ?? 0, most);
  }
  return moved;
}

/** What share of y each error is: MAPE is their mean. */
function Ratios({ model, measured, projection }: Props) {
  const full = model.full.value;
  const { y_true, y_pred } = measured;
  if (typeof full !== "object" || y_true.length > MOST_RATIOS) return null;
  const unit = Number(model.state.value.unit);
  const handle = handleOf(y_true.length);
  const ratios = full.module.regression_ratios(y_true, y_pred);
  return (
    <>
      {Array.from(ratios, (ratio, at) => {
        const [x] = measured.points[at] ?? [0];
        const truth = (y_true[at] ?? 0) / unit;
        const error = Math.abs((y_pred[at] ?? 0) / unit - truth);
        const tops = [0, truth, truth < 0 ? -error : error].map((one) => toPixelY(projection, one));
        const room = at === handle ? ABOVE_HANDLE : ABOVE;
        return (
          <text
            key={String(at)}
            class="reg-ratio"
            x={toPixelX(projection, x)}
            y={Math.max(Math.min(...tops) - room, LINE)}
            text-anchor="middle"
          >
            {ratio > MOST_PERCENT ? `> ${say(MOST_PERCENT)}` : say(ratio, 2)} %
          </text>
        );
      })}
    </>
  );
}
