import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { isLine } from "../../../fits/ground";
import type { Batch } from "../../../fits/sample";
import type { DataState } from "../../../fits/state";
import type { RaceModel } from "../../../race/model";
import { type PageLook, pageLook } from "../../../settings/look";
import type { Layer } from "../../../stage/layers";
import { colorOf } from "../../../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";

/** Half of the tangent, and the longest gradient, in CSS pixels. */
const TANGENT = 90;
const LONGEST = 78;
const DASH = [7, 5];
const SOLID: number[] = [];
/** Room for the contours of a batch. */
const ROOM = 1 << 15;

interface Paint {
  color: string;
  ink: string;
  halo: string;
  scale: number;
}

/** What the data acts draw over the loss: the tangent at the ball, the batch's own loss, its gradient beside the true one. */
export function followData(model: RaceModel<DataState>, batch: ReadonlySignal<Batch | undefined>) {
  const step = computed(() => Math.floor(model.time.value));
  const paint: Paint = { color: "", ink: "", halo: "", scale: 1 };
  const tangent = createTangent(paint);
  const ghost = createGhostLoss(model, batch, paint);
  const gradients = createGradients(model, batch, paint);
  const removes = [tangent.layer, ghost, gradients].map(model.layers.add);
  const stop = effect(() => {
    model.generation.value;
    batch.value;
    const look = pageLook.value;
    const index = model.selected.value;
    const racer = model.state.value.racers[index];
    paintWith(paint, look, racer ? colorOf(racer.look, look.theme) : "");
    tangent.update(model, index, step.value);
    model.layers.redraw();
  });
  return () => {
    stop();
    for (const remove of removes) remove();
  };
}

function paintWith(paint: Paint, look: PageLook, color: string): void {
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  Object.assign(paint, { color: color || ink, ink, halo: look.halo, scale: look.scale });
}

/** The tangent at the ball of the open racer, of a loss over one parameter. */
function createTangent(paint: Paint) {
  let [x, y, slope] = [Number.NaN, Number.NaN, Number.NaN];
  const layer: Layer = {
    below: true,
    draw(context, projection) {
      if (!Number.isFinite(x + y + slope)) return;
      const [px, py] = [toPixelX(projection, x), toPixelY(projection, y)];
      const perX = projection.width / (projection.span[1] - projection.span[0]);
      const perY = projection.height / (projection.span[3] - projection.span[2]);
      const rise = (-slope * perY) / perX;
      const along = (TANGENT * paint.scale) / Math.hypot(1, rise);
      context.beginPath();
      context.moveTo(px - along, py - along * rise);
      context.lineTo(px + along, py + along * rise);
      stroke(context, paint.halo, 5 * paint.scale);
      stroke(context, paint.ink, 2 * paint.scale);
    },
  };
  return {
    layer,
    update(model: RaceModel<DataState>, index: number, step: number) {
      const path = model.paths[index];
      const at = path ? Math.min(step, path.taken) : 0;
      x = isLine(model.state.peek()) ? Number.NaN : (path?.points[2 * at] ?? Number.NaN);
      if (Number.isNaN(x)) return;
      const { value, gradient } = model.race().at(x, 0);
      y = value;
      slope = gradient[0];
    },
  };
}

/** The loss of the batch alone, dashed: contours over the plane, a curve over one parameter. */
function createGhostLoss(
  model: RaceModel<DataState>,
  batch: ReadonlySignal<Batch | undefined>,
  paint: Paint,
): Layer {
  const numbers = new Float64Array(ROOM);
  let known: Batch | undefined;
  let span = "";
  let written = 0;
  const refresh = (now: Batch, projection: Projection) => {
    const race = model.fullRace();
    const next = projection.span.join();
    if (!race || (now === known && next === span)) return;
    [known, span] = [now, next];
    const view = Float64Array.from(projection.span);
    written = isLine(model.state.peek())
      ? race.write_batch_contours(now.step, view, numbers)
      : race.write_batch_curve(now.step, view, numbers);
  };
  return {
    below: true,
    draw(context, projection) {
      const now = batch.peek();
      if (!now) return;
      refresh(now, projection);
      context.beginPath();
      let begins = true;
      for (let at = 0; at < written; at += 2) {
        const x = numbers[at] ?? Number.NaN;
        const y = numbers[at + 1] ?? Number.NaN;
        if (Number.isNaN(x + y)) begins = true;
        else if (begins) {
          context.moveTo(toPixelX(projection, x), toPixelY(projection, y));
          begins = false;
        } else context.lineTo(toPixelX(projection, x), toPixelY(projection, y));
      }
      context.setLineDash(DASH);
      context.globalAlpha = 0.85;
      stroke(context, paint.color, 1.5 * paint.scale);
      context.globalAlpha = 1;
      context.setLineDash(SOLID);
    },
  };
}

/** Against the true gradient, solid, and against its estimate, dashed, from the ball: as long as each other's share. */
function createGradients(
  model: RaceModel<DataState>,
  batch: ReadonlySignal<Batch | undefined>,
  paint: Paint,
): Layer {
  return {
    draw(context, projection) {
      const now = batch.peek();
      const path = now && model.paths[now.racer];
      if (!now || !path || !isLine(model.state.peek())) return;
      const x = toPixelX(projection, path.points[2 * now.step] ?? 0);
      const y = toPixelY(projection, path.points[2 * now.step + 1] ?? 0);
      const [gx = 0, gy = 0] = now.gradient;
      const [ex = 0, ey = 0] = now.estimate;
      const unit =
        (LONGEST * paint.scale) / Math.max(Math.hypot(gx, gy), Math.hypot(ex, ey), 1e-300);
      arrow(context, x, y, -gx * unit, gy * unit, paint, SOLID, paint.ink);
      arrow(context, x, y, -ex * unit, ey * unit, paint, DASH, paint.color);
    },
  };
}

function arrow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  dx: number,
  dy: number,
  paint: Paint,
  dash: number[],
  color: string,
): void {
  const length = Math.hypot(dx, dy);
  if (length < 1) return;
  const head = Math.min(length * 0.4, 9 * paint.scale) / length;
  const [tipX, tipY] = [x + dx, y + dy];
  const [backX, backY] = [tipX - dx * head, tipY - dy * head];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(tipX, tipY);
  stroke(context, paint.halo, 6 * paint.scale);
  context.setLineDash(dash);
  stroke(context, color, 2.5 * paint.scale);
  context.setLineDash(SOLID);
  context.beginPath();
  context.moveTo(backX - dy * head * 0.55, backY + dx * head * 0.55);
  context.lineTo(tipX, tipY);
  context.lineTo(backX + dy * head * 0.55, backY - dx * head * 0.55);
  stroke(context, color, 2.5 * paint.scale);
}

function stroke(context: CanvasRenderingContext2D, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}
