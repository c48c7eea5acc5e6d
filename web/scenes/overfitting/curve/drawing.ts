import type { PageLook } from "../../../settings/look";
import { colorOf } from "../../../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import type { CurveModel } from "./model";

const SOLID: number[] = [];
const DASHED = [7, 5];
const DOTTED = [2, 5];
/** Ghosts are so faint that hundreds of them still let the points through. */
const GHOST = 0.9;
/** Colours of the palette by their index. */
const FIT = { color: 1, marker: 0 };
const TRUTH = { color: 3, marker: 0 };
const MEAN = { color: 5, marker: 0 };
const CLOSED = { color: 0, marker: 0 };

/** Draws the curves of a model. Nothing is allocated in a frame while only time moves. */
export function createDrawing(model: CurveModel) {
  const line = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    places: Float64Array,
    values: Float64Array,
    offset: number,
  ) => {
    for (let at = 0; at < places.length; at++) {
      const x = toPixelX(projection, places[at] ?? 0);
      const y = toPixelY(projection, values[offset + at] ?? 0);
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  };

  const stroke = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    values: Float64Array,
    color: string,
    width: number,
    halo: string,
    dash: number[],
  ) => {
    context.beginPath();
    line(context, projection, model.places, values, 0);
    context.setLineDash(SOLID);
    context.lineWidth = width + 3;
    context.strokeStyle = halo;
    context.stroke();
    context.setLineDash(dash);
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  };

  const ghosts = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: PageLook,
  ): void => {
    const fan = model.fan.peek();
    if (!fan || !model.state.peek().fan) return;
    const { places, curves, mean, parts } = fan;
    context.setLineDash(SOLID);
    context.lineWidth = look.scale;
    context.strokeStyle = colorOf(FIT, look.theme);
    context.globalAlpha = Math.max(GHOST / Math.sqrt(Math.max(parts.retrainings, 1)), 0.05);
    for (let at = 0; at < parts.retrainings; at++) {
      context.beginPath();
      line(context, projection, places, curves, at * places.length);
      context.stroke();
    }
    context.globalAlpha = 1;
    context.beginPath();
    line(context, projection, places, mean, 0);
    context.lineWidth = 5 * look.scale;
    context.strokeStyle = look.halo;
    context.stroke();
    context.lineWidth = 3 * look.scale;
    context.strokeStyle = colorOf(MEAN, look.theme);
    context.stroke();
  };

  return {
    draw(
      context: CanvasRenderingContext2D,
      projection: Projection,
      look: PageLook,
      ratio: number,
    ): void {
      const { canvas } = context;
      const [wide, high] = [
        Math.round(projection.width * ratio),
        Math.round(projection.height * ratio),
      ];
      if (canvas.width !== wide) canvas.width = wide;
      if (canvas.height !== high) canvas.height = high;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, projection.width, projection.height);
      context.lineJoin = "round";
      ghosts(context, projection, look);
      const { truth, fit, step } = model.curves;
      const color = (of: typeof FIT) => colorOf(of, look.theme);
      const { halo, scale } = look;
      stroke(context, projection, truth, color(TRUTH), 2.5 * scale, halo, DASHED);
      if (!model.live.peek()) {
        stroke(context, projection, fit, color(FIT), 3 * scale, halo, SOLID);
        return;
      }
      stroke(context, projection, fit, color(CLOSED), 1.25 * scale, halo, DOTTED);
      model.writeStep(model.shownStep.peek());
      stroke(context, projection, step, color(FIT), 3 * scale, halo, SOLID);
    },
  };
}
