// npm run bench [-- --only=native|browser]: the core's benchmarks (criterion), then those of tests/bench/*.mjs in a
// browser, as one table in Markdown. A missed aim is marked and is no failure: machines differ.
//
// A file of tests/bench exports `bench({ browser, url, ready })` and gives its measurements. The page is that of dist/,
// or of the folder that DESCENT_DIST names.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfStale } from "./build.mjs";
import { ask, at, option, run, runMain, Sentence } from "./project.mjs";
import { setUp } from "./setup.mjs";

/**
 * `aim`: the most that the value should be.
 * @typedef {{ name: string, value: number, unit: string, aim?: number | undefined }} Measurement
 */
/**
 * What a file of tests/bench is given.
 * @typedef {{
 *   browser: import("playwright-core").Browser,
 *   url: string,
 *   ready: (page: import("playwright-core").Page) => Promise<void>,
 * }} Stand
 */

/** Aims of the native benchmarks by criterion's names, in nanoseconds. @type {Record<string, number>} */
const NATIVE_AIMS = {
  "adam/step on rosenbrock": 15,
  "8 racers x 1000 steps, recorded": 2e6,
  // Twenty times as many updates a second as a screen shows frames.
  "network of 111 weights on iris/update, all rows": 1e9 / (20 * 60),
  "network of 111 weights on iris/update, batches of 16": 1e9 / (20 * 60),
  "network of 111 weights on iris/plane of 64 x 64": 1e9,
};

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
      const { full_id, throughput } = JSON.parse(
        readFileSync(join(file, "..", "benchmark.json"), "utf8"),
      );
      const elements = throughput?.Elements ?? 1;
      return {
        name: `native: ${full_id.replace("/", ": ")}`,
        ...readable(median.point_estimate / elements, NATIVE_AIMS[full_id]),
      };
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

/**
 * @param {number} nanoseconds
 * @param {number | undefined} aim
 */
function readable(nanoseconds, aim) {
  const [unit, size] =
    nanoseconds < 1e3 ? ["ns", 1] : nanoseconds < 1e6 ? ["µs", 1e3] : ["ms", 1e6];
  return { value: nanoseconds / Number(size), unit: String(unit), aim: aim && aim / Number(size) };
}

/** @returns {Promise<Measurement[]>} */
async function browserBenchmarks() {
  const folder = at("tests", "bench");
  const files = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
  const dist = process.env["DESCENT_DIST"];
  if (dist === undefined) await buildIfStale();
  // Imported here: they need the packages that the set-up installs.
  const { chromium: playwright } = await import("playwright-core");
  const { chromium, LAUNCH_ARGS } = await import("./chromium.mjs");
  const { serve } = await import("./serve.mjs");
  const { ready } = await import("./browser.mjs");
  const server = await serve({ folder: dist ?? at("dist") });
  const browser = await playwright.launch({
    executablePath: await chromium(),
    args: LAUNCH_ARGS,
  });
  try {
    /** @type {Measurement[]} */
    const measurements = [];
    for (const file of files.sort()) {
      console.log(`tests/bench/${file} in Chromium ${browser.version()} ...`);
      const { bench } = await import(pathToFileURL(join(folder, file)).href);
      /** @type {Measurement[]} */
      const found = await bench({ browser, url: server.url, ready });
      const scene = file.slice(0, -".mjs".length);
      measurements.push(...found.map((one) => ({ ...one, name: `${scene}: ${one.name}` })));
    }
    return measurements;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param {readonly Measurement[]} measurements */
function table(measurements) {
  const rows = measurements.map(({ name, value, unit, aim }) => [
    name,
    `${digits(value)} ${unit}`,
    aim === undefined ? "" : `${aim} ${unit}`,
    aim === undefined ? "" : verdict(value, aim),
  ]);
  const head = ["Figure", "Measured", "Aim", "Of the aim"];
  const widths = head.map((word, column) =>
    Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [head, rule, ...rows].map(line).join("\n");
}

/**
 * @param {number} value
 * @param {number} aim
 */
function verdict(value, aim) {
  if (value <= aim) return aim === 0 ? "met" : `${Math.round((100 * value) / aim)} %`;
  return aim === 0 ? "**missed**" : `**${(value / aim).toFixed(1)} ×, missed**`;
}

/** @param {number} value */
function digits(value) {
  return value.toFixed(value === 0 || value >= 100 ? 0 : value < 10 ? 2 : 1);
}

runMain(async () => {
  const only = option("only");
  await setUp();
  const measurements = [
    ...(only === "browser" ? [] : await nativeBenchmarks()),
    ...(only === "native" ? [] : await browserBenchmarks()),
  ];
  const [cpu, ...others] = cpus();
  // Other work on the same processor shows in every figure; this tells of it.
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(", ");
  console.log(`\n${table(measurements)}\n`);
  console.log(`${others.length + 1} × ${cpu?.model.trim()}, load averages ${load}.`);
});
