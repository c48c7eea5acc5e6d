import { MARKER_SHAPES, type MarkerShape, markerPath } from "../panel/markers";
import type { Layer } from "./layers";
import { type Projection, toPixelX, toPixelY } from "./projection";

/** One racer as the overlay draws it. The arrays are the caller's and are kept. */
export interface Trail {
  /** x and y of every step. */
  points: Float64Array;
  /** The last step with a finite point. */
  taken: number;
  /** The step at which it branched from an earlier way; 0 for none. */
  from: number;
  color: string;
  marker: MarkerShape;
  visible: boolean;
  /** The racer that the panel is open at. */
  selected: boolean;
}

/** Sizes that grow with the theme's type. */
export interface OverlayLook {
  readonly halo: string;
  /** 1 at the ordinary type size. */
  readonly scale: number;
}

const FUTURE_ALPHA = 0.38;
/** The way before a branching, which another trail may lie under. */
const TRUNK_DASH = [0.1, 7];
const NO_DASH: number[] = [];
const FORK_RADIUS = 4.5;
const BALL_RADIUS = 7;

/** The marker shapes as paths around the origin, made once. */
const balls = new Map<MarkerShape, Path2D>();
function ball(shape: MarkerShape): Path2D {
  const known = balls.get(shape);
  if (known) return known;
  const path = new Path2D(markerPath(shape, BALL_RADIUS));
  balls.set(shape, path);
  return path;
}

/** Makes all shapes before the first frame, so that none is made within one. */
export function prepareMarkers(): void {
  for (const shape of MARKER_SHAPES) ball(shape);
}

/**
 * Draws trails, balls and the start at time `time` in steps, which may lie between two of them; `blind` hides what is yet
 * to come. Nothing is allocated: it runs in every frame.
 */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  projection: Projection,
  trails: readonly Trail[],
  time: number,
  start: readonly [number, number],
  look: OverlayLook,
  layers: readonly Layer[],
  blind: boolean,
): void {
  const ratio = context.canvas.width / projection.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, projection.width, projection.height);
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const layer of layers) {
    if (layer.below && (!blind || layer.blind)) layer.draw(context, projection);
  }
  for (const trail of trails) {
    if (trail.visible && !blind) drawFuture(context, projection, trail, time, look);
  }
  for (const trail of trails) {
    if (trail.visible) drawPast(context, projection, trail, time, look);
  }
  drawStart(context, projection, start, look);
  for (const trail of trails) {
    if (trail.visible) drawBall(context, projection, trail, time, look, ratio);
  }
  for (const layer of layers) {
    if (!layer.below && (!blind || layer.blind)) layer.draw(context, projection);
  }
}

function drawFuture(
  context: CanvasRenderingContext2D,
  projection: Projection,
  trail: Trail,
  time: number,
  look: OverlayLook,
): void {
  const from = Math.floor(time);
  if (from >= trail.taken) return;
  context.beginPath();
  trace(context, projection, trail.points, from, trail.taken);
  context.globalAlpha = FUTURE_ALPHA;
  context.strokeStyle = trail.color;
  context.lineWidth = 1.5 * look.scale;
  context.stroke();
  context.globalAlpha = 1;
}

function drawPast(
  context: CanvasRenderingContext2D,
  projection: Projection,
  trail: Trail,
  time: number,
  look: OverlayLook,
): void {
  const whole = Math.min(Math.floor(time), trail.taken);
  if (trail.from > 0) drawTrunk(context, projection, trail, Math.min(whole, trail.from), look);
  if (whole < trail.from) return;
  context.beginPath();
  trace(context, projection, trail.points, trail.from, whole);
  if (time < trail.taken) {
    context.lineTo(
      toPixelX(projection, between(trail.points, time, 0)),
      toPixelY(projection, between(trail.points, time, 1)),
    );
  }
  const width = (trail.selected ? 3.5 : 2.25) * look.scale;
  context.strokeStyle = look.halo;
  context.globalAlpha = 0.55;
  context.lineWidth = width + 2 * look.scale;
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = trail.color;
  context.lineWidth = width;
  context.stroke();
}

