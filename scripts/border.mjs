// npm run border: records what the WebAssembly exports, so that a change of the border is read in review.

import { readFileSync, writeFileSync } from "node:fs";
import { at, isMain, runMain } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { buildWasm } from "./wasm.mjs";

/** Where the record is kept. */
export const BORDER = at("tests", "house", "border.d.ts");

/** The declarations of our own in web/pkg, without wasm-bindgen's loader, which stands below them. */
export function exportedDeclarations() {
  const text = readFileSync(at("web", "pkg", "descent_wasm.d.ts"), "utf8");
  const end = text.indexOf("export type InitInput");
  return `${text.slice(0, end === -1 ? undefined : end).trimEnd()}\n`;
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    await setUp();
    await buildWasm({ dev: true });
    writeFileSync(BORDER, exportedDeclarations());
    console.log("tests/house/border.d.ts is written: read its difference.");
  });
}
