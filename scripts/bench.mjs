// npm run bench: the core's benchmarks (criterion), then those of tests/bench/*.mjs in a browser, as one table.
//
// A file of tests/bench exports `bench({ page, url })`, with the built page open and ready, and gives its measurements:
// [{ name, value, unit }].

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfStale } from "./build.mjs";
import { ask, at, run, runMain, Sentence } from "./project.mjs";
import { setUp } from "./setup.mjs";

/** @typedef {{ name: string, value: number, unit: string }} Measurement */

/** @returns {Promise<Measurement[]>} */
async function nativeBenchmarks() {
  const metadata = ask("cargo", ["metadata", "--format-version", "1", "--no-deps"]);
  if (metadata === null) throw new Sentence("cargo metadata failed: is Cargo.toml in order?");
  /** @type {{ target_directory: string, packages: { name: string, targets: { kind: string[], name: string }[] }[] }} */
  const { target_directory, packages } = JSON.parse(metadata);
  const begun = Date.now();
  for (const { name, targets } of packages) {
    const benches = targets.filter(({ kind }) => kind.includes("bench"));
    if (benches.length === 0) continue;
    const chosen = benches.flatMap((bench) => ["--bench", bench.name]);
    await run("cargo", ["bench", "--package", name, ...chosen]);
  }
  return estimates(join(target_directory, "criterion"))
    .filter((file) => statSync(file).mtimeMs >= begun)
    .map((file) => {
      const { median } = JSON.parse(readFileSync(file, "utf8"));
      const { full_id } = JSON.parse(readFileSync(join(file, "..", "benchmark.json"), "utf8"));
      return { name: `native: ${full_id}`, ...readable(median.point_estimate) };
    });
}

/** The files where criterion wrote the results of its last run. @returns {string[]} */
function estimates(/** @type {string} */ folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [];
    if (entry.name !== "new") return estimates(path);
    return existsSync(join(path, "estimates.json")) ? [join(path, "estimates.json")] : [];
  });
}

/** @returns {{ value: number, unit: string }} */
function readable(/** @type {number} */ nanoseconds) {
  if (nanoseconds < 1e3) return { value: nanoseconds, unit: "ns" };
  if (nanoseconds < 1e6) return { value: nanoseconds / 1e3, unit: "µs" };
  return { value: nanoseconds / 1e6, unit: "ms" };
}

/** @returns {Promise<Measurement[]>} */
async function browserBenchmarks() {
  const folder = at("tests", "bench");
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".mjs"))
    : [];
  if (files.length === 0) return [];
  await buildIfStale();
  // Imported here: it needs the packages that the set-up installs.
  const { openBuilt, ready } = await import("./browser.mjs");
  const built = await openBuilt();
  try {
    const measurements = [];
    for (const file of files.sort()) {
      const { bench } = await import(pathToFileURL(join(folder, file)).href);
      const page = await built.browser.newPage({ viewport: { width: 1366, height: 768 } });
      await page.goto(built.url);
      await ready(page);
      /** @type {Measurement[]} */
      const found = await bench({ page, url: built.url });
      measurements.push(
        ...found.map((one) => ({ ...one, name: `${file.slice(0, -4)}: ${one.name}` })),
      );
      await page.close();
    }
    return measurements;
  } finally {
    await built.close();
  }
}

runMain(async () => {
  await setUp();
  const rows = [...(await nativeBenchmarks()), ...(await browserBenchmarks())];
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  console.log("");
  for (const { name, value, unit } of rows) {
    const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
    console.log(`${name.padEnd(width)}  ${value.toFixed(digits).padStart(9)} ${unit}`);
  }
  if (rows.length === 0) console.log("There are no benchmarks yet.");
});
