import { useSignal } from "@preact/signals";
import { useId, useMemo, useRef } from "preact/hooks";
import { toPixels } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say } from "../../../words";
import { ticks } from "./axes";

/** One line of a plot; numbers that are not finite leave a gap. */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly values: ArrayLike<number>;
  /** Half the height of a band around it. */
  readonly spread?: ArrayLike<number>;
}

/** A place that is marked, with a word beside it. */
export interface Flag {
  readonly id: string;
  readonly at: number;
  readonly label: string;
}

export interface PlotProps {
  readonly label: string;
  readonly axes: readonly [string, string];
  readonly xs: ArrayLike<number>;
  /** How many of them are known. */
  readonly known: number;
  readonly series: readonly Series[];
  /** Areas one upon the other, in the order of the series, in the place of lines. */
  readonly stacked?: boolean;
  /** A line over the areas. */
  readonly over?: Series;
  readonly logX?: boolean;
  readonly logY?: boolean;
  /** What is present. */
  readonly marker?: number;
  readonly flags?: readonly Flag[];
  /** A press takes the nearest of the places. */
  readonly onPick?: (x: number) => void;
}

const PAD = { left: 54, right: 20, top: 18, bottom: 34 };
/** Of a logarithmic axis so many times the error that counts, up and down. */
const ABOVE = 300;
const BELOW = 1e-3;
const MOST_TICKS = 6;
/** More points than this are not told apart. */
const MOST_POINTS = 600;

