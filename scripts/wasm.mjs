// Rust to web/pkg: the module, its JavaScript and its types.
//
// wasm-opt is left out after measuring: on a module that rustc has optimized at link time it gained no speed, made the
// file 7 % smaller but its gzipped form 4 % larger, and took most of a build's time.

import { run } from "./project.mjs";

/** Runs a subcommand of the workspace's xtask. */
export function xtask(/** @type {string[]} */ ...args) {
  return run("cargo", ["run", "--quiet", "--package", "xtask", "--", ...args], {
    failure: `The Rust part of the build failed (xtask ${args.join(" ")}): what it says stands above.`,
  });
}

/**
 * Builds web/pkg.
 * @param {{ dev: boolean }} options dev: compiled quickly, running slowly
 */
export async function buildWasm({ dev }) {
  await xtask("wasm", ...(dev ? ["--dev"] : []));
}
