// The plane beside the network, the line between two solutions and the twenty seeds: asked of a worker, seen, shared.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { planeEn } from "../../web/words/plane.en";
import { planeRu } from "../../web/words/plane.ru";
import { violations } from "./axe";
import { addressSays, picture, place, reload, type Visit, visitor } from "./harness";
import { clippedTexts, crowdedControls, pageScroll } from "./layout";

const visit = visitor();
const GROUND = ".plane-stage .stage-still";
const PATHS = ".plane-live canvas";

function open({ lang = "en", theme, link = "", size }: Visit = {}): Promise<Page> {
  const pairs = [link, `lang=${lang}`, theme && `theme=${theme}`].filter(Boolean);
  return visit.open({ hash: `#/convergence?act=3&${pairs.join("&")}`, ...(size ? { size } : {}) });
}

/** Once all of the plane is known that is in view. */
async function laid(page: Page): Promise<number> {
  await page.waitForSelector(".plane-stage[data-sharp]", { timeout: 60_000 });
  return picture(page, GROUND);
}

test("the plane of the paths explains most of them; a random one and a turned one look otherwise", async () => {
  const page = await open({ link: "steps=60" });
  const pca = await laid(page);
  expect(await page.locator(".plane-head").innerText()).toMatch(/explains (9\d(\.\d)?|8\d) %/);
  expect(await page.locator(".plane-beside").innerText()).toMatch(
    /SGD, step 60: its loss is \d.*, its shadow's \d.* off the plane: \d+ % of its distance/,
  );
  await page.getByRole("slider", { name: planeEn.turn }).fill("90");
  await expect.poll(() => laid(page), { timeout: 60_000 }).not.toBe(pca);
  const turned = await laid(page);
  await addressSays(page, "planeAngle=90");
  await page.getByRole("radio", { name: planeEn.kinds.random }).check();
  await expect.poll(() => laid(page), { timeout: 60_000 }).not.toBe(turned);
  const random = await laid(page);
  // It runs through the end of the open racer.
  expect(await page.locator(".plane-beside").innerText()).toContain("It is 0 off the plane");
  await page.getByRole("button", { name: planeEn.another }).click();
  await expect.poll(() => laid(page), { timeout: 60_000 }).not.toBe(random);
  const another = await laid(page);
  await addressSays(page, "planeSeed=1");
  await reload(page);
  expect(await laid(page)).toBe(another);
  await page.getByRole("button", { name: "Undo", exact: true }).waitFor();
}, 180_000);

test("the paths bend while a rate moves, over the plane of the paths before", async () => {
  const page = await open({ link: "steps=60&racer=adam" });
  await laid(page);
  const before = await picture(page, PATHS);
  const slider = page
    .locator("input[type=range]")
    .and(page.getByLabel("learning rate", { exact: true }));
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".plane-stage[data-stale]");
  expect(await page.locator(".plane-head").innerText()).toContain(planeEn.stale);
  await expect.poll(() => picture(page, PATHS)).not.toBe(before);
  await laid(page);
  expect(await page.locator(".plane-head").innerText()).not.toContain(planeEn.stale);
}, 120_000);

test("plays: the balls move over a ground that stays", async () => {
  const page = await open({ link: "steps=60&step=0" });
  const ground = await laid(page);
  const start = await picture(page, PATHS);
  await page.keyboard.press("]");
  await expect.poll(() => picture(page, PATHS)).not.toBe(start);
  expect(await picture(page, GROUND)).toBe(ground);
}, 120_000);

test("is moved by drag and keys, and shown whole again", async () => {
  const page = await open({ link: "steps=40" });
  const whole = await laid(page);
  await page.locator(".plane-live").focus();
  await page.keyboard.press("+");
  await addressSays(page, "view=");
  const near = await laid(page);
  expect(near).not.toBe(whole);
  const from = await place(page, ".plane-live", 0.5, 0.4);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
  await page.mouse.up();
  expect(await laid(page)).not.toBe(near);
  await page.getByRole("button", { name: planeEn.whole }).click();
  await expect.poll(() => laid(page), { timeout: 60_000 }).toBe(whole);
}, 180_000);

