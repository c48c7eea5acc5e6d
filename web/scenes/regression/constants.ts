import type { Measured } from "./report";

/** The best constants that are told: those of the others are among them. */
const TOLD = ["mse", "mae", "msle", "mape", "huber", "pinball", "max_error"] as const;

export interface Constant {
  readonly metric: (typeof TOLD)[number];
  readonly value: number;
}

/** The number that, said of every point, is best by each metric, where there is one. */
export function toldConstants({ shares }: Pick<Measured, "shares">): Constant[] {
  return TOLD.flatMap((metric) => {
    const found = shares.constants.find((one) => one.metric === metric);
    return found ? [{ metric, value: found.value }] : [];
  });
}
