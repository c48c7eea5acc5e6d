// What must be there before anything else: Node, Rust, npm packages, the WebAssembly target. Missing parts that can be
// installed are installed; the others are named in one sentence each.

import { existsSync, readFileSync } from "node:fs";
import { ask, at, run, Sentence } from "./project.mjs";

const TARGET = "wasm32-unknown-unknown";

/** Node, Rust, the packages and the target: what building the page needs. */
export async function setUp() {
  checkNode();
  checkRust();
  await installPackages();
  await installTarget();
}

/** What the tests need beside that: rustfmt and clippy, which a minimal Rust comes without. */
export async function setUpLinters() {
  for (const [component, command] of [
    ["rustfmt", "fmt"],
    ["clippy", "clippy"],
  ]) {
    if (ask("cargo", [String(command), "--version"]) !== null) continue;
    if (ask("rustup", ["--version"]) === null) {
      throw new Sentence(`${component} is missing: install your system's package of it.`);
    }
    await run("rustup", ["component", "add", String(component)]);
  }
}

/** Vite sets the floor. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Sentence(
    `Node 20.19 or newer is needed, and this is ${process.versions.node}: get it from https://nodejs.org.`,
  );
}

function checkRust() {
  const version = ask("cargo", ["--version"]);
  if (version === null) {
    throw new Sentence(
      "Rust is missing (there is no cargo): install it from https://rustup.rs and open a new terminal.",
    );
  }
  const needed = /^rust-version = "(\d+)\.(\d+)/m.exec(readFileSync(at("Cargo.toml"), "utf8"));
  const present = /(\d+)\.(\d+)/.exec(version);
  if (!needed || !present) return;
  const [major, minor] = [Number(present[1]), Number(present[2])];
  const [wantedMajor, wantedMinor] = [Number(needed[1]), Number(needed[2])];
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Sentence(
    `Rust ${needed[1]}.${needed[2]} or newer is needed, and this is ${present[0]}: run rustup update.`,
  );
}

/** Installs the packages of the lock file unless they are the ones installed. */
async function installPackages() {
  if (packagesAreInstalled()) return;
  console.log("Installing npm packages ...");
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const failure = "npm ci failed: what it says stands above.";
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) await run(process.execPath, [npm, ...args], { failure });
  else if (process.platform === "win32") {
    await run("cmd.exe", ["/d", "/s", "/c", "npm", ...args], { failure });
  } else await run("npm", args, { failure });
}

function packagesAreInstalled() {
  const marker = at("node_modules", ".package-lock.json");
  if (!existsSync(marker)) return false;
  const wanted = packagesOf(at("package-lock.json"));
  const installed = packagesOf(marker);
  // Of the optional packages only this machine's own are installed.
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const present = installed[path];
    if (path === "" || (present === undefined && optional)) return true;
    return present?.version === version && present?.integrity === integrity;
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages;
  } catch {
    throw new Sentence(`${lockFile} cannot be read: restore it, or delete node_modules and retry.`);
  }
}

async function installTarget() {
  // Asked of the compiler and not of rustup, which a distribution's own Rust comes without.
  const folder = ask("rustc", ["--print", "target-libdir", "--target", TARGET]);
  if (folder !== null && existsSync(folder.trim())) return;
  if (ask("rustup", ["--version"]) === null) {
    throw new Sentence(
      `Rust's target ${TARGET} is missing: install it by your system's package or use https://rustup.rs.`,
    );
  }
  console.log(`Adding Rust's target ${TARGET} ...`);
  await run("rustup", ["target", "add", TARGET], {
    failure: `rustup target add ${TARGET} failed: what it says stands above.`,
  });
}
