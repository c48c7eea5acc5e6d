// Where scores come from: dots moved by hand, a file, a network; and several classes.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { classificationEn as words } from "../../web/words/classification.en";
import { csvEn } from "../../web/words/csv.en";
import { networkEn } from "../../web/words/network.en";
import { sourceEn } from "../../web/words/source.en";
import { swarmEn } from "../../web/words/swarm.en";
import { violations } from "./axe";
import { addressSays, drawn, reload, type Visit, visitor } from "./harness";
import { clippedTexts } from "./layout";

const visit = visitor();
const open = async (link = "", rest: Visit = {}) => {
  const page = await visit.open({ scene: "classification", link, ...rest });
  await drawn(page);
  return page;
};
const swarm = async (link: string, rest: Visit = {}) => {
  const page = await open(`picture=swarm&${link}`, rest);
  await page.locator(".cls-dots").first().waitFor();
  return page;
};
const matrix = (page: Page) => page.locator(".cls-matrix tbody").innerText();
const metrics = async (page: Page) =>
  (await page.locator(".cls-metrics output").allInnerTexts()).join();
const curve = (page: Page) => page.locator("[data-kind=roc] .plot-line").getAttribute("d");
const seen = async (page: Page) => {
  await drawn(page);
  return { matrix: await matrix(page), metrics: await metrics(page), curve: await curve(page) };
};
/** Where the dot is that was taken last. */
async function dot(page: Page) {
  const box = await page.locator(".cls-chosen").boundingBox();
  if (!box) throw new Error("no dot is chosen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
const score = async (page: Page) =>
  Number(await page.locator(".cls-chosen").getAttribute("aria-valuenow"));
const counts = async (page: Page) =>
  (await page.locator(".cls-cell strong").allInnerTexts()).map(Number);
const total = async (page: Page) => (await counts(page)).reduce((sum, count) => sum + count, 0);

describe("dots", () => {
  test("dragged by the mouse they move every view, in one step of the past", async () => {
    const page = await swarm("count=40&threshold=0.5");
    const before = await seen(page);
    const from = await dot(page);
    const plot = await page.locator(".cls-swarm svg").first().boundingBox();
    if (!plot) throw new Error("no plot");
    const to = (await score(page)) < 0.5 ? plot.x + 0.97 * plot.width : plot.x + 0.03 * plot.width;
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to, from.y, { steps: 6 });
    await page.mouse.up();
    const after = await seen(page);
    for (const view of ["matrix", "metrics", "curve"] as const) {
      expect(after[view], `${view} follows`).not.toBe(before[view]);
    }
    await addressSays(page, "source=own");
    // What was written on the way is not what it came to.
    await addressSays(page, `,${String(await score(page)).replace("0.", ".")}~`);
    await reload(page);
    await page.locator(".cls-dots").first().waitFor();
    expect(await seen(page)).toEqual(after);
  });

  test("a drag is one step of the past", async () => {
    const page = await swarm("count=40&threshold=0.5");
    const before = await seen(page);
    const from = await dot(page);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y, { steps: 6 });
    await page.mouse.move(from.x + 40, from.y, { steps: 3 });
    await page.mouse.up();
    expect(await seen(page)).not.toEqual(before);
    await page.keyboard.press("Control+z");
    expect(await seen(page)).toEqual(before);
  });

  test("by keys alone: moved, flipped, added, removed, and the next one taken", async () => {
    const page = await swarm("count=30&levels=0");
    const before = await seen(page);
    const chosen = page.locator(".cls-chosen");
    await chosen.focus();
    const began = await score(page);
    await page.keyboard.press(began < 0.5 ? "ArrowRight" : "ArrowLeft");
    await drawn(page);
    expect(Math.abs((await score(page)) - began)).toBeCloseTo(0.01, 3);
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press(began < 0.5 ? "ArrowRight" : "ArrowLeft");
    }
    const moved = await seen(page);
    for (const view of ["matrix", "metrics", "curve"] as const) {
      expect(moved[view], `${view} follows`).not.toBe(before[view]);
    }
    await page.keyboard.press("Space");
    const flipped = await seen(page);
    expect(flipped.matrix).not.toBe(moved.matrix);
    await page.keyboard.press("Enter");
    expect(await total(page)).toBe(31);
    await page.keyboard.press("Delete");
    await drawn(page);
    expect(await total(page)).toBe(30);
    const said = await chosen.getAttribute("aria-valuetext");
    await page.keyboard.press("PageUp");
    await drawn(page);
    expect(await chosen.getAttribute("aria-valuetext")).not.toBe(said);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("slider");
  });

  test("a click flips a dot, and by a finger too", async () => {
    const page = await swarm("count=20", { size: "phone" });
    await page.locator(".cls-swarm").scrollIntoViewIfNeeded();
    const before = await counts(page);
    const at = await dot(page);
    await page.touchscreen.tap(at.x, at.y);
    await drawn(page);
    const after = await counts(page);
    expect(after).not.toEqual(before);
    expect(after.reduce((sum, count) => sum + count, 0)).toBe(20);
    await page.getByRole("button", { name: swarmEn.flip }).click();
    await drawn(page);
    expect(await counts(page)).toEqual(before);
  });

  test("beside them the press is the threshold's", async () => {
    const page = await swarm("count=20");
    const plot = await page.locator(".cls-swarm svg").first().boundingBox();
    if (!plot) throw new Error("no plot");
    await page.mouse.click(plot.x + 0.7 * plot.width, plot.y + 8);
    await addressSays(page, "threshold=0.7");
    expect(await page.evaluate(() => location.hash)).not.toContain("source");
  });

  test("a cell of the matrix lights its own", async () => {
    const page = await swarm("count=200");
    await page.locator("[data-cell=fn]").hover();
    await drawn(page);
    expect(await page.locator(".cls-dots[data-lit]").getAttribute("data-dots")).toBe("fn");
    expect(await page.locator(".cls-dots[data-dim]").count()).toBe(3);
  });

  test("too many for hands say so and offer fewer; too many to be told apart are bars", async () => {
    const page = await swarm("count=500");
    expect(await page.locator(".cls-chosen").count()).toBe(0);
    await page.getByText(swarmEn.unmoved("200")).waitFor();
    await page.getByRole("button", { name: swarmEn.take("200") }).click();
    await page.locator(".cls-chosen").waitFor();
    expect(await total(page)).toBe(200);
    const many = await open("picture=swarm&count=5000");
    await many.getByText(/single dots do not fit/).waitFor();
    expect(await many.locator(".cls-bars").count()).toBeGreaterThan(0);
  });
});

