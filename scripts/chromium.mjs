// A real Chromium for the tests and the pictures: one that is installed, else one that can be.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ask, isMain, run, runMain, runPackage, Sentence } from "./project.mjs";

/**
 * What a window of Chromium starts beside its page, and no test sees: of the processor's time that opening a page takes
 * it was the half.
 */
const BESIDE_THE_PAGE = [
  // Two pages of Chromium's own, hidden behind the address, each with a process.
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  // A process for the next site, which no test goes to.
  "SpareRendererForSitePerProcess",
];

/** What Playwright switches off. Chromium heeds only the last such list, which is ours. */
const BY_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** Arguments that keep a browser quiet and its pictures alike on every machine. */
export const LAUNCH_ARGS = [
  // Chromium refuses to sandbox what root starts, as in most containers.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  "--force-color-profile=srgb",
  `--disable-features=${[...BESIDE_THE_PAGE, ...BY_PLAYWRIGHT].join(",")}`,
];

/**
 * The path of a Chromium, installing one if there is none.
 * @returns {Promise<string>}
 */
export async function chromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Sentence(`CHROME_PATH names ${named}, and there is no such file.`);
  }
  return installed() ?? (await install());
}

function installed() {
  return candidates().find((path) => existsSync(path)) ?? playwrightsOwn();
}

/** @returns {string[]} */
function candidates() {
  switch (process.platform) {
    case "darwin":
      return ["", homedir()].flatMap((home) =>
        ["Google Chrome", "Chromium", "Microsoft Edge"].map(
          (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
        ),
      );
    case "win32":
      return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
        .flatMap((variable) => process.env[variable] ?? [])
        .flatMap((folder) => [
          join(folder, "Google", "Chrome", "Application", "chrome.exe"),
          join(folder, "Chromium", "Application", "chrome.exe"),
          join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
        ]);
    default:
      return (process.env.PATH ?? "")
        .split(":")
        .filter(Boolean)
        .concat("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome")
        .flatMap((folder) =>
          ["google-chrome", "google-chrome-stable", "chrome", "chromium", "microsoft-edge"].map(
            (name) => join(folder, name),
          ),
        );
  }
}

/** The newest Chromium among Playwright's own downloads. */
function playwrightsOwn() {
  const chosen = process.env.PLAYWRIGHT_BROWSERS_PATH;
  const caches = {
    darwin: join(homedir(), "Library", "Caches", "ms-playwright"),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"),
  };
  const usual = process.platform === "darwin" || process.platform === "win32";
  const cache =
    chosen && chosen !== "0"
      ? chosen
      : usual
        ? caches[/** @type {"darwin" | "win32"} */ (process.platform)]
        : join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return undefined;
  const version = (/** @type {string} */ name) => Number(name.replace("chromium-", ""));
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => version(b) - version(a))
    .flatMap((name) => [
      join(cache, name, "chrome-linux64", "chrome"),
      join(cache, name, "chrome-linux", "chrome"),
      join(cache, name, "chrome-win64", "chrome.exe"),
      join(cache, name, "chrome-win", "chrome.exe"),
      ...["arm64", "x64"].map((kind) =>
        join(
          cache,
          name,
          `chrome-mac-${kind}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
        ),
      ),
      join(cache, name, "chrome-mac/Chromium.app/Contents/MacOS/Chromium"),
    ])
    .find((path) => existsSync(path));
}

/** @returns {Promise<string>} */
async function install() {
  const attempts = [
    ...(isDebian() && process.getuid?.() === 0 ? [installByApt] : []),
    () => runPackage("playwright-core/cli.js", ["install", "chromium"]),
  ];
  for (const attempt of attempts) {
    try {
      console.log("There is no Chromium here: installing one ...");
      await attempt();
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      console.error(error.message);
    }
    const path = installed();
    if (path !== undefined) return path;
  }
  throw new Sentence(
    "No Chromium was found and none could be installed: install Chrome, Chromium or Edge, or name one by CHROME_PATH.",
  );
}

async function installByApt() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { env });
}

/** Debian itself: on Ubuntu the package `chromium` is only a pointer to a snap. */
function isDebian() {
  return (
    existsSync("/etc/os-release") &&
    /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8")) &&
    ask("apt-get", ["--version"]) !== null
  );
}

if (isMain(import.meta.url)) runMain(async () => console.log(await chromium()));
