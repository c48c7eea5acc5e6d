import type { CurveState } from "./state";

/** Settings that show one thing, each by what differs from the defaults. What they say is tested. */
export const PRESETS = {
  tooSimple: { complexity: 1 },
  right: { complexity: 5 },
  memorizes: { complexity: 15 },
  ridge: { complexity: 15, penalty: "ridge", alpha: 0.03, tab: "alpha" },
  lasso: { truth: "cubic", complexity: 15, penalty: "lasso", alpha: 0.02, tab: "alpha" },
  moreData: { complexity: 15, count: 200, tab: "count" },
  early: { complexity: 20, sigma: 0.5, live: true, tab: "steps", steps: 2000, speed: 250 },
  fan: { complexity: 8, count: 60, fan: true, tab: "parts" },
  neighbors: { family: "neighbors", complexity: 1, count: 40 },
  second: { family: "random_features", complexity: 400, sigma: 0.2 },
} as const satisfies Record<string, Partial<CurveState>>;

export type PresetId = keyof typeof PRESETS;
export const PRESET_IDS = Object.keys(PRESETS) as PresetId[];
