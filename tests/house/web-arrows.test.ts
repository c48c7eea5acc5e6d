// Arrows between the folders of web/ run one way, and the border is crossed in few places.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { at } from "../../scripts/project.mjs";

/**
 * What each folder of web/ may import beside itself. Files directly in web/ start the page and may import everything;
 * nothing imports them. `pkg` is the compiled Rust.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  shell: ["settings", "panel", "state", "words", "engine"],
  acts: ["settings", "state", "words", "engine"],
  scenes: [
    "acts",
    "csv",
    "fits",
    "metrics",
    "race",
    "stage",
    "panel",
    "settings",
    "state",
    "words",
    "engine",
    "export",
    "workers",
  ],
  fits: ["race", "stage", "panel", "settings", "state", "words", "engine"],
  metrics: ["stage", "panel", "settings", "state", "words", "engine", "workers"],
  csv: ["panel", "words"],
  race: ["stage", "panel", "settings", "state", "words", "engine", "export", "workers"],
  stage: ["panel", "settings", "state", "words", "engine"],
  panel: ["state", "words", "engine"],
  settings: ["state", "words"],
  export: ["stage", "state", "words", "engine"],
  embed: ["state", "words", "engine"],
  workers: ["engine", "pkg"],
  state: ["engine"],
  engine: ["pkg"],
  words: ["engine", "pkg"],
  lib: ["pkg"],
};

/** Folders without a view: they import no package at all. */
const WITHOUT_PACKAGES = ["engine", "lib"];

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const WEB = at("web");

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(WEB, "pkg") ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(from: string, text: string): Import[] {
  const statements = text.matchAll(
    /\b(import|export)(\s+type\b)?[\s\w{},*$]*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']|\bnew URL\(\s*["']([^"']+)["']\s*,\s*import\.meta/g,
  );
  return [...statements].map(([, , type, specifier, bare, url]) => ({
    from,
    specifier: specifier ?? bare ?? url ?? "",
    typeOnly: type !== undefined,
  }));
}

const imports = sources(WEB).flatMap((file) => importsOf(file, readFileSync(file, "utf8")));

/** The parts of a path below web/: `["scenes", "race", "panel.tsx"]`. */
function parts(path: string): string[] {
  return relative(WEB, path).split(sep);
}

function complaint({ from, specifier, typeOnly }: Import): string | undefined {
  const here = parts(from);
  const [folder = ""] = here;
  if (here.length === 1) return undefined;
  const name = here.join("/");
  const allowed = MAY_IMPORT[folder];
  if (allowed === undefined) {
    return `web/${folder} has no place among the folders: say in this test what it may import`;
  }
  if (!specifier.startsWith(".")) {
    const node = specifier.startsWith("node:");
    if (node && folder === "lib") return undefined;
    return WITHOUT_PACKAGES.includes(folder)
      ? `${name} imports the package ${specifier}`
      : undefined;
  }
  const there = parts(join(dirname(from), specifier.replace(/[?#].*$/, "")));
  const [target = ""] = there;
  if (target === folder) {
    const otherScene = folder === "scenes" && here.length > 2 && there[1] !== here[1];
    return otherScene && there.length > 2
      ? `${name} imports another scene: ${specifier}`
      : undefined;
  }
  if (!allowed.includes(target)) return `${name} imports ${specifier}, of another layer`;
  if (folder === "words" && !typeOnly) return `${name} may import only types of ${specifier}`;
  return undefined;
}

test("the folders of web/ import only what stands below them", () => {
  expect(imports.map(complaint).filter((text) => text !== undefined)).toEqual([]);
});

test("the search sees every way of importing", () => {
  const text = [
    `import { a, type B } from "./a";`,
    `import type { C } from "../pkg/ids";`,
    `import "./style.css";`,
    `export * from "./d";`,
    `const e = await import("../scenes/race");`,
    `import {\n  many,\n  names,\n} from "preact";`,
    `new Worker(new URL("./worker.ts", import.meta.url));`,
  ].join("\n");
  const found = importsOf("web/x/y.ts", text);
  expect(found.map(({ specifier }) => specifier)).toEqual([
    "./a",
    "../pkg/ids",
    "./style.css",
    "./d",
    "../scenes/race",
    "preact",
    "./worker.ts",
  ]);
  expect(found[1]?.typeOnly).toBe(true);
});

test("an arrow against the direction is told", () => {
  const wrong = (from: string, specifier: string, typeOnly = false) =>
    complaint({ from: join(WEB, from), specifier, typeOnly });
  expect(wrong("state/url.ts", "../scenes/race/scene")).toContain("of another layer");
  expect(wrong("scenes/race/panel.tsx", "../basins/panel")).toContain("another scene");
  expect(wrong("scenes/race/panel.tsx", "../../pkg/descent_wasm.js")).toContain("of another layer");
  expect(wrong("scenes/race/panel.tsx", "../../main")).toContain("of another layer");
  expect(wrong("engine/race.ts", "preact")).toContain("the package preact");
  expect(wrong("words/ru.ts", "../pkg/ids")).toContain("only types");
  expect(wrong("words/ru.ts", "../pkg/ids", true)).toBeUndefined();
  expect(wrong("scenes/race/panel.tsx", "../../panel/slider")).toBeUndefined();
});
