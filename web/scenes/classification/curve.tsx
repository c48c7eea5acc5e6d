import { useMemo, useRef } from "preact/hooks";
import { toPixels } from "../../stage/projection";
import { useSize } from "../../stage/size";
import { say } from "../../words";
import type { ClassificationModel } from "./model";
import { text } from "./words";

/** A curve over the unit square, a point a threshold. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly thresholds: Float64Array;
}

interface Props {
  readonly model: ClassificationModel;
  readonly kind: "roc" | "pr";
  readonly points: Points;
  /** Drawn as stairs: each y holds on to the next x. */
  readonly stairs: boolean;
  /** Where the threshold's point is; nothing where it has none. */
  readonly present: readonly [number, number] | undefined;
  readonly label: string;
  readonly axes: readonly [string, string];
  /** A sentence below: the area, and what it means. */
  readonly note: string;
  /** Chance: the height of its line at both ends. */
  readonly chance: readonly [number, number] | undefined;
}

/** A pixel is not drawn twice. */
const FINE = 0.4;
/** F₁ of the lines of equal F₁. */
const ISO = [0.2, 0.4, 0.6, 0.8];

/** ROC or precision–recall: what each threshold gives; a press sets the nearest one. */
export function Curve({ model, kind, points, stairs, present, label, axes, note, chance }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(box).value;
  const d = useMemo(() => trace(points, width, height, stairs), [points, width, height, stairs]);
  const iso = useMemo(
    () => (kind === "pr" ? ISO.map((f) => isoPath(f, width, height)) : []),
    [kind, width, height],
  );
  const pull = (event: PointerEvent) => {
    if (!svg.current) return;
    const [px, py] = toPixels(svg.current, width, event);
    const found = nearest(points, px / width, 1 - py / height);
    if (found !== undefined) model.setThreshold(found);
  };
  return (
    <figure class="cls-figure cls-curve" data-kind={kind}>
      <figcaption>{label}</figcaption>
      <div class="cls-square">
        <span class="cls-y">{axes[1]}</span>
        <div class="cls-box" ref={box}>
          <svg
            ref={svg}
            viewBox={`0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`}
            role="img"
            aria-label={`${label}. ${note}`}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              svg.current?.setPointerCapture(event.pointerId);
              pull(event);
            }}
            onPointerMove={(event) => {
              if (svg.current?.hasPointerCapture(event.pointerId)) pull(event);
            }}
          >
            {iso.map((line) => (
              <path key={line} class="cls-iso" d={line} />
            ))}
            {chance && (
              <line
                class="cls-chance"
                x1="0"
                x2={width}
                y1={(1 - chance[0]) * height}
                y2={(1 - chance[1]) * height}
              />
            )}
            {d !== "" && <path class="cls-area" d={closed(d, points, width, height)} />}
            <path class="cls-line" d={d} />
            {present && (
              <>
                <circle
                  class="cls-grip"
                  cx={present[0] * width}
                  cy={(1 - present[1]) * height}
                  r="7"
                />
                <text
                  class="cls-quadrant"
                  x={present[0] * width + (present[0] > 0.8 ? -12 : 12)}
                  y={Math.min((1 - present[1]) * height + 20, height - 6)}
                  text-anchor={present[0] > 0.8 ? "end" : "start"}
                >
                  t = {say(model.state.value.threshold, 3)}
                </text>
              </>
            )}
          </svg>
          {d === "" && <p class="cls-none">{text.value.noCurve}</p>}
        </div>
        <span class="cls-x">{axes[0]}</span>
      </div>
      <p class="cls-note">{note}</p>
    </figure>
  );
}

function trace({ x, y }: Points, width: number, height: number, stairs: boolean): string {
  const parts: string[] = [];
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let at = 0; at < x.length; at++) {
    const [px, py] = [(x[at] ?? 0) * width, (1 - (y[at] ?? 0)) * height];
    if (Number.isNaN(px + py)) return "";
    const isLast = at === x.length - 1;
    if (!isLast && Math.abs(px - lastX) < FINE && Math.abs(py - lastY) < FINE) continue;
    if (parts.length === 0) parts.push(`M${px.toFixed(1)} ${py.toFixed(1)}`);
    else if (stairs) parts.push(`H${px.toFixed(1)}V${py.toFixed(1)}`);
    else parts.push(`L${px.toFixed(1)} ${py.toFixed(1)}`);
    [lastX, lastY] = [px, py];
  }
  return parts.join("");
}

/** The area under a line, down to the axis. */
function closed(d: string, { x }: Points, width: number, height: number): string {
  const end = (x[x.length - 1] ?? 0) * width;
  return `${d}L${end.toFixed(1)} ${height}L${((x[0] ?? 0) * width).toFixed(1)} ${height}z`;
}

/** Where precision and recall have this F₁: P = F·R / (2R − F). */
function isoPath(f: number, width: number, height: number): string {
  // Denser where it is steep.
  const least = f / (2 - f);
  const places = Array.from({ length: 41 }, (_, at) => least + (at / 40) ** 2 * (1 - least));
  const point = (r: number) =>
    `${(r * width).toFixed(1)} ${((1 - (f * r) / (2 * r - f)) * height).toFixed(1)}`;
  return `M${places.map(point).join("L")}`;
}

/** The threshold of the point nearest to a place. */
export function nearest({ x, y, thresholds }: Points, px: number, py: number): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < thresholds.length; at++) {
    const distance = ((x[at] ?? 0) - px) ** 2 + ((y[at] ?? 0) - py) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = thresholds[at];
  }
  return best;
}
