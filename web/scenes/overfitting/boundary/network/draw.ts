import type { BoundaryTraining } from "../../../../engine/boundary";
import type { PageLook } from "../../../../settings/look";
import { fitCanvas } from "../../../../stage/size";
import { coloursOf, mapColours } from "../colours";
import type { Geometry, Neuron } from "./geometry";

/** The side of a neuron's map in cells. */
const SIDE = 20;
/** A weight of this size has the widest line. */
const WIDE = 2.5;
/** A weight of less than this share of it has no line. */
const LEAST = 0.02;
/** More lines than these are straight and without dashes, but those of the chosen neuron. */
export const MANY = 700;
/** Of how many widths they are then. */
const WIDTHS = 8;

/** What a picture is drawn of. */
export interface Seen {
  readonly training: BoundaryTraining;
  readonly step: number;
  readonly parameters: number;
  readonly chosen: Neuron | null;
  /** Numbers of the network's layers. */
  readonly layers: readonly LayerPlace[];
}

/** Where a layer's weights stand. */
export interface LayerPlace {
  readonly inputs: number;
  readonly outputs: number;
  readonly matrix: number;
  readonly biases: number;
}

/** Draws networks into a canvas; what it draws with is kept. */
export function createNetworkPainter(canvas: HTMLCanvasElement) {
  const atlas = document.createElement("canvas");
  let image: ImageData | undefined;
  let weights = new Float64Array(0);
  let colours: Uint8Array = new Uint8Array(9);
  let theme = "";

  function readMaps({ training, step }: Seen, neurons: number): void {
    if (image?.height !== SIDE * neurons) {
      image = new ImageData(SIDE, SIDE * neurons);
      atlas.width = SIDE;
      atlas.height = SIDE * neurons;
    }
    training.write_neurons(SIDE, step, colours, image.data);
    atlas.getContext("2d")?.putImageData(image, 0, 0);
  }

  /** A line each for the weights of those neurons that are `wanted`. */
  function lines(
    context: CanvasRenderingContext2D,
    geometry: Geometry,
    seen: Seen,
    look: PageLook,
    wanted: (isChosen: boolean) => boolean,
  ) {
    const { ink } = coloursOf(look.theme);
    seen.layers.forEach(({ inputs, outputs, matrix }, layer) => {
      const [left, right] = sidesOf(geometry, layer);
      const middle = (left + right) / 2;
      for (let to = 0; to < outputs; to++) {
        const isChosen = seen.chosen?.layer === layer + 1 && seen.chosen.at === to;
        if (!wanted(isChosen)) continue;
        for (let from = 0; from < inputs; from++) {
          const weight = weights[matrix + to * inputs + from] ?? 0;
          const share = Math.min(Math.abs(weight) / WIDE, 1);
          if (share < LEAST && !isChosen) continue;
          const y0 = geometry.ys[layer]?.[from] ?? 0;
          const y1 = geometry.ys[layer + 1]?.[to] ?? 0;
          context.beginPath();
          context.moveTo(left, y0);
          context.bezierCurveTo(middle, y0, middle, y1, right, y1);
          context.lineWidth = widthOf(share) + (isChosen ? 1 : 0);
          context.strokeStyle = ink[weight < 0 ? 0 : 1];
          context.globalAlpha = alphaOf(share, seen.chosen !== null && !isChosen);
          context.setLineDash(weight < 0 ? DASH : SOLID);
          context.stroke();
        }
      }
    });
    context.globalAlpha = 1;
    context.setLineDash(SOLID);
  }

  /** Lines of nearly the same width in one go: one after the other they would take longer than a frame. */
  function linesTogether(
    context: CanvasRenderingContext2D,
    geometry: Geometry,
    seen: Seen,
    look: PageLook,
  ) {
    const { ink } = coloursOf(look.theme);
    for (let width = 0; width < WIDTHS; width++) {
      const share = (width + 0.5) / WIDTHS;
      context.lineWidth = widthOf(share);
      context.globalAlpha = alphaOf(share, seen.chosen !== null);
      for (const sign of SIGNS) {
        context.strokeStyle = ink[sign < 0 ? 0 : 1];
        context.beginPath();
        for (let layer = 0; layer < seen.layers.length; layer++) {
          addLines(context, geometry, seen, layer, width, sign);
        }
        context.stroke();
      }
    }
    context.globalAlpha = 1;
  }

  /** Adds a layer's lines of one width and sign to the path, those of the chosen neuron left out. */
  function addLines(
    context: CanvasRenderingContext2D,
    geometry: Geometry,
    { layers, chosen }: Seen,
    layer: number,
    width: number,
    sign: number,
  ) {
    const { inputs = 0, outputs = 0, matrix = 0 } = layers[layer] ?? {};
    const [left, right] = sidesOf(geometry, layer);
    for (let to = 0; to < outputs; to++) {
      if (chosen?.layer === layer + 1 && chosen.at === to) continue;
      for (let from = 0; from < inputs; from++) {
        const share = ((weights[matrix + to * inputs + from] ?? 0) * sign) / WIDE;
        const place = Math.min(Math.floor(share * WIDTHS), WIDTHS - 1);
        if (share < LEAST || place !== width) continue;
        context.moveTo(left, geometry.ys[layer]?.[from] ?? 0);
        context.lineTo(right, geometry.ys[layer + 1]?.[to] ?? 0);
      }
    }
  }

  function tiles(
    context: CanvasRenderingContext2D,
    geometry: Geometry,
    seen: Seen,
    look: PageLook,
  ) {
    const { ink } = coloursOf(look.theme);
    const line = look.theme === "dark" ? "#c0c6ce" : "#444b54";
    geometry.ys.forEach((column, layer) => {
      const tile = geometry.tiles[layer] ?? 0;
      const x = (geometry.xs[layer] ?? 0) - tile / 2;
      column.forEach((middle, at) => {
        const y = middle - tile / 2;
        const source = SIDE * ((geometry.starts[layer] ?? 0) + at);
        context.drawImage(atlas, 0, source, SIDE, SIDE, x, y, tile, tile);
        const isChosen = seen.chosen?.layer === layer && seen.chosen.at === at;
        context.lineWidth = isChosen ? 3 : 1;
        context.strokeStyle = isChosen ? (look.theme === "dark" ? "#ffffff" : "#000000") : line;
        context.strokeRect(x, y, tile, tile);
        const place = seen.layers[layer - 1];
        if (place) bias(context, x, y + tile, tile, weights[place.biases + at] ?? 0, ink);
      });
    });
  }

  return {
    draw(geometry: Geometry, look: PageLook, ratio: number, seen: Seen): void {
      const context = canvas.getContext("2d");
      if (!context) return;
      fitCanvas(canvas, geometry, ratio);
      if (theme !== look.theme) {
        theme = look.theme;
        colours = mapColours(look.theme);
      }
      if (weights.length !== seen.parameters) weights = new Float64Array(seen.parameters);
      seen.training.write_weights(seen.step, weights);
      const last = geometry.ys.length - 1;
      readMaps(seen, (geometry.starts[last] ?? 0) + (geometry.ys[last]?.length ?? 0));
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, geometry.width, geometry.height);
      const many = seen.parameters > MANY;
      if (many) linesTogether(context, geometry, seen, look);
      lines(context, geometry, seen, look, (isChosen) => isChosen || !many);
      tiles(context, geometry, seen, look);
    },
  };
}

