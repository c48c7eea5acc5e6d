import type { FullRace } from "../../engine/engine";
import type { Layer } from "../../stage/layers";
import type { Projection } from "../../stage/projection";

/** CSS pixels between two arrows at the ordinary type size. */
const SPACING = 46;
/** The longest arrow, as a share of that. */
const LONGEST = 0.86;
/** The shortest that is drawn with a head, in CSS pixels. */
const SHORTEST = 5;
const MAX_SIDE = 120;

export interface ArrowsLook {
  readonly ink: string;
  readonly halo: string;
  readonly scale: number;
}

/** Arrows down the slope over the field: a layer, and how it follows what the stage shows. */
export function createArrows() {
  let numbers = new Float64Array(0);
  let shafts = new Path2D();
  let look: ArrowsLook = { ink: "", halo: "", scale: 1 };

  const update = (race: FullRace, projection: Projection, next: ArrowsLook) => {
    look = next;
    const spacing = SPACING * look.scale;
    const count = (length: number) => Math.min(Math.max(Math.round(length / spacing), 1), MAX_SIDE);
    const [columns, rows] = [count(projection.width), count(projection.height)];
    if (numbers.length < 2 * columns * rows) numbers = new Float64Array(2 * columns * rows);
    const written = race.write_arrows(Float64Array.from(projection.span), columns, rows, numbers);
    shafts = new Path2D();
    const [dx, dy] = [projection.width / columns, projection.height / rows];
    for (let index = 0; 2 * index < written; index++) {
      const x = ((index % columns) + 0.5) * dx;
      const y = projection.height - (Math.floor(index / columns) + 0.5) * dy;
      const reach = spacing * LONGEST;
      // The plane's y points up, the screen's down.
      addArrow(
        shafts,
        x,
        y,
        (numbers[2 * index] ?? 0) * reach,
        -(numbers[2 * index + 1] ?? 0) * reach,
      );
    }
  };

  const layer: Layer = {
    below: true,
    draw(context) {
      context.lineWidth = 3 * look.scale;
      context.strokeStyle = look.halo;
      context.globalAlpha = 0.5;
      context.stroke(shafts);
      context.lineWidth = 1.25 * look.scale;
      context.strokeStyle = look.ink;
      context.globalAlpha = 0.75;
      context.stroke(shafts);
      context.globalAlpha = 1;
    },
  };
  return { layer, update };
}

/** An arrow whose middle stands at x, y; a dot where it would be too short to have a head. */
function addArrow(path: Path2D, x: number, y: number, dx: number, dy: number): void {
  const length = Math.hypot(dx, dy);
  if (length === 0) return;
  const [tipX, tipY] = [x + dx / 2, y + dy / 2];
  path.moveTo(x - dx / 2, y - dy / 2);
  path.lineTo(tipX, tipY);
  if (length < SHORTEST) return;
  const head = Math.min(length * 0.4, 7) / length;
  const [backX, backY] = [tipX - dx * head, tipY - dy * head];
  const side = head * 0.55;
  path.moveTo(backX - dy * side, backY + dx * side);
  path.lineTo(tipX, tipY);
  path.lineTo(backX + dy * side, backY - dx * side);
}
