import type { AutopsyReport, QuantityReport } from "../../engine/engine";
import { plainTex } from "../../panel/symbols";
import type { Layer } from "../../stage/layers";
import { type Projection, toPixelX, toPixelY } from "../../stage/projection";
import { say } from "../../words";

/** How a line is drawn, so that arrows are told apart without colour. */
export type ArrowKind = "gradient" | "true" | "gathered" | "move";

export interface ArrowLook {
  readonly width: number;
  /** Lengths of strokes and gaps, in CSS pixels at the ordinary type size. */
  readonly dash: readonly number[];
  /** The custom property of its colour. */
  readonly color: string;
}

export const ARROW_LOOKS: Readonly<Record<ArrowKind, ArrowLook>> = {
  gradient: { width: 2.5, dash: [7, 4], color: "--danger" },
  true: { width: 1.75, dash: [2, 4], color: "--danger" },
  gathered: { width: 3, dash: [12, 4, 3, 4], color: "--accent" },
  move: { width: 3.5, dash: [], color: "--ink" },
};

/** Lengths of the plane, gradients, and what is in units of its own. */
const GROUPS = ["moves", "gradients", "direction"] as const;
type Group = (typeof GROUPS)[number];

/** One arrow from the point before the step. */
export interface Arrow {
  readonly name: string;
  readonly kind: ArrowKind;
  /** Its symbol, with a minus where it is drawn against what it stands for. */
  readonly label: string;
  /** In units of the plane, before it is scaled for the eye. */
  readonly vector: readonly [number, number];
  /** Those of a group share a scale. */
  readonly group: Group;
}

