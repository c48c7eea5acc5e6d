import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { toPixels } from "../stage/projection";
import { useSize } from "../stage/size";
import { tidy } from "../stage/view";
import { say } from "../words";
import type { Chain } from "./chain";
import { EDGE, Histogram } from "./histogram";
import type { Cell } from "./judge";
import "./swarm.css";
import { SwarmControls } from "./swarm-controls";
import { type Swarm as Layout, LEAST_RADIUS, layoutSwarm } from "./swarm-layout";
import { swarmWords } from "./swarm-words";
import { text } from "./words";

/** What a hand does to objects, each by its place among the samples. */
export interface Hand {
  readonly move: (at: number, score: number) => void;
  readonly flip: (at: number) => void;
  /** Nothing where there is room for no more. */
  readonly add: ((label: 0 | 1, score: number) => void) | undefined;
  /** Nothing where one is left. */
  readonly remove: ((at: number) => void) | undefined;
}

export interface SwarmProps {
  readonly chain: Chain;
  /** What stands beside the heading. */
  readonly aside?: ComponentChildren;
  /** Nothing where there are too many objects for hands; then `unmoved` says why. */
  readonly hand: Hand | undefined;
  readonly unmoved: ComponentChildren;
}

interface Hold {
  readonly at: number;
  readonly from: number;
  readonly radius: number;
  moved: boolean;
}

/** A press takes a dot from so far outside it; a finger is wider than a mouse. */
const REACH = { mouse: 4, touch: 12 } as const;
/** A hand that moves no farther than this has clicked. */
const STILL = 3;
/** Beside the grip of the threshold it is that which a press takes. */
const GRIP = 12;

/** What a figure has beside its picture, in pixels. */
const CHROME = 100;

/** Every score as a dot of its own; bars where so many dots do not fit. */
export function Swarm(props: SwarmProps) {
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host).value;
  const { chain, aside } = props;
  const samples = chain.samples.value;
  const [from, to] = chain.span.value;
  const fits = useMemo(() => {
    if (width === 0) return false;
    const half = Math.max((height - CHROME) / 2 - EDGE, 1);
    return layoutSwarm(samples, { span: [from, to], width, half, base: 0 }) !== undefined;
  }, [samples, from, to, width, height]);
  const below = <p class="hint">{swarmWords.value.tooMany(say(samples.scores.length))}</p>;
  return (
    <div class="cls-swarm-host" ref={host}>
      {width > 0 &&
        (fits ? <Dotted {...props} /> : <Histogram chain={chain} aside={aside} below={below} />)}
    </div>
  );
}