/** Lines or areas over one number, with what is present and what is best marked. */
export function Plot(props: PlotProps) {
  const { label, axes, xs, known, series, stacked, over, marker, flags = [], onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const clip = useId();
  const hover = useSignal<number | undefined>(undefined);
  const { width, height } = useSize(box).value;
  const plot = useMemo(
    () => scalesOf(props, width, height),
    [xs, known, series, width, height, props.logX, props.logY, stacked],
  );
  const ready = width > 0 && known > 0;
  const at = ready && hover.value !== undefined ? hover.value : undefined;
  const pick = (event: PointerEvent) => {
    const index = nearestIndex(event, plot, xs, known, width);
    hover.value = index;
    if (event.buttons === 1) onPick?.(xs[index] ?? 0);
  };
  return (
    <figure class="curve-plot">
      <div
        class="curve-plot-box"
        ref={box}
        data-pick={onPick !== undefined || undefined}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          pick(event);
        }}
        onPointerMove={pick}
        onPointerLeave={() => {
          hover.value = undefined;
        }}
      >
        {ready && (
          <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
            <clipPath id={clip}>
              <rect
                x={PAD.left}
                y={PAD.top - 4}
                width={Math.max(width - PAD.left - PAD.right, 0)}
                height={Math.max(height - PAD.top - PAD.bottom + 8, 0)}
              />
            </clipPath>
            <Grid plot={plot} width={width} height={height} axes={axes} />
            <g clip-path={`url(#${clip})`}>
              {stacked ? (
                <Areas plot={plot} xs={xs} known={known} series={series} />
              ) : (
                series.map((one) => (
                  <g key={one.id}>
                    {one.spread && (
                      <path
                        class="curve-band"
                        data-series={one.id}
                        d={band(plot, xs, known, one.values, one.spread)}
                      />
                    )}
                    <path
                      class="curve-series"
                      data-series={one.id}
                      d={trace(plot, xs, known, one.values)}
                    />
                  </g>
                ))
              )}
              {over && (
                <path
                  class="curve-series"
                  data-series={over.id}
                  d={trace(plot, xs, known, over.values)}
                />
              )}
            </g>
            {marker !== undefined && Number.isFinite(plot.x(marker)) && (
              <line
                class="curve-marker"
                x1={plot.x(marker)}
                x2={plot.x(marker)}
                y1={PAD.top - 4}
                y2={height - PAD.bottom}
              />
            )}
            {at !== undefined && (
              <line
                class="curve-hover"
                x1={plot.x(xs[at] ?? 0)}
                x2={plot.x(xs[at] ?? 0)}
                y1={PAD.top - 4}
                y2={height - PAD.bottom}
              />
            )}
            {flags.map((flag, index) => (
              <FlagMark key={flag.id} flag={flag} plot={plot} row={index} width={width} />
            ))}
          </svg>
        )}
      </div>
      <figcaption class="curve-readout">
        {[...series, ...(over ? [over] : [])].map((one) => (
          <span key={one.id}>
            <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
              {stacked && one !== over ? (
                <rect class="curve-swatch" data-series={one.id} width="22" height="8" />
              ) : (
                <path class="curve-series" data-series={one.id} d="M1 4h20" />
              )}
            </svg>
            {one.label}
            {at !== undefined && <b>{say(one.values[at] ?? Number.NaN, 3)}</b>}
          </span>
        ))}
        {at !== undefined && (
          <span class="curve-readout-at">
            {axes[0]} = {say(xs[at] ?? 0, 3)}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly invertX: (pixel: number) => number;
}

function scalesOf(
  { xs, known, series, over, stacked, logX = false, logY = false }: PlotProps,
  width: number,
  height: number,
): Scales {
  const first = xs[0] ?? 0;
  const last = xs[xs.length - 1] ?? 1;
  const warp = logX ? Math.log10 : (value: number) => value;
  const unwarp = logX ? (value: number) => 10 ** value : (value: number) => value;
  const [x0, x1] = [warp(first), warp(last)];
  const wide = Math.max(width - PAD.left - PAD.right, 1);
  const high = Math.max(height - PAD.top - PAD.bottom, 1);
  const [low, top] = spanY([...series, ...(over ? [over] : [])], known, logY, stacked === true);
  const [y0, y1] = logY ? [Math.log10(low), Math.log10(top)] : [low, top];
  const up = (value: number) => (logY ? Math.log10(Math.max(value, low / 100)) : value);
  return {
    x: (value) => PAD.left + ((warp(value) - x0) / (x1 - x0 || 1)) * wide,
    y: (value) => PAD.top + (1 - (up(value) - y0) / (y1 - y0 || 1)) * high,
    xTicks: logX ? decades(first, last) : ticks(first, last, MOST_TICKS),
    yTicks: logY ? decades(low, top) : ticks(low, top, MOST_TICKS),
    invertX: (pixel) => unwarp(x0 + ((pixel - PAD.left) / wide) * (x1 - x0)),
  };
}

/** What is shown of the values: on a logarithmic axis around the least of the last line, which is the one that counts. */
function spanY(
  series: readonly Series[],
  known: number,
  log: boolean,
  stacked: boolean,
): [number, number] {
  const all = series.flatMap(({ values }) => finite(values, known));
  if (all.length === 0) return log ? [0.01, 1] : [0, 1];
  if (!log) {
    const last = series.at(-1);
    const counted = stacked && last ? finite(last.values, known) : all;
    const sorted = [...counted].sort((a, b) => a - b);
    const least = sorted[0] ?? 0;
    // What runs away is cut off, so that the rest can be seen.
    return [0, Math.min(sorted.at(-1) ?? 1, Math.max(8 * least, 1e-9)) * 1.08];
  }
  const counting = series.filter(({ id }) => id !== "training");
  const least = Math.min(...counting.flatMap(({ values }) => finite(values, known)));
  const positive = all.filter((value) => value > 0);
  const from = Math.max(Math.min(...positive), BELOW * least);
  const to = Math.min(Math.max(...positive), ABOVE * least);
  return [from / 1.3, Math.max(to, 2 * from) * 1.3];
}

function finite(values: ArrayLike<number>, known: number): number[] {
  const list: number[] = [];
  for (let at = 0; at < known; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isFinite(value)) list.push(value);
  }
  return list;
}

/** Powers of ten between two numbers, every so manieth where there are many; 1, 2 and 5 times them where there are few. */
function decades(from: number, to: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  const stride = Math.ceil(Math.max(last - first, 1) / MOST_TICKS);
  const factors = last - first < 2 ? [1, 2, 5] : [1];
  const list: number[] = [];
  for (let power = first - 1; power <= last; power += 1) {
    if ((power - first) % stride !== 0 && factors.length === 1) continue;
    for (const factor of factors) {
      const value = factor * 10 ** power;
      if (value >= from && value <= to) list.push(value);
    }
  }
  return list;
}

function trace(
  plot: Scales,
  xs: ArrayLike<number>,
  known: number,
  values: ArrayLike<number>,
): string {
  const stride = Math.max(1, Math.ceil(known / MOST_POINTS));
  let d = "";
  let pen = "M";
  for (let at = 0; at < known; at += stride) {
    const value = values[at] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      pen = "M";
      continue;
    }
    d += `${pen}${place(plot, xs[at] ?? 0, value)}`;
    pen = "L";
  }
  return d;
}

