// Around every scene: languages, themes, sizes of windows, and a browser that forbids storage.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { en } from "../../web/words/en";
import { ru } from "../../web/words/ru";
import { surfacesEn } from "../../web/words/surfaces.en";
import { surfacesRu } from "../../web/words/surfaces.ru";
import {
  addressSays,
  CHART,
  drawn,
  FIELD,
  pairs,
  picture,
  place,
  reload,
  resultsText,
  visitor,
} from "./harness";
import { clippedTexts, crowdedControls, overlappingTexts, pageScroll, texts } from "./layout";

const visit = visitor();

const WORDS = { en, ru } as const;
const SURFACES = { en: surfacesEn, ru: surfacesRu } as const;
/** A race with much on the page: a typed number beyond its limit, a table, fractions. */
const RICH =
  "v=1&surface=ravine&racer=sgd:learning_rate=0.05&racer=adam&racer=lion&noise=0.25&steps=150";

async function switchTo(page: Page, lang: "ru" | "en"): Promise<void> {
  await page.locator(".shell-language").click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
  await drawn(page);
}

/** The narrator speaks after a moment; texts are compared when it has. */
async function narrated(page: Page): Promise<string[]> {
  await page.waitForFunction(
    () => document.querySelector("p[role=status].p-spoken:last-child")?.textContent !== "",
  );
  return texts(page);
}

describe("the language", () => {
  test("is switched in place, with all that is written and spoken", async () => {
    const page = await visit.open({ link: RICH, lang: "en" });
    const english = await narrated(page);
    const chart = await picture(page, CHART);
    const stage = await picture(page);
    expect(english.filter((text) => /[а-яё]/i.test(text) && !text.includes("Русский"))).toEqual([]);
    // Thousands in prose may be grouped; a decimal comma may not stand.
    expect(english.filter((text) => /\d,\d/.test(text.replace(/\b[1-9]\d?,\d{3}\b/g, "")))).toEqual(
      [],
    );

    await switchTo(page, "ru");
    const switched = await texts(page);
    expect(await picture(page, CHART), "the chart's words and numbers").not.toBe(chart);
    expect(await picture(page), "the race itself").toBe(stage);
    await addressSays(page, "noise=0.25");
    await page.waitForFunction(() => !location.hash.includes("lang="));

    const opened = await visit.open({ link: RICH, lang: "ru" });
    const russian = await narrated(opened);
    const silent = (all: string[]) =>
      all.filter((text) => !text.includes(`${ru.said("Adam", "").slice(0, 5)}`));
    expect(silent(switched)).toEqual(silent(russian));
    expect(russian.filter((text) => /\d\.\d/.test(text))).toEqual([]);
    // Names and letters of formulas are Latin; sentences are not.
    const latin = russian.filter((text) => /\b[a-z]{3,} [a-z]{2,} [a-z]{3,}/.test(text));
    expect(latin).toEqual([]);

    await switchTo(page, "en");
    expect(silent(await texts(page))).toEqual(silent(english));
  });

  test("is remembered, but a link says more", async () => {
    const page = await visit.open({ lang: "ru" });
    await switchTo(page, "en");
    await page.evaluate(() => {
      location.hash = "#/race?v=1&surface=bowl";
    });
    await addressSays(page, "surface=bowl");
    await reload(page);
    expect(await page.locator("h1").innerText()).toContain(en.title);
    await page.evaluate(() => {
      location.hash = "#/race?v=1&surface=bowl&lang=ru";
    });
    await page.waitForFunction(() => document.documentElement.lang === "ru");
  });
});

test("the theme is switched in place: everything is drawn anew, and the projector's type is larger", async () => {
  const page = await visit.open({ link: RICH });
  const results = await resultsText(page);
  const root = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen = {
    grounds: new Set<string>(),
    fields: new Set<number>(),
    charts: new Set<number>(),
    stages: new Set<number>(),
  };
  let ordinary = 0;
  for (const theme of ["light", "dark", "projector"] as const) {
    const button = page.getByRole("button", {
      name: `${en.theme}: ${en.themes[theme]}`,
      exact: true,
    });
    await button.click();
    await drawn(page);
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    seen.grounds.add(await background());
    seen.fields.add(await picture(page, FIELD));
    seen.charts.add(await picture(page, CHART));
    seen.stages.add(await picture(page));
    if (theme === "projector") expect(await root()).toBeGreaterThanOrEqual(ordinary * 1.1);
    else ordinary = await root();
    await addressSays(page, `theme=${theme}`);
  }
  for (const all of Object.values(seen)) expect(all.size).toBe(3);
  expect(await resultsText(page)).toBe(results);
  await reload(page);
  expect((await pairs(page)).get("theme")).toBe("projector");
});

