// The keys that README names are those that the page runs.

import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { at } from "../../scripts/project.mjs";
import type { RaceModel } from "../../web/race/model";
import { shellEn } from "../../web/words/shell.en";

test("README's table of keys is the page's", async () => {
  vi.stubGlobal("document", { fullscreenEnabled: true });
  const { raceKeys } = await import("../../web/race/keys");
  const { shellKeys } = await import("../../web/shell/keys");
  const { keyName } = await import("../../web/shell/help");
  const nothing = () => undefined;
  const keys = [...raceKeys({} as RaceModel), ...shellKeys({ undo: nothing, redo: nothing })];
  expect(new Set(keys.map(({ id }) => id)).size, "an id stands once").toBe(keys.length);
  const rows = keys.map(
    ({ id, keys: names }) =>
      `| ${names.map((name) => `\`${keyName(name, shellEn.keyNames)}\``).join(" ")} | ${shellEn.keys[id]} |`,
  );
  expect(readFileSync(at("README.md"), "utf8")).toContain(
    ["| key | what it does |", "|---|---|", ...rows, ""].join("\n"),
  );
});
