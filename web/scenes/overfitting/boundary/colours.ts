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

/** The three colours of a map as the core takes them. */
export function mapColours(theme: Theme): Uint8Array {
  const { ground, middle } = COLOURS[theme];
  return new Uint8Array([ground[0], middle, ground[1]].flatMap((colour) => channels(colour)));
}
