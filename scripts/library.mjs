// dist/lib: the library, for Node and browsers alike. Plain files without a bundler, which would inline the module.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { at, runPackage, Sentence } from "./project.mjs";

const OUT = at("dist", "lib");

/** Compiles web/lib/descent.ts and lays it beside the WebAssembly and its JavaScript. */
export async function buildLibrary() {
  const emitted = join(OUT, ".emit");
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await runPackage("typescript/bin/tsc", ["--project", "tsconfig.lib.json"], {
    failure: "The library does not compile: what the compiler says stands above.",
  });
  for (const path of emittedFiles(emitted)) {
    writeFileSync(join(OUT, basename(path)), flattened(readFileSync(path, "utf8"), basename(path)));
  }
  rmSync(emitted, { recursive: true });
  for (const file of readdirSync(at("web", "pkg"))) {
    if (/^descent_wasm.*\.(js|d\.ts|wasm)$/.test(file))
      copyFileSync(at("web", "pkg", file), join(OUT, file));
  }
}

/** The files below lib/ and pkg/ of the compiler's output. */
function emittedFiles(/** @type {string} */ emitted) {
  return readdirSync(emitted).flatMap((folder) =>
    readdirSync(join(emitted, folder)).map((file) => join(emitted, folder, file)),
  );
}

/**
 * The text with its imports of `../pkg/` made `./`: in dist/lib all files are neighbours.
 * @param {string} text
 * @param {string} name
 */
function flattened(text, name) {
  const flat = text
    .replaceAll(/(["'])\.\.\/pkg\//g, "$1./")
    // The compiler makes these .js in the code, but leaves them in the declarations.
    .replaceAll(/(["']\.\/[^"']+)\.ts(["'])/g, "$1.js$2");
  if (/["']\.\.\//.test(flat)) {
    throw new Sentence(`${name} imports something outside web/lib and web/pkg: it would be lost.`);
  }
  return flat;
}
