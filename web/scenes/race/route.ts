import { withWords } from "../../words";

/** The id that stands for a typed formula. */
export const CUSTOM = "custom";

/** What the page knows of the scene before it is there. */
export const raceRoute = {
  id: "race",
  load: () => withWords(import("./index").then(({ createScene }) => ({ createScene }))),
  /** Whether a link holds what only the full module can run. */
  needsFull: (pairs: readonly (readonly [string, string])[]) =>
    pairs.some(([name, value]) => name === "surface" && value === CUSTOM),
} as const;
