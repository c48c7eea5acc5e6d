// What every run has, be it on a surface or of a network: an optimizer with its settings, and errors by the caller's names.

import type { Catalog, HyperparameterInfo } from "../pkg/descent_wasm.js";
import type { HyperparameterId, ScheduleId, ScheduleParameterId } from "../pkg/ids.ts";
import { fields, refuse, shapeRefusal } from "./arguments.ts";

/** One of the known names, which editors complete; any other text is checked when it is used. */
export type Name<Known extends string> = Known | (string & Record<never, never>);

/** Values of an optimizer's hyperparameters; those that are not given have the optimizer's own defaults. */
export type Hyperparameters = { readonly [name in HyperparameterId]?: number | boolean };

/** A learning-rate schedule: its kind, and its parameters by PyTorch's names. */
export type Schedule = {
  readonly kind: Name<ScheduleId>;
  /** The points of a `table`: step and factor. */
  readonly points?: readonly (readonly [step: number, factor: number])[];
} & { readonly [name in ScheduleParameterId]?: number };

export const DEFAULT_STEPS = 200;

export const RACER_KEYS = ["optimizer", "hyperparameters", "convention", "schedule"] as const;

/** Runs a call of the border, whose errors then name their arguments as the library's caller knows them. */
export function renamed<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error) {
      const rename = (text: string) =>
        text
          .replace(/^(racers\[0\]\.|racer\.)?(hyperparameters\.)?/, "")
          .replace(/^surface\.id /, "surface ");
      error.message = rename(error.message);
      const { details } = error as { details?: { argument?: string } };
      if (details?.argument !== undefined) details.argument = rename(details.argument);
    }
    throw error;
  }
}

export interface RacerParts {
  readonly optimizer: unknown;
  readonly hyperparameters?: unknown;
  readonly convention?: unknown;
  readonly schedule?: unknown;
}

/** What the border is more lenient about, for the page's sake, than a library should be. */
export function checkRacer(lists: Catalog, { optimizer, ...racer }: RacerParts): void {
  const info = lists.optimizers.find(({ id }) => id === optimizer);
  const given = fields("hyperparameters", racer.hyperparameters ?? {});
  for (const [name, value] of Object.entries(given)) {
    const known = info?.hyperparameters.find((hyperparameter) => hyperparameter.name === name);
    if (known) checkHyperparameter(known, value, racer.convention ?? info?.conventions[0]);
  }
  const { kind, points } = fields("schedule", racer.schedule ?? {});
  if (points !== undefined && kind !== "table") {
    throw shapeRefusal("schedule.points", `are known to the kind "table" only`);
  }
}

function checkHyperparameter(info: HyperparameterInfo, value: unknown, convention: unknown): void {
  const { name, kind, only } = info;
  if (typeof value === "boolean" && kind !== "flag") refuse(name, value, "a number");
  if (only !== "" && only !== convention) {
    throw shapeRefusal(name, `is known to the convention "${only}" only`);
  }
}
