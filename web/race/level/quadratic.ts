import type { FullRace, QuadraticReport } from "../../engine/engine";
import type { Layer } from "../../stage/layers";
import { type Projection, toPixelX, toPixelY } from "../../stage/projection";
import type { Point } from "../state";

/** Room for the lines of any shape. */
const ROOM = 8192;
/** The arms along the directions of curvature, in CSS pixels. */
const ARM = 52;
const DASH = [7, 5];
const DOTS = [2, 4];
const SOLID: number[] = [];

export interface QuadraticLook {
  readonly color: string;
  readonly ink: string;
  readonly halo: string;
  readonly font: string;
  readonly scale: number;
}

/** The second-order model at a point: its contours, its directions, where Newton's full step ends. */
export function createQuadratic() {
  const lines = new Float64Array(ROOM);
  let written = 0;
  let at: Point | undefined;
  let report: QuadraticReport | undefined;
  let look: QuadraticLook | undefined;

  /** Under the trails, which its lines would hide. */
  const contours: Layer = {
    below: true,
    draw(context, projection) {
      if (!look) return;
      traceLines(context, projection, lines, written);
      context.setLineDash(DASH);
      stroke(context, look.halo, look.color, 1.25 * look.scale);
      context.setLineDash(SOLID);
    },
  };
  const marks: Layer = {
    draw(context, projection) {
      if (!at || !report || !look) return;
      const scale = look.scale;
      const x = toPixelX(projection, at[0]);
      const y = toPixelY(projection, at[1]);
      if (report.stationary) drawStationary(context, projection, look, report, x, y);
      // The screen's y points down.
      const dx = report.direction[0] * ARM * scale;
      const dy = -report.direction[1] * ARM * scale;
      cross(context, x, y, dx, dy);
      stroke(context, look.halo, look.ink, 1.5 * scale);
      label(context, look, "λmax", x + dx, y + dy, dx, dy);
      label(context, look, "λmin", x + dy, y - dx, dy, -dx);
    },
  };

  return {
    layers: [contours, marks] as const,
    /** Follows the ball and the view; `undefined` hides the layer. */
    update(
      race: FullRace,
      projection: Projection,
      point: Point | undefined,
      next: QuadraticLook,
    ): QuadraticReport | undefined {
      look = next;
      at = point;
      report = point ? (race.quadratic(point[0], point[1]) ?? undefined) : undefined;
      written = point
        ? race.write_quadratic(point[0], point[1], Float64Array.from(projection.span), lines)
        : 0;
      return report;
    },
  };
}

function traceLines(
  context: CanvasRenderingContext2D,
  projection: Projection,
  lines: Float64Array,
  written: number,
): void {
  context.beginPath();
  let begins = true;
  for (let index = 0; index < written; index += 2) {
    const x = lines[index] ?? Number.NaN;
    if (Number.isNaN(x)) {
      begins = true;
      continue;
    }
    const px = toPixelX(projection, x);
    const py = toPixelY(projection, lines[index + 1] ?? 0);
    if (begins) context.moveTo(px, py);
    else context.lineTo(px, py);
    begins = false;
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  halo: string,
  color: string,
  width: number,
): void {
  context.strokeStyle = halo;
  context.globalAlpha = 0.7;
  context.lineWidth = width * 2.6;
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

/** Two lines at right angles through a point, open around it, where the ball is. */
function cross(context: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number) {
  context.beginPath();
  arm(context, x, y, dx, dy);
  arm(context, x, y, dy, -dx);
  arm(context, x, y, -dx, -dy);
  arm(context, x, y, -dy, dx);
}

function arm(context: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number) {
  context.moveTo(x + dx * 0.28, y + dy * 0.28);
  context.lineTo(x + dx, y + dy);
}

function label(
  context: CanvasRenderingContext2D,
  look: QuadraticLook,
  text: string,
  x: number,
  y: number,
  dx: number,
  dy: number,
): void {
  context.font = look.font;
  context.textAlign = dx < -1 ? "right" : "left";
  context.textBaseline = dy > 0 ? "top" : "bottom";
  context.strokeStyle = look.halo;
  context.lineWidth = 3 * look.scale;
  context.strokeText(text, x, y);
  context.fillStyle = look.ink;
  context.fillText(text, x, y);
}

/** The way of Newton's full step, and a mark at its end: a disc in a minimum, a cross in a saddle, a ring on a top. */
function drawStationary(
  context: CanvasRenderingContext2D,
  projection: Projection,
  look: QuadraticLook,
  { shape, stationary }: QuadraticReport,
  fromX: number,
  fromY: number,
): void {
  if (!stationary) return;
  const x = toPixelX(projection, stationary[0]);
  const y = toPixelY(projection, stationary[1]);
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(x, y);
  context.setLineDash(DOTS);
  stroke(context, look.halo, look.color, 2 * look.scale);
  context.setLineDash(SOLID);
  const radius = 6 * look.scale;
  context.beginPath();
  if (shape === "saddle") {
    context.moveTo(x - radius, y - radius);
    context.lineTo(x + radius, y + radius);
    context.moveTo(x + radius, y - radius);
    context.lineTo(x - radius, y + radius);
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  stroke(context, look.halo, look.color, 2.5 * look.scale);
  if (shape === "bowl") {
    context.fillStyle = look.color;
    context.fill();
  }
  label(context, look, "N", x + radius * 1.6, y, 1, 1);
}
