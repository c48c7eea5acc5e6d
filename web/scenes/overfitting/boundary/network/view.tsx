import { effect, useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Button, IconButton } from "../../../../panel/button";
import { devicePixelRatio, pageLook } from "../../../../settings/look";
import { createFrame } from "../../../../stage/frames";
import { toPixels } from "../../../../stage/projection";
import { useSize } from "../../../../stage/size";
import { say } from "../../../../words";
import { chosenOf, chosenText } from "../chosen";
import { featureLabel } from "../features";
import { type Layer, layersOf } from "../layers";
import type { BoundaryModel } from "../model";
import { boundaryWords } from "../words";
import { createNetworkPainter, MANY } from "./draw";
import { addLayer, canAdd, resize, setActivation, toggleFeature } from "./edit";
import { type Geometry, geometryOf, moved, neuronAt } from "./geometry";
import "./network.css";
import { sizesOf } from "./sizes";

/** More hidden layers than these stand closer. */
const MANY_LAYERS = 5;
/** While it moves the picture is drawn at most every so many milliseconds; of many lines it takes the most of a frame. */
const PAUSE = 60;
const LONG_PAUSE = 150;

/** The network: each neuron with its own map, every weight a line; layers and neurons come and go on it. */
export function NetworkPicture({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.network;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  const state = model.state.value;
  const layers = layersOf(state.hidden);
  const features = state.features.split(",");
  const sizes = useComputed(() => sizesOf(model.state.value));
  const geometry = useComputed<Geometry>(() =>
    geometryOf(sizes.value, size.value.width, size.value.height),
  );
  const chosen = chosenOf(state.chosen, sizes.value);
  useDrawing(model, canvas, geometry);

  const choose = (next: { layer: number; at: number } | undefined) => {
    if (next) model.update({ chosen: chosenText(next) });
  };
  return (
    <section class="net" aria-label={text.heading}>
      <div class="net-scroll">
        <div
          class="net-columns"
          data-many={layers.length > MANY_LAYERS || undefined}
          style={`--columns:${layers.length + 2}`}
        >
          <div class="net-head">
            <b>{text.inputs}</b>
          </div>
          {layers.map((layer, at) => (
            <LayerHead key={at} model={model} layer={layer} at={at} />
          ))}
          <div class="net-head">
            <b>{text.output}</b>
            {canAdd(model) && (
              <Button
                icon="add"
                look="quiet"
                title={text.addLayerHelp}
                onClick={() => addLayer(model)}
              >
                {text.addLayer}
              </Button>
            )}
          </div>
          <div
            class="net-picture"
            ref={box}
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys go from neuron to neuron
            tabIndex={0}
            aria-label={`${text.label(sizes.value.map((one) => say(one)).join("–"))} ${text.keys}`}
            onPointerDown={(event) => {
              const [x, y] = toPixels(event.currentTarget, size.peek().width, event);
              choose(neuronAt(geometry.peek(), x, y));
            }}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              const next = moved(sizes.peek(), chosen, event.key);
              if (!next) return;
              event.preventDefault();
              choose(next);
            }}
          >
            <canvas ref={canvas} />
          </div>
        </div>
      </div>
      <fieldset class="net-features">
        <legend class="hint">{text.features}</legend>
        {model.info.features.map((name) => (
          <label key={name} class="net-feature">
            <input
              type="checkbox"
              checked={features.includes(name)}
              disabled={features.length === 1 && features[0] === name}
              onChange={() => toggleFeature(model, name)}
            />
            <span>{featureLabel(name)}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

interface HeadProps {
  readonly model: BoundaryModel;
  readonly layer: Layer;
  readonly at: number;
}

/** Over a hidden layer: its neurons, fewer and more, and its activation. */
function LayerHead({ model, layer, at }: HeadProps) {
  const text = boundaryWords.value.network;
  const number = say(at + 1);
  const names: Readonly<Record<string, { readonly name: string }>> =
    boundaryWords.value.activations;
  return (
    <div class="net-head">
      <span class="net-count">
        <IconButton
          icon={layer.size > 1 ? "less" : "remove"}
          label={layer.size > 1 ? text.fewer(number) : text.removeLayer(number)}
          onClick={() => resize(model, at, layer.size - 1)}
        />
        <b>{say(layer.size)}</b>
        <IconButton
          icon="add"
          label={text.more(number)}
          disabled={layer.size >= (model.info.max_hidden[1] ?? 0)}
          onClick={() => resize(model, at, layer.size + 1)}
        />
      </span>
      <select
        aria-label={text.activationOf(number)}
        value={layer.activation}
        onChange={({ currentTarget }) => setActivation(model, at, currentTarget.value)}
      >
        {model.info.activations.map((id) => (
          <option key={id} value={id}>
            {names[id]?.name ?? id}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Draws the picture whenever what it shows has changed, and not too often while that moves. */
function useDrawing(
  model: BoundaryModel,
  canvas: { readonly current: HTMLCanvasElement | null },
  geometry: { readonly value: Geometry; peek(): Geometry },
): void {
  const last = useMemo(() => ({ at: 0 }), []);
  useEffect(() => {
    const { current: target } = canvas;
    if (!target) return;
    const painter = createNetworkPainter(target);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = createFrame((now) => {
      const report = model.report.peek();
      const pause = report && report.parameters > MANY ? LONG_PAUSE : PAUSE;
      const early = pause - (now - last.at);
      if (early > 0) {
        timer ??= setTimeout(() => {
          timer = undefined;
          frame.request();
        }, early);
        return;
      }
      const training = model.training();
      const { width, height } = geometry.peek();
      if (!training || !report || width === 0 || height === 0) return;
      last.at = now;
      painter.draw(geometry.peek(), pageLook.peek(), devicePixelRatio.peek(), {
        training,
        step: model.shownStep.peek(),
        parameters: report.parameters,
        layers: model.layers.peek(),
        chosen: chosenOf(model.state.peek().chosen, sizesOf(model.state.value)),
      });
    });
    const stop = effect(() => {
      model.generation.value;
      model.shownStep.value;
      model.state.value;
      geometry.value;
      pageLook.value;
      devicePixelRatio.value;
      frame.request();
    });
    return () => {
      clearTimeout(timer);
      stop();
      frame.cancel();
    };
  }, [model, canvas, geometry, last]);
}
