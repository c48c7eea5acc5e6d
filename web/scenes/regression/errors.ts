import type { DrawErrors } from "../../fits/lines";
import type { RaceModel } from "../../race/model";
import type { PageLook } from "../../settings/look";
import { type Projection, toPixelX, toPixelY } from "../../stage/projection";
import type { RegressionState } from "./state";

const FAINT = 0.16;
/** Half the width of the column that MAPE fills, in CSS pixels. */
const HALF = 7;
/** The widest stick of the pinball loss. */
const WIDEST = 9;

/**
 * The errors on the data plane as the metric sees them: squares for MSE, for MAPE columns as high as y with the error
 * filled in, for the pinball loss sticks as thick as their side costs, and plain sticks for the others.
 */
export function drawErrorsOf(model: RaceModel<RegressionState>): DrawErrors {
  return (context, projection, points, answers, color, look) => {
    const { metric, alpha } = model.state.peek();
    context.strokeStyle = color;
    context.fillStyle = color;
    for (let at = 0; at < points.length; at++) {
      const point = points[at];
      if (!point) continue;
      const answer = answers[at] ?? 0;
      const x = toPixelX(projection, point[0]);
      const y = toPixelY(projection, point[1]);
      const end = toPixelY(projection, answer);
      let thick = 4;
      if (metric === "mse") {
        square(context, projection, x, y, end, look);
        thick = 2.5;
      } else if (metric === "mape") {
        column(context, projection, x, point[1], answer, look);
        thick = 1.5;
      } else if (metric === "pinball") {
        thick = 1 + WIDEST * (answer <= point[1] ? alpha : 1 - alpha);
      }
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x, end);
      context.lineWidth = thick * look.scale;
      context.stroke();
    }
  };
}

/** A square on its error, away from the nearer edge of the picture. */
function square(
  context: CanvasRenderingContext2D,
  projection: Projection,
  x: number,
  y: number,
  end: number,
  look: PageLook,
): void {
  const side = Math.abs(end - y);
  const left = x + side > projection.width ? x - side : x;
  context.globalAlpha = FAINT;
  context.fillRect(left, Math.min(y, end), side, side);
  context.globalAlpha = 1;
  context.lineWidth = 1.25 * look.scale;
  context.strokeRect(left, Math.min(y, end), side, side);
}

/** A column from 0 to y, filled from its foot as high as the error is long: full is 100 %, more stands out of it. */
function column(
  context: CanvasRenderingContext2D,
  projection: Projection,
  x: number,
  y: number,
  answer: number,
  look: PageLook,
): void {
  const half = HALF * look.scale;
  const foot = toPixelY(projection, 0);
  const head = toPixelY(projection, y);
  const filled = toPixelY(projection, Math.abs(answer - y) * (y < 0 ? -1 : 1));
  context.globalAlpha = 0.35;
  context.fillRect(x - half, Math.min(foot, filled), 2 * half, Math.abs(filled - foot));
  context.globalAlpha = 1;
  context.lineWidth = 1.25 * look.scale;
  context.strokeRect(x - half, Math.min(foot, head), 2 * half, Math.abs(head - foot));
}