describe("a file", () => {
  const give = async (page: Page, csv: string) => {
    await page.getByRole("textbox", { name: csvEn.field }).fill(csv);
    await page.getByRole("button", { name: csvEn.load }).click();
  };

  test("broken names its line and keeps the old data; mended it is taken, with any labels", async () => {
    const page = await open();
    await page.getByRole("radio", { name: words.sources.own }).check({ force: true });
    await addressSays(page, "source=own");
    const before = await seen(page);
    await give(page, "y_true,y_score\n1,0.9\n0,0.2\n1,oops\n0,0.4\n");
    await page.getByText(csvEn.number("4", "oops")).waitFor();
    expect(await seen(page)).toEqual(before);
    await give(page, "y_true;y_score\nspam;0,9\nham;0,2\nspam;0,7\nham;0,8\n");
    await expect.poll(() => total(page)).toBe(4);
    // spam is 1, ham is 0; 0.9, 0.8 and 0.7 are called 1.
    expect(await counts(page)).toEqual([1, 1, 0, 2]);
    expect(await page.getByText(csvEn.number("4", "oops")).count()).toBe(0);
    await page.getByRole("radio", { name: "ham" }).check({ force: true });
    await expect.poll(() => counts(page)).toEqual([0, 2, 1, 1]);
    await addressSays(page, "own=spam,ham~");
    const chosen = await seen(page);
    await reload(page);
    expect(await seen(page)).toEqual(chosen);
  });

  test("opened, larger than a link: it is said what a reload loses, and after one what was lost", async () => {
    const page = await open("source=own");
    const rows = Array.from({ length: 300 }, (_, at) => `${at % 2},${at / 300}`).join("\n");
    await page.locator('input[type="file"]').setInputFiles({
      name: "scores.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`y_true,y_score\n${rows}\n`),
    });
    await page.getByText(sourceEn.own.notInLink("200")).waitFor();
    expect(await total(page)).toBe(300);
    await addressSays(page, "own=lost~300");
    await reload(page);
    await page.getByText(sourceEn.own.lost("300")).waitFor();
    expect(await total(page)).toBe(500);
  });

  test("with scores beyond 0 and 1: the axis spans them, and what needs probabilities says why not", async () => {
    const page = await open("source=own");
    await give(page, "0,-3.5\n0,-1\n1,0.5\n1,4\n0,1\n");
    await expect.poll(() => total(page)).toBe(5);
    expect(await page.locator(".cls-scale").innerText()).toMatch(/−3\.5[\s\S]*4/);
    const row = page.locator(".cls-metrics details", { hasText: "log_loss" }).first();
    expect(await row.locator("output").innerText()).toBe(words.undefined);
    await row.locator("summary").click();
    expect(await row.locator(".cls-why").innerText()).toContain("ValueError");
    const field = page.getByRole("spinbutton", { name: words.threshold });
    await field.fill("-2");
    await field.press("Enter");
    await drawn(page);
    expect(await counts(page)).toEqual([1, 2, 0, 2]);
  });
});

