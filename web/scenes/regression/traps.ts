/** An experiment: a link, which its question and its answer are about. */
export interface Trap {
  readonly id: string;
  readonly link: string;
  /** The metrics to look at. */
  readonly watch: readonly string[];
}

/** In the order in which a lecturer goes through them. What each answer says is proved in its test. */
export const TRAPS = [
  {
    id: "outlier",
    link: "set=outlier&start=1.47,0.32&step=0&metric=mse",
    watch: ["mse", "mae", "median_ae"],
  },
  {
    id: "zero",
    link: "points=0.4~0.9~0.8~1~1.2~0~1.6~2.2~2~3.3~2.4~3.4~2.8~4.4&start=1.47,0.32&step=0&metric=mape",
    watch: ["mape", "wape", "mse", "mae"],
  },
  {
    id: "below",
    link: "start=1.5,-1.7&step=0&metric=msle&plot=log",
    watch: ["msle", "mse", "mae"],
  },
  {
    id: "constant",
    link: "points=0.4~2~0.8~2~1.2~2~1.6~2~2~2~2.4~2~2.8~2&home=0.8~2&start=0.02,2&step=0&metric=mse",
    watch: ["r2", "mse", "mae"],
  },
  {
    id: "asymmetry",
    link: "model=proportional&points=0~1~3~1&home=3~1&start=1,0&step=0&metric=msle&plot=log",
    watch: ["msle", "mape", "mae"],
  },
  {
    id: "units",
    link: "start=1.47,0.32&step=0&unit=100&metric=mse",
    watch: ["mse", "mae", "msle", "mape", "r2"],
  },
] as const satisfies readonly Trap[];

export type TrapId = (typeof TRAPS)[number]["id"];
export const TRAP_IDS = TRAPS.map(({ id }) => id) as [TrapId, ...TrapId[]];

export function trapOf(id: TrapId | null): (typeof TRAPS)[number] | undefined {
  return TRAPS.find((trap) => trap.id === id);
}
