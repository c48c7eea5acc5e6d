import type { Theme } from "../../../settings/settings";
import { channels } from "../../../stage/palette";

/** What the classes look like: their ink, and their ground where the network is sure. */
interface Colours {
  readonly ink: readonly [string, string];
  readonly ground: readonly [string, string];
  /** Where it does not know. */
  readonly middle: string;
  /** Around points, so that they part from any ground. */
  readonly halo: string;
}

/** Blue and orange, which colour-blind eyes tell apart; dark ground in the dark theme. */
const COLOURS: Record<Theme, Colours> = {
  light: {
    ink: ["#0a4fb0", "#a03c00"],
    ground: ["#8fbaf2", "#f7b37b"],
    middle: "#fbfbf9",
    halo: "#ffffff",
  },
  dark: {
    ink: ["#9cc8ff", "#ffb27a"],
    ground: ["#1d4f8f", "#8a4312"],
    middle: "#171b20",
    halo: "#0b0e12",
  },
  projector: {
    ink: ["#003c9e", "#8f2f00"],
    ground: ["#7eb0f5", "#ffa75e"],
    middle: "#ffffff",
    halo: "#ffffff",
  },
};

export function coloursOf(theme: Theme): Colours {
  return COLOURS[theme];
}

/** The lines of a training, and of its twin. */
export function chartColours(theme: Theme): { readonly own: string; readonly twin: string } {
  return theme === "dark"
    ? { own: "#7db4ff", twin: "#ffc24a" }
    : { own: "#0a58c2", twin: "#8e24aa" };
}

/** Steps of the scale of numbers to either side of 0. */
const STEPS = 12;
const scales = new Map<Theme, readonly string[]>();

/** The colour of a number on the map's scale, whose full colours are at −1 and 1. */
export function numberColour(theme: Theme, number: number): string {
  let scale = scales.get(theme);
  if (!scale) {
    scale = scaleOf(COLOURS[theme]);
    scales.set(theme, scale);
  }
  const place = Math.round(STEPS * (1 + Math.min(Math.max(number, -1), 1)));
  return scale[place] ?? "";
}

function scaleOf({ ground, middle }: Colours): readonly string[] {
  const between = (end: string, share: number) => {
    const [from, to] = [channels(middle), channels(end)];
    const mixed = from.map((one, at) => Math.round(one + share * ((to[at] ?? one) - one)));
    return `rgb(${mixed.join()})`;
  };
  return Array.from({ length: 2 * STEPS + 1 }, (_, at) => {
    const share = at / STEPS - 1;
    return between(ground[share < 0 ? 0 : 1], Math.abs(share));
  });
}

/** The three colours of a map as the core takes them. */
export function mapColours(theme: Theme): Uint8Array {
  const { ground, middle } = COLOURS[theme];
  return new Uint8Array([ground[0], middle, ground[1]].flatMap((colour) => channels(colour)));
}
