import type { Path, RaceModel } from "../race/model";
import type { Point } from "../race/state";
import type { PageLook } from "../settings/look";
import { colorOf } from "../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../stage/projection";
import { fitCanvas } from "../stage/size";
import { isLine } from "./ground";
import { type DataState, pointsOf } from "./state";

/** A curve is drawn through so many places. */
const PLACES = 161;
const STICK_DASH = [3, 4];
const SOLID: number[] = [];

/** What is drawn from every point to what the open model says of it, in the place of sticks. */
export type DrawErrors = (
  context: CanvasRenderingContext2D,
  projection: Projection,
  points: readonly Point[],
  answers: Float64Array,
  color: string,
  look: PageLook,
) => void;

/** What the models of all racers say at the present time. Nothing is allocated in a frame while only time moves. */
export function createLines(model: RaceModel<DataState>, drawErrors?: DrawErrors) {
  const places = new Float64Array(PLACES);
  const values = new Float64Array(PLACES);
  let rows = new Float64Array(0);
  let answers = new Float64Array(0);
  let known: DataState | undefined;

  const follow = (state: DataState) => {
    if (state === known) return;
    known = state;
    const points = pointsOf(state);
    if (rows.length !== points.length) {
      rows = new Float64Array(points.length);
      answers = new Float64Array(points.length);
    }
    points.forEach(([x], at) => {
      rows[at] = x;
    });
  };

  const draw = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: PageLook,
    ratio: number,
  ) => {
    const state = model.state.peek();
    follow(state);
    fitCanvas(context.canvas, projection, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, projection.width, projection.height);
    context.lineCap = "round";
    context.lineJoin = "round";
    const [x0, x1] = projection.span;
    for (let at = 0; at < PLACES; at++) places[at] = x0 + ((x1 - x0) * at) / (PLACES - 1);
    const selected = model.selected.peek();
    for (let index = 0; index < model.paths.length; index++) {
      if (index !== selected) drawOne(context, projection, look, state, index, false);
    }
    if (selected < model.paths.length) drawOne(context, projection, look, state, selected, true);
  };

  const drawOne = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: PageLook,
    state: DataState,
    index: number,
    open: boolean,
  ) => {
    const path = model.paths[index];
    const racer = state.racers[index];
    if (!path || !racer || racer.hidden) return;
    const time = Math.min(model.time.peek(), path.taken);
    const w1 = between(path, time, 0);
    const w0 = isLine(state) ? between(path, time, 1) : 0;
    const color = colorOf(racer.look, look.theme);
    if (open) {
      model.race().predict(w1, w0, rows, answers);
      if (drawErrors) drawErrors(context, projection, pointsOf(state), answers, color, look);
      else sticks(context, projection, state, color, look.scale);
    }
    model.race().predict(w1, w0, places, values);
    context.beginPath();
    for (let at = 0; at < PLACES; at++) {
      const x = toPixelX(projection, places[at] ?? 0);
      const y = toPixelY(projection, values[at] ?? 0);
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.lineWidth = (open ? 6 : 4) * look.scale;
    context.strokeStyle = look.halo;
    context.stroke();
    context.lineWidth = (open ? 3 : 1.75) * look.scale;
    context.strokeStyle = color;
    context.stroke();
  };

  /** From every point to what the model says of it. */
  const sticks = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    state: DataState,
    color: string,
    scale: number,
  ) => {
    const points = pointsOf(state);
    context.beginPath();
    for (let at = 0; at < points.length; at++) {
      const point = points[at];
      if (!point) continue;
      const x = toPixelX(projection, point[0]);
      context.moveTo(x, toPixelY(projection, point[1]));
      context.lineTo(x, toPixelY(projection, answers[at] ?? 0));
    }
    context.setLineDash(STICK_DASH);
    context.lineWidth = 1.5 * scale;
    context.strokeStyle = color;
    context.stroke();
    context.setLineDash(SOLID);
  };

  return { draw };
}

/** A coordinate of a path at a time between two steps. */
export function between({ points }: Path, time: number, axis: number): number {
  const step = Math.floor(time);
  const a = points[2 * step + axis] ?? 0;
  const b = points[2 * step + 2 + axis] ?? a;
  return Number.isNaN(b) ? a : a + (b - a) * (time - step);
}
