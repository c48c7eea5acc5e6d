// The acts on data: one parameter and two, by pointer, by keys, in both languages, on a phone, and by link.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { catalogEn } from "../../web/words/catalog.en";
import { convergenceEn } from "../../web/words/convergence.en";
import { convergenceRu } from "../../web/words/convergence.ru";
import { dataEn } from "../../web/words/data.en";
import { dataRu } from "../../web/words/data.ru";
import { en } from "../../web/words/en";
import { violations } from "./axe";
import { addressSays, drawn, pairs, picture, rows, tabTo, type, visitor } from "./harness";

const visit = visitor();

const RATE = catalogEn.hyperparameters.learning_rate.name;
const LINES = ".data-plane canvas:nth-of-type(2)";
const open = (link: string, rest: Parameters<typeof visit.open>[0] = {}) =>
  visit.open({ scene: "convergence", link, ...rest });
const note = async (page: Page) => {
  await drawn(page);
  return page.locator(".data-note").innerText();
};
const lossChoice = (page: Page) => page.getByRole("combobox", { name: dataEn.loss, exact: true });
const point = (page: Page, index: number) => page.locator(`[data-point="${index}"]`);

/** The number after a sign in the note: `w₁ = 1.53`. */
async function told(page: Page, sign: string): Promise<number> {
  // Of κ, which is written as a quotient, the last.
  const [, ...after] = (await note(page)).split(`${sign} = `);
  const number = (sign === "κ" ? after.join("= ").split("= ").at(-1) : after[0]) ?? "";
  const [digits = ""] = number.match(/^−?[\d.]+/) ?? [];
  return Number(digits.replace("−", "-"));
}

async function drag(page: Page, from: { x: number; y: number }, by: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let move = 1; move <= 6; move++) {
    await page.mouse.move(from.x + (by.x * move) / 6, from.y + (by.y * move) / 6);
  }
  await page.mouse.up();
}

