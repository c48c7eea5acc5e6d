import { ticks } from "d3-array";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { toPixels } from "../stage/projection";
import { useSize } from "../stage/size";
import { say } from "../words";
import { locale } from "../words/locale";
import "./plot.css";

export interface Axis {
  readonly label: string;
  readonly span: readonly [number, number];
  /** How a number on it is written, and the space between the marks; plainly where it is not said. */
  readonly format?: (value: number) => string;
  /** Where the marks are, where they are not evenly spaced. */
  readonly marks?: readonly number[];
}

/** From what is drawn to pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

interface PlotProps {
  /** Names it for style sheets and tests. */
  readonly kind: string;
  readonly heading: ComponentChildren;
  /** What is spoken of the picture. */
  readonly label: string;
  readonly note?: ComponentChildren;
  readonly x: Axis;
  readonly y: Axis;
  /** What is chosen of the picture, at the end of its heading. */
  readonly tools?: ComponentChildren;
  /** A hand presses or pulls at a place, in the axes' units. */
  readonly onPull?: (x: number, y: number) => void;
  /** A mouse moves over a place, or leaves. */
  readonly onHover?: (place: readonly [number, number] | undefined) => void;
  /** A sentence in the place of a picture that there is not. */
  readonly none?: string | undefined;
  readonly children: (frame: Frame) => ComponentChildren;
}

/** About so many marks an axis. */
const MARKS = 5;

/** A picture between two axes: marks, labels, a note below, and a hand that pulls at it. */
export function Plot(props: PlotProps) {
  const { kind, heading, label, note, x, y, tools, onPull, onHover, none, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(box).value;
  const frame: Frame = {
    width,
    height,
    x: (value) => share(x, value) * width,
    y: (value) => (1 - share(y, value)) * height,
  };
  const scales = useScales(x, y, frame);
  const placeOf = (event: PointerEvent, of: SVGSVGElement) => {
    const [px, py] = toPixels(of, width, event);
    return [within(x, px / width), within(y, 1 - py / height)] as const;
  };
  const pull = (event: PointerEvent) => {
    if (svg.current) onPull?.(...placeOf(event, svg.current));
  };
  return (
    <figure class="plot" data-kind={kind}>
      <figcaption>
        {heading}
        {tools !== undefined && <div class="plot-tools">{tools}</div>}
      </figcaption>
      <div class="plot-grid">
        <span class="plot-y">{y.label}</span>
        {scales.y}
        <div class="plot-box" ref={box}>
          <svg
            ref={svg}
            viewBox={`0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`}
            role="img"
            aria-label={label}
            onPointerDown={(event) => {
              if (event.button !== 0 || !onPull) return;
              svg.current?.setPointerCapture(event.pointerId);
              pull(event);
            }}
            onPointerMove={(event) => {
              if (svg.current?.hasPointerCapture(event.pointerId)) pull(event);
              if (svg.current && event.pointerType === "mouse")
                onHover?.(placeOf(event, svg.current));
            }}
            onPointerLeave={() => onHover?.(undefined)}
          >
            {scales.rules}
            {width > 0 && none === undefined && children(frame)}
          </svg>
          {none !== undefined && <p class="plot-none">{none}</p>}
        </div>
        {scales.x}
        <span class="plot-x">{x.label}</span>
      </div>
      {note !== undefined && <p class="plot-note">{note}</p>}
    </figure>
  );
}

/** Marks and rules of both axes; the same elements as long as neither axis nor size differs, so that nobody looks through them. */
function useScales(x: Axis, y: Axis, frame: Frame) {
  const { width, height } = frame;
  const key = [...x.span, ...(x.marks ?? []), Number.NaN, ...y.span, ...(y.marks ?? [])].join();
  return useMemo(
    () => ({
      x: (
        <div class="plot-marks-x" aria-hidden="true">
          {marksOf(x).map((value) => (
            <span key={value} style={{ left: `${share(x, value) * 100}%` }}>
              {write(x, value)}
            </span>
          ))}
        </div>
      ),
      y: (
        <div class="plot-marks-y" aria-hidden="true">
          {marksOf(y).map((value) => (
            <span key={value} style={{ bottom: `${share(y, value) * 100}%` }}>
              {write(y, value)}
            </span>
          ))}
        </div>
      ),
      rules: (
        <g class="plot-rules">
          {marksOf(x).map((value) => (
            <line key={value} x1={frame.x(value)} x2={frame.x(value)} y1="0" y2={height} />
          ))}
          {marksOf(y).map((value) => (
            <line key={value} y1={frame.y(value)} y2={frame.y(value)} x1="0" x2={width} />
          ))}
        </g>
      ),
    }),
    [key, locale.value, width, height],
  );
}

function marksOf({ marks, span: [from, to] }: Axis): readonly number[] {
  return marks ?? ticks(from, to, MARKS);
}

function write({ format = say }: Axis, value: number): string {
  return format(value);
}

function share({ span: [from, to] }: Axis, value: number): number {
  return (value - from) / (to - from || 1);
}

function within({ span: [from, to] }: Axis, share: number): number {
  return from + Math.min(Math.max(share, 0), 1) * (to - from);
}

/** Nearer than this to the point before, a point is not drawn. */
const FINE = 0.4;

/** Points joined by a line, or as stairs (each y holds on to the next x), as a path. A gap where a number is none. */
export function pathOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  frame: Frame,
  joined: "line" | "stairs" = "line",
): string {
  let path = "";
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let at = 0; at < x.length; at++) {
    const [px, py] = [frame.x(x[at] ?? Number.NaN), frame.y(y[at] ?? Number.NaN)];
    const isEnd = at === x.length - 1;
    if (!isEnd && Math.abs(px - lastX) < FINE && Math.abs(py - lastY) < FINE) continue;
    if (Number.isFinite(px + py)) path += segment(px, py, Number.isNaN(lastX + lastY), joined);
    [lastX, lastY] = Number.isFinite(px + py) ? [px, py] : [Number.NaN, Number.NaN];
  }
  return path;
}

