import type { FullEngine } from "../engine/engine";
import {
  type LandscapeJob,
  type LandscapeProgress,
  type LandscapeReport,
  openLandscape,
} from "./landscape-task";
import { type Desk, openDesk } from "./tasks";

export type {
  LandscapeJob,
  LandscapeProgress,
  LandscapeReport,
  LineEnd,
  PlaneValues,
  SeedRuns,
} from "./landscape-task";

export type LandscapeDesk = Desk<LandscapeJob, LandscapeProgress, LandscapeReport>;

/**
 * Where planes, lines and other seeds of a training are asked for. The worker keeps the trainings, so that a second
 * question about the same request is answered without training again. One question at a time; who has several open
 * opens several desks.
 */
export function openLandscapeDesk(loadFull: () => Promise<FullEngine>): LandscapeDesk {
  return openDesk<LandscapeJob, LandscapeProgress, LandscapeReport>(
    () => new Worker(new URL("./landscape.worker.ts", import.meta.url), { type: "module" }),
    async () => openLandscape((await loadFull()).module),
  );
}
