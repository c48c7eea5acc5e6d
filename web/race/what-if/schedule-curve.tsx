import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button, IconButton } from "../../panel/button";
import { FieldHead } from "../../panel/field-head";
import { Toggle } from "../../panel/toggle";
import { pageLook } from "../../settings/look";
import { useSize } from "../../stage/size";
import { byLocale, say, words } from "../../words";
import { scheduleEn } from "../../words/schedule.en";
import { scheduleRu } from "../../words/schedule.ru";
import type { RunModel } from "../base";
import { POINT_KEYS } from "../keys";
import type { SettingsProps } from "../racer-settings";
import type { Point } from "../state";
import { MAX_POINTS, simplify, strokeOver, tidy, withNewPoint, withPoint } from "./drawing";
import { ScheduleTable } from "./schedule-table";

import "./schedule-curve.css";

const spoken = byLocale({ ru: scheduleRu, en: scheduleEn });

/** The chart's height and the room around its curve, in CSS pixels at the ordinary type size. */
const HEIGHT = 132;
const PAD = { side: 9, top: 18, bottom: 16 };
/** A pointer this near to a point takes it. */
const REACH = 16;
/** A pointer that moved less than this has not drawn. */
const STILL = 4;
/** Heights that a stroke is kept in: more than the chart has pixels to show. */
const COLUMNS = 240;
/** More points than these are drawn smaller. */
const CROWD = 16;

/** What the chart shows of the rates: from a least one, 0 on a linear axis, to a greatest. */
interface Axis {
  readonly log: boolean;
  readonly bottom: number;
  readonly top: number;
}

/** A racer's schedule as a curve, with the present step on it, and a table of points also as text. The table of points is drawn over by pointer or keys. */
export function ScheduleView(props: SettingsProps) {
  return (
    <>
      <ScheduleCurve {...props} />
      {props.racer.schedule.kind === "table" && <ScheduleTable {...props} />}
    </>
  );
}

function ScheduleCurve({ model, racer, index }: SettingsProps) {
  const text = spoken.value;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const log = useSignal(false);
  const labelId = useId();
  const kept = useRef(new Float64Array(0));
  // While a hand draws the axis stays, or the curve would run away from it.
  const held = useRef<Axis | undefined>(undefined);

  model.generation.value;
  const { steps } = model.state.value;
  if (kept.current.length !== steps) kept.current = new Float64Array(steps);
  const rates = kept.current;
  model.records().write_rates(index, rates);
  const base = model.rateInForce(racer);
  const axis = held.current ?? axisOf(rates, base, log.value);
  const drawable = racer.schedule.kind === "table" && base > 0;
  const { scale } = pageLook.value;
  const plane = { width: size.value.width, height: HEIGHT * scale, scale, steps, axis };

  return (
    <div class="p-field">
      <FieldHead
        label={text.curve}
        labelId={labelId}
        help={drawable ? text.help : undefined}
        words={words.value.panel}
      >
        <span class="schedule-log">
          <Toggle
            label={text.log}
            value={log.value}
            onInput={(on) => {
              log.value = on;
            }}
            words={words.value.panel}
          />
        </span>
      </FieldHead>
      <div class="schedule-plot" ref={box} style={`--height:${plane.height}px`}>
        {plane.width > 0 && (
          <>
            <Curve model={model} rates={rates} plane={plane} fork={racer.trunk.at(-1)?.until} />
            {drawable && (
              <Points
                model={model}
                racer={racer}
                index={index}
                base={base}
                rates={rates}
                plane={plane}
                labelId={labelId}
                onHold={(on) => {
                  held.current = on ? axis : undefined;
                }}
              />
            )}
          </>
        )}
      </div>
      {base > 0 ? (
        racer.schedule.kind !== "table" && (
          <Button
            icon="draw"
            title={text.byHandHelp}
            onClick={() => {
              const points = simplify(
                Array.from(rates, (rate, at) => [at, tidy(rate / base)]),
                MAX_POINTS,
              );
              model.updateRacer(index, { schedule: { kind: "table", parameters: {}, points } });
            }}
          >
            {text.byHand}
          </Button>
        )
      ) : (
        <p class="hint">{text.noRate}</p>
      )}
    </div>
  );
}

