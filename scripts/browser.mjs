// The built page, served and opened: for the tests, the pictures and the benchmarks.

import { chromium as playwright } from "playwright-core";
import { chromium, LAUNCH_ARGS } from "./chromium.mjs";
import { at } from "./project.mjs";
import { serve } from "./serve.mjs";

/**
 * Serves dist/ on a free port and starts a browser.
 * @returns {Promise<{ url: string, browser: import("playwright-core").Browser, close: () => Promise<void> }>}
 */
export async function openBuilt() {
  const executablePath = await chromium();
  const server = await serve({ folder: at("dist") });
  const browser = await playwright.launch({ executablePath, args: LAUNCH_ARGS });
  return {
    url: server.url,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * Waits until the page says that its scene is drawn, with its fonts.
 * @param {import("playwright-core").Page} page
 */
export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