/** Dots up to where a racer branched, and a ring there. */
function drawTrunk(
  context: CanvasRenderingContext2D,
  projection: Projection,
  trail: Trail,
  until: number,
  look: OverlayLook,
): void {
  context.strokeStyle = trail.color;
  context.beginPath();
  trace(context, projection, trail.points, 0, until);
  context.lineWidth = 3 * look.scale;
  context.setLineDash(TRUNK_DASH);
  context.stroke();
  context.setLineDash(NO_DASH);
  context.lineWidth = 2 * look.scale;
  if (trail.from > trail.taken) return;
  const x = toPixelX(projection, trail.points[2 * trail.from] ?? 0);
  const y = toPixelY(projection, trail.points[2 * trail.from + 1] ?? 0);
  context.beginPath();
  context.arc(x, y, FORK_RADIUS * look.scale, 0, 2 * Math.PI);
  context.fillStyle = look.halo;
  context.fill();
  context.stroke();
}

/** Takes the way from one step to another into the context's path. */
export function trace(
  context: CanvasRenderingContext2D,
  projection: Projection,
  points: Float64Array,
  from: number,
  to: number,
): void {
  // The affine map written out: this is the innermost loop of every frame.
  const [x0, x1, , y1] = projection.span;
  const perX = projection.width / (x1 - x0);
  const perY = projection.height / (y1 - projection.span[2]);
  for (let step = from; step <= to; step++) {
    const x = ((points[2 * step] ?? 0) - x0) * perX;
    const y = (y1 - (points[2 * step + 1] ?? 0)) * perY;
    const px = x > 1e5 ? 1e5 : x < -1e5 ? -1e5 : x;
    const py = y > 1e5 ? 1e5 : y < -1e5 ? -1e5 : y;
    if (step === from) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
}

/** A coordinate (0 for x, 1 for y) at a time between two steps. */
export function between(points: Float64Array, time: number, axis: number): number {
  const step = Math.floor(time);
  const a = points[2 * step + axis] ?? 0;
  const b = points[2 * step + 2 + axis] ?? a;
  return a + (b - a) * (time - step);
}

function drawBall(
  context: CanvasRenderingContext2D,
  projection: Projection,
  trail: Trail,
  time: number,
  look: OverlayLook,
  ratio: number,
): void {
  const at = Math.min(time, trail.taken);
  const x = toPixelX(projection, between(trail.points, at, 0));
  const y = toPixelY(projection, between(trail.points, at, 1));
  // A run that could not begin is nowhere.
  if (Number.isNaN(x + y)) return;
  const scale = ratio * look.scale * (trail.selected ? 1.2 : 1);
  context.setTransform(scale, 0, 0, scale, x * ratio, y * ratio);
  const shape = ball(trail.marker);
  context.strokeStyle = look.halo;
  context.lineWidth = 3;
  context.stroke(shape);
  context.fillStyle = trail.color;
  context.fill(shape);
  if (trail.taken < time) drawLost(context, look);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** A stroke through the ball of a run that broke off. */
function drawLost(context: CanvasRenderingContext2D, look: OverlayLook): void {
  context.beginPath();
  context.moveTo(-BALL_RADIUS, BALL_RADIUS);
  context.lineTo(BALL_RADIUS, -BALL_RADIUS);
  context.strokeStyle = look.halo;
  context.lineWidth = 2;
  context.stroke();
}

function drawStart(
  context: CanvasRenderingContext2D,
  projection: Projection,
  [x, y]: readonly [number, number],
  look: OverlayLook,
): void {
  const px = toPixelX(projection, x);
  const py = toPixelY(projection, y);
  const radius = 9 * look.scale;
  for (const [color, width] of START_RINGS) {
    context.beginPath();
    context.arc(px, py, radius, 0, 2 * Math.PI);
    context.moveTo(px - radius * 1.6, py);
    context.lineTo(px - radius * 0.5, py);
    context.moveTo(px + radius * 0.5, py);
    context.lineTo(px + radius * 1.6, py);
    context.moveTo(px, py - radius * 1.6);
    context.lineTo(px, py - radius * 0.5);
    context.moveTo(px, py + radius * 0.5);
    context.lineTo(px, py + radius * 1.6);
    context.strokeStyle = color === "halo" ? look.halo : START_COLOR;
    context.lineWidth = width * look.scale;
    context.stroke();
  }
}

const START_COLOR = "#e8590c";
const START_RINGS = [
  ["halo", 5],
  ["ink", 2],
] as const;
