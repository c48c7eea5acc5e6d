import { TrainingQuantity } from "../../../../engine/training";
import { markerPath } from "../../../../panel/markers";
import { pageLook } from "../../../../settings/look";
import type { Layer } from "../../../../stage/layers";
import { between } from "../../../../stage/overlay";
import { colorOf, markerOf } from "../../../../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../../../../stage/projection";
import type { NetworkModel } from "../model";
import type { PlaneModel, PlanePath } from "./model";

/** A ball that is farther off than this, in CSS pixels at the picture's scale, is hollow and has a stalk. */
const FAR = 12;
/** The longest stalk, as a share of the picture's height: a longer one is cut. */
const LONGEST = 0.35;
const HOLE = 4;
const END = 3.5;

/**
 * How far the balls are off the plane: a stalk as long as that is at the picture's scale, and a hole in the ball, which is
 * the shadow only. And where the paths end.
 */
export function createHeights(model: NetworkModel, plane: PlaneModel): readonly Layer[] {
  const holes = new Map<string, Path2D>();
  const hole = (shape: ReturnType<typeof markerOf>) => {
    const known = holes.get(shape) ?? new Path2D(markerPath(shape, HOLE));
    holes.set(shape, known);
    return known;
  };

  function each(
    projection: Projection,
    draw: (racer: number, path: PlanePath, x: number, y: number, at: number) => void,
    time: number,
  ): void {
    if (!plane.onPlane.peek()) return;
    const { racers } = model.state.peek();
    for (let racer = 0; racer < plane.paths.length; racer++) {
      const path = plane.paths[racer];
      if (!path || racers[racer]?.hidden !== false) continue;
      const at = Math.min(time, path.taken);
      const x = toPixelX(projection, between(path.points, at, 0));
      const y = toPixelY(projection, between(path.points, at, 1));
      if (!Number.isNaN(x + y)) draw(racer, path, x, y, at);
    }
  }

  const ends: Layer = {
    below: true,
    draw(context, projection) {
      const { racers } = model.state.peek();
      const { halo, scale, theme } = pageLook.peek();
      each(
        projection,
        (racer, _, x, y) => {
          const look = racers[racer]?.look;
          if (!look) return;
          context.beginPath();
          context.arc(x, y, END * scale, 0, 2 * Math.PI);
          context.fillStyle = colorOf(look, theme);
          context.fill();
          context.strokeStyle = halo;
          context.lineWidth = 1.5 * scale;
          context.stroke();
        },
        Number.POSITIVE_INFINITY,
      );
    },
  };

  const heights: Layer = {
    draw(context, projection) {
      const unit = plane.known.peek()?.whole.lengths[0] ?? 0;
      const perPixel = (projection.span[1] - projection.span[0]) / projection.width;
      const { racers } = model.state.peek();
      const { halo, scale, theme } = pageLook.peek();
      const training = model.training();
      each(
        projection,
        (racer, _, x, y, at) => {
          const look = racers[racer]?.look;
          const distance = training.read(racer, TrainingQuantity.PlaneDistance, Math.floor(at));
          const height = distance / (unit * perPixel);
          if (!look || !(height > FAR * scale)) return;
          const most = LONGEST * projection.height;
          const color = colorOf(look, theme);
          stalk(context, x, y, Math.min(height, most), height > most, color, halo, scale);
          const larger = scale * (racer === model.selected.peek() ? 1.2 : 1);
          context.translate(x, y);
          context.scale(larger, larger);
          context.fillStyle = halo;
          context.fill(hole(markerOf(look)));
          context.scale(1 / larger, 1 / larger);
          context.translate(-x, -y);
        },
        model.time.peek(),
      );
    },
  };
  return [ends, heights];
}

/** From the ball upwards, with a foot at its top; one that is cut has a gap before it. */
function stalk(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  height: number,
  cut: boolean,
  color: string,
  halo: string,
  scale: number,
): void {
  const top = y - height;
  const foot = 4 * scale;
  context.beginPath();
  context.moveTo(x, y - 7 * scale);
  if (cut) {
    context.lineTo(x, top + 12 * scale);
    context.moveTo(x, top + 6 * scale);
  }
  context.lineTo(x, top);
  context.moveTo(x - foot, top);
  context.lineTo(x + foot, top);
  context.strokeStyle = halo;
  context.lineWidth = 4.5 * scale;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = 1.75 * scale;
  context.stroke();
}
