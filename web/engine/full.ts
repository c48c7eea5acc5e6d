import type { Catalog, Race as FullRace } from "../pkg/descent_wasm.js";
import type { Engine } from "./engine";

type Module = typeof import("../pkg/descent_wasm.js");

/** All that the core can do: what the first load has, and what is fetched when a scene asks for more. */
export interface FullEngine extends Engine {
  readonly catalog: Catalog;
  readonly createRace: () => FullRace;
  /** The module's own functions and classes. */
  readonly module: Module;
}

let loading: Promise<FullEngine> | undefined;

/** Fetches the full module once; after a failure (no network, a browser too old) the next call tries again. */
export function loadFull(): Promise<FullEngine> {
  loading ??= load().catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

async function load(): Promise<FullEngine> {
  const module = await import("../pkg/descent_wasm.js");
  await module.default();
  return fullEngine(module);
}

/** The engine of a full module that is ready. */
export function fullEngine(module: Module): FullEngine {
  const engine: FullEngine = {
    module,
    catalog: module.catalog(),
    createRace: () => new module.Race(),
    loadFull: () => Promise.resolve(engine),
  };
  return engine;
}

/** Whether an engine is the full one already. */
export function isFull(engine: Engine): engine is FullEngine {
  return "module" in engine;
}
