import { effect, useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { IconButton } from "../../../panel/button";
import { devicePixelRatio, type PageLook, pageLook } from "../../../settings/look";
import { createFrame } from "../../../stage/frames";
import { toPixels } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say } from "../../../words";
import { moved } from "./choose";
import { drawNetwork, type Paint } from "./draw";
import { changeLayer, isFull, isLast } from "./edit";
import { exists, type Geometry, geometryOf, hit, type Margins, sizesOfLayout } from "./geometry";
import type { NetworkModel } from "./model";
import { createSight } from "./sight";
import { type Chosen, sizesOf } from "./state";
import { networkWords } from "./words";

interface Props {
  readonly model: NetworkModel;
  /** What is under the pointer. */
  readonly hover: { value: Chosen | undefined; peek(): Chosen | undefined };
}

/** On a narrower picture the names of inputs give way. */
const NARROW = 520;

/** The network layer by layer at the present time of the open racer, with the running sum of its weights below. */
export function NetworkPicture({ model, hover }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  const geometry = useComputed<Geometry | undefined>(() => {
    const { width, height } = size.value;
    const layout = model.layout.value;
    if (!layout || width < 10 || height < 10) return undefined;
    const { scale } = pageLook.value;
    return geometryOf(sizesOfLayout(layout), width, height, marginsOf(width, scale));
  });
  const sight = useMemo(() => createSight(model), [model]);
  const scales = useSignal<readonly number[]>([]);

  useEffect(() => {
    const { current: target } = canvas;
    const context = target?.getContext("2d");
    if (!target || !context) return;
    let paint = paintOf(pageLook.peek());
    const draw = () => {
      const layout = model.layout.peek();
      const shape = geometry.peek();
      if (!layout || !shape) return;
      const read = sight.refresh();
      if (read && !model.playing.peek()) scales.value = [...sight.scales];
      const { chosen, shown } = model.state.peek();
      const present = hover.peek() ?? chosen;
      drawNetwork(
        context,
        {
          layout,
          geometry: shape,
          sight,
          shown,
          chosen: present && exists(layout, present) ? present : undefined,
        },
        paint,
      );
    };
    const frame = createFrame((now) => {
      if (model.playing.peek()) {
        model.tick(now);
        frame.request();
      }
      draw();
    });
    const stops = [
      effect(() => {
        const shape = geometry.value;
        const ratio = devicePixelRatio.value;
        paint = paintOf(pageLook.value);
        if (!shape) return;
        target.width = Math.max(1, Math.round(shape.width * ratio));
        target.height = Math.max(1, Math.round(shape.height * ratio));
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        frame.request();
      }),
      effect(() => {
        model.generation.value;
        model.state.value;
        model.shownRacer.value;
        model.playing.value;
        model.time.value;
        hover.value;
        frame.request();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      frame.cancel();
    };
  }, [model, geometry, sight, scales, hover]);

  const placeAt = (event: MouseEvent): Chosen | undefined => {
    const [shape, layout] = [geometry.peek(), model.layout.peek()];
    if (!shape || !layout || !(event.currentTarget instanceof HTMLElement)) return undefined;
    return hit(shape, layout, ...toPixels(event.currentTarget, shape.width, event));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const layout = model.layout.peek();
    if (!layout || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moved(layout, model.state.peek().chosen, event.key);
    if (next === undefined) return;
    event.preventDefault();
    model.update({ chosen: next });
  };
  const text = networkWords.value;
  return (
    <div class="network-picture">
      <div class="network-box" ref={box}>
        <canvas ref={canvas} />
        <div
          class="network-live"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys choose weights
          tabIndex={0}
          aria-label={text.pictureLabel}
          onKeyDown={onKeyDown}
          onPointerMove={(event) => {
            hover.value = placeAt(event);
          }}
          onPointerLeave={() => {
            hover.value = undefined;
          }}
          onClick={(event) => model.update({ chosen: placeAt(event) ?? null })}
        />
        <Ends model={model} geometry={geometry.value} />
        <LayerButtons model={model} geometry={geometry.value} />
      </div>
      <Sums model={model} geometry={geometry.value} scales={scales.value} />
    </div>
  );
}

function marginsOf(width: number, scale: number): Margins {
  const narrow = width < NARROW * scale;
  const button = (narrow ? 46 : 34) * scale;
  return {
    left: (narrow ? 22 : 184) * scale,
    right: (narrow ? 58 : 104) * scale,
    top: button,
    bottom: button,
  };
}

function paintOf(look: PageLook): Paint {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read("--ink"),
    faint: read("--ink-3"),
    background: look.background,
    surface: read("--surface"),
    positive: read("--accent"),
    negative: read("--negative") || read("--danger"),
    focus: read("--focus"),
    scale: look.scale,
  };
}

interface ShapeProps {
  readonly model: NetworkModel;
  readonly geometry: Geometry | undefined;
}

/** The names of what goes in, and of the classes that come out. */
function Ends({ model, geometry }: ShapeProps) {
  const data = model.info.datasets[0];
  if (!geometry || !data) return null;
  const text = networkWords.value;
  const wide = geometry.width >= NARROW * pageLook.value.scale;
  const { x, y, radius } = geometry;
  const last = x.length - 1;
  return (
    <>
      {wide &&
        data.features.map((id, at) => (
          <span
            key={id}
            class="network-end network-input"
            style={`right:${geometry.width - (x[0] ?? 0) + radius + 8}px;top:${y[0]?.[at] ?? 0}px`}
          >
            {text.features[id] ?? id}
          </span>
        ))}
      {data.classes.map((id, at) => (
        <span
          key={id}
          class="network-end"
          style={`left:${(x[last] ?? 0) + radius + 6}px;top:${y[last]?.[at] ?? 0}px`}
        >
          {wide ? id : `${id.slice(0, 4)}.`}
        </span>
      ))}
    </>
  );
}

/** A neuron more over each hidden layer, one less under it. */
function LayerButtons({ model, geometry }: ShapeProps) {
  if (!geometry) return null;
  const text = networkWords.value;
  const sizes = sizesOf(model.state.value.layers);
  return (
    <>
      {sizes.map((count, layer) => {
        if (layer === 0 || layer === sizes.length - 1) return null;
        const left = `left:${geometry.x[layer] ?? 0}px`;
        // A layer is its place.
        return (
          <span key={String(layer)}>
            <span class="layer-button layer-more" style={left}>
              <IconButton
                icon="add"
                label={text.moreNeurons(say(layer), say(count))}
                disabled={isFull(count)}
                onClick={() => changeLayer(model, layer, count + 1)}
              />
            </span>
            <span class="layer-button layer-less" style={left}>
              <IconButton
                icon={isLast(count) ? "close" : "less"}
                label={
                  isLast(count)
                    ? text.removeLayer(say(layer))
                    : text.fewerNeurons(say(layer), say(count))
                }
                onClick={() => changeLayer(model, layer, count - 1)}
              />
            </span>
          </span>
        );
      })}
    </>
  );
}

/** Under each layer of weights how many they are, their sum so far, and what the widths are measured by. */
function Sums({ model, geometry, scales }: ShapeProps & { readonly scales: readonly number[] }) {
  const layout = model.layout.value;
  if (!geometry || !layout) return null;
  const text = networkWords.value;
  const { shown } = model.state.value;
  return (
    <ol class="network-sums" aria-label={text.sumsLabel}>
      {layout.layers.map(({ inputs, outputs, matrix, biases, sum }, layer) => {
        const middle = ((geometry.x[layer] ?? 0) + (geometry.x[layer + 1] ?? 0)) / 2;
        const scale = scales[layer];
        return (
          <li key={String(layer)} style={`left:${middle}px`}>
            <span>
              {say(inputs)}·{say(outputs)}
              {biases > 0 && `+${say(biases)}`} = <b>{say(matrix + biases)}</b>
            </span>
            <span title={text.sumTitle}>Σ {say(sum)}</span>
            {scale !== undefined && (
              <small class="network-scale" title={text.scaleTitle[shown]}>
                {text.scale(shown === "gradients", say(scale, 2))}
              </small>
            )}
          </li>
        );
      })}
    </ol>
  );
}