describe("the network", () => {
  test("is trained on the page: its scores of one class against the rest, the same by the same link", async () => {
    const page = await open("source=network&scope=one&positive=2&epochs=60");
    await expect.poll(() => total(page)).toBe(45);
    const before = await seen(page);
    await page.getByLabel(words.against).selectOption("0");
    await expect.poll(() => matrix(page)).not.toBe(before.matrix);
    await page.getByLabel(words.against).selectOption("2");
    await expect.poll(() => seen(page)).toEqual(before);
    await page
      .getByRole("radio", { name: sourceEn.network.splits.all, exact: true })
      .check({ force: true });
    await expect.poll(() => total(page)).toBe(150);
    await addressSays(page, "split=all");
    await page.keyboard.press("Control+z");
    await expect.poll(() => seen(page)).toEqual(before);
    // The address follows a little later.
    await page.waitForFunction(() => !location.hash.includes("split="));
    await reload(page);
    await expect.poll(() => seen(page)).toEqual(before);
    // Trained anew with another optimizer.
    await page.getByLabel(sourceEn.network.optimizer).selectOption("sgd");
    await expect.poll(() => curve(page)).not.toBe(before.curve);
  });
});

test("from the network of the convergence scene to what its scores are worth", async () => {
  const page = await visit.open({ hash: "#/convergence?act=3&steps=80&lang=en" });
  await page.getByRole("link", { name: networkEn.results.scores }).click();
  await page.locator(".mul-cell").first().waitFor();
  await addressSays(page, "epochs=80");
  // The link to a network that would be another one is not there.
  const other = await visit.open({ hash: "#/convergence?act=3&bias=1&lang=en" });
  await other.locator(".results tbody").first().waitFor();
  expect(await other.getByRole("link", { name: networkEn.results.scores }).count()).toBe(0);
});

describe("several classes", () => {
  const cells = async (page: Page) =>
    (await page.locator(".mul-cell strong").allInnerTexts()).map(Number);

  test("of the network: the matrix of all, every metric opened with its numbers, one class against the rest", async () => {
    const page = await open("source=network&epochs=60");
    await page.locator(".mul-cell").first().waitFor();
    const counts = await cells(page);
    expect(counts).toHaveLength(9);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(45);
    // A cell tells what it is.
    await page.locator(".mul-cell").nth(5).hover();
    await expect
      .poll(() => page.locator(".mul-said").innerText())
      .toContain("versicolor called “virginica”");
    const accuracy = page.locator(".cls-metrics details", { hasText: "accuracy" }).first();
    const right = (counts[0] ?? 0) + (counts[4] ?? 0) + (counts[8] ?? 0);
    expect(Number(await accuracy.locator("output").innerText())).toBeCloseTo(right / 45, 3);
    // The averages are three, and each opens.
    const f1 = () => page.locator(".cls-metrics details", { hasText: "f1_" });
    expect(await f1().innerText()).toContain("f1_macro");
    await page.getByRole("radio", { name: "weighted" }).check({ force: true });
    expect(await f1().innerText()).toContain("f1_weighted");
    await f1().locator("summary").click();
    await expect.poll(() => f1().locator(".p-formula-line").count()).toBeGreaterThan(2);
    // From the report to one class.
    await page.getByRole("button", { name: "virginica", exact: true }).click();
    await addressSays(page, "positive=2");
    await expect.poll(() => total(page)).toBe(45);
    await page.getByRole("radio", { name: words.scopes.all }).check({ force: true });
    await expect.poll(() => cells(page)).toEqual(counts);
  });

  test("of a file: names in the header, classes by name or place; a strange one is named by its line", async () => {
    const page = await open("source=own");
    const give = async (csv: string) => {
      await page.getByRole("textbox", { name: csvEn.field }).fill(csv);
      await page.getByRole("button", { name: csvEn.load }).click();
    };
    await give("y_true\tcat\tdog\tcow\ncat\t0,7\t0,2\t0,1\ndog\t0,5\t0,4\t0,1\n2\t0,1\t0,1\t0,8\n");
    await expect.poll(() => cells(page)).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 1]);
    await give("y_true,cat,dog,cow\ncat,1,0,0\n\npig,0,1,0\n");
    await page.getByText(sourceEn.own.unknown("4", "pig", "cat, dog, cow")).waitFor();
    expect(await cells(page)).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 1]);
    await addressSays(page, "own=cat,dog,cow~");
    await reload(page);
    await expect.poll(() => cells(page)).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 1]);
    await page.getByRole("radio", { name: words.shares.column }).check({ force: true });
    expect(await page.locator(".mul-cell").first().innerText()).toContain("50 %");
  });

  test.each([
    ["laptop", "ru", "light"],
    ["projector", "en", "projector"],
    ["phone", "ru", "dark"],
  ] as const)("on a %s, %s, %s: all is whole", async (size, lang, theme) => {
    const page = await open("source=network&epochs=30", { size, lang, theme });
    await page.locator(".mul-cell").first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

test.each([
  ["laptop", "en", "light"],
  ["laptop", "ru", "dark"],
  ["projector", "ru", "projector"],
  ["phone", "ru", "light"],
] as const)("on a %s, %s, %s: dots, own data and all are whole", async (size, lang, theme) => {
  const page = await swarm("source=own&own=a,b~0,.2~1,.4~1,.9~0,.6", { size, lang, theme });
  await page.locator(".csv-code").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await clippedTexts(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});
