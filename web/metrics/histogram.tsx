import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { toPixels } from "../stage/projection";
import { useSize } from "../stage/size";
import { say } from "../words";
import type { Chain } from "./chain";
import "./figures.css";
import type { Pinned } from "./compare";
import { text } from "./words";

/** Room for the names of the classes above and below, and for the scale. */
export const EDGE = 22;

interface Props {
  readonly chain: Chain;
  /** A setting to be compared with, drawn as outlines of the same area. */
  readonly ghost?: Pinned | undefined;
  /** What stands beside the heading, and below the scale. */
  readonly aside?: ComponentChildren;
  readonly below?: ComponentChildren;
}

/** The scores of both classes, positives above the line and negatives below: the threshold cuts them into the matrix. */
export function Histogram({ chain, ghost, aside, below }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(box).value;
  const words = text.value;
  const { negatives, positives } = chain.histogram.value;
  const threshold = chain.threshold.value;
  const [from, to] = chain.span.value;
  const { tp, fp, fn, tn } = chain.at.value;
  const lit = chain.lit.value;
  // Bars that were are drawn where their bins are those of the present ones.
  const before =
    ghost && ghost.span[0] === from && ghost.span[1] === to ? ghost.histogram : undefined;
  const bars = useMemo(() => {
    const all = [negatives, positives, before?.negatives ?? [], before?.positives ?? []];
    const most = Math.max(1, ...all.flatMap((counts) => [...counts]));
    const half = (height - 2 * EDGE) / 2;
    const down = (count: number) => (count / most) * half;
    const up = (count: number) => -down(count);
    const base = height / 2;
    return {
      positive: path(positives, width, base, up),
      negative: path(negatives, width, base, down),
      before: before
        ? outline(before.positives, width, base, up) + outline(before.negatives, width, base, down)
        : "",
    };
  }, [negatives, positives, before, width, height]);
  const cut = Math.min(Math.max((threshold - from) / (to - from), 0), 1) * width;

  const pull = (event: PointerEvent) => {
    if (!svg.current) return;
    chain.cut(from + (toPixels(svg.current, width, event)[0] / width) * (to - from));
  };
  const quadrant = (cell: "tp" | "fp" | "fn" | "tn", count: number, x: number, y: number) => (
    <text
      class="cls-quadrant"
      data-lit={lit === cell || undefined}
      x={x}
      y={y}
      dy={y === 0 ? "1.2em" : undefined}
      text-anchor={x > cut ? "end" : "start"}
    >
      {cell.toUpperCase()} {say(count)}
    </text>
  );
  return (
    <figure class="cls-figure cls-histogram">
      <figcaption>
        {words.histogram} <span class="cls-rule">{words.rule(say(threshold))}</span>
        {aside}
      </figcaption>
      <div class="cls-box" ref={box}>
        <svg
          ref={svg}
          viewBox={`0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`}
          role="img"
          aria-label={words.histogramSays(say(tp), say(fp), say(fn), say(tn))}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            svg.current?.setPointerCapture(event.pointerId);
            pull(event);
          }}
          onPointerMove={(event) => {
            if (svg.current?.hasPointerCapture(event.pointerId)) pull(event);
          }}
        >
          <defs>
            <clipPath id="cls-left">
              <rect x="0" y="0" width={cut} height={height} />
            </clipPath>
            <clipPath id="cls-right">
              <rect x={cut} y="0" width={Math.max(width - cut, 0)} height={height} />
            </clipPath>
            <pattern
              id="cls-stripes"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect class="cls-stripe" width="2" height="6" />
            </pattern>
          </defs>
          {(["positive", "negative"] as const).map((side) => (
            <g key={side}>
              {(["left", "right"] as const).map((half) => {
                const wrong = (side === "positive") === (half === "left");
                const cell = CELLS[side][half];
                return (
                  <g
                    key={half}
                    clip-path={`url(#cls-${half})`}
                    data-dim={(lit && lit !== cell) || undefined}
                  >
                    <path
                      class={`cls-bars cls-${side}`}
                      data-wrong={wrong || undefined}
                      d={bars[side]}
                    />
                    {wrong && <path d={bars[side]} fill="url(#cls-stripes)" />}
                  </g>
                );
              })}
            </g>
          ))}
          {before && <path class="plot-ghost" d={bars.before} />}
          <line class="cls-axis" x1="0" x2={width} y1={height / 2} y2={height / 2} />
          {quadrant("fn", fn, 4, 0)}
          {quadrant("tp", tp, width - 4, 0)}
          {quadrant("tn", tn, 4, height - 8)}
          {quadrant("fp", fp, width - 4, height - 8)}
          <line class="cls-cut" x1={cut} x2={cut} y1="0" y2={height} />
          <circle class="cls-grip" cx={cut} cy={height / 2} r="7" />
        </svg>
      </div>
      <p class="cls-scale" aria-hidden="true">
        <span>{say(from, 3)}</span>
        <span>{words.score}</span>
        <span>{say(to, 3)}</span>
      </p>
      {below}
    </figure>
  );
}

const CELLS = {
  positive: { left: "fn", right: "tp" },
  negative: { left: "tn", right: "fp" },
} as const;

/** Bars from a base line, as one path. */
function path(counts: Float64Array, width: number, base: number, tall: (count: number) => number) {
  const step = width / counts.length;
  const bar = (count: number, at: number) =>
    count === 0
      ? ""
      : `M${(at * step).toFixed(1)} ${base}v${tall(count).toFixed(1)}h${step.toFixed(1)}V${base}z`;
  return Array.from(counts, bar).join("");
}

/** The tops of bars, as one line. */
function outline(
  counts: Float64Array,
  width: number,
  base: number,
  tall: (count: number) => number,
): string {
  const step = width / counts.length;
  const top = (count: number, at: number) =>
    `V${(base + tall(count)).toFixed(1)}H${((at + 1) * step).toFixed(1)}`;
  return `M0 ${base}${Array.from(counts, top).join("")}V${base}`;
}
