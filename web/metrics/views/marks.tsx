import { ticks } from "d3-array";
import { useMemo } from "preact/hooks";
import { say } from "../../words";
import type { CurveName, Judged } from "../judge";
import type { Frame } from "../plot";

/** About so many thresholds are written along a curve. */
const COUNT = 8;
/** Written ones are no nearer to each other than this, nor to the present one's, in pixels. */
const CLEAR = [34, 16] as const;
const CLEAR_OF_GRIP = [76, 26] as const;

export interface Mark {
  readonly threshold: number;
  readonly at: readonly [number, number];
}

type Way = (at: readonly [number, number]) => readonly [number, number];

/** Thresholds in round numbers and where they are on a curve; not the ends of the axis, where all or nothing is called positive. */
export function marksOn(
  judged: Judged,
  kind: CurveName,
  [from, to]: readonly [number, number],
  way: Way = (at) => at,
): readonly Mark[] {
  const inside = ticks(from, to, COUNT).filter((threshold) => threshold > from && threshold < to);
  return inside.flatMap((threshold) => {
    const at = judged.place(kind, judged.cells(threshold));
    return at ? [{ threshold, at: way(at) }] : [];
  });
}

type Pixels = readonly [number, number];

/** Those that can be written clear of one another and of the grip: by pixels, the first come first. */
export function legible<Placed extends { readonly at: Pixels }>(
  placed: readonly Placed[],
  grip: Pixels | undefined,
  { width, height }: Pick<Frame, "width" | "height">,
): readonly Placed[] {
  const isNear = (one: Pixels, other: Pixels, [wide, tall]: Pixels) =>
    Math.abs(one[0] - other[0]) < wide && Math.abs(one[1] - other[1]) < tall;
  const written: Placed[] = [];
  for (const mark of placed) {
    const [x, y] = mark.at;
    if (!(x >= 0 && x <= width && y >= 0 && y <= height)) continue;
    if (grip && isNear(mark.at, grip, CLEAR_OF_GRIP)) continue;
    if (written.every(({ at }) => !isNear(at, mark.at, CLEAR))) written.push(mark);
  }
  return written;
}

/** On which side of its curve a mark is written, in pixels. */
const SIDES = {
  below: { dx: 7, dy: 15, anchor: "start" },
  left: { dx: -7, dy: 15, anchor: "end" },
  above: { dx: 7, dy: -6, anchor: "start" },
} as const;

interface Props {
  readonly marks: readonly Mark[];
  readonly frame: Frame;
  /** Where the present threshold is. */
  readonly grip: readonly [number, number] | undefined;
  readonly side: keyof typeof SIDES;
}

/** Thresholds written along a curve. */
export function Marks({ marks, frame, grip, side }: Props) {
  const { width, height } = frame;
  const placed = useMemo(
    () => marks.map((mark) => ({ ...mark, at: pixels(mark.at, frame) })),
    [marks, width, height],
  );
  const { dx, dy, anchor } = SIDES[side];
  return (
    <g class="plot-marks-on">
      {legible(placed, grip && pixels(grip, frame), frame).map(({ threshold, at: [x, y] }) => (
        <g key={threshold}>
          <circle cx={x} cy={y} r="2.5" />
          <text x={x + dx} y={y + dy} text-anchor={anchor}>
            {say(threshold, 3)}
          </text>
        </g>
      ))}
    </g>
  );
}

function pixels([x, y]: readonly [number, number], frame: Frame): Pixels {
  return [frame.x(x), frame.y(y)];
}
