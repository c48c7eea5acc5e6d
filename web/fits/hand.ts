import type { RaceModel } from "../race/model";
import type { Point } from "../race/state";
import { tidy } from "../stage/view";
import { type DataState, ownSpan } from "./state";

/** Of a line with two weights the hand turns the outer parts and lifts the middle: as a share of the plane's width. */
const LIFTED = 0.15;
/** Nearer to x = 0 no weight follows from a place of the line. */
const LEAST_X = 0.05;

/**
 * The weights of a model that goes through a place of the data plane: of `y = w₁x` and `y = sin(w₁x)` the weight, of
 * `y = w₁x + w₀` the old line lifted or turned. `undefined` where there are none.
 */
export function lineThrough(model: RaceModel<DataState>, [x, y]: Point): Point | undefined {
  const state = model.state.peek();
  const [w1, w0] = model.start.peek();
  if (state.model === "line") return turned(model, [w1, w0], [x, y]);
  if (state.model === "constant") return [tidy(y, 1e-3), 0];
  if (Math.abs(x) < LEAST_X) return undefined;
  if (state.model === "proportional") return [tidy(y / (state.scale * x), 1e-3), 0];
  return [tidy(nearestAngle(w1 * x, y) / x, 1e-3), 0];
}

/** The angle whose sine is y that lies nearest to the present one. */
function nearestAngle(present: number, y: number): number {
  const first = Math.asin(Math.min(Math.max(y, -1), 1));
  const turns = (angle: number) =>
    angle + 2 * Math.PI * Math.round((present - angle) / (2 * Math.PI));
  const [a, b] = [turns(first), turns(Math.PI - first)];
  return Math.abs(a - present) < Math.abs(b - present) ? a : b;
}

/** Near the middle of the plane the line is lifted, outside it is turned about the middle. */
function turned(model: RaceModel<DataState>, [w1, w0]: Point, [x, y]: Point): Point {
  const [x0, x1] = ownSpan(model.state.peek());
  const [middle, unit] = [(x0 + x1) / 2, (x1 - x0) / 4];
  const answer = answers(model, [middle, middle + unit, x]);
  const before = answer(w1, w0);
  if (Math.abs(x - middle) <= LIFTED * (x1 - x0)) return [w1, tidy(w0 + y - before.third, 1e-3)];
  // What one unit of w₁ adds to the slope: the feature may be scaled.
  const perWeight = answer(w1 + 1, w0).rise - before.rise;
  const slope = (y - before.first) / (x - middle);
  const weight = w1 + (slope * unit - before.rise) / perWeight;
  const after = answer(weight, w0);
  return [tidy(weight, 1e-4), tidy(w0 + before.first - after.first, 1e-4)];
}

/** What the line says at three places: at the first, from there to the second, and at the third. */
function answers(model: RaceModel<DataState>, places: readonly [number, number, number]) {
  const xs = Float64Array.from(places);
  const said = new Float64Array(3);
  return (w1: number, w0: number) => {
    model.race().predict(w1, w0, xs, said);
    const [first = 0, second = 0, third = 0] = said;
    return { first, rise: second - first, third };
  };
}