function axisOf(rates: Float64Array, base: number, log: boolean): Axis {
  const positive = rates.filter((rate) => rate > 0);
  const most = positive.reduce((a, b) => Math.max(a, b), base) || 1;
  if (!log) return { log, bottom: 0, top: most * 1.15 };
  const least = positive.reduce((a, b) => Math.min(a, b), most);
  return { log, bottom: Math.max(Math.min(least / 1.5, most / 20), most * 1e-9), top: most * 1.5 };
}

interface Plane {
  readonly width: number;
  readonly height: number;
  /** 1 at the ordinary type size. */
  readonly scale: number;
  readonly steps: number;
  readonly axis: Axis;
}

/** The frame of the curve. */
function frameOf({ width, height, scale }: Plane) {
  const left = PAD.side * scale;
  return { left, right: width - left, top: PAD.top * scale, bottom: height - PAD.bottom * scale };
}

function pixelX(plane: Plane, step: number): number {
  const { left, right } = frameOf(plane);
  return left + (step / plane.steps) * (right - left);
}

function pixelY(plane: Plane, rate: number): number {
  const { log, bottom: least, top: most } = plane.axis;
  const { top, bottom } = frameOf(plane);
  const share = log
    ? Math.log(Math.max(rate, least) / least) / Math.log(most / least)
    : rate / most;
  return bottom - share * (bottom - top);
}

/** Step and rate of a place on the chart. */
function placeAt(plane: Plane, x: number, y: number): Point {
  const { left, right, top, bottom } = frameOf(plane);
  const unit = (value: number) => Math.min(Math.max(value, 0), 1);
  const along = unit((x - left) / (right - left));
  const share = unit((bottom - y) / (bottom - top));
  const { log, bottom: least, top: most } = plane.axis;
  return [along * plane.steps, log ? least * (most / least) ** share : share * most];
}

interface CurveProps {
  readonly model: RunModel;
  readonly rates: Float64Array;
  readonly plane: Plane;
  /** The step at which the racer branched. */
  readonly fork: number | undefined;
}