/** Numbers that are never negative, drawn as squares: one an axis. */
export interface Squares {
  readonly name: string;
  readonly label: string;
  /** What the axes are called. */
  readonly axes: readonly string[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** The greatest of all, whose square fills its place. */
  readonly greatest: number;
}

/** The arrows of a step; none where there is no plane for them, as of a network. */
export function arrowsOf(report: AutopsyReport): Arrow[] {
  if (Number.isNaN(report.before[1])) return [];
  return report.quantities.flatMap((quantity) => {
    const arrow = arrowOf(quantity);
    if (!arrow) return [];
    const changed = quantity.name === "gradient" && quantity.after.some(differs(report.gradient));
    return changed
      ? [{ ...arrow, kind: "true" as const, ...against(report.gradient) }, arrow]
      : [arrow];
  });
}

const differs = (others: readonly number[]) => (value: number, axis: number) =>
  value !== others[axis];

const against = ([x, y]: readonly [number, number]) => ({
  vector: [-x, -y] as const,
  label: "−∇f",
});

function arrowOf({ name, tex, meaning, after }: QuantityReport): Arrow | undefined {
  // With one parameter there is the axis of that alone.
  const [x, y = 0] = after;
  const group = GROUPS.find((one) => one === meaning);
  if (!group || x === undefined) return undefined;
  const symbol = letter(tex);
  if (group === "moves") {
    const kind = name === "update" ? "move" : "gathered";
    return { name, kind, label: symbol, vector: [x, y], group };
  }
  const kind = name === "gradient" ? "gradient" : "gathered";
  return { name, kind, label: `−${symbol}`, vector: [-x, -y], group };
}

/** The accumulators of a step. */
export function squaresOf(report: AutopsyReport): Squares[] {
  return report.quantities.flatMap(({ name, tex, meaning, before, after }) => {
    if (meaning !== "magnitude") return [];
    const greatest = Math.max(...after, ...before);
    const axes = report.axes.map(plainTex);
    return [{ name, label: letter(tex), axes, before, after, greatest }];
  });
}

/** A symbol without the present time below it. */
function letter(tex: string): string {
  return plainTex(tex.replace(/_t$/, ""));
}

/** Colours and type, read from the page when it changes. */
export interface LayerLook {
  readonly halo: string;
  readonly background: string;
  readonly font: string;
  readonly scale: number;
  readonly colors: Readonly<Record<ArrowKind, string>>;
  readonly ink: string;
  /** What is said where the step begins beyond the stage. */
  readonly outside: string;
}

/** An arrow where it is on the stage, in CSS pixels. Kept and refilled, for frames make nothing. */
interface Placed {
  arrow: Arrow | undefined;
  /** Where it starts and where its tip is. */
  x0: number;
  y0: number;
  x: number;
  y: number;
  /** The unit of its direction. */
  ux: number;
  uy: number;
  labelX: number;
  labelY: number;
}

/** Shorter than this an arrow is enlarged, longer than that share of the stage it is shrunk. */
const SHORT = 28;
const LONG_SHARE = 0.4;
/** The length that is aimed at then. */
const AIM = 120;
const REACH = 9;
/** Arrows with a greater cosine between them point the same way; they stand so far apart. */
const SAME_WAY = 0.995;
const ASIDE = 5;
const NOWHERE = { x0: 0, y0: 0, x: 0, y: 0, ux: 0, uy: 0, labelX: 0, labelY: 0 };
const BOX = 40;

export type StepLayer = ReturnType<typeof createStepLayer>;

/** Draws a step over the stage, and tells what the pointer is at. */
export function createStepLayer(onHover: (name: string) => void) {
  let before: readonly [number, number] = [0, 0];
  let arrows: readonly Arrow[] = [];
  let squares: readonly Squares[] = [];
  let look: LayerLook | undefined;
  let lit = "";
  let fonts = ["", ""] as const as readonly [string, string];
  const placed: Placed[] = [];
  const factors: Record<Group, number> = { moves: 1, gradients: 1, direction: 1 };
  /** The lines of the caption; none until it is made. */
  let caption: readonly string[] = [];
  let captionWidth = 0;
  let litWords = "";
  let wasOutside = false;
  const corner = { x: 0, y: 0, bottom: 0, box: BOX, height: BOX, isRight: false };
  let seen: Projection | undefined;
  let hovered = "";

  const hover = (name: string) => {
    if (name === hovered) return;
    hovered = name;
    onHover(name);
  };

  const layer: Layer = {
    draw(context, projection) {
      if (!look || (arrows.length === 0 && squares.length === 0)) return;
      seen = projection;
      context.save();
      const isOutside = outside(projection);
      if (isOutside !== wasOutside) caption = [];
      wasOutside = isOutside;
      place(projection, look.scale);
      if (caption.length === 0 && arrows.length > 0) makeCaption(look);
      // The thick ones lie under the thin, and what is lit above all.
      for (let index = placed.length - 1; index >= 0; index--) {
        const one = placed[index];
        if (one?.arrow && one.arrow.name !== lit && !isOutside) drawArrow(context, one, look);
      }
      for (const one of placed) {
        if (one.arrow?.name === lit && !isOutside) drawArrow(context, one, look);
      }
      drawCaption(context, projection, look);
      drawSquares(context, projection, look);
      context.restore();
    },
    point(at) {
      if (!at || !seen) hover("");
      else hover(nameAt(toPixelX(seen, at[0]), toPixelY(seen, at[1])));
    },
  };

  /** Whether the point before the step is not on the stage. */
  function outside(projection: Projection): boolean {
    const [x0, x1, y0, y1] = projection.span;
    const [x, y] = before;
    return x < x0 || x > x1 || y < y0 || y > y1;
  }

  function place(projection: Projection, scale: number): void {
    const perX = projection.width / (projection.span[1] - projection.span[0]);
    const perY = projection.height / (projection.span[3] - projection.span[2]);
    const long = Math.min(projection.width, projection.height) * LONG_SHARE;
    for (const group of GROUPS) setFactor(group, longest(group, perX, perY), scale, long);
    const x0 = toPixelX(projection, before[0]);
    const y0 = toPixelY(projection, before[1]);
    for (let index = 0; index < placed.length; index++) {
      const one = placed[index];
      if (!one?.arrow) continue;
      const { vector, group } = one.arrow;
      const factor = factors[group];
      const dx = vector[0] * factor * perX;
      const dy = -vector[1] * factor * perY;
      const length = Math.hypot(dx, dy) || 1;
      one.ux = dx / length;
      one.uy = dy / length;
      const aside = ASIDE * scale * sameWay(index);
      one.x0 = x0 - one.uy * aside;
      one.y0 = y0 + one.ux * aside;
      one.x = one.x0 + dx;
      one.y = one.y0 + dy;
      one.labelX = clamp(one.x + one.ux * 16 * scale, 20, projection.width - 20);
      one.labelY = clamp(one.y + one.uy * 16 * scale, 16, projection.height - 12);
      moveOff(index, scale);
    }
  }

  /** How many earlier arrows point the same way, which would lie under this one if it did not stand aside. */
  function sameWay(index: number): number {
    const one = placed[index];
    let count = 0;
    for (let other = 0; one && other < index; other++) {
      const earlier = placed[other];
      if (earlier && one.ux * earlier.ux + one.uy * earlier.uy > SAME_WAY) count++;
    }
    return count;
  }

  /** A label that would lie on an earlier one goes below it. */
  function moveOff(index: number, scale: number): void {
    const one = placed[index];
    if (!one) return;
    for (let other = 0; other < index; other++) {
      const taken = placed[other];
      if (!taken?.arrow) continue;
      const near = Math.abs(taken.labelX - one.labelX) < 56 * scale;
      if (near && Math.abs(taken.labelY - one.labelY) < 17 * scale) {
        one.labelY = taken.labelY + 18 * scale;
      }
    }
  }

  function longest(wanted: Group, perX: number, perY: number): number {
    let most = 0;
    for (const { vector, group } of arrows) {
      if (group !== wanted) continue;
      const length = Math.hypot(vector[0] * perX, vector[1] * perY);
      if (length > most) most = length;
    }
    return most;
  }

  /** Moves keep the scale of the stage where they can be seen in it; the others have none. */
  function setFactor(group: Group, length: number, scale: number, long: number): void {
    const fits = group === "moves" && length >= SHORT * scale && length <= long;
    const isLength = length > 0 && length < Number.POSITIVE_INFINITY;
    const factor = fits || !isLength ? 1 : round(Math.min(AIM * scale, long) / length);
    if (factor === factors[group]) return;
    factors[group] = factor;
    caption = [];
  }

  /** Made when a factor or what is drawn is new, not in every frame. */
  function makeCaption(look: LayerLook): void {
    captionWidth = 0;
    const scales = wasOutside ? [look.outside] : scalesInForce();
    // What is lit takes the place of a line, so that nothing moves away from below the pointer.
    caption = litWords === "" ? scales : [litWords, ...scales.slice(1)];
  }

  function scalesInForce(): string[] {
    return GROUPS.flatMap((group) => {
      const labels = arrows.flatMap((arrow) => (arrow.group === group ? [arrow.label] : []));
      return labels.length > 0 ? [`${labels.join(", ")} ×${say(factors[group], 3)}`] : [];
    });
  }

  function drawArrow(context: CanvasRenderingContext2D, one: Placed, look: LayerLook): void {
    if (!one.arrow || !seen) return;
    const { kind, name, label } = one.arrow;
    const style = ARROW_LOOKS[kind];
    const isLit = lit === name;
    const { x0, y0 } = one;
    if (!Number.isFinite(one.x + one.y)) return;
    const dim = lit !== "" && !isLit;
    const width = style.width * look.scale * (isLit ? 1.7 : 1);
    context.globalAlpha = dim ? 0.3 : 1;
    context.lineCap = "butt";
    for (let pass = 0; pass < 2; pass++) {
      context.strokeStyle = pass === 0 ? look.halo : look.colors[kind];
      context.lineWidth = pass === 0 ? width + 3 * look.scale : width;
      context.setLineDash(pass === 0 ? SOLID : (dashes[kind] as number[]));
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(one.x, one.y);
      context.stroke();
      context.setLineDash(SOLID);
      head(context, x0, y0, one.x, one.y, width);
    }
    context.font = fonts[0];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 4 * look.scale;
    context.strokeStyle = look.halo;
    context.fillStyle = look.colors[kind];
    context.strokeText(label, one.labelX, one.labelY);
    context.fillText(label, one.labelX, one.labelY);
    context.globalAlpha = 1;
  }

  /** How much longer the arrows are than in the scale of the stage. */
  function drawCaption(
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: LayerLook,
  ): void {
    const { scale } = look;
    context.font = fonts[1];
    context.textAlign = "left";
    context.textBaseline = "middle";
    if (captionWidth === 0) {
      for (const line of caption) {
        captionWidth = Math.max(captionWidth, context.measureText(line).width);
      }
    }
    const line = 18 * scale;
    const width = captionWidth + 12 * scale;
    const height = caption.length * line + 4 * scale;
    settle(projection, scale);
    const x = corner.isRight ? projection.width - width - 8 * scale : corner.x;
    const top = corner.bottom - height;
    context.globalAlpha = 0.92;
    context.fillStyle = look.background;
    context.fillRect(x, top, width, height);
    context.globalAlpha = 1;
    context.fillStyle = look.ink;
    for (let index = 0; index < caption.length; index++) {
      const middle = top + 2 * scale + (index + 0.5) * line;
      context.fillText(caption[index] ?? "", x + 6 * scale, middle);
    }
    corner.bottom -= height + 2 * scale;
  }

  /**
   * The corner is the lower left, beside the numbers of the axis; where the step is made there it is the lower right, above
   * the stage's buttons.
   */
  function settle(projection: Projection, scale: number): void {
    corner.isRight =
      toPixelX(projection, before[0]) < projection.width * 0.4 &&
      toPixelY(projection, before[1]) > projection.height * 0.5;
    // The squares stand still whatever the lines below them say.
    corner.x = corner.isRight
      ? projection.width - squares.length * pairWidth(projection, scale) - 8 * scale
      : (isNarrow(projection, scale) ? 40 : 52) * scale;
    corner.bottom = projection.height - (corner.isRight ? 92 : 34) * scale;
  }

  function drawSquares(
    context: CanvasRenderingContext2D,
    projection: Projection,
    look: LayerLook,
  ): void {
    if (squares.length === 0) return;
    const { scale } = look;
    const box = boxSide(projection, scale);
    const gap = GAP * scale;
    const width = pairWidth(projection, scale);
    const height = box + 34 * scale;
    corner.height = height;
    corner.box = width;
    corner.y = corner.bottom - height;
    context.globalAlpha = 0.92;
    context.fillStyle = look.background;
    context.fillRect(corner.x, corner.y, squares.length * width, height);
    for (let index = 0; index < squares.length; index++) {
      const one = squares[index];
      if (!one) continue;
      context.globalAlpha = lit !== "" && lit !== one.name ? 0.35 : 1;
      const left = corner.x + index * width;
      drawPair(context, one, left + gap, corner.y + 20 * scale, box, gap, look);
    }
    context.globalAlpha = 1;
  }

  function drawPair(
    context: CanvasRenderingContext2D,
    one: Squares,
    left: number,
    top: number,
    box: number,
    gap: number,
    look: LayerLook,
  ): void {
    context.font = fonts[0];
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = look.ink;
    context.fillText(one.label, left, top - 9 * look.scale);
    context.font = fonts[1];
    context.textAlign = "center";
    for (let axis = 0; axis < one.after.length; axis++) {
      const x = left + axis * (box + gap);
      const side = box * share(one.after[axis] ?? 0, one.greatest);
      const earlier = box * share(one.before[axis] ?? 0, one.greatest);
      context.fillStyle = look.colors.gathered;
      context.fillRect(x, top + box - side, side, side);
      context.lineWidth = (lit === one.name ? 3 : 1.25) * look.scale;
      context.strokeStyle = look.ink;
      context.strokeRect(x, top + box - side, side, side);
      context.setLineDash(EARLIER);
      context.lineWidth = 1.25 * look.scale;
      context.strokeRect(x, top + box - earlier, earlier, earlier);
      context.setLineDash(SOLID);
      context.fillStyle = look.ink;
      context.fillText(one.axes[axis] ?? "", x + box / 2, top + box + 8 * look.scale);
    }
  }

  /** The name of the arrow or the square at a pixel. */
  function nameAt(x: number, y: number): string {
    const column = Math.floor((x - corner.x) / corner.box);
    const inRow = y >= corner.y && y <= corner.y + corner.height;
    if (inRow && column >= 0 && column < squares.length) return squares[column]?.name ?? "";
    if (!seen || wasOutside) return "";
    let nearest = REACH * (look?.scale ?? 1);
    let name = "";
    for (const one of placed) {
      if (!one.arrow) continue;
      const distance = Math.min(
        distanceTo(x, y, one.x0, one.y0, one.x, one.y),
        Math.hypot(x - one.labelX, y - one.labelY) - REACH,
      );
      if (distance < nearest) {
        nearest = distance;
        name = one.arrow.name;
      }
    }
    return name;
  }

  const dashes: Record<ArrowKind, readonly number[]> = {
    gradient: [],
    true: [],
    gathered: [],
    move: [],
  };

  return {
    layer,
    /** Another step, or none. */
    show(point: readonly [number, number], nextArrows: readonly Arrow[], next: readonly Squares[]) {
      before = point;
      arrows = nextArrows;
      squares = next;
      caption = [];
      placed.length = 0;
      for (const arrow of arrows) placed.push({ arrow, ...NOWHERE });
    },
    /** What is lit, and what is said of it on the stage. */
    light(name: string, words: string) {
      lit = name;
      litWords = words;
      caption = [];
    },
    dress(next: LayerLook) {
      look = next;
      caption = [];
      fonts = [
        `italic 600 ${15 * next.scale}px ${next.font}`,
        `italic ${12 * next.scale}px ${next.font}`,
      ];
      for (const kind of Object.keys(dashes) as ArrowKind[]) {
        dashes[kind] = ARROW_LOOKS[kind].dash.map((length) => length * next.scale);
      }
    },
  };
}

/** Between two squares, in CSS pixels. */
const GAP = 7;

/** The side of the greatest square. */
function boxSide(projection: Projection, scale: number): number {
  return BOX * scale * (isNarrow(projection, scale) ? 0.6 : 1);
}

function pairWidth(projection: Projection, scale: number): number {
  return 2 * boxSide(projection, scale) + 3 * GAP * scale;
}

function isNarrow(projection: Projection, scale: number): boolean {
  return projection.width < 480 * scale;
}

const SOLID: number[] = [];
const EARLIER: number[] = [3, 3];

function head(
  context: CanvasRenderingContext2D,
  x0: number,
  y0: number,
  x: number,
  y: number,
  width: number,
): void {
  const length = Math.hypot(x - x0, y - y0);
  if (length < 1) return;
  const size = Math.min(4 + 2.4 * width, length);
  const ux = (x - x0) / length;
  const uy = (y - y0) / length;
  context.beginPath();
  context.moveTo(x - size * (ux * 0.87 - uy * 0.5), y - size * (uy * 0.87 + ux * 0.5));
  context.lineTo(x, y);
  context.lineTo(x - size * (ux * 0.87 + uy * 0.5), y - size * (uy * 0.87 - ux * 0.5));
  context.stroke();
}

/** The side of a square over that of the greatest. */
export function share(value: number, greatest: number): number {
  const part = Math.sqrt(value / greatest);
  return Number.isFinite(part) ? part : 0;
}

/** 1, 2 or 5 times a power of ten: at most this. */
function round(factor: number): number {
  const power = 10 ** Math.floor(Math.log10(factor));
  const lead = factor / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function distanceTo(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const along = clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1), 0, 1);
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