const DASH = [5, 4];
const SOLID: number[] = [];
const SIGNS = [-1, 1] as const;

/** The width of a line for a share of the widest weight. */
function widthOf(share: number): number {
  return 0.5 + 3.5 * share;
}

/** How much of it is seen; less beside the lines of a neuron that is chosen. */
function alphaOf(share: number, beside: boolean): number {
  return beside ? 0.25 + 0.3 * share : 0.35 + 0.6 * share;
}

/** Where the lines into a layer begin and end. */
function sidesOf({ xs, tiles }: Geometry, layer: number): [number, number] {
  const half = (at: number) => (tiles[at] ?? 0) / 2;
  return [(xs[layer] ?? 0) + half(layer), (xs[layer + 1] ?? 0) - half(layer + 1)];
}

/** A bias as a dot in the lower left corner: filled above 0, hollow below, as large as it is strong. */
function bias(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  tile: number,
  value: number,
  ink: readonly [string, string],
): void {
  const radius = Math.min(tile / 5, 1.2 + 2.3 * Math.min(Math.abs(value) / WIDE, 1));
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1.5;
  context.strokeStyle = ink[value < 0 ? 0 : 1];
  context.fillStyle = value < 0 ? "#ffffff" : ink[1];
  context.fill();
  context.stroke();
}
