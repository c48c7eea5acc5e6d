// The project's folder, and running programs in it. No dependencies: this runs before packages are installed.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A path inside the project. */
export function at(/** @type {string[]} */ ...parts) {
  return join(root, ...parts);
}

/** What went wrong, as one sentence for the person at the terminal; no stack is shown for it. */
export class Sentence extends Error {}

/**
 * Runs a program with its output streamed; refuses with a sentence when it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, failure?: string }} [options]
 * @returns {Promise<void>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", (error) => {
      reject(new Sentence(`${program} cannot be run: ${error.message}.`));
    });
    child.on("close", (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      if (code === 0) resolve();
      else reject(new Sentence(options.failure ?? `${program} ${args[0] ?? ""} ${how}.`));
    });
  });
}

/**
 * What a program prints, or null when it is missing or fails.
 * @param {string} program
 * @param {readonly string[]} args
 */
export function ask(program, args) {
  const answer = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  return answer.status === 0 ? answer.stdout : null;
}

/**
 * Runs the program of an installed package by this Node.
 * @param {string} path below node_modules
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, failure?: string }} [options]
 */
export function runPackage(path, args, options) {
  const file = at("node_modules", path);
  if (!existsSync(file)) throw new Sentence(`${path} is not installed: run npm ci.`);
  const failure = `${basename(path).replace(/\.m?js$/, "")} failed: what it says stands above.`;
  return run(process.execPath, [file, ...args], { failure, ...options });
}

/**
 * The value of `--name=value` or `--name value` on the command line.
 * @param {string} name
 */
export function option(name) {
  const args = process.argv.slice(2);
  for (const [index, argument] of args.entries()) {
    if (argument === `--${name}`) return args[index + 1] ?? "";
    if (argument.startsWith(`--${name}=`)) return argument.slice(name.length + 3);
  }
  return undefined;
}

/**
 * Ends a server once, whoever ends it: Ctrl-C, a signal, or the end of npm, which does not pass signals on to what it
 * started and would leave it holding its port.
 * @param {() => Promise<void>} close
 */
export function whenEnded(close) {
  let ending = false;
  const end = () => {
    if (!ending) close().finally(() => process.exit(0));
    ending = true;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}

/**
 * Runs a script's main function: a Sentence ends it with code 1 and no stack.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error);
    process.exit(1);
  }
}

/**
 * Whether a module is the one that Node was asked to run, rather than imported by another.
 * @param {string} moduleUrl its import.meta.url
 */
export function isMain(moduleUrl) {
  const asked = process.argv[1];
  return asked !== undefined && realpathSync(asked) === fileURLToPath(moduleUrl);
}
