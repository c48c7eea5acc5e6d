import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useMemo, useRef } from "preact/hooks";
import { CHART_KEYS } from "../../../race/keys";
import { pageLook } from "../../../settings/look";
import { toPixels } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say } from "../../../words";
import { FlagMark, Grid } from "./marks";
import { band, place, trace } from "./paths";
import { padOf, type Scales, scalesOf } from "./scales";

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
  /** As many lines are kept for flags above the plot, whether they are there or not. */
  readonly flagLines?: number;
  /** A press takes the nearest of the places. */
  readonly onPick?: (x: number) => void;
  /** Whether it is of former settings, and another one is on its way. */
  readonly stale?: boolean;
  /** What stands over it. */
  readonly children?: ComponentChildren;
}

/** Lines or areas over one number, with what is present and what is best marked. */
export function Plot(props: PlotProps) {
  const { label, axes, xs, known, series, stacked, over, marker, flags = [], onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const clip = useId();
  const readout = useId();
  const hover = useSignal<number | undefined>(undefined);
  const { width, height } = useSize(box).value;
  const { scale } = pageLook.value;
  const pad = useMemo(() => padOf(scale, props.flagLines ?? 1), [scale, props.flagLines]);
  const plot = useMemo(
    () => scalesOf(props, width, height, pad),
    [xs, known, series, over, width, height, pad, props.logX, props.logY, stacked],
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
    <figure class="curve-plot" data-stale={props.stale || undefined}>
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
                x={pad.left}
                y={pad.top - 4}
                width={Math.max(width - pad.left - pad.right, 0)}
                height={Math.max(height - pad.top - pad.bottom + 8, 0)}
              />
            </clipPath>
            <Grid plot={plot} pad={pad} width={width} height={height} axes={axes} />
            {lines}
            {marker !== undefined && Number.isFinite(plot.x(marker)) && (
              <line
                class="curve-marker"
                x1={plot.x(marker)}
                x2={plot.x(marker)}
                y1={pad.top - 4}
                y2={height - pad.bottom}
              />
            )}
            {at !== undefined && (
              <line
                class="curve-hover"
                x1={plot.x(xs[at] ?? 0)}
                x2={plot.x(xs[at] ?? 0)}
                y1={pad.top - 4}
                y2={height - pad.bottom}
              />
            )}
            {flags.map((flag, index) => (
              <FlagMark key={flag.id} flag={flag} plot={plot} pad={pad} row={index} width={width} />
            ))}
          </svg>
        )}
      </div>
      {props.children}
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

function nearest(px: number, plot: Scales, xs: ArrayLike<number>, known: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < known; at++) {
    const away = Math.abs(plot.x(xs[at] ?? 0) - px);
    if (away < least) [best, least] = [at, away];
  }
  return best;
}
