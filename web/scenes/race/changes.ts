// What a change of the race was, in a few words. Loaded when something is to be told.

import type { Catalog } from "../../engine/engine";
import { type Changes, createChanges, text } from "../../race/changes";
import { surfaceGround } from "./ground";
import type { SurfaceState } from "./state";

/** What another surface brings with it. */
const WITH_SURFACE: readonly (keyof SurfaceState)[] = [
  ...(["surface", "parameters", "start", "colorLog", "view"] as const),
];

export function raceChanges(catalog: Catalog): Changes<SurfaceState> {
  const ground = surfaceGround(catalog);
  const surface = (state: SurfaceState) => text().surface(ground.nameOf(ground.id(state)));
  return createChanges<SurfaceState>(catalog, {
    sentences: {
      surface: (_, after) => surface(after),
      parameters: () => text().surfaceParameter,
      formula: () => text().formula,
      domain: () => text().domain,
    },
    whole(names, after) {
      const others = names.filter((name) => !WITH_SURFACE.includes(name));
      if (names.includes("surface") && others.length === 0) return surface(after);
      return names.includes("preset") ? text().preset : undefined;
    },
  });
}
