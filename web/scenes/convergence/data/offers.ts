import type { Offer } from "../../../fits/state";

const sets = {
  proportional: ["line", "outlier"],
  sine: ["wave"],
  line: ["centred", "flats", "cloud"],
  constant: [],
} as const satisfies Offer["sets"];

const losses = ["mse", "mae", "msle", "mape", "huber"] as const satisfies Offer["losses"];

/** What the acts on data fit: one parameter, and two. */
export const OFFERS = {
  "1": { models: ["proportional", "sine"], losses, sets, rate: 0.05, rates: [0.004, 1] },
  "2": { models: ["line"], losses, sets, rate: 0.1, rates: [0.0005, 2] },
} as const satisfies Readonly<Record<string, Offer>>;

/** The acts that run on data. */
export type DataAct = keyof typeof OFFERS;
