import { effect, type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Segmented } from "../../../panel/choice";
import { Toggle } from "../../../panel/toggle";
import { START_KEYS } from "../../../race/keys";
import type { Point } from "../../../race/state";
import { devicePixelRatio, pageLook } from "../../../settings/look";
import { createFrame } from "../../../stage/frames";
import { type Projection, toPixels, toPlane } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say, words } from "../../../words";
import { type Brush, erased, painted, startOwn } from "./brush";
import { formatPercent } from "./format";
import type { BoundaryModel } from "./model";
import { createMapPainter } from "./painter";
import { SIDE } from "./square";
import { boundaryWords } from "./words";

const SPAN = [-SIDE, SIDE, -SIDE, SIDE] as const;
const TOOLS = ["probe", "0", "1", "erase"] as const;
type Tool = (typeof TOOLS)[number];
/** A key moves the point that is followed by so much, with Shift by a tenth of it. */
const KEY_STEP = 0.25;
/** A map is drawn sharp once nothing has moved for so long. */
const REST_MS = 120;
/** While the brush is drawn, points are so far apart, in CSS pixels. */
const SPACING = 12;

/** What the network answers everywhere, and the points with it: one can be followed, and points of one's own be drawn. */
export function DecisionMap({ model }: { readonly model: BoundaryModel }) {
  const tool = useSignal<Tool>("probe");
  const text = boundaryWords.value.tools;
  const { examining } = model.state.value;
  return (
    <div class="boundary-map-part">
      <Plane model={model} tool={tool} />
      <div class="boundary-tools">
        <Segmented
          label={text.label}
          labelHidden
          value={tool.value}
          options={TOOLS.map((value) => ({
            value,
            label: text.names[value],
            title: text.help[value],
          }))}
          onInput={(next) => {
            tool.value = next;
          }}
          words={words.value.panel}
        />
        <Toggle
          label={text.examining}
          value={examining}
          onInput={(next) => model.update({ examining: next })}
          words={words.value.panel}
        />
      </div>
    </div>
  );
}

interface PlaneProps {
  readonly model: BoundaryModel;
  readonly tool: Signal<Tool>;
}

function Plane({ model, tool }: PlaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const last = useRef<readonly [number, number] | undefined>(undefined);
  const size = useSize(box);

  useEffect(() => {
    const { current: below } = ground;
    const { current: above } = live;
    if (!below || !above) return;
    const painter = createMapPainter(below, above);
    let resting: ReturnType<typeof setTimeout> | undefined;
    const paint = (sharp: boolean) => {
      const training = model.training();
      const report = model.report.peek();
      const { width } = size.peek();
      if (width === 0 || !training || !report) return;
      const projection: Projection = { span: SPAN, width, height: width };
      const { probe, examining } = model.state.peek();
      painter.draw(projection, pageLook.peek(), devicePixelRatio.peek(), {
        training,
        step: model.shownStep.peek(),
        counts: report.points,
        examining,
        probe,
        sharp,
      });
      const moves = model.playing.peek() || report.stop == null;
      if (!sharp && !moves) resting = setTimeout(() => paint(true), REST_MS);
    };
    const frame = createFrame((now) => {
      clearTimeout(resting);
      if (model.playing.peek()) model.tick(now);
      paint(false);
      if (model.playing.peek()) frame.request();
    });
    const stop = effect(() => {
      model.generation.value;
      model.state.value;
      model.time.value;
      model.playing.value;
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      frame.request();
    });
    return () => {
      clearTimeout(resting);
      stop();
      frame.cancel();
    };
  }, [model, size]);

  const use = (place: Point, chosen: Tool) => {
    if (chosen === "probe") model.update({ probe: place });
    else if (chosen === "erase") erased(model, place);
    else painted(model, place, Number(chosen) as Brush);
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
  const share = record ? formatPercent(record.validation_accuracy) : "—";
  const { probe } = model.state.value;
  const followed = probe ? text.tools.at(say(probe[0], 3), say(probe[1], 3)) : "";
  return (
    <div
      class="boundary-map"
      ref={box}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys move the point that is followed
      tabIndex={0}
      aria-label={`${text.mapLabel(share)} ${followed} ${text.tools.keys}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (tool.peek() !== "probe") startOwn(model);
        stroke(event, true);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) stroke(event, false);
      }}
      onKeyDown={onKeyDown}
    >
      <canvas class="boundary-ground" ref={ground} />
      <canvas class="boundary-live" ref={live} />
    </div>
  );
}

/** Hundredths within the square. */
function fine(value: number): number {
  return Math.round(Math.min(Math.max(value, -SIDE), SIDE) * 100) / 100;
}
