import { POINT_KEYS } from "../race/keys";
import type { Point } from "../race/state";
import type { Projection } from "../stage/projection";

/** A key moves a point by this share of the plane, with Shift by a tenth of it. */
const KEY_STEP = 1 / 50;

/** What can be done with points of a plane, one of which is chosen. */
interface PointActions {
  readonly move: (index: number, to: Point) => void;
  readonly choose: (index: number) => void;
  readonly add: (place: Point) => void;
  readonly remove: () => void;
}

/** Arrows move the chosen point, Page Up and Down choose another, Enter adds one in the middle, Delete removes it. */
export function pressOnPoints(
  event: KeyboardEvent,
  [points, at]: readonly [readonly Point[], number],
  [x0, x1, y0, y1]: Projection["span"],
  { move, choose, add, remove }: PointActions,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const point = points[at];
  if (!point) return;
  const way = POINT_KEYS[event.key];
  if (way) {
    const stride = KEY_STEP * (event.shiftKey ? 0.1 : 1);
    move(at, [point[0] + way[0] * stride * (x1 - x0), point[1] + way[1] * stride * (y1 - y0)]);
  } else if (event.key === "PageUp") choose(at - 1);
  else if (event.key === "PageDown") choose(at + 1);
  else if (event.key === "Enter") add([(x0 + x1) / 2, (y0 + y1) / 2]);
  else if (event.key === "Delete") remove();
  else return;
  event.preventDefault();
}
