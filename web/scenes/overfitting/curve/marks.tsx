// What is written around a plot: its axes, and flags above it.

import { pageLook } from "../../../settings/look";
import { say } from "../../../words";
import type { Flag } from "./plot";
import type { Pad, Scales } from "./scales";

interface GridProps {
  readonly plot: Scales;
  readonly pad: Pad;
  readonly width: number;
  readonly height: number;
  readonly axes: readonly [string, string];
}

/** Lines and numbers of both axes, and their names. */
export function Grid({ plot, pad, width, height, axes: [x, y] }: GridProps) {
  return (
    <g class="curve-grid">
      {plot.yTicks.map((value) => (
        <g key={value} transform={`translate(0 ${plot.y(value)})`}>
          <line x1={pad.left} x2={width - pad.right} />
          <text x={pad.left - 5} y="4" text-anchor="end">
            {say(value, 2)}
          </text>
        </g>
      ))}
      {plot.xTicks.map((value) => (
        <text key={value} x={plot.x(value)} y={height - pad.bottom * 0.56} text-anchor="middle">
          {say(value, 3)}
        </text>
      ))}
      <text x="2" y={pad.line - 4}>
        {y}
      </text>
      <text x={width - pad.right} y={height - 4} text-anchor="end">
        {x}
      </text>
    </g>
  );
}

interface FlagProps {
  readonly flag: Flag;
  readonly plot: Scales;
  readonly pad: Pad;
  /** Its line above the plot, counted from the top. */
  readonly row: number;
  readonly width: number;
}

/** The flag and the space to its word. */
const POLE = 13;
/** A flag's type, in rems. */
const TYPE = 0.8125;

const ruler = document.createElement("canvas").getContext("2d");

/** How wide a flag's word is, in CSS pixels. */
function wordWidth(word: string): number {
  if (!ruler) return 0;
  const { scale, font } = pageLook.value;
  ruler.font = `${TYPE * ROOT * scale}px ${font}`;
  return ruler.measureText(word).width;
}

const ROOT = 16;

/**
 * A flag stands above the plot with its word beside it, each on a line of its own, so that neither their words nor the curves meet;
 * the word is on the side where there is room.
 */
export function FlagMark({ flag, plot, pad, row, width }: FlagProps) {
  const x = plot.x(flag.at);
  if (!Number.isFinite(x)) return null;
  const wide = wordWidth(flag.label);
  const y = (row + 1) * pad.line - 4;
  const fits = { right: x + POLE + wide <= width, left: x - POLE - wide >= pad.left };
  if (!fits.right && !fits.left) {
    // No room beside it: the word stands over its pole, as near as the edges let it.
    const from = Math.max(Math.min(x - wide / 2, width - wide), 0);
    return (
      <g class="curve-flag" data-flag={flag.id}>
        <path d={`M${x} ${pad.top + 8}V${y + 4}`} />
        <text x={from} y={y}>
          {flag.label}
        </text>
      </g>
    );
  }
  const way = fits.right ? 1 : -1;
  return (
    <g class="curve-flag" data-flag={flag.id}>
      <path d={`M${x} ${pad.top + 8}V${y - 9}l${9 * way} 5l${-9 * way} 5`} />
      <text x={x + POLE * way} y={y} text-anchor={way > 0 ? "start" : "end"}>
        {flag.label}
      </text>
    </g>
  );
}
