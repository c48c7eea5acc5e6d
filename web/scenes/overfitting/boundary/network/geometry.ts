/** Where the neurons of a picture stand: tiles in columns, the inputs first, the output last. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** The side of a tile in each column. */
  readonly tiles: readonly number[];
  /** The middle of each column. */
  readonly xs: readonly number[];
  /** The middles of the tiles of each column. */
  readonly ys: readonly (readonly number[])[];
  /** The number of the first neuron of each column among all. */
  readonly starts: readonly number[];
}

const MOST = 36;
/** Of a tile with the gap below it, this share is tile. */
const FILLED = 0.84;

/** Columns of so many neurons in a box. */
export function geometryOf(sizes: readonly number[], width: number, height: number): Geometry {
  const column = width / sizes.length;
  const tiles: number[] = [];
  const xs: number[] = [];
  const ys: number[][] = [];
  const starts: number[] = [];
  let start = 0;
  sizes.forEach((size, at) => {
    const pitch = Math.min(MOST / FILLED, height / size);
    tiles.push(Math.min(pitch * FILLED, column * 0.6));
    xs.push((at + 0.5) * column);
    const top = (height - pitch * size) / 2;
    ys.push(Array.from({ length: size }, (_, index) => top + (index + 0.5) * pitch));
    starts.push(start);
    start += size;
  });
  return { width, height, tiles, xs, ys, starts };
}

/** A neuron by its column and its place in it. */
export interface Neuron {
  readonly layer: number;
  readonly at: number;
}

/** The neuron nearest to a place, within its column's tile or a finger's reach of it. */
export function neuronAt({ xs, ys, tiles }: Geometry, x: number, y: number): Neuron | undefined {
  for (let layer = 0; layer < xs.length; layer++) {
    const half = Math.max((tiles[layer] ?? 0) / 2, REACH);
    if (Math.abs(x - (xs[layer] ?? 0)) > half) continue;
    const column = ys[layer] ?? [];
    let nearest = -1;
    let least = half;
    for (let at = 0; at < column.length; at++) {
      const off = Math.abs(y - (column[at] ?? 0));
      if (off <= least) [nearest, least] = [at, off];
    }
    if (nearest >= 0) return { layer, at: nearest };
  }
  return undefined;
}

const REACH = 10;

/** The neuron that a key leads to. */
export function moved(sizes: readonly number[], from: Neuron, key: string): Neuron | undefined {
  const [across, along] = KEYS[key] ?? [];
  if (across === undefined || along === undefined) return undefined;
  const layer = Math.min(Math.max(from.layer + across, 0), sizes.length - 1);
  const size = sizes[layer] ?? 1;
  return { layer, at: along === 0 ? Math.min(from.at, size - 1) : (from.at + along + size) % size };
}

export const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