test("long work tells how far it is, is cancelled and taken up again", async () => {
  const page = await open({ link: "steps=400" });
  await page.getByRole("button", { name: planeEn.cancel }).click({ timeout: 60_000 });
  await page.locator(".plane-work").getByText(planeEn.cancelled).waitFor();
  await page.getByRole("button", { name: planeEn.resume }).click();
  await laid(page);
}, 120_000);

test("on the line between two solutions the barrier is told, and the values are read", async () => {
  const page = await open({ link: "steps=150&tab=line" });
  await page
    .getByText(/barrier/)
    .first()
    .waitFor({ timeout: 60_000 });
  const chart = ".plane-tab .line-box canvas";
  const loss = await picture(page, chart);
  await page.locator(".plane-tab").getByRole("radio", { name: "Accuracy" }).check();
  await expect.poll(() => picture(page, chart)).not.toBe(loss);
  await page.locator(".plane-tab .line-box").focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.locator(".plane-tab .chart-values").innerText()).toMatch(
    /α = 0\.01[\s\S]*Loss/,
  );
  const told = await page.locator(".plane-tab .line-word").innerText();
  await page.getByLabel(planeEn.line.from, { exact: true }).selectOption("1");
  await expect
    .poll(() => page.locator(".plane-tab .line-word").innerText(), { timeout: 60_000 })
    .not.toBe(told);
  await page.getByRole("radio", { name: planeEn.line.kinds.seeds }).check();
  await expect
    .poll(() => page.locator(".plane-tab .line-word").innerText(), { timeout: 60_000 })
    .toMatch(/weights are/);
  await page.getByRole("spinbutton", { name: planeEn.line.to, exact: true }).fill("1");
  await page.getByRole("spinbutton", { name: planeEn.line.to, exact: true }).press("Enter");
  await page.getByText(planeEn.line.same).waitFor();
  await addressSays(page, "seedTo=1");
}, 180_000);

test("twenty seeds are trained, told apart, and one of them is opened", async () => {
  const page = await open({ link: "steps=60&tab=seeds" });
  const seeds = page.locator(".seed-list button");
  await expect.poll(() => seeds.count(), { timeout: 60_000 }).toBe(20);
  await page.waitForFunction(() => !document.querySelector(".question-work"), undefined, {
    timeout: 60_000,
  });
  expect(await page.locator(".seed-strips tbody tr").count()).toBe(4);
  const seven = page.getByRole("button", { name: /^Open seed 7 ?:/ });
  const loss = await seven.locator("small").innerText();
  await seven.click();
  await addressSays(page, "seed=7");
  expect(await seven.getAttribute("aria-pressed")).toBe("true");
  // It is the training that the page itself makes of that seed.
  await expect
    .poll(() => page.locator(".plane-beside").innerText(), { timeout: 60_000 })
    .toContain(`its loss is ${loss}`);
}, 120_000);

test("speaks Russian", async () => {
  const page = await open({ lang: "ru", link: "steps=40" });
  await laid(page);
  expect(await page.locator(".plane-head").innerText()).toContain("Плоскость объясняет");
  for (const name of Object.values(planeRu.kinds)) {
    await page.getByRole("radio", { name, exact: true }).waitFor();
  }
}, 120_000);

test.each(["laptop", "projector", "phone"] as const)(
  "nothing is clipped or crowded on a %s",
  async (size) => {
    const page = await open({ size, lang: "ru", link: "steps=40&tab=seeds&plane=random" });
    await laid(page);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await crowdedControls(page)).toEqual([]);
    expect((await pageScroll(page)).right).toBe(0);
  },
  120_000,
);

test.each(["light", "dark", "projector"] as const)(
  "axe finds nothing serious, %s",
  async (theme) => {
    const page = await open({ theme, link: "steps=40&tab=line&plane=random" });
    await laid(page);
    await page.waitForSelector(".plane-tab .line-box");
    expect(await violations(page)).toEqual([]);
    const seeds = await open({ theme, size: "phone", lang: "ru", link: "steps=40&tab=seeds" });
    await laid(seeds);
    await seeds.waitForSelector(".seed-list");
    expect(await violations(seeds)).toEqual([]);
  },
  120_000,
);
