import type { DrawErrors } from "../../fits/lines";
import type { RaceModel } from "../../race/model";
import { toPixelX, toPixelY } from "../../stage/projection";
import type { RegressionState } from "./state";

const FAINT = 0.16;

/** The errors on the data plane as the metric sees them: squares for MSE, sticks for the others. */
export function drawErrorsOf(model: RaceModel<RegressionState>): DrawErrors {
  return (context, projection, points, answers, color, look) => {
    const squares = model.state.peek().metric === "mse";
    context.strokeStyle = color;
    context.fillStyle = color;
    for (let at = 0; at < points.length; at++) {
      const point = points[at];
      if (!point) continue;
      const x = toPixelX(projection, point[0]);
      const y = toPixelY(projection, point[1]);
      const end = toPixelY(projection, answers[at] ?? 0);
      if (squares) {
        // A square on its error, away from the nearer edge of the picture.
        const side = Math.abs(end - y);
        const left = x + side > projection.width ? x - side : x;
        context.globalAlpha = FAINT;
        context.fillRect(left, Math.min(y, end), side, side);
        context.globalAlpha = 1;
        context.lineWidth = 1.25 * look.scale;
        context.strokeRect(left, Math.min(y, end), side, side);
      }
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x, end);
      context.lineWidth = (squares ? 2.5 : 4) * look.scale;
      context.stroke();
    }
  };
}
