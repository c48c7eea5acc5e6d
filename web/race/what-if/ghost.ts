import { effect } from "@preact/signals";
import { pageLook } from "../../settings/look";
import { trace } from "../../stage/overlay";
import { colorOf } from "../../stage/palette";
import type { Projection } from "../../stage/projection";
import { isPressing } from "../../state/gestures";
import type { RaceModel } from "../model";

/** How long the ways before a change stay when the hand has let go, and after the last of several keys. */
const AFTER_POINTER_MS = 700;
const AFTER_KEYS_MS = 1500;

/** Shows on the stage where the racers went before the control that is being moved was touched. */
export function watchGhost(model: RaceModel): () => void {
  const { ghost } = model;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dropAfter = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(ghost.drop, delay);
  };
  const onDown = () => {
    // What the last gesture left behind is no ghost of the next one.
    clearTimeout(timer);
    ghost.drop();
  };
  const onUp = () => {
    if (ghost.shown.peek()) dropAfter(AFTER_POINTER_MS);
  };
  addEventListener("pointerdown", onDown, true);
  addEventListener("pointerup", onUp, true);
  addEventListener("pointercancel", onUp, true);
  const stop = effect(() => {
    model.generation.value;
    if (ghost.shown.peek() && !isPressing()) dropAfter(AFTER_KEYS_MS);
  });
  const stopDrawing = effect(() => {
    if (!ghost.shown.value) return;
    return model.layers.add({
      below: true,
      draw: (context, projection) => {
        const { racers } = model.state.peek();
        const look = pageLook.peek();
        for (let index = 0; index < ghost.paths.length; index++) {
          const was = ghost.paths[index];
          const is = model.paths[index];
          const racer = racers[index];
          if (!was || !is || !racer || racer.hidden) continue;
          // The way of a racer that the control does not move is where it was.
          const end = 2 * was.taken;
          const stayed = was.taken === is.taken && was.points[end] === is.points[end];
          if (stayed) continue;
          const color = colorOf(racer.look, look.theme);
          drawGhost(context, projection, was.points, was.taken, color, look.scale);
        }
      },
    });
  });
  return () => {
    stop();
    stopDrawing();
    clearTimeout(timer);
    removeEventListener("pointerdown", onDown, true);
    removeEventListener("pointerup", onUp, true);
    removeEventListener("pointercancel", onUp, true);
  };
}

const GHOST_DASH = [5, 4];
const NO_DASH: number[] = [];

/** A way that was, in the colour of what has become of it. */
function drawGhost(
  context: CanvasRenderingContext2D,
  projection: Projection,
  points: Float64Array,
  taken: number,
  color: string,
  scale: number,
): void {
  context.beginPath();
  trace(context, projection, points, 0, taken);
  context.globalAlpha = 0.6;
  context.strokeStyle = color;
  context.lineWidth = 1.5 * scale;
  context.setLineDash(GHOST_DASH);
  context.stroke();
  context.setLineDash(NO_DASH);
  context.globalAlpha = 1;
}
