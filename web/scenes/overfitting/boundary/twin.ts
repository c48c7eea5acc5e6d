// A twin: the same training with exactly one thing changed.

import type { BoundaryCatalog } from "../../../engine/boundary";
import type { RunCatalog } from "../../../engine/engine";
import { newRacer } from "../../../race/state";
import { splitOnce } from "../../../state/hash";
import { type BoundaryState, fieldOf, type Task, taskOf } from "./state";

/** What a twin can differ in: parts of the state, the optimizer, and its learning rate. */
export const TWINS = [
  ...(["l2", "l1", "dropout", "patience", "count", "labelNoise", "spread", "hidden"] as const),
  ...(["features", "batch", "initialization", "seed", "shape", "balance"] as const),
  ...(["truth", "targetNoise"] as const),
  ...(["learning_rate", "optimizer"] as const),
] as const;
export type TwinName = (typeof TWINS)[number];

/** What only points of classes have, and only numbers. */
const ONLY: Record<Task, readonly TwinName[]> = {
  classification: ["labelNoise", "spread", "shape", "balance"],
  regression: ["truth", "targetNoise"],
};

/** What a twin of this state can differ in: a twin of the other task could not be drawn beside. */
export function twinsOf(state: BoundaryState): readonly TwinName[] {
  const others = ONLY[taskOf(state) === "regression" ? "classification" : "regression"];
  return TWINS.filter((name) => !others.includes(name));
}

/** The one thing and its value there; `undefined` where there is no twin, or none that can be read. */
export function twinOf(state: BoundaryState): readonly [TwinName, string] | undefined {
  const [wanted = "", value = ""] = splitOnce(state.twin, "=");
  const name = twinsOf(state).find((one) => one === wanted);
  return name && [name, value];
}

/** What the thing is in the training itself, as a link writes it. */
export function ownValue(
  state: BoundaryState,
  name: TwinName,
  catalog: RunCatalog,
  info: BoundaryCatalog,
): string {
  const [racer] = state.racers;
  if (name === "optimizer") return racer?.optimizer ?? "";
  if (name === "learning_rate") return String(racer?.hyperparameters["learning_rate"] ?? "");
  const value = state[name];
  return value === null ? "" : (fieldOf(name, catalog, info)?.format(value) ?? "");
}

/** The state of the twin; `undefined` where there is none. */
export function twinState(
  state: BoundaryState,
  catalog: RunCatalog,
  info: BoundaryCatalog,
): BoundaryState | undefined {
  const [name, text = ""] = twinOf(state) ?? [];
  const [racer] = state.racers;
  // What a hand set belongs to the one network.
  const plain = { ...state, edits: "", twin: "" };
  if (name === undefined || !racer) return undefined;
  if (name === "optimizer") {
    if (!catalog.optimizers.some(({ id }) => id === text)) return undefined;
    const { schedule } = racer;
    return { ...plain, racers: [{ ...newRacer(catalog, text, []), schedule }] };
  }
  if (name === "learning_rate") {
    const learning_rate = Number(text);
    if (!(learning_rate > 0 && learning_rate < 1e6)) return undefined;
    const hyperparameters = { ...racer.hyperparameters, learning_rate };
    return { ...plain, racers: [{ ...racer, hyperparameters }] };
  }
  const value = fieldOf(name, catalog, info)?.parse(text);
  return value === undefined ? undefined : { ...plain, [name]: value };
}
