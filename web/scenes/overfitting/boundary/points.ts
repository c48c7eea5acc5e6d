// Points over a map: by colour and, always too, by shape.

import type { Point } from "../../../race/state";
import type { PageLook } from "../../../settings/look";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import { fitCanvas } from "../../../stage/size";
import { coloursOf, numberColour } from "./colours";

/** Numbers of a point as the core writes them: x₁, x₂, label or number, whether a label is wrong. */
export const POINT = 4;

/** Points of one role with the network's answers. */
interface Drawn {
  readonly points: Float64Array;
  /** The probability of the second class for each. */
  readonly answers: Float64Array;
  /** Those that examine are hollow. */
  readonly examining: boolean;
}

/** Draws points: circles of the first class, squares of the second. */
function drawDots(
  context: CanvasRenderingContext2D,
  projection: Projection,
  look: PageLook,
  { points, answers, examining: hollow }: Drawn,
): void {
  const { ink, halo } = coloursOf(look.theme);
  const radius = dotRadius(projection, answers.length, hollow);
  for (let at = 0; at < answers.length; at++) {
    const x = toPixelX(projection, points[POINT * at] ?? 0);
    const y = toPixelY(projection, points[POINT * at + 1] ?? 0);
    const second = isSecond(points, at);
    outline(context, x, y, radius, second);
    context.lineWidth = hollow ? 3.5 : 2.5;
    context.strokeStyle = halo;
    context.stroke();
    const colour = ink[second ? 1 : 0];
    context.fillStyle = hollow ? halo : colour;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.stroke();
  }
}

/** Draws a cross, as wide and high as its canvas. */
function drawCross(context: CanvasRenderingContext2D, size: number, { theme }: PageLook): void {
  const [from, to] = [ROOM, size - ROOM];
  context.beginPath();
  context.moveTo(from, from);
  context.lineTo(to, to);
  context.moveTo(from, to);
  context.lineTo(to, from);
  context.lineWidth = 4;
  context.strokeStyle = coloursOf(theme).halo;
  context.stroke();
  context.lineWidth = 1.75;
  context.strokeStyle = theme === "dark" ? "#ffffff" : "#101418";
  context.stroke();
}

/** Room for the ends of a cross's lines, in CSS pixels. */
const ROOM = 2;

/**
 * Draws points with a cross over those that are answered wrongly. Points do not move while a network learns: they are drawn once
 * into a canvas of their own, for a thousand of them would take more than a frame, and copied from there. So is the cross.
 */
export function createPointsPainter() {
  const canvas = document.createElement("canvas");
  const cross = document.createElement("canvas");
  /** What is drawn there: whose points, how many, and with what. */
  const drawn = { of: undefined as unknown, count: 0, width: 0, ratio: 0, theme: "" };

  function drawAll(
    projection: Projection,
    look: PageLook,
    ratio: number,
    points: Drawn,
    side: number,
  ) {
    fitCanvas(canvas, projection, ratio);
    fitCanvas(cross, { width: side, height: side }, ratio);
    for (const one of [canvas, cross]) {
      const context = one.getContext("2d");
      if (!context) continue;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, one.width, one.height);
      if (one === canvas) drawDots(context, projection, look, points);
      else drawCross(context, side, look);
    }
  }

  return {
    /** `of`: whose points they are. */
    draw(
      context: CanvasRenderingContext2D,
      projection: Projection,
      look: PageLook,
      ratio: number,
      of: unknown,
      given: Drawn,
    ): void {
      const { width, height } = projection;
      const { points, answers, examining } = given;
      const count = answers.length;
      const side = 2 * (dotRadius(projection, count, examining) + 3 + ROOM);
      const same =
        drawn.of === of &&
        drawn.count === count &&
        drawn.width === width &&
        drawn.ratio === ratio &&
        drawn.theme === look.theme;
      if (!same) {
        Object.assign(drawn, { of, count, width, ratio, theme: look.theme });
        drawAll(projection, look, ratio, given, side);
      }
      context.drawImage(canvas, 0, 0, width, height);
      for (let at = 0; at < count; at++) {
        const answered = answers[at] ?? Number.NaN;
        if (Number.isNaN(answered) || answered >= 0.5 === isSecond(points, at)) continue;
        const x = whole(toPixelX(projection, points[POINT * at] ?? 0) - side / 2, ratio);
        const y = whole(toPixelY(projection, points[POINT * at + 1] ?? 0) - side / 2, ratio);
        context.drawImage(cross, x, y, cross.width / ratio, cross.height / ratio);
      }
    },
  };
}

