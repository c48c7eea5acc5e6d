import type { PageLook } from "../../../settings/look";
import { colorOf } from "../../../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import { fitCanvas } from "../../../stage/size";
import { createGhosts } from "./ghosts";
import type { CurveModel } from "./model";

const SOLID: number[] = [];
const DASHED = [7, 5];
const DOTTED = [2, 5];
/** Colours of the palette by their index. */
const FIT = { color: 1, marker: 0 };
const TRUTH = { color: 3, marker: 0 };
const CLOSED = { color: 0, marker: 0 };

/** Draws the curves of a model. Nothing is allocated in a frame while only time moves. */
export function createDrawing(model: CurveModel) {
  const line = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    places: Float64Array,
    values: Float64Array,
  ) => {
    for (let at = 0; at < places.length; at++) {
      const x = toPixelX(projection, places[at] ?? 0);
      const y = toPixelY(projection, values[at] ?? 0);
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
    line(context, projection, model.places, values);
    context.setLineDash(SOLID);
    context.lineWidth = width + 3;
    context.strokeStyle = halo;
    context.stroke();
    context.setLineDash(dash);
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  };

  const ghosts = createGhosts();
  /** Draws the fan where it is wanted. Tells whether more of it is on its way. */
  const fan = (
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: PageLook,
    ratio: number,
  ): boolean => {
    const shown = model.fan.shown.peek();
    if (shown && model.state.peek().fan) {
      return ghosts.draw(context, { fan: shown, projection, look, ratio });
    }
    ghosts.clear();
    return false;
  };

  return {
    /** Draws a frame. Tells whether it wants another. */
    draw(
      context: CanvasRenderingContext2D,
      projection: Projection,
      look: PageLook,
      ratio: number,
    ): boolean {
      const { canvas } = context;
      fitCanvas(canvas, projection, ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, projection.width, projection.height);
      context.lineJoin = "round";
      const more = fan(context, projection, look, ratio);
      const { truth, fit, step } = model.curves;
      const color = (of: typeof FIT) => colorOf(of, look.theme);
      const { halo, scale } = look;
      stroke(context, projection, truth, color(TRUTH), 2.5 * scale, halo, DASHED);
      if (!model.live.peek()) {
        stroke(context, projection, fit, color(FIT), 3 * scale, halo, SOLID);
        return more;
      }
      stroke(context, projection, fit, color(CLOSED), 1.25 * scale, halo, DOTTED);
      model.writeStep(model.shownStep.peek());
      stroke(context, projection, step, color(FIT), 3 * scale, halo, SOLID);
      return more;
    },
  };
}
