// The first load of each scene is what the budget counts, and in the other language no more than its words.

import { describe, expect, test } from "vitest";
import { firstLoads } from "../../scripts/budgets.mjs";
import { DIST, visitor } from "./harness";

const visit = visitor();

/**
 * What the page asks for once it is there, and answers without: the stage's tools, what opened settings show below, the worker
 * of a chart, and the module with the metrics, before which points move already.
 */
const AFTER =
  /\/(?:descent_wasm(?:_bg)?|csv-panel|csv-field|metrics|pictures|measure|overlay|traps-panel|parameters|constants|words|loss-words|retraining(?:\.worker)?|tasks|level|icons|gestures|partings|schedule-curve|what-if\.ru|regression-names)-/;
const WORDS = /\/(?:english|[a-z-]+\.en)-/;

describe.each(firstLoads(DIST))("the first load of $scene", ({ scene, files }) => {
  const counted = files.map(({ file }) => file).sort();

  test.each(["ru", "en"] as const)("is what is counted, in %s", async (lang) => {
    const page = await visit.open({ hash: `#/${scene}?lang=${lang}` });
    const base = new URL(".", page.url()).pathname;
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    const needed = loaded
      .filter((path) => !AFTER.test(path))
      .map((path) => path.slice(base.length))
      .concat("index.html");
    const words = needed.filter((file) => WORDS.test(`/${file}`));
    expect(words.length > 0).toBe(lang === "en");
    expect(needed.filter((file) => !words.includes(file)).sort()).toEqual(counted);
  });
});
