import type { Catalog } from "../../engine/engine";
import { type Ground, middleRate } from "../../race/ground";
import type { RaceModel } from "../../race/model";
import { entryOf } from "../../words";
import { CUSTOM, defaultState, type SurfaceState, surfaceOf } from "./state";
import { surfaceWords } from "./words";

/** Surfaces of the catalog, and typed formulas. */
export function surfaceGround(catalog: Catalog): Ground<SurfaceState> {
  const info = (state: SurfaceState) => surfaceOf(catalog, state.surface);
  return {
    base: defaultState(catalog),
    surface: ({ surface, formula, domain, parameters }) =>
      surface === CUSTOM
        ? { formula, domain: [...domain] as [number, number, number, number] }
        : { id: surface, parameters: { ...parameters } },
    start(state) {
      const known = info(state);
      if (known) return known.start;
      // A typed formula has no start of its own: a point off the centre and off the diagonals.
      const [x0, x1, y0, y1] = state.domain;
      return [x0 + (x1 - x0) * 0.2, y0 + (y1 - y0) * 0.7];
    },
    minima: (state) => info(state)?.minima ?? [],
    logScale: (state) => info(state)?.log_scale ?? false,
    suggestedRate(optimizer, state) {
      const known = info(state);
      return known ? known.learning_rates[optimizer] : middleRate(optimizer, catalog);
    },
    axes: ["x", "y"],
    id: ({ surface }) => surface,
    nameOf: (id) =>
      id === CUSTOM
        ? surfaceWords.value.own.replace("…", "")
        : entryOf(surfaceWords.value.entries, id).name,
  };
}

/** Another surface begins with what is its own. */
export function chooseSurface(model: RaceModel<SurfaceState>, surface: string): void {
  model.update({ surface, parameters: {}, start: null, colorLog: null, view: null });
}
