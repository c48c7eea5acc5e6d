import { effect } from "@preact/signals";
import { type MarkerShape, markerPath } from "../../panel/markers";
import { pageLook } from "../../settings/look";
import type { Layer } from "../../stage/layers";
import { colorOf, markerOf } from "../../stage/palette";
import { type Projection, toPixelX, toPixelY } from "../../stage/projection";
import type { RaceModel } from "../model";
import { endOf, type Game } from "./game";

interface DrawnFlag {
  readonly x: number;
  readonly y: number;
  /** Where the racer ended; NaN while that is not to be seen. */
  readonly endX: number;
  readonly endY: number;
  readonly color: string;
  readonly marker: Path2D;
  readonly isCurrent: boolean;
}

const POLE = 26;
const RADIUS = 6.5;
const DASH = [5, 4];
const SOLID: number[] = [];

const markers = new Map<MarkerShape, Path2D>();
function marker(shape: MarkerShape): Path2D {
  const known = markers.get(shape) ?? new Path2D(markerPath(shape, RADIUS));
  markers.set(shape, known);
  return known;
}

/** Draws the flags over the stage until what is returned is called. */
export function showFlags(model: RaceModel, game: Game): () => void {
  let drawn: DrawnFlag[] = [];
  const layer: Layer = {
    blind: true,
    draw(context, projection) {
      const { halo, scale } = pageLook.peek();
      for (const flag of drawn) drawFlag(context, projection, flag, halo, scale);
    },
  };
  const remove = model.layers.add(layer);
  const stop = effect(() => {
    const { racers } = model.state.value;
    const isDone = game.phase.value === "done";
    const current = game.phase.value === "guess" ? game.current.value : -1;
    drawn = [...game.flags.value].flatMap(([racer, flag]) => {
      const look = racers[racer]?.look;
      if (flag === "lost" || !look) return [];
      const [endX, endY] = isDone ? endOf(model, racer) : [Number.NaN, Number.NaN];
      return {
        x: flag[0],
        y: flag[1],
        endX,
        endY,
        color: colorOf(look, pageLook.value.theme),
        marker: marker(markerOf(look)),
        isCurrent: racer === current,
      };
    });
    model.layers.redraw();
  });
  return () => {
    stop();
    remove();
  };
}

function drawFlag(
  context: CanvasRenderingContext2D,
  projection: Projection,
  flag: DrawnFlag,
  halo: string,
  scale: number,
): void {
  const x = toPixelX(projection, flag.x);
  const y = toPixelY(projection, flag.y);
  const endX = toPixelX(projection, flag.endX);
  const endY = toPixelY(projection, flag.endY);
  if (!Number.isNaN(endX + endY)) {
    context.setLineDash(DASH);
    line(context, x, y, endX, endY, halo, 4 * scale);
    line(context, x, y, endX, endY, flag.color, 1.75 * scale);
    context.setLineDash(SOLID);
  }
  const top = y - POLE * scale;
  const width = (flag.isCurrent ? 3 : 2) * scale;
  line(context, x, y, x, top, halo, width + 3 * scale);
  line(context, x, y, x, top, flag.color, width);
  context.beginPath();
  context.arc(x, y, 3 * scale, 0, 2 * Math.PI);
  context.fillStyle = flag.color;
  context.fill();
  context.save();
  context.translate(x, top);
  context.scale(scale, scale);
  context.strokeStyle = halo;
  context.lineWidth = flag.isCurrent ? 6 : 4;
  context.stroke(flag.marker);
  context.fill(flag.marker);
  if (flag.isCurrent) {
    context.beginPath();
    context.arc(0, 0, RADIUS * 2, 0, 2 * Math.PI);
    context.strokeStyle = flag.color;
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.restore();
}

function line(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  color: string,
  width: number,
): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}
