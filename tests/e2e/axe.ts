// What axe finds serious on a page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { drawn } from "./harness";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function violations(page: Page): Promise<string[]> {
  // What has scrolled out of the panel would not be looked at.
  const { width = 0 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width, height: 7000 });
  await drawn(page);
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(
    () =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        resultTypes: ["violations"],
      }) as Promise<AxeResults>,
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} · ${target} · ${failureSummary}`),
    );
}
