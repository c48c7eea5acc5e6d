import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type FullEngine, loadFull } from "../../engine/engine";
import { MarkerIcon } from "../../panel/marker-icon";
import { devicePixelRatio, pageLook } from "../../settings/look";
import { createFrame } from "../../stage/frames";
import { channels, colorOf, markerOf } from "../../stage/palette";
import { picture } from "../../stage/picture";
import { useSize } from "../../stage/size";
import { byLocale, say } from "../../words";
import { ratesEn } from "../../words/rates.en";
import { ratesRu } from "../../words/rates.ru";
import type { SweepReport } from "../../workers/sweep";
import type { RaceModel } from "../model";
import { racerName } from "../names";
import { presentOf } from "./present";
import { GRID } from "./search";

const text = byLocale({ ru: ratesRu, en: ratesEn });

interface Props {
  readonly model: RaceModel;
  readonly report: SweepReport;
}

type Layout = ReturnType<FullEngine["module"]["draw_rates"]>;

/** Final loss against learning rate for all racers, with where each stands and the best of each. */
export function RatesChart({ model, report }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const layout = useSignal<Layout | undefined>(undefined);
  /** The rate of the grid whose values are read. */
  const read = useSignal<number | undefined>(undefined);

  useEffect(() => {
    let engine: FullEngine | undefined;
    const frame = createFrame(() => {
      const { width, height } = size.peek();
      if (!engine || !canvas.current || width < 1 || height < 1) return;
      const request = requestOf(model, report, width, height);
      layout.value = engine.module.draw_rates(canvas.current, request);
    });
    loadFull().then((loaded) => {
      engine = loaded;
      frame.request();
    });
    const stop = effect(() => {
      model.generation.value;
      model.state.value;
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      text.value;
      frame.request();
    });
    return () => {
      stop();
      frame.cancel();
    };
  }, [model, report, size, layout]);

  const words = text.value;
  return (
    <>
      <div
        class="chart-box rates-chart"
        ref={box}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys read the rates
        tabIndex={0}
        aria-label={`${words.chart}. ${words.keys}`}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          read.value = Math.min(Math.max((read.value ?? GRID >> 1) + by, 0), GRID - 1);
        }}
        onBlur={() => {
          read.value = undefined;
        }}
        onPointerMove={(event) => {
          read.value = rateAt(layout.peek(), event);
        }}
        onPointerLeave={() => {
          read.value = undefined;
        }}
      >
        <canvas ref={canvas} />
        <Marks model={model} layout={layout.value} />
        <Values model={model} report={report} layout={layout.value} at={read.value} />
      </div>
      <p class="rates-legend">{words.legend}</p>
    </>
  );
}

/** The known minimum's value, as on the loss chart; NaN where none is known. */
function floorOf(model: RaceModel): number {
  const minima = model.minima.peek();
  return minima.length === 0 ? Number.NaN : Math.min(...minima.map(({ value }) => value));
}

function requestOf(model: RaceModel, report: SweepReport, width: number, height: number) {
  const look = pageLook.peek();
  const words = text.value;
  const floor = floorOf(model);
  return {
    picture: picture(width, height, look, devicePixelRatio.peek()),
    floor,
    x_label: words.xLabel,
    y_label: Number.isNaN(floor) ? words.yLabelBest : words.yLabel(say(floor)),
    curves: report.racers.flatMap((sweep, index) => {
      const racer = model.state.peek().racers[index];
      if (!racer) return [];
      return {
        ...sweep,
        color: channels(colorOf(racer.look, look.theme)),
        width: 2 * look.scale,
        hidden: racer.hidden,
        present: presentOf(model, index),
      };
    }),
  };
}

function rateAt(layout: Layout | undefined, event: PointerEvent): number | undefined {
  if (!layout || !(event.currentTarget instanceof HTMLElement)) return undefined;
  const [left, , right] = layout.plot;
  const share =
    (event.clientX - event.currentTarget.getBoundingClientRect().left - left) / (right - left);
  return share < -0.02 || share > 1.02 ? undefined : nearest(layout, share);
}

/** The place in the grid that is nearest to a share of the axis, whose ends may lie beyond the grid's. */
function nearest({ x_range: [from, to] }: Layout, share: number): number {
  const decades = Math.log10(from) + share * Math.log10(to / from);
  return Math.min(Math.max(Math.round((decades + 5) * 10), 0), GRID - 1);
}

/** A racer's marker where it stands, a ring at its best, and the name of the lanes. */
function Marks({
  model,
  layout,
}: {
  readonly model: RaceModel;
  readonly layout: Layout | undefined;
}) {
  if (!layout) return null;
  const { racers } = model.state.value;
  const place = ([x, y]: readonly [number, number]) => `left:${x}px;top:${y}px`;
  return (
    <>
      {layout.lanes > layout.plot[1] && (
        <span class="rates-lanes" style={`left:${layout.plot[0]}px;top:${layout.lanes}px`}>
          {text.value.lanes}
        </span>
      )}
      {racers.map((racer, index) => {
        const { [index]: present } = layout.present;
        const { [index]: best } = layout.best;
        if (racer.hidden || !present || !best) return null;
        const name = racerName(racer);
        const color = `--accent:${colorOf(racer.look, pageLook.value.theme)}`;
        return (
          // A racer is its place.
          <span key={String(index)}>
            {!Number.isNaN(best[0]) && (
              <span class="rates-best" style={`${color};${place(best)}`} aria-hidden="true" />
            )}
            {!Number.isNaN(present[0]) && (
              <span
                class="rates-present"
                style={`${color};${place(present)}`}
                title={text.value.presentMark(name)}
              >
                <MarkerIcon shape={markerOf(racer.look)} />
              </span>
            )}
          </span>
        );
      })}
    </>
  );
}

interface ValuesProps extends Props {
  readonly layout: Layout | undefined;
  readonly at: number | undefined;
}

/** What every racer came to at the rate under the pointer. */
function Values({ model, report, layout, at }: ValuesProps) {
  const rate = at === undefined ? undefined : report.racers[0]?.learning_rates[at];
  if (at === undefined || rate === undefined || !layout) return null;
  const [left, top, right, bottom] = layout.plot;
  const [from, to] = layout.x_range;
  const share = Math.log(rate / from) / Math.log(to / from);
  const line = `left:${left + share * (right - left)}px;top:${top}px;height:${bottom - top}px`;
  return (
    <>
      <span class="chart-cursor chart-cursor-hover" style={line} aria-hidden="true" />
      <div class="chart-values" data-side={share > 0.5 ? "left" : "right"} role="status">
        <b>η = {say(rate)}</b>
        {report.racers.map((sweep, index) => {
          const racer = model.state.value.racers[index];
          if (!racer || racer.hidden) return null;
          return (
            <span
              // A racer is its place.
              key={String(index)}
              style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}
            >
              <MarkerIcon shape={markerOf(racer.look)} />
              {racerName(racer)}
              <i>
                {sweep.diverged[at] ? text.value.diverged : say(sweep.losses[at] ?? Number.NaN, 3)}
              </i>
            </span>
          );
        })}
      </div>
    </>
  );
}
