// The built page asks no other host for anything. That none is asked while it runs is watched in tests/e2e.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { at } from "../../scripts/project.mjs";
import { optimizerNotes, surfaceNotes } from "../../web/engine/notes";

/** Names that only look like addresses, and pages that a person may follow a link to. Nothing of them is loaded. */
const NAMESPACES = ["www.w3.org"];
const LINKS = ["arxiv.org", "doi.org", "github.com", "pytorch.org", "docs.pytorch.org"];
/** Where the core's lists send whoever wants to read on; named in their own file only. */
const SOURCES = [
  ...Object.values(optimizerNotes).flatMap(({ references }) => references),
  ...Object.values(surfaceNotes).map(({ reference }) => reference),
].map(({ url }) => new URL(url).host);

const DIST = at("dist");

function textFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return textFiles(path);
    return /\.(html|css|js|mjs|json|svg|webmanifest)$/.test(entry.name) ? [path] : [];
  });
}

/** The hosts that a file may name. */
function knownIn(name: string): readonly string[] {
  if (name.endsWith(".css")) return NAMESPACES;
  return [...NAMESPACES, ...LINKS, ...(/^assets\/notes-[^/]*\.js$/.test(name) ? SOURCES : [])];
}

/** The hosts of absolute addresses in a text. */
function hosts(text: string): string[] {
  return [...text.matchAll(/(?:https?|wss?):\/\/([^\s"'`<>/?#\\)${},;]+)/g)].map(
    ([, host]) => host ?? "",
  );
}

/** What a text of HTML or CSS loads from another host. */
function loads(text: string): string[] {
  const loading =
    /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=["']?(?:https?:)?\/\/[^"'\s>]+|<link\b[^>]*\bhref=["']?(?:https?:)?\/\/[^"'\s>]+|url\(\s*["']?(?:https?:)?\/\/[^"')]+|@import\s+["'](?:https?:)?\/\/[^"']+/g;
  return text.match(loading) ?? [];
}

test("the page is built", () => {
  expect(existsSync(join(DIST, "index.html")), "run npm run build").toBe(true);
});

test.each(textFiles(DIST).map((path) => [relative(DIST, path).replaceAll("\\", "/"), path]))(
  "%s names no other host",
  (name, path) => {
    const text = readFileSync(path, "utf8");
    const known = knownIn(name);
    expect(hosts(text).filter((host) => !known.includes(host))).toEqual([]);
    expect(loads(text)).toEqual([]);
  },
);

test("an address of another host is seen", () => {
  expect(hosts(`fetch("https://cdn.example/x.js")`)).toEqual(["cdn.example"]);
  expect(loads(`<script defer src="//cdn.example/x.js">`)).toHaveLength(1);
  expect(loads(`a{background:url(https://arxiv.org/x.png)}`)).toHaveLength(1);
});
