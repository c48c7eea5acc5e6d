// What the WebAssembly exports is a reviewed text: a change of it is seen in the difference of border.d.ts.

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BORDER, exportedDeclarations } from "../../scripts/border.mjs";

test("the border is the reviewed one (after a wanted change: npm run border)", () => {
  expect(existsSync(BORDER), "run npm run border").toBe(true);
  expect(exportedDeclarations()).toBe(readFileSync(BORDER, "utf8"));
});