/** Circles of positives above the line, squares of negatives below; hollow where the answer is wrong. */
function Dotted({ chain, aside, hand, unmoved }: SwarmProps) {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const hold = useRef<Hold | undefined>(undefined);
  const chosen = useSignal(0);
  const { width, height } = useSize(box).value;
  const words = text.value;
  const samples = chain.samples.value;
  const threshold = chain.threshold.value;
  const span = chain.span.value;
  const [from, to] = span;
  const base = height / 2;
  const layout = useMemo(() => {
    const room = { span: [from, to] as const, width, half: base - EDGE, base };
    return (
      layoutSwarm(samples, room, hold.current?.radius) ?? layoutSwarm(samples, room, LEAST_RADIUS)
    );
  }, [samples, from, to, width, height]);
  const paths = useMemo(() => layout && dots(layout, samples, threshold), [layout, threshold]);
  const at = Math.min(chosen.value, samples.scores.length - 1);
  const cut = Math.min(Math.max((threshold - from) / (to - from), 0), 1) * width;
  const scoreAt = (px: number) =>
    tidy(within(from + (px / width) * (to - from), span), (to - from) / width);

  const onPointerDown = (event: PointerEvent) => {
    const { current: element } = svg;
    if (event.button !== 0 || !element) return;
    element.setPointerCapture(event.pointerId);
    const [px, py] = toPixels(element, width, event);
    const onGrip = Math.hypot(px - cut, py - base) < GRIP;
    const reach = event.pointerType === "touch" ? REACH.touch : REACH.mouse;
    const near = hand && layout && !onGrip ? nearest(layout, px, py, reach) : undefined;
    if (near === undefined || !layout) {
      chain.cut(from + (px / width) * (to - from));
      return;
    }
    chosen.value = near;
    hold.current = { at: near, from: px, radius: layout.radius, moved: false };
    // Else the axis would run away under the outermost dot.
    chain.held.value = span;
  };
  const onPointerMove = (event: PointerEvent) => {
    const { current: element } = svg;
    if (!element?.hasPointerCapture(event.pointerId)) return;
    const [px] = toPixels(element, width, event);
    const held = hold.current;
    if (!held) {
      chain.cut(from + (px / width) * (to - from));
      return;
    }
    held.moved ||= Math.abs(px - held.from) > STILL;
    if (held.moved) hand?.move(held.at, scoreAt(px));
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = hold.current;
    hold.current = undefined;
    chain.held.value = undefined;
    if (held && !held.moved && event.type === "pointerup") hand?.flip(held.at);
  };

  return (
    <figure class="cls-figure cls-histogram cls-swarm">
      <figcaption>
        {words.histogram} <span class="cls-rule">{words.rule(say(threshold))}</span>
        {aside}
      </figcaption>
      <div class="cls-box" ref={box}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
        <svg
          ref={svg}
          viewBox={`0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`}
          role="group"
          aria-label={swarmWords.value.label(say(samples.scores.length))}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerUp}
        >
          <line class="cls-axis" x1="0" x2={width} y1={base} y2={base} />
          {paths &&
            CELLS.map((cell) => <Dots key={cell} chain={chain} cell={cell} d={paths[cell]} />)}
          <Quadrants chain={chain} width={width} height={height} cut={cut} />
          <line class="cls-cut" x1={cut} x2={cut} y1="0" y2={height} />
          <circle class="cls-grip" cx={cut} cy={base} r="7" />
          {hand && layout && (
            <Chosen
              chain={chain}
              layout={layout}
              at={at}
              hand={hand}
              onChoose={(next) => {
                chosen.value = next;
              }}
            />
          )}
        </svg>
      </div>
      <p class="cls-scale" aria-hidden="true">
        <span>{say(from, 3)}</span>
        <span>{words.score}</span>
        <span>{say(to, 3)}</span>
      </p>
      {hand ? (
        <SwarmControls chain={chain} hand={hand} at={at} />
      ) : (
        <div class="cls-hand">{unmoved}</div>
      )}
    </figure>
  );
}

const CELLS = ["tn", "fp", "fn", "tp"] as const satisfies readonly Cell[];

interface DotsProps {
  readonly chain: Chain;
  readonly cell: Cell;
  readonly d: string;
}

/** The dots of a cell of the matrix; dimmed while another is in the hand. */
function Dots({ chain, cell, d }: DotsProps) {
  const lit = chain.lit.value;
  const isPositive = cell === "tp" || cell === "fn";
  return (
    <path
      class={`cls-dots cls-${isPositive ? "positive" : "negative"}`}
      data-dots={cell}
      data-wrong={cell === "fp" || cell === "fn" || undefined}
      data-dim={(lit && lit !== cell) || undefined}
      data-lit={lit === cell || undefined}
      d={d}
    />
  );
}

interface QuadrantsProps {
  readonly chain: Chain;
  readonly width: number;
  readonly height: number;
  readonly cut: number;
}

/** The four counts, each in its corner. */
export function Quadrants({ chain, width, height, cut }: QuadrantsProps) {
  const counts = chain.at.value;
  const lit = chain.lit.value;
  const places = [
    ["fn", 4, 0],
    ["tp", width - 4, 0],
    ["tn", 4, height - 8],
    ["fp", width - 4, height - 8],
  ] as const;
  return (
    <>
      {places.map(([cell, x, y]) => (
        <text
          key={cell}
          class="cls-quadrant"
          data-lit={lit === cell || undefined}
          x={x}
          y={y}
          dy={y === 0 ? "1.2em" : undefined}
          text-anchor={x > cut ? "end" : "start"}
        >
          {cell.toUpperCase()} {say(counts[cell])}
        </text>
      ))}
    </>
  );
}

