// The views of scores: each moves the one threshold, and all follow it; what is chosen in them is kept by the link.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { classificationEn as words } from "../../web/words/classification.en";
import { moreViewsEn } from "../../web/words/classification-more-views.en";
import { viewsEn } from "../../web/words/classification-views.en";
import { violations } from "./axe";
import { addressSays, drawn, place, type Visit, visitor } from "./harness";
import { clippedTexts } from "./layout";

const visit = visitor();
const open = async (link: string, rest: Visit = {}) => {
  const page = await visit.open({ scene: "classification", link, ...rest });
  await page.locator(".plot-rules").first().waitFor();
  await drawn(page);
  return page;
};

/** The picture between the axes of a view. */
const picture = (kind: string) => `[data-kind=${kind}] .plot-box > svg`;

async function threshold(page: Page): Promise<number> {
  await drawn(page);
  return Number(await page.getByRole("spinbutton", { name: words.threshold }).inputValue());
}

async function drag(page: Page, kind: string, from: [number, number], to: [number, number]) {
  const [start, end] = [
    await place(page, picture(kind), ...from),
    await place(page, picture(kind), ...to),
  ];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
  await drawn(page);
}

/** Pairs of views, and where on the first a hand pulls. */
const PAIRS = [
  ["det", "gain", [0.3, 0.4], [0.5, 0.8]],
  ["gain", "lift", [0.2, 0.6], [0.7, 0.02]],
  ["lift", "det", [0.3, 0.2], [0.8, 0.5]],
  ["metrics", "cost", [0.5, 0.5], [0.8, 0.5]],
  ["cost", "calibration", [0.5, 0.5], [0.2, 0.5]],
  ["calibration", "metrics", [0.5, 0.5], [0.3, 0.5]],
] as const;

test.each(PAIRS)(
  "the threshold dragged on %s moves %s, the matrix and itself",
  async (left, right, from, to) => {
    const page = await open(`left=${left}&right=${right}`);
    const grips = async () => {
      const grip = (kind: string) => page.locator(`[data-kind=${kind}] .plot-grip`);
      return [left, right].map((kind) => grip(kind).evaluate((one) => one.outerHTML));
    };
    const before = await Promise.all(await grips());
    const matrix = await page.locator(".cls-matrix tbody").innerText();
    await drag(page, left, [...from], [...to]);
    const after = await Promise.all(await grips());
    for (const [at, grip] of before.entries()) expect(after[at], `grip ${at}`).not.toBe(grip);
    expect(await page.locator(".cls-matrix tbody").innerText()).not.toBe(matrix);
    expect(await threshold(page)).not.toBe(0.5);
  },
);

test("a view is chosen by keys alone, and the focus stays where it was chosen", async () => {
  const page = await open("");
  const choice = page.getByRole("combobox", { name: words.viewLabel }).first();
  await choice.focus();
  await choice.selectOption("det");
  await page.locator(picture("det")).waitFor();
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLSelectElement | null)?.value);
  await expect.poll(focused).toBe("det");
  await addressSays(page, "left=det");
});

test("lines are chosen, named beside the threshold with their values, and kept by the link", async () => {
  const page = await open("left=metrics");
  const names = page.locator(".plot-names text");
  expect(await names.count()).toBe(5);
  await page.locator(".plot-chooser summary").click();
  await page.locator(".plot-chooser label", { hasText: "Matthews" }).click();
  await drawn(page);
  await addressSays(page, "mcc");
  const told = await page.locator("[data-metric=mcc] text").textContent();
  const listed = page.locator(".cls-metrics details", { hasText: "Matthews" }).locator("output");
  const value = Number((await listed.innerText()).replace("−", "-"));
  expect(told).toContain(moreViewsEn.shortNames["mcc"]);
  expect(Number(told?.split(" ").at(-1))).toBeCloseTo(value, 2);
});

test("average precision is the area of the steps, which can be drawn beside that of the trapezoids", async () => {
  const page = await open("levels=5");
  const areas = page.locator("[data-kind=pr] [data-area]");
  expect(await areas.count()).toBe(1);
  await page.getByLabel(viewsEn.areasLabel).selectOption("both");
  await drawn(page);
  expect(await areas.count()).toBe(2);
  const note = await page.locator("[data-kind=pr] .plot-note").innerText();
  const listed = page.locator(".cls-metrics details", { hasText: "average_precision" });
  expect(note).toContain(await listed.locator("output").innerText());
});

test("the plane of the ROC curve is shown as pairs, each with its two scores", async () => {
  const page = await open("levels=5");
  await page.getByRole("button", { name: viewsEn.pairs }).click();
  await addressSays(page, "pairs=1");
  const note = page.locator("[data-kind=roc] .plot-note");
  expect(await note.innerText()).toContain("tied");
  for (const [x, y, outcome] of [
    [0.9, 0.9, viewsEn.won],
    [0.005, 0.005, viewsEn.lost],
  ] as const) {
    const { x: px, y: py } = await place(page, picture("roc"), x, y);
    await page.mouse.move(px, py);
    await expect.poll(() => note.innerText()).toContain(outcome);
  }
});

