// Everything by the keyboard alone, and the focus always in sight.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { catalogEn } from "../../web/words/catalog.en";
import { en } from "../../web/words/en";
import { surfacesEn } from "../../web/words/surfaces.en";
import { addressSays, drawn, picture, resultsText, rows, visitor } from "./harness";

const visit = visitor();

const RATE = catalogEn.hyperparameters.learning_rate.name;
const name = (id: keyof typeof catalogEn.optimizers) => catalogEn.optimizers[id].name;

interface Focused {
  readonly what: string;
  readonly area: string;
  /** The focus can be seen: an outline on the element, or on what stands for it. */
  readonly shown: boolean;
  /** It lies within the window. */
  readonly inSight: boolean;
}

async function focused(page: Page): Promise<Focused | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const outlined = (one: Element | null, pseudo?: string) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one, pseudo);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    };
    const isRange = element instanceof HTMLInputElement && element.type === "range";
    const box = element.getBoundingClientRect();
    const area = element.closest(
      ".skip, .shell-head, .stage, .timeline, .chart, .results, .insight, .race-panel",
    );
    return {
      what: element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? "",
      area: area?.classList[0] ?? "",
      shown:
        outlined(element) ||
        outlined(element.nextElementSibling) ||
        outlined(element.parentElement) ||
        (isRange && element.matches(":focus-visible")),
      inSight:
        box.width > 0 &&
        box.left >= -1 &&
        box.top >= -1 &&
        box.right <= innerWidth + 1 &&
        box.bottom <= innerHeight + 1,
    };
  });
}

/** Presses Tab until the focus has come around, or so many times. */
async function walk(page: Page, key = "Tab", most = 200): Promise<Focused[]> {
  const way: Focused[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press(key);
    const place = await focused(page);
    if (!place) return way;
    way.push(place);
  }
  return way;
}

test("Tab goes through all parts and out again, and the focus is always seen", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd&racer=momentum" });
  const way = await walk(page);
  expect(way.length, "the focus is not trapped").toBeLessThan(200);
  expect([...new Set(way.map(({ area }) => area))]).toEqual([
    ...["skip", "shell-head", "stage", "timeline", "chart", "insight", "results", "race-panel"],
  ]);
  expect(way.filter(({ shown }) => !shown).map(({ what, area }) => `${area}: ${what}`)).toEqual([]);
  expect(way.filter(({ inSight }) => !inSight).map(({ what, area }) => `${area}: ${what}`)).toEqual(
    [],
  );
  expect(way[0]?.what).toBe(en.skip);
  // And backwards.
  const back = await walk(page, "Shift+Tab");
  expect(back.length).toBeLessThan(200);
  expect(back.map(({ area }) => area)).toContain("stage");
});

test("a slider's thumb shows its focus", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
  const track = page.getByRole("slider", { name: RATE, exact: true });
  await track.scrollIntoViewIfNeeded();
  const clip = await track.boundingBox();
  if (!clip) throw new Error("no slider");
  const before = await page.screenshot({ clip });
  await track.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  const after = await page.screenshot({ clip });
  expect(before.equals(after)).toBe(false);
});

test("the skip link leads to the controls", async () => {
  const page = await visit.open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect((await focused(page))?.area).toBe("race-panel");
});

test("Space plays and pauses, brackets step, wherever the focus is no field", async () => {
  const page = await visit.open({ link: "v=1&surface=rosenbrock&step=10&speed=25&steps=1000" });
  const step = () => page.locator(".timeline-step").innerText();
  const told = (at: number) => en.time.brief(String(at), "1000");
  await page.keyboard.press("]");
  await drawn(page);
  expect(await step()).toBe(told(11));
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await drawn(page);
  expect(await step()).toBe(told(9));
  await page.locator(".stage-live").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: en.time.pause, exact: true }).waitFor();
  await page.waitForFunction(
    (text) => document.querySelector(".timeline-step")?.textContent !== text,
    told(9),
  );
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: en.time.play, exact: true }).waitFor();
  // On a button Space is the button's.
  const before = await step();
  await page.getByRole("button", { name: en.time.forward, exact: true }).focus();
  await page.keyboard.press("Space");
  await drawn(page);
  expect(await step()).not.toBe(before);
  expect(await page.getByRole("button", { name: en.time.play, exact: true }).count()).toBe(1);
  // In a field brackets and spaces are text.
  await page.getByLabel(surfacesEn.choose, { exact: true }).selectOption("custom");
  const area = page.locator(".own-formula textarea");
  await area.focus();
  await area.press("End");
  const here = await step();
  await page.keyboard.type(" + [");
  await drawn(page);
  expect(await area.inputValue()).toMatch(/ \+ \[$/);
  expect(await step()).toBe(here);
});

test("time is scrubbed by arrows", async () => {
  const page = await visit.open({ link: "v=1&surface=rosenbrock&step=10" });
  const seen = await picture(page);
  await page.locator(".timeline-scrub").focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.locator(".timeline-step").innerText()).toBe(en.time.brief("11", "200"));
  expect(await picture(page)).not.toBe(seen);
  await page.keyboard.press("Home");
  expect(await page.locator(".timeline-step").innerText()).toBe(en.time.brief("0", "200"));
});

test("a racer is opened and its learning rate changed by keys", async () => {
  const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=sgd&racer=adam" });
  const before = await resultsText(page);
  await page.locator(".racer-name", { hasText: name("adam") }).focus();
  await page.keyboard.press("Enter");
  const track = page.getByRole("slider", { name: RATE, exact: true });
  await track.focus();
  const value = await track.getAttribute("aria-valuetext");
  for (const key of ["ArrowRight", "ArrowUp", "PageUp"]) {
    const old = await track.getAttribute("aria-valuetext");
    await page.keyboard.press(key);
    await drawn(page);
    expect(await track.getAttribute("aria-valuetext"), key).not.toBe(old);
  }
  expect(await resultsText(page)).not.toBe(before);
  await addressSays(page, "racer=adam:learning_rate=");
  await page.keyboard.press("Delete");
  await drawn(page);
  expect(await track.getAttribute("aria-valuetext")).toBe(value);
  expect(await rows(page)).toHaveLength(2);
});

test("the chart's tabs are a group of radio buttons", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
  await page.locator(".chart-head").getByRole("radio").first().focus();
  await page.keyboard.press("ArrowRight");
  await addressSays(page, "chart=gradient_norm");
});