async function middle(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe("one parameter", () => {
  test("opens from the race and is found again as it was left", async () => {
    const page = await visit.open();
    await page.getByRole("link", { name: en.scenes.convergence, exact: true }).click();
    await page.locator(".data-plane").waitFor();
    await lossChoice(page).selectOption("mae");
    await page.getByRole("link", { name: convergenceEn.acts["2"].title }).click();
    await page.getByText(dataEn.standardize).first().waitFor();
    await page.getByRole("link", { name: convergenceEn.acts["1"].title }).click();
    await page.getByText(dataEn.models.sine.brief).waitFor();
    await expect.poll(() => lossChoice(page).inputValue()).toBe("mae");
    await page.getByRole("link", { name: en.scenes.race, exact: true }).click();
    await page.locator(".stage-legend").waitFor();
    await page.getByRole("link", { name: en.scenes.convergence, exact: true }).click();
    await expect.poll(() => lossChoice(page).inputValue()).toBe("mae");
  });

  test("the loss moves the line, and the line the loss", async () => {
    const page = await open("act=1&step=0");
    const before = { lines: await picture(page, LINES), stage: await picture(page) };
    expect(await told(page, "w₁")).toBeCloseTo(-0.5, 6);
    const stage = await page.locator(".stage-live").boundingBox();
    if (!stage) throw new Error("no stage");
    await page.mouse.click(stage.x + stage.width * 0.8, stage.y + 40);
    expect(await told(page, "w₁")).toBeCloseTo(3, 1);
    expect(await picture(page, LINES)).not.toBe(before.lines);

    // A press beside the points takes the line: it goes through the pointer.
    const plane = await page.locator(".data-plane").boundingBox();
    if (!plane) throw new Error("no plane");
    const [x0, x1, y0, y1] = [-0.4, 3.4, -1.5, 6];
    const at = {
      x: plane.x + ((2.6 - x0) / (x1 - x0)) * plane.width,
      y: plane.y + ((y1 - 1.3) / (y1 - y0)) * plane.height,
    };
    const seen = await picture(page);
    await page.mouse.click(at.x, at.y);
    expect(await told(page, "w₁")).toBeCloseTo(0.5, 2);
    expect(await picture(page)).not.toBe(seen);
  });

  test("the learning rate is told its regime, by bounds from the data", async () => {
    const page = await open("act=1");
    const [lambda, limit] = [await told(page, "curvature λ"), await told(page, "2/λ")];
    // Mean of x² is 22.4 / 7.
    expect(lambda).toBeCloseTo((2 * 22.4) / 7, 6);
    expect(limit).toBeCloseTo(2 / lambda, 2);
    for (const [rate, regime] of [
      [0.01, "creeping"],
      [0.05, "monotone"],
      [1 / lambda, "one_step"],
      [0.25, "oscillating"],
      [0.33, "diverging"],
    ] as const) {
      await type(page, RATE, String(rate));
      expect(await note(page)).toContain(dataEn.regimes[regime]);
      expect(await page.locator(".rate-regime").innerText()).toContain(dataEn.regimes[regime]);
    }
    const [row] = await rows(page);
    expect(row?.outcome).toContain("Diverged");
    expect(await page.locator(".p-tick-label").allInnerTexts()).toEqual(
      expect.arrayContaining([dataEn.oneStep]),
    );
  });

  test("a point is dragged, and moved, added and removed by keys", async () => {
    const page = await open("act=1");
    const before = await told(page, "w₁");
    await drag(page, await middle(page, '[data-point="6"]'), { x: -10, y: 120 });
    expect(await told(page, "w₁")).toBeLessThan(before - 0.1);
    await addressSays(page, "points=");
    await point(page, 0).focus();
    // The chosen point, and no other, is one that Tab comes to.
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, '[data-point="0"]', 1);
    const loss = await told(page, "C");
    for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowUp");
    expect(await told(page, "C")).not.toBe(loss);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".data-point").count()).toBe(8);
    await page.keyboard.press("Delete");
    await expect.poll(() => page.locator(".data-point").count()).toBe(7);
    await page.getByRole("button", { name: dataEn.ownPoints }).click();
    expect(await told(page, "w₁")).toBe(before);
    await page.keyboard.press("Control+z");
    await expect.poll(() => told(page, "w₁")).not.toBe(before);
  });

  test("every loss, and a model with several minima", async () => {
    const page = await open("act=1");
    const seen = new Set<number>();
    for (const loss of ["mse", "mae", "msle", "mape", "huber"]) {
      await lossChoice(page).selectOption(loss);
      seen.add(await picture(page, ".twin .stage-still"));
    }
    expect(seen.size).toBe(5);
    await lossChoice(page).selectOption("mse");
    await page.getByRole("radio", { name: dataEn.models.sine.brief }).check();
    expect(await told(page, "w₁")).toBeCloseTo(2.2, 1);
    const stage = await page.locator(".stage-live").boundingBox();
    if (!stage) throw new Error("no stage");
    await page.mouse.click(stage.x + stage.width * 0.68, stage.y + 40);
    await type(page, RATE, "0.3");
    // Another start, another minimum.
    expect(await told(page, "w₁")).toBeGreaterThan(4);
  });

  test("data that a loss cannot take are told, and the last picture stays", async () => {
    const page = await open("act=1&loss=msle");
    const before = await note(page);
    await drag(page, await middle(page, '[data-point="0"]'), { x: 0, y: 400 });
    const alert = page.locator(".race-panel [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toContain(dataEn.keptBefore);
    await lossChoice(page).selectOption("mse");
    await expect.poll(() => alert.count()).toBe(0);
    expect(await note(page)).not.toBe(before);
  });

  test("a step is opened, over one parameter too", async () => {
    const page = await open("act=1&step=3&insight=step");
    await page.locator(".autopsy-symbols").waitFor();
    expect(await page.locator(".autopsy").innerText()).not.toMatch(/NaN|—; —/);
  });
});