test("a browser that forbids storage changes nothing but memory", async () => {
  const page = await visit.open({
    link: RICH,
    before: () => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
    },
  });
  await switchTo(page, "ru");
  await page.getByRole("button", { name: `${ru.theme}: ${ru.themes.dark}`, exact: true }).click();
  await addressSays(page, "theme=dark");
  expect(await page.locator("h1").innerText()).toContain(ru.title);
});

test("an embedding page that forbids the address to change stops nothing", async () => {
  const page = await visit.open({
    link: RICH,
    before: () => {
      history.replaceState = () => {
        throw new DOMException("forbidden", "SecurityError");
      };
    },
  });
  const before = await resultsText(page);
  await page.locator(".stage-live").press("ArrowRight");
  expect(await resultsText(page)).not.toBe(before);
});

test("every help opens below its line, as wide as its part, and over nothing", async () => {
  const link = "v=1&surface=custom&racer=adam:schedule=cosine";
  const page = await visit.open({ link, lang: "ru" });
  await page.locator(".race-panel summary", { hasText: ru.run.heading }).click();
  for (const help of await page.locator(".p-help").all()) await help.click();
  await drawn(page);
  const narrow = await page
    .locator(".p-help-text")
    .evaluateAll((all) =>
      all
        .filter(
          (one) => one.clientWidth < 0.7 * (one.closest(".chart, .race-panel")?.clientWidth ?? 0),
        )
        .map((one) => one.textContent),
    );
  expect(narrow).toEqual([]);
  expect(await clippedTexts(page)).toEqual([]);
  expect(await overlappingTexts(page)).toEqual([]);
});

const PARTS = [".shell-head", ".stage", ".timeline", ".chart", ".results", ".race-panel"];

describe.each([
  ["laptop", "light"],
  ["laptop", "projector"],
  ["projector", "projector"],
] as const)("on a %s in the theme %s", (size, theme) => {
  test.each(["ru", "en"] as const)(
    "all parts are in sight, apart, and whole, in %s",
    async (lang) => {
      const page = await visit.open({ size, theme, lang });
      expect(await pageScroll(page)).toEqual({ right: 0, down: 0 });
      const viewport = page.viewportSize();
      const boxes = await Promise.all(
        PARTS.map(async (part) => {
          const box = await page.locator(part).boundingBox();
          if (!box || !viewport) throw new Error(`${part} is not on the screen`);
          expect(box.width, part).toBeGreaterThan(200);
          expect(box.x, part).toBeGreaterThanOrEqual(0);
          expect(box.y, part).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width, part).toBeLessThanOrEqual(viewport.width + 0.5);
          expect(box.y + box.height, part).toBeLessThanOrEqual(viewport.height + 0.5);
          return { part, ...box };
        }),
      );
      for (const [index, one] of boxes.entries()) {
        for (const two of boxes.slice(index + 1)) {
          const width = Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x);
          const height = Math.min(one.y + one.height, two.y + two.height) - Math.max(one.y, two.y);
          expect(width > 1 && height > 1, `${one.part} lies on ${two.part}`).toBe(false);
        }
      }
      expect(await clippedTexts(page), "cut off").toEqual([]);
      expect(await overlappingTexts(page), "on each other").toEqual([]);
      expect(await crowdedControls(page), "on each other").toEqual([]);
    },
  );
});

describe.each(["phone", "small"] as const)("on a %s", (size) => {
  test.each(["ru", "en"] as const)("nothing scrolls sideways, in %s", async (lang) => {
    const words = WORDS[lang];
    const page = await visit.open({ size, lang, link: RICH });
    expect((await pageScroll(page)).right).toBe(0);
    // Everything opened: settings, conditions, a formula of one's own.
    await page.locator(".race-panel summary", { hasText: words.run.heading }).tap();
    await page.getByLabel(SURFACES[lang].choose, { exact: true }).selectOption("custom");
    await page.locator(".own-formula .katex").first().waitFor();
    await drawn(page);
    expect((await pageScroll(page)).right).toBe(0);
    expect(await clippedTexts(page), "cut off").toEqual([]);
    expect(await overlappingTexts(page), "on each other").toEqual([]);
  });

  test("the start is dragged by a finger, and the page does not scroll under it", async () => {
    const page = await visit.open({ size, link: "v=1&surface=bowl&racer=sgd" });
    const before = await resultsText(page);
    const from = await place(page, ".stage-live", 0.3, 0.7);
    const touch = await page.context().newCDPSession(page);
    const point = (x: number, y: number) => [{ x, y }];
    await touch.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints: point(from.x, from.y),
    });
    const seen = new Set<number>();
    for (let move = 1; move <= 4; move++) {
      await touch.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        touchPoints: point(from.x + 15 * move, from.y - 20 * move),
      });
      seen.add(await picture(page));
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect(seen.size).toBe(4);
    expect(await resultsText(page)).not.toBe(before);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await addressSays(page, "start=");
  });
});