function segment(px: number, py: number, begins: boolean, joined: "line" | "stairs"): string {
  const [x, y] = [px.toFixed(1), py.toFixed(1)];
  if (begins) return `M${x} ${y}`;
  return joined === "stairs" ? `H${x}V${y}` : `L${x} ${y}`;
}

/** The strip between two lines over the same places; nothing where one of them has a gap. */
export function stripOf(
  x: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  frame: Frame,
): string {
  const backwards = (list: ArrayLike<number>) => Array.from(list).reverse();
  const [there, back] = [pathOf(x, high, frame), pathOf(backwards(x), backwards(low), frame)];
  if (there === "" || back === "") return "";
  return `${there}L${back.slice(1)}z`;
}

interface CurveProps {
  readonly of: Place;
  readonly frame: Frame;
  readonly joined?: "line" | "stairs";
  /** Where the area under it begins and ends on the axis; without it none is drawn. */
  readonly over?: readonly [number, number] | undefined;
}

/** A curve, and the area under it. */
export function Curve({ of: { x, y }, frame, joined = "line", over }: CurveProps) {
  const { width, height } = frame;
  const line = useMemo(() => pathOf(x, y, frame, joined), [x, y, width, height, joined]);
  return (
    <>
      {over && <path class="plot-area" d={closed(line, frame, ...over)} />}
      <path class="plot-line" d={line} />
    </>
  );
}

interface ClipProps {
  readonly frame: Frame;
  readonly children: ComponentChildren;
}

/** What may reach out of the axes, cut off at them. */
export function Clip({ frame: { width, height }, children }: ClipProps) {
  return (
    <svg class="plot-clip" width={width} height={height} aria-hidden="true">
      {children}
    </svg>
  );
}

interface CutProps {
  readonly frame: Frame;
  /** The threshold, on the axis of scores. */
  readonly at: number;
}

/** The threshold where scores are the axis. */
export function Cut({ frame, at }: CutProps) {
  const x = frame.x(at);
  return (
    <g class="plot-cut">
      <line x1={x} x2={x} y1="0" y2={frame.height} />
      <circle class="plot-grip" cx={x} cy={frame.height} r="7" />
    </g>
  );
}

/** A path closed down to the axis, between two places on it. */
export function closed(path: string, frame: Frame, from: number, to: number): string {
  if (path === "") return "";
  return `${path}L${frame.x(to).toFixed(1)} ${frame.height}L${frame.x(from).toFixed(1)} ${frame.height}z`;
}

interface GripProps {
  readonly frame: Frame;
  readonly at: readonly [number, number] | undefined;
  /** Written beside it. */
  readonly label?: string;
}

/** Where the present threshold is on a curve; nothing where it has no place there. */
export function Grip({ frame, at, label }: GripProps) {
  if (!at) return null;
  const [cx, cy] = [frame.x(at[0]), frame.y(at[1])];
  const isRight = cx > frame.width * 0.75;
  return (
    <>
      <circle class="plot-grip" cx={cx} cy={cy} r="7" />
      {label !== undefined && (
        <text
          class="plot-text"
          x={cx + (isRight ? -12 : 12)}
          y={Math.min(cy + 20, frame.height - 6)}
          text-anchor={isRight ? "end" : "start"}
        >
          {label}
        </text>
      )}
    </>
  );
}

interface GhostProps {
  readonly of: Place;
  /** Where the threshold was. */
  readonly at?: readonly [number, number] | undefined;
  readonly frame: Frame;
  readonly joined?: "line" | "stairs";
}

/** A curve as it was when its setting was pinned. */
export function Ghost({ of: { x, y }, at, frame, joined = "line" }: GhostProps) {
  const { width, height } = frame;
  const path = useMemo(() => pathOf(x, y, frame, joined), [x, y, width, height, joined]);
  return (
    <g class="plot-ghost">
      <path d={path} />
      {at && <circle cx={frame.x(at[0])} cy={frame.y(at[1])} r="5" />}
    </g>
  );
}

interface Place {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The index of the point nearest to a place, measured in shares of both axes; −1 where there is none. */
export function nearest({ x, y }: Place, px: number, py: number, wide = 1, tall = 1): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < x.length; at++) {
    const distance =
      (((x[at] ?? Number.NaN) - px) / wide) ** 2 + (((y[at] ?? Number.NaN) - py) / tall) ** 2;
    if (!(distance < least)) continue;
    least = distance;
    best = at;
  }
  return best;
}
