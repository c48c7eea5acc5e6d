// npm test [-- --only=phase,phase]: everything, in phases. A failing phase does not hide the following ones, except
// those that need what it makes; the summary at the end names each.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { checkBudgets } from "./budgets.mjs";
import { buildIfStale } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { option, root, run, runPackage, Sentence } from "./project.mjs";
import { setUp, setUpLinters } from "./setup.mjs";

/** Biome colours single letters when told nothing, and a log of that is unreadable. */
const COLORS = process.stdout.isTTY ? [] : ["--colors=off"];

/** What runs in the browser, and so is checked as compiled for it. */
const IN_THE_BROWSER = ["descent-core", "descent-charts", "descent-wasm"];

/**
 * `needs`: the phases whose failure makes this one meaningless. `early`: begun beside those before it, because neither
 * keeps two cores at work, and told in its turn.
 * @typedef {{ name: string, needs?: string[], early?: boolean, run: () => Promise<void> | void }} Phase
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
      const parts = [...target, "--package", "descent-wasm", "--no-default-features", "--features"];
      for (const feature of ["race", "metrics", "curve"]) await clippy(...parts, feature);
    },
  },
  { name: "rust", run: () => run("cargo", ["test", "--workspace"]) },
  { name: "build", early: true, run: buildIfStale },
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

/** @typedef {{ output: string, code: number | null, seconds: number }} Ended */

/**
 * Runs a phase in a process of its own, whose output is kept until it is told.
 * @param {Phase} phase
 * @returns {Promise<Ended>}
 */
function runApart({ name }) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const self = fileURLToPath(import.meta.url);
    const child = spawn(process.execPath, [self, `--phase=${name}`], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (/** @type {string} */ text) => {
      output += text;
    };
    const end = (/** @type {number | null} */ code) =>
      resolve({ output, code, seconds: (performance.now() - begun) / 1000 });
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => {
      keep(error.message);
      end(null);
    });
    child.on("close", end);
  });
}

/**
 * Tells of a phase that ran apart.
 * @param {Phase} phase
 * @param {Ended} ended
 * @returns {Result}
 */
function told({ name }, { output, code, seconds }) {
  console.log(`\n=== ${name}, begun beside those before it`);
  console.log(output.trimEnd());
  const [last = ""] = output.trimEnd().split("\n").slice(-1);
  return code === 0
    ? { name, outcome: "passed", seconds, why: "" }
    : { name, outcome: "FAILED", seconds, why: last };
}

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

/**
 * Runs the phases, each in its turn.
 * @param {readonly Phase[]} phases
 * @returns {Promise<Result[]>}
 */
async function runAll(phases) {
  const setUpAll = { name: "set-up", run: () => setUp().then(setUpLinters) };
  const results = [await runPhase(setUpAll, [])];
  const isSetUp = results[0]?.outcome === "passed";
  // The first has nothing to run beside.
  const early = isSetUp ? phases.slice(1).filter((phase) => phase.early) : [];
  const begun = new Map(early.map((phase) => [phase.name, runApart(phase)]));
  for (const phase of phases) {
    const apart = begun.get(phase.name);
    results.push(apart ? told(phase, await apart) : await runPhase(phase, results));
  }
  return results;
}

async function main() {
  const inside = option("phase");
  if (inside !== undefined) return PHASES.find(({ name }) => name === inside)?.run();
  const begun = performance.now();
  const results = await runAll(chosenPhases());
  console.log("\n=== summary");
  for (const { name, outcome, seconds, why } of results) {
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    console.log(`${name.padEnd(12)} ${outcome.padEnd(8)} ${time}  ${why}`.trimEnd());
  }
  const all = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  console.log(`${"together".padEnd(21)} ${all.padStart(8)}`);
  const passed = results.every(({ outcome }) => outcome === "passed");
  console.log(passed ? "All phases passed." : "Not all phases passed.");
  process.exit(passed ? 0 : 1);
}

main().catch((error) => {
  console.error(error instanceof Sentence ? error.message : error);
  process.exit(1);
});
