// npm run build: the page into dist/, the library into dist/lib/.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { buildLibrary } from "./library.mjs";
import { at, isMain, root, runMain, runPackage } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { buildWasm } from "./wasm.mjs";

/** Everything that the built files follow from. */
const INPUTS = [
  ".cargo",
  "Cargo.lock",
  "Cargo.toml",
  "crates",
  "index.html",
  "package-lock.json",
  "public",
  "rust-toolchain.toml",
  "scripts/build.mjs",
  "scripts/library.mjs",
  "scripts/wasm.mjs",
  "tsconfig.json",
  "tsconfig.lib.json",
  "vite.config.ts",
  "web",
];
const OUTPUTS = [at("dist", "index.html"), at("dist", "lib", "descent.js")];
const STAMP = at("node_modules", ".cache", "descent", "built-from");

export async function build() {
  const inputs = fingerprint();
  rmSync(STAMP, { force: true });
  await buildWasm({ dev: false });
  await runPackage("vite/bin/vite.js", ["build"], {
    env: { NODE_ENV: "production" },
    failure: "The page does not build: what Vite says stands above.",
  });
  await buildLibrary();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, inputs);
}

/** Builds unless what is in dist/ was built from these very sources. */
export async function buildIfStale() {
  const fresh =
    OUTPUTS.every((file) => existsSync(file)) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, "utf8") === fingerprint();
  if (fresh) return;
  console.log("Building the page ...");
  await build();
}

/** One hash of all inputs, by content: a checkout touches times, and the project is small. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap((input) => filesBelow(at(input))).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ path) {
  if (!existsSync(path) || path.endsWith(join("web", "pkg"))) return [];
  /** @type {import("node:fs").Dirent[]} */
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries.flatMap((entry) => filesBelow(path + sep + entry.name));
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    await setUp();
    await build();
  });
}
