// What the page's first loads weigh, compressed, against their budget.
//
// A first load is everything needed until a scene answers to the hand: index.html, its script with all that it imports
// statically, their styles, fonts and WebAssembly, and the scene with all of its own that its bare link shows. There is one
// for each scene, and each has the budget. tests/e2e/first-load.test.ts holds these lists to what a browser asks for.

import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { at, isMain, runMain, Sentence } from "./project.mjs";

/** In bytes after gzip. */
export const FIRST_LOAD = 200_000;

/** The chunk of a scene, as vite.config.ts names it by its route. */
const SCENE = /^scene-(.+)$/;

/**
 * What a scene imports when it is needed, and needs for its bare link: by the scene, keys of the manifest.
 * @type {Record<string, string[]>}
 */
const AT_ONCE = {
  convergence: ["web/scenes/convergence/data/index.tsx"],
  overfitting: ["web/scenes/overfitting/curve/index.tsx", "web/pkg/descent_curve.js"],
};

/**
 * An entry of Vite's manifest.
 * @typedef {{ file: string, name?: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[], css?: string[],
 *   assets?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/**
 * Files of the page's entry that a scene does not ask for, because it has a module of its own.
 * @type {Record<string, RegExp>}
 */
const NOT_ASKED = {
  classification: /descent_lean.*\.wasm$/,
  overfitting: /descent_lean.*\.wasm$/,
};

/** @typedef {{ scene: string, files: { file: string, bytes: number }[] }} Load */

/**
 * The files of each scene's first load, with their compressed sizes, the heaviest first.
 * @param {string} dist
 * @returns {Load[]}
 */
export function firstLoads(dist) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, "utf8"));
  const html = readFileSync(`${dist}/index.html`, "utf8");
  const linked = [...html.matchAll(/\b(?:src|href)="(?:\.\/)?([^"#?:]+)"/g)]
    .map(([, address = ""]) => address)
    .filter((address) => existsSync(`${dist}/${address}`));
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  return scenes(manifest).map(({ scene, key }) => {
    const files = new Set(["index.html", ...linked]);
    const seen = new Set();
    for (const part of [...entries, key, ...(AT_ONCE[scene] ?? [])]) {
      if (manifest[part] === undefined) {
        throw new Sentence(`The page has no ${part}, which scripts/budgets.mjs counts.`);
      }
      collect(manifest, part, files, seen);
    }
    for (const file of files) if (NOT_ASKED[scene]?.test(file)) files.delete(file);
    return { scene, files: weigh(dist, files) };
  });
}

/** @param {Manifest} manifest */
function scenes(manifest) {
  return Object.entries(manifest).flatMap(([key, { name = "" }]) => {
    const scene = SCENE.exec(name)?.[1];
    return scene === undefined ? [] : [{ scene, key }];
  });
}

/** The bytes of some files together. */
export function sum(/** @type {{ bytes: number }[]} */ files) {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

/**
 * Adds the files of a chunk and of all that it imports statically.
 * @param {Manifest} manifest
 * @param {string} key
 * @param {Set<string>} files
 * @param {Set<string>} seen
 */
function collect(manifest, key, files, seen) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return;
  seen.add(key);
  for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
  for (const imported of chunk.imports ?? []) collect(manifest, imported, files, seen);
}

/**
 * @param {string} dist
 * @param {Set<string>} files
 */
function weigh(dist, files) {
  return [...files]
    .map((file) => ({ file, bytes: gzipSync(readFileSync(`${dist}/${file}`)).length }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** Prints each scene's table; refuses a first load over its budget, or one without WebAssembly. */
export function checkBudgets() {
  const loads = firstLoads(at("dist"));
  if (loads.length === 0) throw new Sentence("The page has no scene: is there web/scenes/?");
  for (const load of loads) print(load);
  for (const { scene, files } of loads) {
    if (!files.some(({ file }) => file.endsWith(".wasm"))) {
      throw new Sentence(
        `The first load of ${scene} holds no WebAssembly: does web/engine import it?`,
      );
    }
    const over = sum(files) - FIRST_LOAD;
    if (over > 0) {
      throw new Sentence(`The first load of ${scene} is ${Math.ceil(over / 1000)} kB too heavy.`);
    }
  }
}

/** @param {Load} load */
function print({ scene, files }) {
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
  for (const { file, bytes } of files) console.log(`${kilobytes(bytes)}  ${file}`);
  const budget = `the budget is ${FIRST_LOAD / 1000} kB`;
  console.log(`${kilobytes(sum(files))}  first load of ${scene}, gzipped; ${budget}\n`);
}

if (isMain(import.meta.url)) runMain(async () => checkBudgets());
