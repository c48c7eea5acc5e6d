// The relief: the same run in three dimensions.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { levelEn } from "../../web/words/level.en";
import { reliefEn } from "../../web/words/relief.en";
import { addressSays, drawn, pairs, picture, place, resultsText, visitor } from "./harness";

const visit = visitor();

const LINK = "v=1&surface=himmelblau&racer=sgd&racer=adam&step=30";
const LIVE = ".relief-live";

const button = (page: Page, label: string) =>
  page.getByRole("button", { name: label, exact: true });

/** What the relief looks like, once two pictures in a row are the same: it is drawn after its module has come. */
async function seen(page: Page): Promise<string> {
  let before = "";
  for (let turn = 0; turn < 40; turn++) {
    await drawn(page);
    const now = (await page.locator(`${LIVE} canvas`).screenshot()).toString("base64");
    if (now === before) return now;
    before = now;
  }
  throw new Error("the relief does not come to rest");
}

async function open(link = `${LINK}&relief=1`, size: "laptop" | "phone" = "laptop"): Promise<Page> {
  const page = await visit.open({ link, size });
  await page.locator(LIVE).waitFor();
  await page.waitForFunction(() =>
    performance
      .getEntriesByType("resource")
      .some(({ name }) => /descent_wasm_bg.*\.wasm/.test(name)),
  );
  return page;
}

/** Waits until the relief is another picture than it was. */
async function changed(page: Page, before: string): Promise<string> {
  for (let turn = 0; turn < 40; turn++) {
    const now = await seen(page);
    if (now !== before) return now;
  }
  throw new Error("the relief is as it was");
}

test("opens from the stage's tools, says what it shows, and is in the link", async () => {
  const page = await visit.open({ link: LINK });
  const results = await resultsText(page);
  await button(page, levelEn.relief).click();
  await page.locator(LIVE).waitFor();
  await addressSays(page, "relief=1");
  const blank = await seen(page);
  expect(await page.locator(".relief-caption").innerText()).toBe(reliefEn.log);
  expect(await page.locator(LIVE).getAttribute("aria-label")).toContain("Himmelblau");
  await page.waitForFunction(() =>
    /step 30.*SGD.*Adam/.test(document.querySelector(".relief .p-spoken")?.textContent ?? ""),
  );
  expect(blank).not.toBe("");
  expect(await resultsText(page), "the race is the same").toBe(results);
  await button(page, reliefEn.close).click();
  expect(await page.locator(".relief").count()).toBe(0);
  await page.waitForFunction(() => !location.hash.includes("relief="));
});

test("follows time, the start, the view and who is shown", async () => {
  const page = await open();
  const first = await seen(page);
  await page.locator(".timeline-scrub").fill("80");
  const later = await changed(page, first);
  await page.locator(".timeline-scrub").fill("30");
  expect(await changed(page, later)).toBe(first);
  const spot = await place(page, ".stage-live", 0.6, 0.4);
  await page.mouse.click(spot.x, spot.y);
  const moved = await changed(page, first);
  await button(page, levelEn.nearer).click();
  const near = await changed(page, moved);
  await page.locator(".racer-row").first().getByRole("button", { name: /hide/i }).click();
  await changed(page, near);
});

test("turns by pointer and by keys, and comes back", async () => {
  const page = await open();
  const [first, stage] = [await seen(page), await picture(page)];
  const spot = await place(page, LIVE, 0.5, 0.5);
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.down();
  await page.mouse.move(spot.x + 60, spot.y + 10, { steps: 3 });
  await page.mouse.up();
  const turned = await changed(page, first);
  await page.locator(LIVE).focus();
  await page.mouse.move(0, 0);
  await page.keyboard.press("0");
  const home = await changed(page, turned);
  const seenBefore = new Set([home]);
  for (const key of ["ArrowLeft", "ArrowUp", "+"]) {
    await page.keyboard.press(key);
    const now = await seen(page);
    expect(seenBefore.has(now), key).toBe(false);
    seenBefore.add(now);
  }
  await page.keyboard.press("0");
  expect(await seen(page)).toBe(home);
  expect((await pairs(page)).has("view"), "its keys are not the stage's").toBe(false);
  expect((await pairs(page)).has("start")).toBe(false);
  expect(await picture(page)).toBe(stage);
});

test("rests when nothing changes", async () => {
  const page = await open();
  await seen(page);
  const frames = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let asked = 0;
        const own = requestAnimationFrame.bind(window);
        window.requestAnimationFrame = (callback) => {
          asked++;
          return own(callback);
        };
        let left = 20;
        const turn = () => (left-- > 0 ? own(turn) : done(asked));
        own(turn);
      }),
  );
  expect(frames).toBe(0);
});

test("takes the stage's place on a phone, one tap away from it", async () => {
  const page = await open(`${LINK}&relief=1`, "phone");
  await seen(page);
  const [stage, relief] = [
    await page.locator(".stage").boundingBox(),
    await page.locator(".relief").boundingBox(),
  ];
  expect(relief).toEqual(stage);
  await button(page, reliefEn.close).tap();
  expect(await page.locator(".relief").count()).toBe(0);
  await button(page, levelEn.relief).tap();
  await page.locator(LIVE).waitFor();
});

test("where there is no WebGL a sentence says so, and the rest works", async () => {
  const page = await visit.open({
    link: `${LINK}&relief=1`,
    before: () => {
      const own = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        return kind.startsWith("webgl") ? null : own.call(this, kind as "2d", ...(rest as []));
      } as typeof own;
    },
  });
  await page.getByText(reliefEn.noWebgl).waitFor();
  const before = await picture(page);
  await page.keyboard.press("]");
  expect(await picture(page)).not.toBe(before);
  await button(page, reliefEn.close).click();
  expect(await page.locator(".relief").count()).toBe(0);
});

test("a lost context is told and drawn again", async () => {
  const page = await open();
  const first = await seen(page);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".relief-live canvas");
    canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await page.getByText(reliefEn.lost).waitFor();
  await button(page, reliefEn.again).click();
  await page.locator(LIVE).waitFor();
  expect(await seen(page)).toBe(first);
});
