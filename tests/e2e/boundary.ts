import type { Page } from "playwright-core";
import { drawn } from "./harness";

/** The map of what the network answers, and the points over it. */
export const MAP = ".boundary-ground";
export const POINTS = ".boundary-live";
/** The side of a map at rest, in cells; one that moves is coarser, as the machine allows. */
const SHARP = 160;

/** Waits until a rule has ended the training, and the map is drawn as it will stay. */
export async function trained(page: Page): Promise<void> {
  await page.locator(".boundary-verdict .hint[data-kind]").waitFor();
  await drawn(page);
  await page.waitForFunction(
    ({ map, side }) => document.querySelector<HTMLCanvasElement>(map)?.width === side,
    { map: MAP, side: SHARP },
  );
}

/** What the act says of its training. */
export function verdict(page: Page): Promise<string> {
  return page.locator(".boundary-verdict").innerText();
}
