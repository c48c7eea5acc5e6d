import type { BoundaryTraining } from "../../../engine/boundary";
import type { Point } from "../../../race/state";
import type { PageLook } from "../../../settings/look";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import { fitCanvas } from "../../../stage/size";
import { mapColours } from "./colours";
import { createPointsPainter, drawNumbers, drawProbe, POINT } from "./points";

/** The sides of a map in cells: as many as a frame has time for, and more once it rests. */
const SIDES = [40, 56, 80, 112, 160] as const;
/** What a map may take of a frame that is one of many, in milliseconds. */
const BUDGET = 4;
const LAST = SIDES.length - 1;
/** Pieces of the line between the classes that there is room for at first, in numbers. */
const PIECES = 8192;

/** What a map is drawn of. */
export interface Shown {
  training: BoundaryTraining;
  step: number;
  /** Numbers of points that teach and that examine. */
  counts: readonly number[];
  /** The number of a regression that has the full colour; nothing of classes. */
  scale: number | undefined;
  /** Whether those that examine are shown. */
  examining: boolean;
  /** The point that is followed. */
  probe: Point | null;
  /** Whether it stands still, so that there is time for all cells. */
  sharp: boolean;
}

/** Paints the map and the points over it; what it paints into is kept. */
export function createMapPainter(below: HTMLCanvasElement, above: HTMLCanvasElement) {
  const images = SIDES.map((side) => new ImageData(side, side));
  const roles = [false, true].map((examining) => ({
    examining,
    points: new Float64Array(0),
    /** The network's answers; of a regression how far they are from the numbers. */
    answers: new Float64Array(0),
    /** Whose points they are. */
    of: undefined as BoundaryTraining | undefined,
    painter: createPointsPainter(),
  }));
  let pieces = new Float64Array(PIECES);
  let colours: Uint8Array = new Uint8Array(9);
  let theme = "";
  /** Which of the sides a moving map has, and what a cell took last. */
  let level = 2;

  function paintMap({ training, step }: Shown, at: number): number {
    const image = images[at];
    const context = below.getContext("2d");
    if (!image || !context) return 0;
    fitCanvas(below, image);
    const began = performance.now();
    training.write_map(image.width, image.height, step, colours, image.data);
    context.putImageData(image, 0, 0);
    return performance.now() - began;
  }

  /** The line along which the network is undecided; of a regression lines of equal answers. */
  function paintLine(
    context: CanvasRenderingContext2D,
    projection: Projection,
    { training, scale }: Shown,
    dark: boolean,
  ): void {
    let count = training.write_boundary(pieces);
    if (count > pieces.length) {
      pieces = new Float64Array(2 * count);
      count = training.write_boundary(pieces);
    }
    context.beginPath();
    for (let at = 0; at < count; at += 4) {
      context.moveTo(
        toPixelX(projection, pieces[at] ?? 0),
        toPixelY(projection, pieces[at + 1] ?? 0),
      );
      context.lineTo(
        toPixelX(projection, pieces[at + 2] ?? 0),
        toPixelY(projection, pieces[at + 3] ?? 0),
      );
    }
    context.lineWidth = scale === undefined ? 2 : 1;
    context.lineCap = "round";
    context.strokeStyle = dark ? "#f0f2f4" : "#16191d";
    context.stroke();
  }

  function paintLive(projection: Projection, look: PageLook, ratio: number, shown: Shown): void {
    const context = above.getContext("2d");
    if (!context) return;
    fitCanvas(above, projection, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, projection.width, projection.height);
    paintLine(context, projection, shown, look.theme === "dark");
    // Those that teach lie over those that examine.
    for (let at = roles.length - 1; at >= 0; at--) {
      const role = roles[at];
      if (role && (shown.examining || !role.examining)) {
        paintRole(context, projection, look, ratio, shown, role);
      }
    }
    if (shown.probe) drawProbe(context, projection, look, shown.probe);
  }

  function paintRole(
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: PageLook,
    ratio: number,
    { training, step, counts, scale }: Shown,
    role: (typeof roles)[number],
  ): void {
    const count = counts[role.examining ? 1 : 0] ?? 0;
    if (role.of !== training || role.answers.length !== count) {
      role.of = training;
      if (role.answers.length !== count) {
        role.points = new Float64Array(POINT * count);
        role.answers = new Float64Array(count);
      }
      training.write_points(role.examining, role.points);
    }
    if (scale === undefined) {
      training.write_answers(role.examining, step, role.answers);
      role.painter.draw(context, projection, look, ratio, training, role);
      return;
    }
    training.write_residuals(role.examining, step, role.answers);
    const { points, answers: residuals, examining } = role;
    drawNumbers(context, projection, look, { points, residuals, examining }, scale);
  }

  return {
    draw(projection: Projection, look: PageLook, ratio: number, shown: Shown): void {
      if (theme !== look.theme) {
        theme = look.theme;
        colours = mapColours(look.theme);
      }
      const at = shown.sharp ? LAST : level;
      const spent = paintMap(shown, at);
      const next = (spent * (SIDES[level + 1] ?? 1) ** 2) / (SIDES[at] ?? 1) ** 2;
      if (!shown.sharp && spent > BUDGET && level > 0) level -= 1;
      else if (level < LAST && next < BUDGET / 2) level += 1;
      paintLive(projection, look, ratio, shown);
    },
  };
}