function Curve({ model, rates, plane, fork }: CurveProps) {
  const text = spoken.value;
  const now = useRef<SVGGElement>(null);
  const said = useRef<SVGTextElement>(null);
  const { width, height, scale, steps, axis } = plane;
  const { left, right, top, bottom } = frameOf(plane);
  const mark = () => {
    const time = Math.min(model.time.value, steps);
    const step = Math.min(Math.floor(time), steps - 1);
    const rate = rates[step] ?? 0;
    now.current?.setAttribute("transform", `translate(${pixelX(plane, time)})`);
    now.current?.lastElementChild?.setAttribute("cy", String(pixelY(plane, rate)));
    const sentence = text.now(say(step), say(rate, 3));
    if (said.current && said.current.textContent !== sentence) said.current.textContent = sentence;
  };
  useEffect(mark);
  useSignalEffect(mark);
  return (
    <svg
      class="schedule-still"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${text.curve}: ${summary(rates)}`}
    >
      <path class="schedule-frame" d={`M${left} ${top}V${bottom}H${right}`} />
      {fork !== undefined && fork <= steps && (
        <path class="schedule-fork" d={`M${pixelX(plane, fork)} ${top}V${bottom}`} />
      )}
      <path class="schedule-line" d={outline(rates, plane)} />
      <g class="schedule-now" ref={now}>
        <path d={`M0 ${top}V${bottom}`} />
        <circle r={4 * scale} />
      </g>
      <text x={left} y={12 * scale}>
        {say(axis.top, 2)}
      </text>
      <text x={right} y={12 * scale} class="schedule-said" ref={said} />
      <text x={left} y={height - 3 * scale}>
        {say(axis.bottom, 2)}
      </text>
      <text x={right} y={height - 3 * scale} class="schedule-end">
        {say(steps)}
      </text>
    </svg>
  );
}

/** The rates as a path: of many steps not more than there are pixels. */
function outline(rates: Float64Array, plane: Plane): string {
  const stride = Math.max(1, Math.floor(rates.length / (2 * plane.width)));
  let path = "";
  for (let step = 0; step < rates.length; step += stride) {
    const x = pixelX(plane, step).toFixed(1);
    path += `${path === "" ? "M" : "L"}${x} ${pixelY(plane, rates[step] ?? 0).toFixed(1)}`;
  }
  return path;
}

function summary(rates: Float64Array): string {
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  const ends = [rates[0] ?? 0, rates.at(-1) ?? 0];
  const [first = "", last = "", low = "", high = ""] = [...ends, least, most].map((rate) =>
    say(rate, 3),
  );
  return spoken.value.seen(first, last, low, high);
}

interface PointsProps extends SettingsProps {
  /** The rate that the factors multiply. */
  readonly base: number;
  readonly rates: Float64Array;
  readonly plane: Plane;
  readonly labelId: string;
  readonly onHold: (on: boolean) => void;
}

/** What a pointer that is down does. */
type Gesture =
  | { readonly kind: "point"; readonly at: number }
  | { readonly kind: "tap"; readonly x: number; readonly y: number }
  | { readonly kind: "stroke"; readonly heights: Float64Array; from: Point };

/** The points of a table over its curve. */
function Points({ model, racer, index, base, rates, plane, labelId, onHold }: PointsProps) {
  const text = spoken.value;
  const layer = useRef<SVGSVGElement>(null);
  const chosen = useSignal(0);
  const wanted = useRef(false);
  const gesture = useRef<Gesture | undefined>(undefined);
  const { points } = racer.schedule;
  const { width, height, scale, steps, axis } = plane;
  // Before the branching it is another schedule that is in force.
  const branched = racer.trunk.at(-1)?.until ?? 0;
  const at = Math.min(chosen.value, points.length - 1);
  // Before the next key comes.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    layer.current?.querySelector<SVGElement>(`[data-point="${at}"]`)?.focus();
  });

  const set = (next: readonly Point[]) => {
    const { schedule } = model.state.peek().racers[index] ?? racer;
    model.updateRacer(index, { schedule: { ...schedule, points: next } });
  };
  const choose = (next: number) => {
    chosen.value = Math.min(Math.max(next, 0), points.length - 1);
    wanted.current = true;
  };
  const add = (place: Point) => {
    if (points.length >= MAX_POINTS) return;
    const added = withNewPoint(points, place);
    set(added.points);
    chosen.value = added.index;
    wanted.current = true;
  };
  /** Between the chosen point and the next one, on the curve. */
  const addBetween = () => {
    const [from] = points[at] ?? [0];
    const to = points[at + 1]?.[0] ?? Math.max(steps, from);
    const step = Math.round((from + to) / 2);
    add([step, (rates[Math.min(step, steps - 1)] ?? 0) / base]);
  };
  const remove = () => {
    if (points.length < 2) return;
    set(points.filter((_, other) => other !== at));
    choose(at - 1);
  };
  const move = (to: Point) => set(withPoint(points, at, to, steps));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const point = points[at];
    if (!point) return;
    const way = POINT_KEYS[event.key];
    if (way) {
      const [along, up] = way;
      const stride = event.shiftKey ? 1 : Math.max(1, Math.round(steps / 40));
      move([point[0] + along * stride, raised(point[1], up, event.shiftKey, axis, base)]);
    } else if (event.key === "PageUp") choose(at - 1);
    else if (event.key === "PageDown") choose(at + 1);
    else if (event.key === "Home") choose(0);
    else if (event.key === "End") choose(points.length - 1);
    else if (event.key === "Enter") addBetween();
    else if (event.key === "Delete" || event.key === "Backspace") remove();
    else return;
    event.preventDefault();
  };

  const pixelsOf = ([step, factor]: Point) =>
    [pixelX(plane, step), pixelY(plane, factor * base)] as const;
  const factorAt = (x: number, y: number): Point => {
    const [step, rate] = placeAt(plane, x, y);
    return [step, rate / base];
  };
  const onPointerDown = (event: PointerEvent & { readonly currentTarget: SVGSVGElement }) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = positionIn(event, width);
    const distances = points.map(pixelsOf).map(([px, py]) => Math.hypot(px - x, py - y));
    const nearest = distances.indexOf(Math.min(...distances));
    onHold(true);
    if ((distances[nearest] ?? REACH) >= REACH) {
      gesture.current = { kind: "tap", x, y };
      return;
    }
    gesture.current = { kind: "point", at: nearest };
    choose(nearest);
  };
  const onPointerMove = (event: PointerEvent & { readonly currentTarget: SVGSVGElement }) => {
    const [x, y] = positionIn(event, width);
    const before = gesture.current;
    if (before?.kind === "point") {
      const present = model.state.peek().racers[index]?.schedule.points ?? points;
      set(withPoint(present, before.at, factorAt(x, y), steps));
      return;
    }
    if (before?.kind === "tap" && Math.hypot(x - before.x, y - before.y) >= STILL) {
      const from = factorAt(before.x, before.y);
      gesture.current = { kind: "stroke", heights: heightsOf(rates, base), from };
    }
    const stroke = gesture.current;
    if (stroke?.kind !== "stroke") return;
    const to = factorAt(x, y);
    const perStep = (stroke.heights.length - 1) / steps;
    const column = ([step, factor]: Point): Point => [step * perStep, factor];
    strokeOver(stroke.heights, column(stroke.from), column(to));
    stroke.from = to;
    set(
      simplify(Array.from(stroke.heights, (factor, c) => [Math.round(c / perStep), tidy(factor)])),
    );
  };
  const onPointerUp = () => {
    const done = gesture.current;
    gesture.current = undefined;
    onHold(false);
    if (done?.kind === "tap") add(factorAt(done.x, done.y));
    // The axis may fit itself to what was drawn.
    else if (done) set(model.state.peek().racers[index]?.schedule.points ?? points);
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: what is drawn cannot stand in a fieldset */}
      <svg
        class="schedule-points"
        ref={layer}
        role="group"
        viewBox={`0 0 ${width} ${height}`}
        aria-labelledby={labelId}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      >
        {points.map((point, other) => {
          const [x, y] = pixelsOf(point);
          const [step, factor] = point;
          return (
            <circle
              key={other}
              data-point={other}
              cx={x}
              cy={y}
              r={(other === at ? 6 : points.length > CROWD ? 3.5 : 4.5) * scale}
              role="slider"
              tabindex={other === at ? 0 : -1}
              aria-label={text.point(say(other + 1), say(points.length))}
              aria-valuemin={0}
              aria-valuemax={axis.top / base}
              aria-valuenow={factor}
              aria-valuetext={text.place(say(step), say(factor), say(factor * base, 3))}
              data-chosen={other === at || undefined}
              data-past={step < branched || undefined}
              onKeyDown={onKeyDown}
              onFocus={() => {
                chosen.value = other;
              }}
            />
          );
        })}
      </svg>
      <div class="schedule-buttons">
        <Button icon="add" disabled={points.length >= MAX_POINTS} onClick={addBetween}>
          {text.add}
        </Button>
        <IconButton
          icon="remove"
          label={text.remove}
          disabled={points.length < 2}
          onClick={remove}
        />
      </div>
    </>
  );
}

/** A factor after a key: a share of the axis more or less, on a logarithmic one times or over. */
function raised(
  factor: number,
  up: number,
  fine: boolean,
  { log, top }: Axis,
  base: number,
): number {
  if (log) return factor * (fine ? 1.02 : 1.2) ** up;
  return factor + (up * top) / base / (fine ? 200 : 25);
}

function heightsOf(rates: Float64Array, base: number): Float64Array {
  const count = Math.min(rates.length, COLUMNS) + 1;
  const last = rates.length - 1;
  return Float64Array.from({ length: count }, (_, column) => {
    const step = Math.min(Math.round((column / (count - 1)) * rates.length), last);
    return (rates[step] ?? 0) / base;
  });
}

function positionIn(
  event: PointerEvent & { readonly currentTarget: SVGSVGElement },
  width: number,
): readonly [number, number] {
  const place = event.currentTarget.getBoundingClientRect();
  // A page that is scaled by its embedder reports scaled positions.
  const scale = place.width / width || 1;
  return [(event.clientX - place.left) / scale, (event.clientY - place.top) / scale];
}
