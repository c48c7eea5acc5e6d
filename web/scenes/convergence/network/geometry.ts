// Where neurons and edges stand on the picture, and which is at a place: no view, no canvas.

import type { LayerReport, LayoutReport } from "../../../engine/training";
import type { Chosen } from "./state";

/** Places of neurons: x by layer, y by layer and neuron, in CSS pixels. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly sizes: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly (readonly number[])[];
}

/** Room at the edges: for the names of inputs and classes, and for the buttons over and under the columns. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LARGEST_GAP = 56;
const LARGEST_RADIUS = 15;

export function geometryOf(
  sizes: readonly number[],
  width: number,
  height: number,
  { left, right, top, bottom }: Margins,
): Geometry {
  const most = Math.max(...sizes);
  const gap = Math.min((height - top - bottom) / most, LARGEST_GAP);
  const middle = (top + height - bottom) / 2;
  const between = (width - left - right) / (sizes.length - 1);
  return {
    width,
    height,
    radius: Math.max(4, Math.min(LARGEST_RADIUS, gap * 0.33, between * 0.22)),
    sizes,
    x: sizes.map((_, layer) => left + layer * between),
    y: sizes.map((size) =>
      Array.from({ length: size }, (_, at) => middle + (at - (size - 1) / 2) * gap),
    ),
  };
}

export function sizesOfLayout({ layers }: LayoutReport): number[] {
  return [layers[0]?.inputs ?? 0, ...layers.map(({ outputs }) => outputs)];
}

/** A weight's place in its network: which layer of weights, from which neuron to which. A bias has no `from`. */
export interface Place {
  readonly layer: number;
  readonly to: number;
  readonly from: number | undefined;
}

export function placeOf({ layers }: LayoutReport, index: number): Place | undefined {
  const layer = layers.findIndex(({ sum }) => index < sum);
  const report = layers[layer];
  if (!report || index < 0) return undefined;
  const at = index - report.first;
  if (at >= report.matrix) return { layer, to: at - report.matrix, from: undefined };
  return { layer, to: Math.floor(at / report.inputs), from: at % report.inputs };
}

/** Whether there is what was chosen. */
export function exists(layout: LayoutReport, chosen: Chosen): boolean {
  if (chosen.kind === "weight") return chosen.index < layout.parameters;
  return chosen.at < (sizesOfLayout(layout)[chosen.layer] ?? 0);
}

/** So near, in CSS pixels, an edge is meant. */
const REACH = 8;

/** What is at a place of the picture: a neuron before an edge. */
export function hit(
  geometry: Geometry,
  { layers }: LayoutReport,
  px: number,
  py: number,
): Chosen | undefined {
  const { x, y, radius } = geometry;
  for (let layer = 0; layer < x.length; layer++) {
    const at = (y[layer] ?? []).findIndex(
      (place) => Math.hypot(px - (x[layer] ?? 0), py - place) <= radius + 4,
    );
    if (at >= 0) return { kind: "neuron", layer, at };
  }
  const layer = layers.findIndex((_, at) => px >= (x[at] ?? 0) && px <= (x[at + 1] ?? 0));
  const report = layers[layer];
  const index = report && nearestEdge(geometry, report, layer, px, py);
  return index === undefined ? undefined : { kind: "weight", index };
}

function nearestEdge(
  { x, y }: Geometry,
  { inputs, outputs, first }: LayerReport,
  layer: number,
  px: number,
  py: number,
): number | undefined {
  const [x0 = 0, x1 = 1] = [x[layer], x[layer + 1]];
  const share = (px - x0) / (x1 - x0);
  let least = REACH;
  let found: number | undefined;
  for (let to = 0; to < outputs; to++) {
    for (let from = 0; from < inputs; from++) {
      const [a = 0, b = 0] = [y[layer]?.[from], y[layer + 1]?.[to]];
      const length = Math.hypot(x1 - x0, b - a);
      const distance = (Math.abs(a + (b - a) * share - py) * (x1 - x0)) / length;
      if (distance >= least) continue;
      least = distance;
      found = first + to * inputs + from;
    }
  }
  return found;
}
