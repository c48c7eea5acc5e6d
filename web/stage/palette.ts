import type { OptimizerId } from "../engine/engine";
import { MARKER_SHAPES, type MarkerShape } from "../panel/markers";
import type { Theme } from "../settings/settings";

/** How a racer is told from the others: by colour and, always too, by shape. Both are indices. */
export interface Look {
  readonly color: number;
  readonly marker: number;
}

/**
 * Eight hues in the manner of Okabe and Ito, which colour-blind eyes tell apart, darkened for light grounds and lightened
 * for dark ones until a trail has a contrast of 3:1 on every tone of the field.
 */
const COLORS: Record<Theme, readonly string[]> = {
  light: ["#1b1f24", "#0a58c2", "#b3261e", "#00755a", "#8a4a00", "#8e24aa", "#00708a", "#c2185b"],
  dark: ["#ffffff", "#7db4ff", "#ff8a65", "#4fd6a9", "#ffc24a", "#d9a2ff", "#5fd4f2", "#ff94c2"],
  projector: [
    "#000000",
    "#0044b0",
    "#b00d00",
    "#00614a",
    "#7a3d00",
    "#7a0f99",
    "#005c75",
    "#b0004b",
  ],
};

export const COLOR_COUNT = COLORS.light.length;
export const MARKER_COUNT = MARKER_SHAPES.length;

/** One look an optimizer, the same everywhere. */
const LOOKS: Record<OptimizerId, Look> = {
  sgd: { color: 0, marker: 0 },
  momentum: { color: 1, marker: 1 },
  nesterov: { color: 6, marker: 2 },
  adagrad: { color: 3, marker: 3 },
  adadelta: { color: 4, marker: 4 },
  rmsprop: { color: 5, marker: 5 },
  adam: { color: 2, marker: 6 },
  amsgrad: { color: 2, marker: 1 },
  adamw: { color: 2, marker: 2 },
  adamax: { color: 4, marker: 6 },
  nadam: { color: 1, marker: 6 },
  radam: { color: 3, marker: 6 },
  rprop: { color: 4, marker: 0 },
  lion: { color: 7, marker: 7 },
  adabelief: { color: 6, marker: 6 },
  yogi: { color: 5, marker: 6 },
  newton: { color: 3, marker: 5 },
  lbfgs: { color: 1, marker: 4 },
  line_search: { color: 0, marker: 3 },
};

export function colorOf(look: Look, theme: Theme): string {
  return COLORS[theme][look.color % COLOR_COUNT] ?? "#888888";
}

export function markerOf(look: Look): MarkerShape {
  return MARKER_SHAPES[look.marker % MARKER_COUNT] ?? "circle";
}

/** The optimizer's own look; where that is taken, the one most unlike those of the others. */
export function freeLook(optimizer: string, taken: readonly Look[]): Look {
  const own = LOOKS[optimizer as OptimizerId] ?? { color: 0, marker: 0 };
  let [best, least] = [own, crowd(own, taken)];
  if (least < SAME_LOOK) return own;
  for (let turn = 1; turn < COLOR_COUNT * MARKER_COUNT; turn++) {
    const look = {
      color: (own.color + turn) % COLOR_COUNT,
      marker: (own.marker + turn + Math.floor(turn / COLOR_COUNT)) % MARKER_COUNT,
    };
    const others = crowd(look, taken);
    if (others < least) [best, least] = [look, others];
  }
  return best;
}

const SAME_LOOK = 100;

/** How like a look those of the others are: a colour is seen before a marker. */
function crowd({ color, marker }: Look, taken: readonly Look[]): number {
  return taken.reduce((sum, other) => {
    const [sameColor, sameMarker] = [other.color === color, other.marker === marker];
    return sum + (sameColor && sameMarker ? SAME_LOOK : sameColor ? 2 : sameMarker ? 1 : 0);
  }, 0);
}

/** Red, green and blue of a `#rrggbb` or `#rgb` colour, as a minifier may have shortened it. */
export function channels(color: string): [number, number, number] {
  const digits = color.replace("#", "");
  const width = digits.length === 3 ? 1 : 2;
  const channel = (index: number) => {
    const part = digits.slice(index * width, (index + 1) * width);
    return Number.parseInt(part.padStart(2, part), 16) || 0;
  };
  return [channel(0), channel(1), channel(2)];
}
