// npm test [-- --only=phase,phase]: everything, in phases. A failing phase does not hide the following ones, except
// those that need what it makes; the summary at the end names each.

import { checkBudgets } from "./budgets.mjs";
import { buildIfStale } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { option, run, runPackage, Sentence } from "./project.mjs";
import { setUp, setUpLinters } from "./setup.mjs";

/** Biome colours single letters when told nothing, and a log of that is unreadable. */
const COLORS = process.stdout.isTTY ? [] : ["--colors=off"];

/** What runs in the browser, and so is checked as compiled for it. */
const IN_THE_BROWSER = ["descent-core", "descent-charts", "descent-wasm"];

/**
 * `needs`: the phases whose failure makes this one meaningless.
 * @typedef {{ name: string, needs?: string[], run: () => Promise<void> | void }} Phase
 * @type {Phase[]}
 */
const PHASES = [
  { name: "format", run: () => run("cargo", ["fmt", "--all", "--check"]) },
  { name: "clippy", run: () => clippy("--workspace", "--all-targets") },
  {
    name: "clippy-wasm",
    run: async () => {
      const target = ["--target", "wasm32-unknown-unknown", "--lib"];
      await clippy(...target, ...IN_THE_BROWSER.flatMap((name) => ["--package", name]));
      // The modules of first loads are compiled without what only the full one has.
      const parts = [...target, "--package", "descent-wasm", "--no-default-features"];
      await clippy(...parts);
      await clippy(...parts, "--features", "metrics");
    },
  },
  { name: "rust", run: () => run("cargo", ["test", "--workspace"]) },
  { name: "build", run: buildIfStale },
  { name: "biome", run: () => runPackage("@biomejs/biome/bin/biome", ["ci", ...COLORS]) },
  { name: "types", needs: ["build"], run: () => runPackage("typescript/bin/tsc", ["--noEmit"]) },
  { name: "unit", needs: ["build"], run: () => vitest("unit", "house") },
  { name: "budgets", needs: ["build"], run: checkBudgets },
  { name: "lib", needs: ["build"], run: () => vitest("lib") },
  {
    name: "e2e",
    needs: ["build"],
    // Found here, so that installing one is not taken for a test that hangs.
    run: async () => vitestWith({ CHROME_PATH: await chromium() }, "e2e"),
  },
];

function clippy(/** @type {string[]} */ ...what) {
  return run("cargo", ["clippy", ...what, "--", "--deny", "warnings"]);
}

function vitest(/** @type {string[]} */ ...projects) {
  return vitestWith({}, ...projects);
}

/**
 * @param {Record<string, string>} env
 * @param {string[]} projects
 */
function vitestWith(env, ...projects) {
  const chosen = projects.flatMap((name) => ["--project", name]);
  return runPackage("vitest/vitest.mjs", ["run", ...chosen], { env });
}

/** @returns {Phase[]} */
function chosenPhases() {
  const only = option("only");
  if (only === undefined) return PHASES;
  const names = only.split(",");
  for (const name of names) {
    if (PHASES.some((phase) => phase.name === name)) continue;
    const known = PHASES.map((phase) => phase.name).join(", ");
    throw new Sentence(`There is no phase "${name}": there are ${known}.`);
  }
  const needed = PHASES.filter(({ name }) => names.includes(name)).flatMap(
    ({ needs }) => needs ?? [],
  );
  return PHASES.filter(({ name }) => names.includes(name) || needed.includes(name));
}

/** @typedef {{ name: string, outcome: "passed" | "FAILED" | "not run", seconds: number, why: string }} Result */

/**
 * Runs one phase under its headline.
 * @param {Phase} phase
 * @param {Result[]} before
 * @returns {Promise<Result>}
 */
async function runPhase(phase, before) {
  const broken = before.find(
    ({ name, outcome }) =>
      outcome !== "passed" && (name === "set-up" || phase.needs?.includes(name)),
  );
  if (broken) {
    return { name: phase.name, outcome: "not run", seconds: 0, why: `it needs ${broken.name}` };
  }
  console.log(`\n=== ${phase.name}`);
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  try {
    await phase.run();
    return { name: phase.name, outcome: "passed", seconds: seconds(), why: "" };
  } catch (error) {
    const why = error instanceof Sentence ? error.message : String(error);
    console.error(error instanceof Sentence ? why : error);
    return { name: phase.name, outcome: "FAILED", seconds: seconds(), why };
  }
}

async function main() {
  const setUpAll = { name: "set-up", run: () => setUp().then(setUpLinters) };
  /** @type {Result[]} */
  const results = [];
  for (const phase of [setUpAll, ...chosenPhases()]) results.push(await runPhase(phase, results));
  console.log("\n=== summary");
  for (const { name, outcome, seconds, why } of results) {
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    console.log(`${name.padEnd(12)} ${outcome.padEnd(8)} ${time}  ${why}`.trimEnd());
  }
  const passed = results.every(({ outcome }) => outcome === "passed");
  console.log(passed ? "All phases passed." : "Not all phases passed.");
  process.exit(passed ? 0 : 1);
}

main().catch((error) => {
  console.error(error instanceof Sentence ? error.message : error);
  process.exit(1);
});
