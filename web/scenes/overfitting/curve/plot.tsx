import { useSignal } from "@preact/signals";
import { useId, useMemo, useRef } from "preact/hooks";
import { CHART_KEYS } from "../../../race/keys";
import { toPixels } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say } from "../../../words";
import { band, place, trace } from "./paths";
import { PAD, type Scales, scalesOf } from "./scales";

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

/** Lines or areas over one number, with what is present and what is best marked. */
export function Plot(props: PlotProps) {
  const { label, axes, xs, known, series, stacked, over, marker, flags = [], onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const clip = useId();
  const readout = useId();
  const hover = useSignal<number | undefined>(undefined);
  const { width, height } = useSize(box).value;
  const plot = useMemo(
    () => scalesOf(props, width, height),
    [xs, known, series, over, width, height, props.logX, props.logY, stacked],
  );
  const ready = width > 0 && known > 0;
  // The same as long as nothing but the marker moves, as while a run plays.
  const lines = useMemo(
    () => (
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
    ),
    [plot, xs, known, series, over, stacked, clip],
  );
  const at = ready && hover.value !== undefined ? hover.value : undefined;
  const pick = (event: PointerEvent) => {
    const [px] = toPixels(event.currentTarget as Element, width, event);
    const index = nearest(px, plot, xs, known);
    hover.value = index;
    if (event.buttons === 1) onPick?.(xs[index] ?? 0);
  };
  /** By keys the values are read place by place, from the present one on, and Enter takes a place. */
  const present = () => (marker === undefined ? 0 : nearest(plot.x(marker), plot, xs, known));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = hover.value ?? present();
    const by = CHART_KEYS[event.key];
    if (by !== undefined) {
      const to = from + by * (event.shiftKey ? 10 : 1);
      hover.value = Math.min(Math.max(to, 0), Math.max(known - 1, 0));
    } else if (event.key === "Enter" && onPick) onPick(xs[from] ?? 0);
    else return;
    event.preventDefault();
  };
  return (
    <figure class="curve-plot">
      <div
        class="curve-plot-box"
        ref={box}
        data-pick={onPick !== undefined || undefined}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys read the places
        tabIndex={0}
        aria-label={label}
        aria-describedby={readout}
        onKeyDown={onKeyDown}
        onBlur={() => {
          hover.value = undefined;
        }}
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
          <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <clipPath id={clip}>
              <rect
                x={PAD.left}
                y={PAD.top - 4}
                width={Math.max(width - PAD.left - PAD.right, 0)}
                height={Math.max(height - PAD.top - PAD.bottom + 8, 0)}
              />
            </clipPath>
            <Grid plot={plot} width={width} height={height} axes={axes} />
            {lines}
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
      <figcaption class="curve-readout" id={readout} aria-live="polite">
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

function nearest(px: number, plot: Scales, xs: ArrayLike<number>, known: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < known; at++) {
    const away = Math.abs(plot.x(xs[at] ?? 0) - px);
    if (away < least) [best, least] = [at, away];
  }
  return best;
}
