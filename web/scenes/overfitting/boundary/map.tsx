import { type ReadonlySignal, type Signal, useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Segmented } from "../../../panel/choice";
import { Slider } from "../../../panel/slider";
import { START_KEYS } from "../../../race/keys";
import type { Point } from "../../../race/state";
import { toPixels, toPlane } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say, words } from "../../../words";
import { erased, painted, startOwn } from "./brush";
import { formatPercent } from "./format";
import type { BoundaryModel } from "./model";
import { NearPoint, NumbersLegend } from "./near";
import { REACH } from "./own-points";
import { type Source, usePainting } from "./painting";
import { SIDE, SPAN } from "./square";
import type { Task } from "./state";
import { boundaryWords } from "./words";

/** What the pointer can do: of classes a brush each, of numbers one with a number of its own. */
const TOOLS = {
  classification: ["probe", "0", "1", "erase"],
  regression: ["probe", "paint", "erase"],
} as const;
type Tool = (typeof TOOLS)[Task][number];
const NUMBER = { min: -REACH, max: REACH, slider: [-REACH, REACH], kind: "linear" } as const;
/** A key moves the point that is followed by so much, with Shift by a tenth of it. */
const KEY_STEP = 0.25;
/** While the brush is drawn, points are so far apart, in CSS pixels. */
const SPACING = 12;

/** What the network answers everywhere, and the points with it: one can be followed, and points of one's own be drawn. */
export function DecisionMap({ model }: { readonly model: BoundaryModel }) {
  const wanted = useSignal<Tool>("probe");
  const number = useSignal(REACH);
  const hover = useSignal<Point | undefined>(undefined);
  const task = model.task.value;
  const tools: readonly Tool[] = TOOLS[task];
  /** A brush of the other task is put away. */
  const tool = useComputed(() => {
    const own: readonly Tool[] = TOOLS[model.task.value];
    return own.includes(wanted.value) ? wanted.value : "probe";
  });
  const text = boundaryWords.value.tools;
  return (
    <div class="boundary-map-part" data-task={task}>
      <div class="boundary-tools">
        <Segmented
          label={text.label}
          labelHidden
          value={tool.value}
          options={tools.map((value) => ({
            value,
            label: text.names[value],
            title: text.help[value],
          }))}
          onInput={(next) => {
            wanted.value = next;
          }}
          words={words.value.panel}
        />
        {tool.value === "paint" && (
          <Slider
            label={text.number}
            value={number.value}
            range={NUMBER}
            onInput={(next) => {
              number.value = next;
            }}
            words={words.value.panel}
          />
        )}
      </div>
      <Plane model={model} tool={tool} number={number} hover={hover} />
      {task === "regression" ? <NumbersLegend model={model} /> : <Legend model={model} />}
    </div>
  );
}

/** What the marks on the map are; those that examine can be hidden. */
function Legend({ model }: { readonly model: BoundaryModel }) {
  const { classes, legend } = boundaryWords.value;
  return (
    <p class="boundary-legend">
      <span>● {classes[0]}</span>
      <span>■ {classes[1]}</span>
      <label>
        <input
          type="checkbox"
          checked={model.state.value.examining}
          onChange={({ currentTarget }) => model.update({ examining: currentTarget.checked })}
        />
        ○□ {legend.validation}
      </label>
      <span>✕ {legend.wrong}</span>
    </p>
  );
}

interface PlaneProps {
  readonly model: BoundaryModel;
  readonly tool: ReadonlySignal<Tool>;
  /** What the brush of numbers paints. */
  readonly number: ReadonlySignal<number>;
  /** Where the pointer is, while it does nothing. */
  readonly hover: Signal<Point | undefined>;
}

function Plane({ model, tool, number, hover }: PlaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const last = useRef<readonly [number, number] | undefined>(undefined);
  const size = useSize(box);

  usePainting(model, { ground, live, size }, ownSource(model), true);

  const use = (place: Point, chosen: Tool) => {
    if (chosen === "probe") model.update({ probe: place });
    else if (chosen === "erase") erased(model, place);
    else painted(model, place, chosen === "paint" ? number.peek() : Number(chosen));
  };
  const placeOf = (event: PointerEvent & { readonly currentTarget: HTMLElement }): Point => {
    const { width } = size.peek();
    const [px, py] = toPixels(event.currentTarget, width, event);
    return toPlane({ span: SPAN, width, height: width }, px, py);
  };
  const stroke = (
    event: PointerEvent & { readonly currentTarget: HTMLElement },
    first: boolean,
  ) => {
    const { width } = size.peek();
    const [px, py] = toPixels(event.currentTarget, width, event);
    const chosen = tool.peek();
    const [x0, y0] = last.current ?? [px, py];
    const near = Math.hypot(px - x0, py - y0) < SPACING;
    if (!first && near && chosen !== "probe") return;
    last.current = [px, py];
    const [x, y] = toPlane({ span: SPAN, width, height: width }, px, py);
    use([fine(x), fine(y)], chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const probe = model.state.peek().probe ?? [0, 0];
    if (event.key === "Enter" && tool.peek() !== "probe") {
      event.preventDefault();
      use(probe, tool.peek());
      return;
    }
    const direction = START_KEYS[event.key];
    if (!direction) return;
    event.preventDefault();
    const by = event.shiftKey ? KEY_STEP / 10 : KEY_STEP;
    model.update({
      probe: [fine(probe[0] + by * direction[0]), fine(probe[1] + by * direction[1])],
    });
  };
  const record = model.shownRecord.value;
  const text = boundaryWords.value;
  const label =
    model.task.value === "regression"
      ? text.numbers.mapLabel(record ? say(record.validation_loss, 3) : "—")
      : text.mapLabel(record ? formatPercent(record.validation_accuracy) : "—");
  const { probe } = model.state.value;
  const followed = probe ? text.tools.at(say(probe[0], 3), say(probe[1], 3)) : "";
  return (
    <div
      class="boundary-map"
      ref={box}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys move the point that is followed
      tabIndex={0}
      aria-label={`${label} ${followed} ${text.tools.keys}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (tool.peek() !== "probe") startOwn(model);
        stroke(event, true);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) stroke(event, false);
        if (event.pointerType === "mouse") hover.value = placeOf(event);
      }}
      onPointerLeave={() => {
        hover.value = undefined;
      }}
      onKeyDown={onKeyDown}
    >
      <canvas class="boundary-ground" ref={ground} />
      <canvas class="boundary-live" ref={live} />
      {model.task.value === "regression" && <NearPoint model={model} hover={hover} />}
    </div>
  );
}

/** The training of the state itself. */
function ownSource(model: BoundaryModel): Source {
  return { training: model.training, report: model.report };
}

/** Hundredths within the square. */
function fine(value: number): number {
  return Math.round(Math.min(Math.max(value, -SIDE), SIDE) * 100) / 100;
}
