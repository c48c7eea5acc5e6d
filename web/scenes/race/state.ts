import type { Catalog, SurfaceInfo } from "../../engine/engine";
import { formatLink, type Grammar, parseLink } from "../../race/link";
import { type Domain, type RaceState, REACH, raceDefaults } from "../../race/state";
import { choice, type Field, number, numbers, text } from "../../state/fields";
import { CUSTOM } from "./route";

export { CUSTOM };
export const MAX_FORMULA = 400;

/** A race on a surface of the catalog or on a typed formula. */
export interface SurfaceState extends RaceState {
  readonly surface: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly formula: string;
  /** Of a typed formula. */
  readonly domain: Domain;
  /** The experiment whose question stands under the stage. */
  readonly preset: string | null;
}

const DEFAULT_OPTIMIZERS = [
  "sgd",
  "momentum",
  "nesterov",
  "adagrad",
  "adadelta",
  "rmsprop",
  "adam",
  "lion",
];

const FORMULA = text(MAX_FORMULA);
const CORNERS = numbers<Domain>(4, -REACH, REACH);
const DOMAIN: Field<Domain> = {
  parse: (list) => {
    const corners = CORNERS.parse(list);
    return corners && corners[0] < corners[1] && corners[2] < corners[3] ? corners : undefined;
  },
  format: CORNERS.format,
};

export function defaultState(catalog: Catalog): SurfaceState {
  return {
    ...raceDefaults(catalog, DEFAULT_OPTIMIZERS),
    surface: "rosenbrock",
    parameters: {},
    formula: "x^2 + 10*sin(y)",
    domain: [-5, 5, -5, 5],
    preset: null,
  };
}

function grammar(catalog: Catalog): Grammar<SurfaceState> {
  const parametersOf = (state: SurfaceState) => surfaceOf(catalog, state.surface)?.parameters ?? [];
  return {
    base: defaultState(catalog),
    fields: {},
    optional: { preset: text(40) },
    own: {
      names: (state) => [
        ...["surface", "formula", "domain"],
        ...parametersOf(state).map(({ name }) => name),
      ],
      format: ({ surface, formula, domain, parameters }) => [
        ["surface", surface],
        ...(surface === CUSTOM
          ? ([
              ["formula", formula],
              ["domain", DOMAIN.format(domain)],
            ] as const)
          : []),
        ...Object.entries(parameters).map(([name, value]) => [name, String(value)] as const),
      ],
      read(draft, read) {
        const ids = catalog.surfaces.map(({ id }) => id);
        draft.surface = read("surface", choice([...ids, CUSTOM])) ?? draft.surface;
        draft.formula = read("formula", FORMULA) ?? draft.formula;
        draft.domain = read("domain", DOMAIN) ?? draft.domain;
        for (const { name, min, max } of parametersOf(draft)) {
          const value = read(name, number(min, max));
          if (value !== undefined) draft.parameters = { ...draft.parameters, [name]: value };
        }
      },
    },
  };
}

/** The pairs of a link: only what differs from the defaults. */
export function formatState(state: SurfaceState, catalog: Catalog): [string, string][] {
  return formatLink(state, grammar(catalog));
}

/** A state from a link's pairs. What cannot be read is replaced by its default and named in `bad`. */
export function parseState(
  pairs: readonly (readonly [string, string])[],
  catalog: Catalog,
): { state: SurfaceState; bad: string[] } {
  return parseLink(pairs, grammar(catalog), catalog);
}

export function surfaceOf(catalog: Catalog, id: string): SurfaceInfo | undefined {
  return catalog.surfaces.find((surface) => surface.id === id);
}
