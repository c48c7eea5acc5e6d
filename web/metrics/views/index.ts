import type { ComponentType } from "preact";
import { later, loadMore } from "./later";
import { PrecisionRecall } from "./precision-recall";
import { Roc } from "./roc";
import type { ViewProps } from "./view";

/** Every view of scores, by its name in links. */
export const VIEWS = {
  roc: Roc,
  pr: PrecisionRecall,
  det: later(({ Det }) => Det),
  metrics: later(({ MetricLines }) => MetricLines),
  calibration: later(({ Calibration }) => Calibration),
  gain: later(({ Gain }) => Gain),
  lift: later(({ Lift }) => Lift),
  cost: later(({ Cost }) => Cost),
} as const satisfies Record<string, ComponentType<ViewProps>>;

export type ViewId = keyof typeof VIEWS;
export const VIEW_IDS = Object.keys(VIEWS) as ViewId[];

/** Fetches a view, so that it is there when it is shown; one that cannot be fetched says so in its place. */
export function readyView(id: ViewId): Promise<void> {
  if (id === "roc" || id === "pr") return Promise.resolve();
  return loadMore().catch(() => {});
}
