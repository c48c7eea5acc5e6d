import type { ComponentType } from "preact";
import { PrecisionRecall } from "./precision-recall";
import { Roc } from "./roc";
import type { ViewProps } from "./view";

/** Every view of scores, by its name in links. */
export const VIEWS = {
  roc: Roc,
  pr: PrecisionRecall,
} as const satisfies Record<string, ComponentType<ViewProps>>;

export type ViewId = keyof typeof VIEWS;
export const VIEW_IDS = Object.keys(VIEWS) as ViewId[];