/** A length of whole pixels of the screen: what is copied there stays as sharp as it was drawn. */
function whole(length: number, ratio: number): number {
  return Math.round(length * ratio) / ratio;
}

function isSecond(points: Float64Array, at: number): boolean {
  return (points[POINT * at + 2] ?? 0) > 0.5;
}

function dotRadius(projection: Projection, count: number, hollow: boolean): number {
  return radiusOf(projection, count) * (hollow ? 0.8 : 1);
}

/** Points of a regression of one role, with how far the network is from them. */
interface DrawnNumbers {
  readonly points: Float64Array;
  /** y − ŷ of each. */
  readonly residuals: Float64Array;
  /** Those that examine are smaller, their outline thin. */
  readonly examining: boolean;
}

/** A residual of the scale's full number is a stroke so long, in CSS pixels, and none is longer than twice that. */
const STROKE = 16;

/**
 * Draws points with numbers: in the colour of the number, squares below 0 and circles from 0 on, with a stroke as long as the
 * residual: upwards where the network answers too little, down where too much.
 */
export function drawNumbers(
  context: CanvasRenderingContext2D,
  projection: Projection,
  { theme }: PageLook,
  { points, residuals, examining }: DrawnNumbers,
  scale: number,
): void {
  const count = residuals.length;
  const ink = theme === "dark" ? "#f0f2f4" : "#16191d";
  const radius = radiusOf(projection, count) * (examining ? 0.7 : 1);
  // However small, a point shows its colour.
  const width = Math.min(examining ? 1 : 2, radius * 0.4);
  for (let at = 0; at < count; at++) {
    const x = toPixelX(projection, points[POINT * at] ?? 0);
    const y = toPixelY(projection, points[POINT * at + 1] ?? 0);
    const number = points[POINT * at + 2] ?? 0;
    const share = Math.min(Math.max((residuals[at] ?? 0) / scale, -2), 2);
    context.strokeStyle = ink;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, y - STROKE * share);
    context.stroke();
    outline(context, x, y, radius, number < 0);
    context.fillStyle = numberColour(theme, number / scale);
    context.fill();
    context.stroke();
  }
}

/** The point that is followed: a ring with four strokes. */
export function drawProbe(
  context: CanvasRenderingContext2D,
  projection: Projection,
  look: PageLook,
  [x1, x2]: Point,
): void {
  const [x, y] = [toPixelX(projection, x1), toPixelY(projection, x2)];
  const dark = look.theme === "dark";
  for (const [width, colour] of [
    [5, dark ? "#000000" : "#ffffff"],
    [2, dark ? "#ffffff" : "#000000"],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.beginPath();
    context.arc(x, y, 9, 0, 2 * Math.PI);
    for (const [dx, dy] of ARMS) {
      context.moveTo(x + 9 * dx, y + 9 * dy);
      context.lineTo(x + 16 * dx, y + 16 * dy);
    }
    context.stroke();
  }
}

const ARMS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Many points are smaller. */
function radiusOf({ width }: Projection, count: number): number {
  const room = width / 100;
  return Math.max(1.8, Math.min(5.5, room * (count > 600 ? 0.45 : count > 250 ? 0.65 : 1)));
}

/** A circle, or a square. */
function outline(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  second: boolean,
): void {
  context.beginPath();
  if (second) {
    const half = radius * 0.9;
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}
