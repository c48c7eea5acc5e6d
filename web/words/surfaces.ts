import type { SurfaceId, SurfaceParameterId } from "../pkg/ids.ts";
import type { Entry } from "./catalog.ts";

/** What the race on surfaces says of them; a language that lacks a word does not compile. */
export interface SurfaceWords {
  readonly heading: string;
  readonly choose: string;
  readonly own: string;
  readonly ownSummary: string;
  readonly formula: string;
  readonly formulaLabel: string;
  readonly formulaHelp: (functions: string) => string;
  /** The module that reads formulas could not be fetched. */
  readonly noReader: string;
  readonly domain: string;
  readonly from: (axis: string) => string;
  readonly to: (axis: string) => string;
  readonly emptyDomain: string;
  readonly source: string;
  /** What it teaches. */
  readonly entries: Readonly<Record<SurfaceId, Entry>>;
  /** What happens when it grows. */
  readonly parameters: Readonly<Record<SurfaceParameterId, Entry>>;
}
