// Rust to web/pkg: the module, its JavaScript and its types. In a release wasm-opt makes the module smaller and faster.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { at, run, runPackage } from "./project.mjs";

const MODULE = at("web", "pkg", "descent_wasm_bg.wasm");
const CACHE = at("node_modules", ".cache", "descent", "wasm-opt");

/** Runs a subcommand of the workspace's xtask. */
export function xtask(/** @type {string[]} */ ...args) {
  return run("cargo", ["run", "--quiet", "--package", "xtask", "--", ...args], {
    failure: `The Rust part of the build failed (xtask ${args.join(" ")}): what it says stands above.`,
  });
}

/**
 * Builds web/pkg.
 * @param {{ dev: boolean }} options dev: quickly compiled and not optimized
 */
export async function buildWasm({ dev }) {
  await xtask("wasm", ...(dev ? ["--dev"] : []));
  if (!dev) await optimize();
}

/** Replaces the module by its optimized form, which is kept: the same input gives the same output. */
async function optimize() {
  const args = ["-O3", MODULE, "-o"];
  const key = createHash("sha256")
    .update(args[0] ?? "")
    .update(readFileSync(MODULE))
    .digest("hex");
  const kept = `${CACHE}/${key}.wasm`;
  if (!existsSync(kept)) {
    rmSync(CACHE, { recursive: true, force: true });
    mkdirSync(CACHE, { recursive: true });
    // Named at last: an interrupted run leaves nothing that looks finished.
    await runPackage("binaryen/bin/wasm-opt", [...args, `${kept}.part`]);
    renameSync(`${kept}.part`, kept);
  }
  copyFileSync(kept, MODULE);
}
