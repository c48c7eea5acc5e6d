// The scene of classification metrics: one threshold, moved by each of its handles, and all that follows it.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { classificationEn as words } from "../../web/words/classification.en";
import { classificationRu } from "../../web/words/classification.ru";
import { en } from "../../web/words/en";
import { violations } from "./axe";
import { addressSays, dragSlider, drawn, place, reload, type Visit, visitor } from "./harness";
import { clippedTexts } from "./layout";

const visit = visitor();
const open = async (link = "", rest: Visit = {}) => {
  const page = await visit.open({ scene: "classification", link, ...rest });
  await page.locator(".plot-line").first().waitFor();
  await drawn(page);
  return page;
};

const HISTOGRAM = ".cls-histogram svg";
const ROC = "[data-kind=roc] .plot-box svg";
const PR = "[data-kind=pr] .plot-box svg";

/** What each view shows of the threshold. */
async function shown(page: Page) {
  await drawn(page);
  const attribute = (selector: string, name: string) => page.locator(selector).getAttribute(name);
  return {
    typed: await page.getByRole("spinbutton", { name: words.threshold }).inputValue(),
    cut: await attribute(".cls-cut", "x1"),
    roc: await attribute(`${ROC} .plot-grip`, "cy"),
    pr: await attribute(`${PR} .plot-grip`, "cx"),
    matrix: await page.locator(".cls-matrix tbody").innerText(),
    metrics: (await page.locator(".cls-metrics output").allInnerTexts()).join(),
  };
}

async function movesAll(page: Page, move: () => Promise<void>) {
  const before = await shown(page);
  await move();
  const after = await shown(page);
  for (const view of Object.keys(before) as (keyof typeof before)[]) {
    expect(after[view], `${view} follows`).not.toBe(before[view]);
  }
}

describe("the threshold moves every view", () => {
  test("by its slider, and one drag is one entry to undo", async () => {
    const page = await open();
    const before = await shown(page);
    await movesAll(page, () => dragSlider(page, words.threshold, 60));
    await addressSays(page, "threshold=");
    await page.keyboard.press("Control+z");
    expect(await shown(page)).toEqual(before);
  });

  test("typed", async () => {
    const page = await open();
    await movesAll(page, async () => {
      const field = page.getByRole("spinbutton", { name: words.threshold });
      await field.fill("0.8");
      await field.press("Enter");
    });
  });

  test.each([
    ["the histogram", HISTOGRAM, 0.5, 0.5, 0.8, 0.5],
    ["the ROC curve", ROC, 0.1, 0.2, 0.5, 0.05],
    ["the precision–recall curve", PR, 0.5, 0.1, 0.97, 0.4],
  ] as const)("dragged on %s", async (_, selector, x0, y0, x1, y1) => {
    const page = await open();
    await movesAll(page, async () => {
      const from = await place(page, selector, x0, y0);
      const to = await place(page, selector, x1, y1);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    });
  });

  test("by a jump", async () => {
    const page = await open("threshold=0.9");
    const button = page.getByRole("button", { name: "Youden's J" });
    await movesAll(page, () => button.click());
    expect(await button.getAttribute("aria-pressed")).toBe("true");
  });

  test("by keys alone, from score to score", async () => {
    const page = await open("levels=5&threshold=0.6");
    await movesAll(page, () => page.keyboard.press("]"));
    expect((await shown(page)).typed).toBe("0.8");
    await movesAll(page, () => page.keyboard.press("["));
    expect((await shown(page)).typed).toBe("0.6");
  });
});

test("a cell of the matrix lights its points, under the pointer and in the focus", async () => {
  const page = await open();
  const dimmed = () => page.locator(".cls-histogram [data-dim]").count();
  expect(await dimmed()).toBe(0);
  await page.locator("[data-cell=fp]").hover();
  await drawn(page);
  expect(await dimmed()).toBe(3);
  await page.mouse.move(2, 2);
  await page.locator("[data-cell=tp]").focus();
  await drawn(page);
  expect(await dimmed()).toBe(3);
});

test("percentages and the order of the matrix are chosen, and kept by the link", async () => {
  const page = await open();
  await page.getByRole("radio", { name: words.shares.all }).check({ force: true });
  await page.getByRole("radio", { name: words.orders.positive }).check({ force: true });
  await drawn(page);
  const cells = await page.locator(".cls-cell small").allInnerTexts();
  expect(cells).toEqual(["TP", "FN", "FP", "TN"]);
  await addressSays(page, "order=positive");
  await reload(page);
  expect(await page.locator(".cls-cell small").allInnerTexts()).toEqual(cells);
});

