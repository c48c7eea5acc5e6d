import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import { say } from "../../../words";

interface Props {
  readonly projection: Projection;
  readonly labels: readonly [string, string];
}

const MOST_TICKS = 7;

/** A grid with its numbers. */
export function Axes({ projection, labels: [x, y] }: Props) {
  const { span, width, height } = projection;
  const [x0, x1, y0, y1] = span;
  return (
    <svg class="curve-axes" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {ticks(x0, x1, MOST_TICKS).map((at) => (
        <g key={`x${at}`} transform={`translate(${toPixelX(projection, at)} 0)`}>
          <line y2={height} data-zero={at === 0 || undefined} />
          {isClear(toPixelX(projection, at), width) && (
            <text y={height - 6} x="4">
              {say(at, 3)}
            </text>
          )}
        </g>
      ))}
      {ticks(y0, y1, MOST_TICKS).map((at) => (
        <g key={`y${at}`} transform={`translate(0 ${toPixelY(projection, at)})`}>
          <line x2={width} data-zero={at === 0 || undefined} />
          {isClear(toPixelY(projection, at), height) && (
            <text x="4" y="-4">
              {say(at, 3)}
            </text>
          )}
        </g>
      ))}
      <text class="curve-axis" x={width - 8} y={height - 6} text-anchor="end">
        {x}
      </text>
      <text class="curve-axis" x="4" y="14">
        {y}
      </text>
    </svg>
  );
}

/** Numbers nearer to the edge than this would lie on those of the other axis, or on its name. */
const EDGE = 28;

function isClear(pixel: number, size: number): boolean {
  return pixel > EDGE && pixel < size - EDGE;
}

/** Round numbers between two ends: steps of 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, most: number): number[] {
  const rough = (to - from) / most;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * decade >= rough) ?? 10) * decade;
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}