interface ChosenProps {
  readonly chain: Chain;
  readonly layout: Layout;
  readonly at: number;
  readonly hand: Hand;
  readonly onChoose: (at: number) => void;
}

/** A key moves a dot by this share of the axis, with Shift by a tenth of it. */
const KEY_STEP = 1 / 100;
const WAYS: Readonly<Record<string, 1 | -1>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};

/** The dot that keys move: a slider of its score, which goes from dot to dot. */
function Chosen({ chain, layout, at, hand, onChoose }: ChosenProps) {
  const { y, scores } = chain.samples.value;
  const span = chain.span.value;
  const [from, to] = span;
  const score = scores[at] ?? 0;
  const label = y[at] === 1 ? 1 : 0;
  const said = swarmWords.value.object(say(at + 1), say(scores.length), say(label), say(score, 3));

  /** The neighbour by score. */
  const toNext = (way: 1 | -1) => {
    const order = Array.from(scores.keys()).sort(
      (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b,
    );
    const place = order.indexOf(at) + way;
    onChoose(order[(place + order.length) % order.length] ?? 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) {
      const stride = KEY_STEP * (to - from) * (event.shiftKey ? 0.1 : 1);
      hand.move(at, tidy(within(score + way * stride, span), stride));
    } else if (event.key === "PageUp") toNext(1);
    else if (event.key === "PageDown") toNext(-1);
    else if (event.key === " ") hand.flip(at);
    else if (event.key === "Enter") hand.add?.(label, score);
    else if (event.key === "Delete") hand.remove?.(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <circle
      class="cls-chosen"
      cx={layout.x[at]}
      cy={layout.y[at]}
      r={layout.radius + 3}
      // An SVG's attributes have the case that they are written in.
      tabindex={0}
      role="slider"
      aria-label={swarmWords.value.slider}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={score}
      aria-valuetext={said}
      aria-keyshortcuts="ArrowLeft ArrowRight PageUp PageDown Space Enter Delete"
      onKeyDown={onKeyDown}
    />
  );
}

const within = (value: number, [from, to]: readonly [number, number]) =>
  Math.min(Math.max(value, from), to);

/** The dot under a place, or nearest to it. */
function nearest({ x, y, radius }: Layout, px: number, py: number, reach: number) {
  let best: number | undefined;
  let least = radius + reach;
  for (let at = 0; at < x.length; at++) {
    const away = Math.hypot((x[at] ?? 0) - px, (y[at] ?? 0) - py);
    if (away > least) continue;
    [best, least] = [at, away];
  }
  return best;
}

/** The dots of each cell as one path. */
function dots(
  { x, y, radius }: Layout,
  samples: Chain["samples"]["value"],
  threshold: number,
): Readonly<Record<Cell, string>> {
  const paths: Record<Cell, string[]> = { tn: [], fp: [], fn: [], tp: [] };
  const size = (radius - 0.25).toFixed(2);
  const side = (1.6 * radius).toFixed(2);
  const circle = `a${size} ${size} 0 1 0 ${(2 * radius - 0.5).toFixed(2)} 0a${size} ${size} 0 1 0 -${(2 * radius - 0.5).toFixed(2)} 0z`;
  const square = `h${side}v${side}h-${side}z`;
  for (let at = 0; at < x.length; at++) {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    const called = (samples.scores[at] ?? 0) >= threshold;
    if (samples.y[at] === 1) {
      const path = `M${(px - radius + 0.25).toFixed(1)} ${py.toFixed(1)}${circle}`;
      paths[called ? "tp" : "fn"].push(path);
    } else {
      const path = `M${(px - 0.8 * radius).toFixed(1)} ${(py - 0.8 * radius).toFixed(1)}${square}`;
      paths[called ? "fp" : "tn"].push(path);
    }
  }
  const joined = (cell: Cell) => paths[cell].join("");
  return { tn: joined("tn"), fp: joined("fp"), fn: joined("fn"), tp: joined("tp") };
}