test("a metric opens to its formula and to the same with the numbers put in", async () => {
  const page = await open();
  const row = page.locator(".cls-metrics details", { hasText: "Matthews" });
  await row.locator("summary").click();
  // The definition, then with the numbers put in, then the value.
  const lines = row.locator(".p-formula-line");
  await expect.poll(() => lines.count()).toBe(3);
  await lines.nth(1).locator(".katex").waitFor();
  const numbers = await lines.nth(1).innerText();
  for (const cell of ["tp", "fp", "fn", "tn"]) {
    expect(numbers).toContain(await page.locator(`[data-cell=${cell}] strong`).innerText());
  }
  // They follow the threshold.
  await page.keyboard.press("[");
  await expect.poll(() => lines.nth(1).innerText()).not.toBe(numbers);
  expect(await row.locator("code").innerText()).toContain("matthews_corrcoef");
});

test("a metric of scores opens to its pairs, and what is undefined to nothing by nothing", async () => {
  const page = await open("prevalence=0.5");
  const auc = page.locator(".cls-metrics details", { hasText: "roc_auc" }).first();
  await auc.locator("summary").click();
  await expect.poll(() => auc.locator(".p-formula-line").count()).toBe(4);
  const precision = page.locator(".cls-metrics details", { hasText: "precision" }).first();
  await precision.locator("summary").click();
  const lines = precision.locator(".p-formula-line");
  await expect.poll(() => lines.count()).toBe(3);
  const field = page.getByRole("spinbutton", { name: words.threshold });
  await field.fill("1.001");
  await field.press("Enter");
  await expect.poll(() => lines.count()).toBe(2);
});

test("one class: no curve, and every undefined metric says why and what scikit-learn makes of it", async () => {
  const page = await visit.open({ scene: "classification", link: "prevalence=0" });
  await page.locator(".plot-none").first().waitFor();
  const row = page.locator(".cls-metrics details", { hasText: "recall" }).first();
  expect(await row.locator("output").innerText()).toBe(words.undefined);
  await row.locator("summary").click();
  expect(await row.locator(".cls-why").innerText()).toContain(words.sklearnReturns("0"));
});

test("ready data, then own settings, by the panel", async () => {
  const page = await open();
  const preset = page.getByLabel(words.preset, { exact: true });
  await preset.selectOption("rare");
  await addressSays(page, "prevalence=0.01");
  await dragSlider(page, words.settings.prevalence.name, 40);
  await drawn(page);
  expect(await preset.inputValue()).toBe("own");
});

test("what a link says wrong is told", async () => {
  const page = await open("threshold=2&shape=heavy");
  expect(await page.locator(".notice").innerText()).toContain("threshold=2");
  expect(await page.getByLabel(words.shape, { exact: true }).inputValue()).toBe("heavy");
});

test("the scene is one click from the race, and back", async () => {
  const page = await visit.open();
  await page.getByRole("link", { name: en.scenes.classification, exact: true }).click();
  await page.locator(".plot-line").first().waitFor();
  await page.getByRole("link", { name: en.scenes.race, exact: true }).click();
  await page.locator(".race-stage").waitFor();
});

test.each([
  ["laptop", "en", "light"],
  ["laptop", "ru", "dark"],
  ["projector", "ru", "projector"],
  ["phone", "ru", "light"],
  ["phone", "en", "dark"],
] as const)("on a %s, %s, %s: all is whole and axe finds nothing", async (size, lang, theme) => {
  const page = await open("", { size, lang, theme });
  const heading = lang === "ru" ? classificationRu.matrix : words.matrix;
  expect(await page.locator(".cls-matrix figcaption").innerText()).toBe(heading);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await clippedTexts(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test("moving the threshold over 100,000 points is seen in the next frame, and costs what it costs over 1,000", async () => {
  const few = await moveCost("count=1000");
  const many = await moveCost("count=100000");
  // How long that is, the benchmark says.
  expect(many / few).toBeLessThan(1.75);
});

/** The page's own time for a moved threshold, in ms: of its thread, for the clock's is also that of what else the machine does. */
async function moveCost(link: string): Promise<number> {
  const page = await open(link);
  const processor = await page.context().newCDPSession(page);
  await processor.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await processor.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const took: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = await spent();
    expect(await page.evaluate(seenMoves, MOVES)).toBe(MOVES);
    took.push((await spent()) - before);
  }
  // Neighbours on the processor only ever lengthen it.
  return Math.min(...took) / MOVES;
}

const MOVES = 40;

/** In the page: pulls the threshold by so many moves, and counts those that the next frame shows. */
async function seenMoves(moves: number): Promise<number> {
  const svg = document.querySelector(".cls-histogram svg");
  const rule = document.querySelector(".cls-rule");
  const box = svg?.getBoundingClientRect();
  if (!svg || !rule || !box) throw new Error("no histogram");
  const fire = (type: string, x: number) =>
    svg.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        clientX: box.left + x * box.width,
        clientY: box.top + 5,
        bubbles: true,
      }),
    );
  svg.setPointerCapture = () => {};
  svg.hasPointerCapture = () => true;
  fire("pointerdown", 0.2);
  let seen = 0;
  for (let move = 1; move <= moves; move++) {
    const before = rule.textContent;
    fire("pointermove", 0.2 + move / 100);
    await new Promise<void>((done) => requestAnimationFrame(() => done()));
    if (rule.textContent !== before) seen++;
  }
  return seen;
}
