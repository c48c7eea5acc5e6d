// Classification to be learned by: a setting kept to compare with, lessons, the matrix by hand, copied Python.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { classificationEn as words } from "../../web/words/classification.en";
import { classificationRu } from "../../web/words/classification.ru";
import { classificationLessonsEn as lessonsEn } from "../../web/words/classification-lessons.en";
import { classificationLessonsRu as lessonsRu } from "../../web/words/classification-lessons.ru";
import { inverseEn } from "../../web/words/inverse.en";
import { inverseRu } from "../../web/words/inverse.ru";
import { violations } from "./axe";
import { addressSays, dragSlider, drawn, place, reload, type Visit, visitor } from "./harness";
import { clippedTexts } from "./layout";

const visit = visitor();
const open = async (link = "", rest: Visit = {}) => {
  const page = await visit.open({ scene: "classification", link, ...rest });
  await page.locator(".plot-line, .inverse-mosaic").first().waitFor();
  await drawn(page);
  return page;
};

const row = (page: Page, id: string) =>
  page
    .locator(".cls-metrics details")
    .filter({ has: page.locator("summary small", { hasText: new RegExp(`^${id}`) }) });
const moved = (page: Page, id: string) => row(page, id).locator(".cls-moved");

describe("a setting that is pinned", () => {
  test("is drawn behind, and every metric tells whether it stays while a slider moves", async () => {
    const page = await open("count=5000");
    expect(await page.locator(".plot-ghost").count()).toBe(0);
    await page.getByRole("button", { name: words.pin }).click();
    await expect.poll(() => page.locator(".plot-ghost").count()).toBe(3);
    expect(await moved(page, "precision").innerText()).toContain(words.verdicts.stays);
    await dragSlider(page, words.settings.prevalence.name, -140);
    await expect.poll(() => moved(page, "precision").getAttribute("data-verdict")).toBe("moves");
    expect(await moved(page, "precision").innerText()).toMatch(/Δ −0\.\d+ moves/);
    expect(await moved(page, "roc_auc").getAttribute("data-verdict")).toBe("stays");
    await page.getByRole("button", { name: words.unpin }).click();
    await expect.poll(() => page.locator(".plot-ghost, .cls-moved").count()).toBe(0);
  });

  test("is kept by keys alone", async () => {
    const page = await open("levels=5&threshold=0.6");
    await page.getByRole("button", { name: words.pin }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: words.unpin }).waitFor();
    await page.keyboard.press("]");
    await expect.poll(() => moved(page, "recall").getAttribute("data-verdict")).toBe("moves");
    expect(await moved(page, "roc_auc").innerText()).toContain("Δ 0");
  });
});

async function begin(page: Page, title: string) {
  await page.locator("summary").filter({ hasText: words.lessons }).click();
  await page.getByRole("button", { name: title }).click();
  await page.locator(".lesson").waitFor();
}

