import { useRef } from "preact/hooks";
import type { Cell } from "../../../metrics/judge";
import { useSize } from "../../../stage/size";
import { say } from "../../../words";
import { type Cells, totalOf } from "./cells";
import { inverseWords } from "./words";

/** Between the columns. */
const GAP = 2;
/** Lower than this a rectangle has no room for its name. */
const ROOM = 28;
const NARROW = 64;

interface Rectangle {
  readonly cell: Cell;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Right answers below, errors above them, in a column a class: every area is a count. */
function rectanglesOf(cells: Cells, width: number, height: number): Rectangle[] {
  const total = totalOf(cells);
  const column = (right: Cell, wrong: Cell, from: number): Rectangle[] => {
    const count = cells[right] + cells[wrong];
    if (count === 0) return [];
    const wide = Math.max((count / total) * width - GAP, 0);
    const above = (cells[wrong] / count) * height;
    return [
      { cell: wrong, x: from, y: 0, width: wide, height: above },
      { cell: right, x: from, y: above, width: wide, height: height - above },
    ];
  };
  const split = ((cells.tn + cells.fp) / total) * width;
  return [...column("tn", "fp", 0), ...column("tp", "fn", split)];
}

/** The four counts as areas. */
export function Mosaic({ cells }: { readonly cells: Cells }) {
  const words = inverseWords.value;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box).value;
  const { tp, fp, fn, tn } = cells;
  return (
    <figure class="cls-figure">
      <figcaption>{words.picture}</figcaption>
      <div class="cls-box" ref={box}>
        <svg
          class="inverse-mosaic"
          viewBox={`0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`}
          role="img"
          aria-label={words.pictureSays(say(tp), say(fp), say(fn), say(tn))}
        >
          <defs>
            <pattern
              id="inverse-stripes"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect class="cls-stripe" width="2" height="6" />
            </pattern>
          </defs>
          {rectanglesOf(cells, width, height).map(({ cell, ...place }) => {
            const isWrong = cell === "fp" || cell === "fn";
            const isPositive = cell === "tp" || cell === "fn";
            const hasRoom = place.height >= ROOM && place.width >= NARROW;
            return (
              <g key={cell} data-cell={cell}>
                <rect
                  class={isPositive ? "cls-positive" : "cls-negative"}
                  opacity={isWrong ? 0.55 : 1}
                  {...place}
                />
                {isWrong && <rect fill="url(#inverse-stripes)" {...place} />}
                {hasRoom && (
                  <text class="cls-quadrant" x={place.x + 6} y={place.y} dy="1.2em">
                    {cell.toUpperCase()} {say(cells[cell])}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <p class="plot-note">{words.pictureNote}</p>
    </figure>
  );
}
