import type { LayoutReport } from "../../../engine/training";
import { type Geometry, placeOf } from "./geometry";
import type { Sight } from "./sight";
import type { Chosen, Shown } from "./state";

/** The colours and sizes of the picture, in the page's look. */
export interface Paint {
  readonly ink: string;
  readonly faint: string;
  readonly background: string;
  readonly surface: string;
  readonly positive: string;
  readonly negative: string;
  readonly focus: string;
  readonly scale: number;
}

const DASH = [6, 4];
const SOLID: number[] = [];
const WIDEST = 5;
const NARROWEST = 0.4;
const FULL = 2 * Math.PI;

interface Scene {
  readonly layout: LayoutReport;
  readonly geometry: Geometry;
  readonly sight: Sight;
  readonly shown: Shown;
  readonly chosen: Chosen | undefined;
}

/** All edges and neurons: sign by colour and by dash, size by width. Nothing is allocated. */
export function drawNetwork(context: CanvasRenderingContext2D, scene: Scene, paint: Paint): void {
  const { geometry, sight, shown, layout } = scene;
  context.clearRect(0, 0, geometry.width, geometry.height);
  context.lineCap = "butt";
  const strength = shown === "activations" ? 0.45 : 1;
  for (let layer = 0; layer < layout.layers.length; layer++) {
    edges(context, scene, paint, layer, strength);
  }
  context.globalAlpha = 1;
  context.setLineDash(SOLID);
  highlight(context, scene, paint);
  let first = 0;
  for (let layer = 0; layer < geometry.sizes.length; layer++) {
    const size = geometry.sizes[layer] ?? 0;
    const most = shown === "activations" ? greatest(sight.neurons, first, size) : 1;
    for (let at = 0; at < size; at++) {
      const x = geometry.x[layer] ?? 0;
      const y = geometry.y[layer]?.[at] ?? 0;
      const value =
        shown === "activations" ? (sight.neurons[first + at] ?? 0) / most : bias(scene, layer, at);
      neuron(context, paint, x, y, geometry.radius, value);
    }
    first += size;
  }
  ring(context, scene, paint);
}

function edges(
  context: CanvasRenderingContext2D,
  { geometry, sight, layout }: Scene,
  paint: Paint,
  layer: number,
  strength: number,
): void {
  const report = layout.layers[layer];
  const scale = sight.scales[layer] ?? 0;
  if (!report || !(scale > 0)) return;
  const { x, y, radius } = geometry;
  const [x0, x1] = [(x[layer] ?? 0) + radius, (x[layer + 1] ?? 0) - radius];
  for (let to = 0; to < report.outputs; to++) {
    for (let from = 0; from < report.inputs; from++) {
      const value = sight.values[report.first + to * report.inputs + from] ?? 0;
      const share = Math.min(Math.abs(value) / scale, 1);
      context.beginPath();
      context.moveTo(x0, y[layer]?.[from] ?? 0);
      context.lineTo(x1, y[layer + 1]?.[to] ?? 0);
      context.setLineDash(value < 0 ? DASH : SOLID);
      context.strokeStyle = value < 0 ? paint.negative : paint.positive;
      context.globalAlpha = strength * (0.2 + 0.8 * share);
      context.lineWidth = (NARROWEST + share * (WIDEST - NARROWEST)) * paint.scale;
      context.stroke();
    }
  }
}

function greatest(list: Float64Array, first: number, size: number): number {
  let most = 1;
  for (let at = first; at < first + size; at++) most = Math.max(most, Math.abs(list[at] ?? 0));
  return most;
}

/** A neuron's bias as a share of its layer's greatest weight; 0 where there is none. */
function bias({ layout, sight }: Scene, layer: number, at: number): number {
  const report = layout.layers[layer - 1];
  if (!report || report.biases === 0) return 0;
  const scale = sight.scales[layer - 1] ?? 0;
  const value = sight.values[report.first + report.matrix + at] ?? 0;
  return scale > 0 ? value / scale : 0;
}

/** A disc as large as the value's size asks for: full where it is positive, a ring with a minus where it is negative. */
function neuron(
  context: CanvasRenderingContext2D,
  paint: Paint,
  x: number,
  y: number,
  radius: number,
  value: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, FULL);
  context.fillStyle = paint.background;
  context.fill();
  context.strokeStyle = paint.faint;
  context.lineWidth = 1.5 * paint.scale;
  context.stroke();
  if (!(Math.abs(value) > 1e-3)) return;
  const inner = radius * 0.86 * Math.sqrt(Math.min(Math.abs(value), 1));
  context.beginPath();
  context.arc(x, y, inner, 0, FULL);
  if (value > 0) {
    context.fillStyle = paint.positive;
    context.fill();
    return;
  }
  context.fillStyle = paint.negative;
  context.globalAlpha = 0.25;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = paint.negative;
  context.lineWidth = 2 * paint.scale;
  context.stroke();
  context.beginPath();
  context.moveTo(x - inner * 0.5, y);
  context.lineTo(x + inner * 0.5, y);
  context.stroke();
}

/** The chosen edge over the others. */
function highlight(context: CanvasRenderingContext2D, scene: Scene, paint: Paint): void {
  const { chosen, layout, geometry, sight } = scene;
  if (chosen?.kind !== "weight") return;
  const place = placeOf(layout, chosen.index);
  if (place?.from === undefined) return;
  const { x, y, radius } = geometry;
  const { layer, from, to } = place;
  const value = sight.values[chosen.index] ?? 0;
  const scale = sight.scales[layer] ?? 0;
  const share = scale > 0 ? Math.min(Math.abs(value) / scale, 1) : 0;
  const width = (2 + share * (WIDEST - 2)) * paint.scale;
  context.beginPath();
  context.moveTo((x[layer] ?? 0) + radius, y[layer]?.[from] ?? 0);
  context.lineTo((x[layer + 1] ?? 0) - radius, y[layer + 1]?.[to] ?? 0);
  context.strokeStyle = paint.background;
  context.lineWidth = width + 8 * paint.scale;
  context.stroke();
  context.strokeStyle = paint.ink;
  context.lineWidth = width + 4 * paint.scale;
  context.stroke();
  context.setLineDash(value < 0 ? DASH : SOLID);
  context.strokeStyle = value < 0 ? paint.negative : paint.positive;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash(SOLID);
}

/** Around the chosen neuron, and around the ends of the chosen edge. */
function ring(context: CanvasRenderingContext2D, scene: Scene, paint: Paint): void {
  const { chosen, layout } = scene;
  if (!chosen) return;
  if (chosen.kind === "neuron") {
    circle(context, scene, paint, chosen.layer, chosen.at);
    return;
  }
  const place = placeOf(layout, chosen.index);
  if (!place) return;
  circle(context, scene, paint, place.layer + 1, place.to);
  if (place.from !== undefined) circle(context, scene, paint, place.layer, place.from);
}

function circle(
  context: CanvasRenderingContext2D,
  { geometry }: Scene,
  paint: Paint,
  layer: number,
  at: number,
): void {
  context.beginPath();
  const [x, y] = [geometry.x[layer] ?? 0, geometry.y[layer]?.[at] ?? 0];
  context.arc(x, y, geometry.radius + 3 * paint.scale, 0, FULL);
  context.strokeStyle = paint.ink;
  context.lineWidth = 2.5 * paint.scale;
  context.stroke();
}