describe("a lesson", () => {
  test("asks first, counts the first answer, then gives a slider into the hand", async () => {
    const page = await open();
    const { title, options, answer } = lessonsEn.lessons.accuracy;
    await begin(page, title);
    await addressSays(page, "lesson=accuracy");
    expect(await page.locator(".lesson-answer").innerText()).toBe("");
    await page.getByRole("radio", { name: options[0] ?? "" }).check();
    await page.getByRole("button", { name: lessonsEn.answer }).click();
    expect(await page.locator(".lesson-answer").innerText()).toBe(answer);
    expect(await page.locator(".lesson-verdict").innerText()).toContain(lessonsEn.right);
    const watched = (id: string) =>
      page.locator(`[data-watch=${id}] .cls-moved`).getAttribute("data-verdict");
    await dragSlider(page, `${lessonsEn.move}: ${words.settings.prevalence.name}`, -300);
    await addressSays(page, "prevalence=0.01");
    await expect.poll(() => watched("precision")).toBe("moves");
    expect(await watched("accuracy")).toBe("moves");
    for (const id of ["recall", "specificity", "balanced_accuracy", "roc_auc"]) {
      expect(await watched(id), id).toBe("stays");
    }
    expect(await page.locator(".lesson-sum").innerText()).toContain(
      lessonsEn.total("100", String(100 * Object.keys(lessonsEn.lessons).length)),
    );
    await page.getByRole("button", { name: lessonsEn.next }).click();
    await addressSays(page, "lesson=tradeoff");
    expect(await page.locator(".lesson-answer").innerText()).toBe("");
    await page.getByRole("button", { name: lessonsEn.close }).click();
    await expect.poll(() => page.locator(".lesson, .plot-ghost").count()).toBe(0);
  });

  test("lets a threshold be chosen, and compares it with the one that costs the least", async () => {
    const page = await open("lesson=diagnosis&count=2000&prevalence=0.1&costFn=30");
    await page.locator(".lesson").waitFor();
    const field = page.getByRole("spinbutton", { name: lessonsEn.choose });
    await field.fill("0.9");
    await field.press("Enter");
    await page.getByRole("button", { name: lessonsEn.check }).click();
    expect(await page.locator(".lesson-verdict").innerText()).toBe(lessonsEn.costPoints("0"));
    await page.getByRole("button", { name: lessonsEn.toLeast }).click();
    await addressSays(page, "threshold=0.2");
    // What the threshold costs now is the least.
    const [said] = await page.getByText(/Your threshold/).allInnerTexts();
    const [present, least] = said?.match(/\d+\.\d+/g) ?? [];
    expect(present).toBe(least);
  });

  test("lets it be guessed what moves, by keys alone", async () => {
    const page = await open("lesson=moves&count=20000");
    await page.locator(".lesson").waitFor();
    for (const name of ["precision", "f1", "average_precision"] as const) {
      await page
        .getByRole("checkbox", { name: words.metricNames[name] ?? "", exact: true })
        .focus();
      await page.keyboard.press("Space");
    }
    await page.getByRole("button", { name: lessonsEn.go, exact: true }).focus();
    await page.keyboard.press("Enter");
    await addressSays(page, "prevalence=0.05");
    expect(await page.locator(".lesson-verdict").innerText()).toBe(lessonsEn.total("100", "100"));
    expect(await page.locator(".lesson-outcomes li[data-right]").count()).toBe(8);
  });
});

const cell = (page: Page, id: string) => page.locator(`.inverse-cell[data-cell=${id}]`);
const count = (page: Page, id: string) =>
  page.locator(`.cls-cell[data-cell=${id}] strong`).innerText();
const counts = (page: Page) => Promise.all(["tn", "fp", "fn", "tp"].map((id) => count(page, id)));