test("bins of the calibration are chosen, and the error is of those", async () => {
  const page = await open("left=calibration");
  const note = page.locator("[data-kind=calibration] .plot-note");
  const before = await note.innerText();
  await page.getByLabel(moreViewsEn.bins).selectOption("5");
  await drawn(page);
  expect(await page.locator("[data-kind=calibration] .plot-counts rect").count()).toBe(5);
  expect(await note.innerText()).not.toBe(before);
  await page.getByLabel(moreViewsEn.binningLabel).selectOption("quantile");
  await addressSays(page, "binning=quantile");
  const counts = await page.locator(".plot-counts text").allTextContents();
  expect(new Set(counts)).toEqual(new Set(["100"]));
});

describe("what errors cost", () => {
  test("moves the least cost, its jump and the line through it", async () => {
    const page = await open("left=cost&right=roc");
    const best = () => page.locator("[data-kind=cost] .plot-best").getAttribute("cx");
    const before = await best();
    const field = page.getByRole("spinbutton", { name: viewsEn.prices.costFn.name });
    await field.fill("20");
    await field.press("Enter");
    await drawn(page);
    expect(Number(await best())).toBeLessThan(Number(before));
    await page.getByRole("button", { name: words.jumpNames["least_cost"] ?? "" }).click();
    await drawn(page);
    const cut = await page.locator("[data-kind=cost] .plot-cut line").getAttribute("x1");
    expect(Number(cut)).toBeCloseTo(Number(await best()), 3);
  });

  test("and the least precision that is wanted stands on its button", async () => {
    const page = await open("");
    const field = page.getByRole("spinbutton", { name: viewsEn.prices.minPrecision.name });
    await field.fill("0.8");
    await field.press("Enter");
    await page.getByRole("button", { name: `${viewsEn.atLeast.precision}0.8` }).click();
    await drawn(page);
    const row = page.locator(".cls-metrics details", { hasText: "precision" }).first();
    expect(Number(await row.locator("output").innerText())).toBeGreaterThanOrEqual(0.8);
  });
});

test("bootstrap: bands on the curves and an interval about every metric, of the link's seed", async () => {
  const page = await open("bootstrap=1&replicates=60&bootSeed=5");
  const intervals = page.locator(".cls-interval");
  await intervals.first().waitFor();
  await drawn(page);
  expect(await page.locator(".plot-band").count()).toBe(2);
  const texts = await intervals.allInnerTexts();
  expect(texts.length).toBe(10);
  await page.getByRole("spinbutton", { name: viewsEn.bootSeed }).fill("6");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => {
      const now = await intervals.allInnerTexts();
      return now.length === texts.length && now.join() !== texts.join();
    })
    .toBe(true);
  // Those of labels are of the threshold: while it has moved and nothing is drawn yet they are not shown.
  await page.keyboard.press("[");
  await expect.poll(() => intervals.count()).toBe(10);
  await page.getByRole("switch", { name: viewsEn.bootstrap }).click();
  await expect.poll(() => page.locator(".plot-band, .cls-interval").count()).toBe(0);
});

test("a long bootstrap tells how far it is, and can be stopped", async () => {
  const page = await open("bootstrap=1&replicates=2000&count=100000");
  await page.locator(".cls-drawing progress").waitFor();
  await page.getByRole("button", { name: viewsEn.cancel }).click();
  await expect.poll(() => page.locator(".cls-drawing").innerText()).toContain(viewsEn.cancelled);
});

test("what a definition leaves open is set beside it, and stands in its call", async () => {
  const page = await open("");
  await page.locator(".cls-more summary").first().click();
  const row = page.locator(".cls-metrics details", { hasText: "fbeta" });
  await row.locator("summary").click();
  const before = await row.locator("output").innerText();
  const field = row.getByRole("spinbutton");
  await field.fill("0.5");
  await field.press("Enter");
  await drawn(page);
  expect(await row.locator("output").innerText()).not.toBe(before);
  expect(await row.locator("code").innerText()).toContain("beta=0.5");
  await addressSays(page, "beta=0.5");
});

test("a formula that is longer than its place is set smaller, and is not scrolled", async () => {
  const page = await open("");
  const row = page.locator(".cls-metrics details", { hasText: "Matthews" });
  await row.locator("summary").click();
  const lines = row.locator(".p-formula-line");
  await expect.poll(() => lines.count()).toBe(3);
  const wide = () =>
    lines.evaluateAll((all) =>
      all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    );
  await expect.poll(async () => Math.max(...(await wide()))).toBeLessThanOrEqual(1);
});

test.each([
  ["one class", "prevalence=0", ["det", "gain", "lift"]],
  ["a perfect model", "separation=8&spread=0.5&sharpness=0.5", ["det"]],
] as const)("%s: a view that has no curve says so", async (_, link, kinds) => {
  for (const kind of kinds) {
    const page = await visit.open({ scene: "classification", link: `${link}&left=${kind}` });
    await page.locator(`[data-kind=${kind}] .plot-none`).waitFor();
  }
});

const SIZES = [
  ["laptop", "ru", "light"],
  ["projector", "en", "projector"],
  ["phone", "ru", "dark"],
  ["phone", "en", "light"],
] as const;

test.each(
  SIZES.flatMap((size) =>
    (
      [
        ["det", "metrics"],
        ["calibration", "cost"],
        ["gain", "lift"],
      ] as const
    ).map((kinds) => [...size, ...kinds] as const),
  ),
)(
  "on a %s, %s, %s: %s and %s are whole, and axe finds nothing",
  async (size, lang, theme, left, right) => {
    const page = await open(`left=${left}&right=${right}`, { size, lang, theme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  },
);
