// The compiled core in Node: the same module as in the browser, from its file.

import { readFileSync } from "node:fs";
import { at } from "../../scripts/project.mjs";
import { type FullEngine, fullEngine } from "../../web/engine/full";
import * as module from "../../web/pkg/descent_wasm.js";

export async function loadEngineFromFile(): Promise<FullEngine> {
  await module.default({ module_or_path: readFileSync(at("web/pkg/descent_wasm_bg.wasm")) });
  return fullEngine(module);
}
