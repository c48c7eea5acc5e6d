// The compiled core in Node: the same module as in the browser, from its file.

import { readFileSync } from "node:fs";
import { at } from "../../scripts/project.mjs";
import type { Engine } from "../../web/engine/engine";
import init, { catalog, Race } from "../../web/pkg/descent_wasm.js";

export async function loadEngineFromFile(): Promise<Engine> {
  await init({ module_or_path: readFileSync(at("web/pkg/descent_wasm_bg.wasm")) });
  return { catalog: catalog(), createRace: () => new Race() };
}