function band(
  plot: Scales,
  xs: ArrayLike<number>,
  known: number,
  values: ArrayLike<number>,
  spread: ArrayLike<number>,
): string {
  const edge = (way: 1 | -1) =>
    Array.from({ length: known }, (_, at) =>
      place(plot, xs[at] ?? 0, Math.max((values[at] ?? 0) + way * (spread[at] ?? 0), 0)),
    );
  return known > 0 ? `M${[...edge(1), ...edge(-1).reverse()].join("L")}z` : "";
}

/** Far outside a coordinate loses its digits; a line that leads there looks the same. */
const FAR = 1e4;

function place(plot: Scales, x: number, y: number): string {
  const down = Math.min(Math.max(plot.y(y), -FAR), FAR);
  return `${plot.x(x).toFixed(1)} ${down.toFixed(1)}`;
}

interface AreasProps {
  readonly plot: Scales;
  readonly xs: ArrayLike<number>;
  readonly known: number;
  readonly series: readonly Series[];
}

function Areas({ plot, xs, known, series }: AreasProps) {
  const floors = new Float64Array(known);
  return (
    <>
      {series.map(({ id, values }) => {
        const below = Array.from({ length: known }, (_, at) =>
          place(plot, xs[at] ?? 0, floors[at] ?? 0),
        );
        for (let at = 0; at < known; at++) floors[at] = (floors[at] ?? 0) + (values[at] ?? 0);
        const above = Array.from({ length: known }, (_, at) =>
          place(plot, xs[at] ?? 0, floors[at] ?? 0),
        );
        const d = `M${[...above, ...below.reverse()].join("L")}z`;
        return <path key={id} class="curve-stack" data-series={id} d={d} />;
      })}
    </>
  );
}

interface GridProps {
  readonly plot: Scales;
  readonly width: number;
  readonly height: number;
  readonly axes: readonly [string, string];
}

function Grid({ plot, width, height, axes: [x, y] }: GridProps) {
  return (
    <g class="curve-grid">
      {plot.yTicks.map((value) => (
        <g key={value} transform={`translate(0 ${plot.y(value)})`}>
          <line x1={PAD.left} x2={width - PAD.right} />
          <text x={PAD.left - 5} y="4" text-anchor="end">
            {say(value, 2)}
          </text>
        </g>
      ))}
      {plot.xTicks.map((value) => (
        <text key={value} x={plot.x(value)} y={height - PAD.bottom + 14} text-anchor="middle">
          {say(value, 3)}
        </text>
      ))}
      <text x={PAD.left - 46} y="11">
        {y}
      </text>
      <text x={width - PAD.right} y={height - 4} text-anchor="end">
        {x}
      </text>
    </g>
  );
}

interface FlagProps {
  readonly flag: Flag;
  readonly plot: Scales;
  readonly row: number;
  readonly width: number;
}

/** A flag stands at the top; one after another they are a line lower, so that their words do not meet. */
function FlagMark({ flag, plot, row, width }: FlagProps) {
  const x = plot.x(flag.at);
  if (!Number.isFinite(x)) return null;
  const right = x > width * 0.6;
  const y = PAD.top + 6 + row * 15;
  return (
    <g class="curve-flag" data-flag={flag.id}>
      <path d={`M${x} ${y + 12}V${y - 8}l${right ? -9 : 9} 5l${right ? 9 : -9} 5`} />
      <text x={x + (right ? -13 : 13)} y={y} text-anchor={right ? "end" : "start"}>
        {flag.label}
      </text>
    </g>
  );
}

function nearestIndex(
  event: PointerEvent,
  plot: Scales,
  xs: ArrayLike<number>,
  known: number,
  width: number,
): number {
  const [px] = toPixels(event.currentTarget as Element, width, event);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < known; at++) {
    const away = Math.abs(plot.x(xs[at] ?? 0) - px);
    if (away < least) [best, least] = [at, away];
  }
  return best;
}
