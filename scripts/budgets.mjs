// What the page's first load weighs, compressed, against its budget.
//
// The first load is everything needed until a scene answers to the hand: index.html, its script with all that it
// imports statically, their styles, fonts and WebAssembly, and one scene, the heaviest, with all of its own.

import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { at, isMain, runMain, Sentence } from "./project.mjs";

/** In bytes after gzip. */
export const FIRST_LOAD = 200_000;

/** Scenes are imported when they are opened, but one of them is opened at the start; their own lazy parts are not. */
const SCENE = /^web\/scenes\/[^/]+\/index\.tsx$/;

/**
 * An entry of Vite's manifest.
 * @typedef {{ file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[], css?: string[],
 *   assets?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/**
 * The files of the first load, with their compressed sizes, the heaviest first.
 * @param {string} dist
 * @returns {{ file: string, bytes: number }[]}
 */
export function firstLoad(dist) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, "utf8"));
  const start = new Set(["index.html"]);
  const chunks = new Set();
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry) collect(manifest, key, start, chunks);
  }
  const html = readFileSync(`${dist}/index.html`, "utf8");
  for (const [, address = ""] of html.matchAll(/\b(?:src|href)="(?:\.\/)?([^"#?:]+)"/g)) {
    if (existsSync(`${dist}/${address}`)) start.add(address);
  }
  const scenes = [...chunks]
    .flatMap((key) => manifest[key]?.dynamicImports ?? [])
    .filter((key) => SCENE.test(key))
    .map((key) => {
      const files = new Set(start);
      collect(manifest, key, files, new Set(chunks));
      return weigh(dist, files);
    });
  const loads = [weigh(dist, start), ...scenes];
  return loads.reduce((heaviest, load) => (sum(load) > sum(heaviest) ? load : heaviest));
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

/** Prints the table; refuses a first load over its budget, or one without WebAssembly. */
export function checkBudgets() {
  const files = firstLoad(at("dist"));
  const total = sum(files);
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
  for (const { file, bytes } of files) console.log(`${kilobytes(bytes)}  ${file}`);
  console.log(`${kilobytes(total)}  first load, gzipped; the budget is ${FIRST_LOAD / 1000} kB`);
  if (!files.some(({ file }) => file.endsWith(".wasm"))) {
    throw new Sentence("The page's first load holds no WebAssembly: is it imported by web/engine?");
  }
  if (total > FIRST_LOAD) {
    throw new Sentence(`The first load is ${Math.ceil((total - FIRST_LOAD) / 1000)} kB too heavy.`);
  }
}

if (isMain(import.meta.url)) runMain(async () => checkBudgets());