describe("two parameters", () => {
  test("units make a ravine of the bowl, and standardizing a bowl of it", async () => {
    const page = await open("act=2");
    expect(await told(page, "κ")).toBeLessThan(1.2);
    await type(page, dataEn.scale, "5");
    expect(await told(page, "κ")).toBeGreaterThan(20);
    expect((await rows(page))[0]?.outcome).toContain("Diverged");
    await page.getByText(dataEn.standardize, { exact: true }).click();
    expect(await told(page, "κ")).toBeCloseTo(1, 6);
    expect((await rows(page))[0]?.outcome).toContain("Converged");
  });

  test("a mini-batch glows, with its own contours and gradient", async () => {
    const page = await open("act=2&step=0");
    const before = await picture(page);
    await page.locator("summary", { hasText: dataEn.batches }).click();
    await page.getByText(dataEn.batchOn, { exact: true }).click();
    await page.locator(".data-point[data-lit]").first().waitFor();
    await type(page, dataEn.batchSize, "3");
    await expect.poll(() => page.locator(".data-point[data-lit]").count()).toBe(3);
    expect(await note(page)).toContain("∇Ĉ");
    expect(await picture(page)).not.toBe(before);
    const lit = () =>
      page.locator(".data-point[data-lit]").evaluateAll((all) => all.map((one) => one.dataset));
    const first = await lit();
    await page.locator(".data-note").click();
    await page.keyboard.press("]");
    await expect.poll(lit).not.toEqual(first);
    const seeded = await note(page);
    await type(page, dataEn.batchSeed, "7");
    await expect.poll(() => note(page)).not.toBe(seeded);
  });

  test("the middle of the line lifts it, its ends turn it", async () => {
    const page = await open("act=2&step=0");
    const plane = await page.locator(".data-plane").boundingBox();
    if (!plane) throw new Error("no plane");
    const place = (x: number, y: number) => ({
      x: plane.x + ((x + 2.2) / 4.4) * plane.width,
      y: plane.y + ((4.5 - y) / 7) * plane.height,
    });
    const lifted = place(0, -1.5);
    await page.mouse.click(lifted.x, lifted.y);
    expect(await told(page, "w₀")).toBeCloseTo(-1.5, 1);
    expect(await told(page, "w₁")).toBeCloseTo(-1.5, 6);
    const turned = place(1.8, 3.9);
    await page.mouse.click(turned.x, turned.y);
    expect(await told(page, "w₁")).toBeCloseTo(3, 1);
    expect(await told(page, "w₀")).toBeCloseTo(-1.5, 1);
  });
});

test("a link brings back the same numbers", async () => {
  const link =
    "act=2&loss=huber&delta=0.5&set=cloud&scale=2&batch=8&seed=3&racer=adam:learning_rate=0.1&steps=60";
  const page = await open(link);
  await page.locator(".data-point[data-lit]").first().waitFor();
  const seen = { rows: await rows(page), note: await note(page), pairs: await pairs(page) };
  const again = await visit.open({ hash: await page.evaluate(() => location.hash) });
  await again.locator(".data-point[data-lit]").first().waitFor();
  expect({ rows: await rows(again), note: await note(again), pairs: await pairs(again) }).toEqual(
    seen,
  );
  expect(seen.pairs.get("batch")).toBe("8");
});

test("a bad link is named, and the rest of it read", async () => {
  const page = await open("act=9&loss=rmse&points=1~2~3&scale=4");
  const notice = await page.locator(".notice").innerText();
  for (const part of ["act=9", "loss=rmse", "points=1~2~3"]) expect(notice).toContain(part);
});

test("in Russian, on a phone", async () => {
  const page = await open("act=1", { size: "phone", lang: "ru" });
  expect(await page.locator(".acts").innerText()).toContain(convergenceRu.acts["1"].title);
  expect(await note(page)).toContain(dataRu.regimes.monotone);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.locator(".acts a", { hasText: convergenceRu.acts["2"].title }).tap();
  await page.getByText(dataRu.standardize, { exact: true }).first().waitFor();
});

test.each(["light", "dark", "projector"] as const)("axe finds nothing, %s", async (theme) => {
  const page = await open("act=2&batch=3", { theme });
  await page.locator(".data-point[data-lit]").first().waitFor();
  expect(await violations(page)).toEqual([]);
});