describe("the matrix by hand", () => {
  test("begins with the threshold's counts, is set in three ways, undone, and left again", async () => {
    const page = await open("count=100");
    const before = await counts(page);
    await page.locator("summary").filter({ hasText: words.byHand }).click();
    await page.getByRole("button", { name: words.byHandEnter }).click();
    await page.locator(".inverse-mosaic").waitFor();
    expect(await counts(page)).toEqual(before);
    await cell(page, "tp")
      .getByRole("button", { name: inverseEn.more("TP") })
      .click();
    expect(await count(page, "tp")).toBe(String(Number(before[3]) + 1));
    const field = page.getByRole("spinbutton", { name: "FP", exact: true });
    await field.fill("7");
    await field.press("Enter");
    expect(await count(page, "fp")).toBe("7");
    const precision = await row(page, "precision").locator("output").innerText();
    await dragSlider(page, "FP", 80);
    expect(Number(await count(page, "fp"))).toBeGreaterThan(7);
    expect(await row(page, "precision").locator("output").innerText()).not.toBe(precision);
    await page.keyboard.press("Control+z");
    await expect.poll(() => count(page, "fp")).toBe("7");
    await page.getByRole("button", { name: inverseEn.back }).click();
    await page.locator(".plot-line").first().waitFor();
    expect(await counts(page)).toEqual(before);
  });

  test("holds what is locked, and the link keeps it", async () => {
    const page = await open("cells=50,10,5,35");
    await page.getByRole("button", { name: inverseEn.total("100") }).click();
    await page.getByRole("button", { name: inverseEn.lock("FN") }).click();
    await page.getByRole("button", { name: inverseEn.more("TP") }).click();
    expect(await counts(page)).toEqual(["50", "9", "5", "36"]);
    await addressSays(page, "locks=total,fn");
    expect(await page.getByRole("spinbutton", { name: "FN", exact: true }).isDisabled()).toBe(true);
    await reload(page);
    await page.locator(".inverse-mosaic").waitFor();
    expect(await counts(page)).toEqual(["50", "9", "5", "36"]);
  });

  test("is moved in the plane of ROC within its classes, and by keys", async () => {
    const page = await open("cells=50,10,5,35");
    const to = await place(page, "[data-kind=inverse-roc] svg", 0.5, 0.5);
    await page.mouse.click(to.x, to.y);
    await drawn(page);
    expect(await counts(page)).toEqual(["30", "30", "20", "20"]);
    await page
      .locator("input[type=range]")
      .and(page.getByLabel("TN", { exact: true }))
      .focus();
    await page.keyboard.press("ArrowRight");
    expect(await count(page, "tn")).toBe("31");
  });

  test("opens a metric with its counts, and says what needs scores", async () => {
    const page = await open("cells=50,10,5,35");
    await row(page, "precision").locator("summary").click();
    const lines = row(page, "precision").locator(".p-formula-line");
    await expect.poll(() => lines.count()).toBe(3);
    await lines.nth(1).locator(".katex").waitFor();
    expect(await lines.nth(1).innerText()).toContain("35");
    expect(await row(page, "roc_auc").count()).toBe(0);
    expect(await page.locator("#controls").innerText()).toContain(
      words.metricNames["roc_auc"] ?? "",
    );
  });
});

test("all numbers are copied as Python", async () => {
  const page = await open("count=50", {
    before: () => {
      Object.defineProperty(navigator, "clipboard", {
        value: {
          writeText: (text: string) => {
            document.documentElement.dataset["copied"] = text;
            return Promise.resolve();
          },
        },
      });
    },
  });
  const copied = () => page.evaluate(() => document.documentElement.dataset["copied"] ?? "");
  await page.getByRole("button", { name: words.copyPython }).click();
  await expect
    .poll(copied)
    .toContain('check("mcc", sklearn.metrics.matthews_corrcoef(y_true, y_pred),');
  expect(await copied()).toContain('best("youden"');
});

test.each([
  ["laptop", "en", "light", "lesson=accuracy&count=100000&threshold=0.9"],
  ["phone", "ru", "dark", "lesson=spam&count=2000&prevalence=0.4&costFp=20"],
  ["projector", "ru", "projector", "lesson=moves&count=20000"],
  ["laptop", "ru", "dark", "cells=50,10,5,35&locks=total"],
  ["phone", "en", "light", "cells=50,10,5,35"],
  ["projector", "ru", "projector", "cells=50,10,5,35"],
] as const)(
  "on a %s, %s, %s, %s: all is whole and axe finds nothing",
  async (size, lang, theme, link) => {
    const page = await open(link, { size, lang, theme });
    const [said, isLesson] = [lang === "ru", link.startsWith("lesson")];
    const region = said ? lessonsRu.region : lessonsEn.region;
    if (isLesson) await page.getByRole("region", { name: region }).waitFor();
    else await page.getByText(said ? inverseRu.hint : inverseEn.hint).waitFor();
    const matrix = said ? classificationRu.matrix : words.matrix;
    expect(await page.locator(".cls-matrix figcaption").innerText()).toBe(matrix);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  },
);
