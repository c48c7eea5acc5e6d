// What if: branches, ghosts, conventions side by side, schedules drawn by hand.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { catalogEn } from "../../web/words/catalog.en";
import { catalogRu } from "../../web/words/catalog.ru";
import { en } from "../../web/words/en";
import { ru } from "../../web/words/ru";
import { scheduleEn } from "../../web/words/schedule.en";
import { scheduleRu } from "../../web/words/schedule.ru";
import { surfacesEn } from "../../web/words/surfaces.en";
import { whatIfEn } from "../../web/words/what-if.en";
import { whatIfRu } from "../../web/words/what-if.ru";
import {
  addressSays,
  dragSlider,
  drawn,
  follow,
  happened,
  pairs,
  picture,
  place,
  reload,
  resultsText,
  rows,
  tabTo,
  type,
  visitor,
} from "./harness";
import { clippedTexts } from "./layout";

const visit = visitor();

const RATE = catalogEn.hyperparameters.learning_rate.name;
const GHOST = ".stage[data-ghost]";
const TWO = "v=1&surface=rosenbrock&racer=adam&racer=momentum";

const button = (page: Page, label: string) =>
  page.getByRole("button", { name: label, exact: true });
const slider = (page: Page, label: string) =>
  page.locator("input[type=range]").and(page.getByLabel(label, { exact: true }));
const gone = (page: Page) => page.locator(GHOST).waitFor({ state: "detached" });
const racerInLink = async (page: Page, index: number) => {
  const hash = await page.evaluate(() => decodeURIComponent(location.hash));
  return hash.split("&").filter((part) => part.startsWith("racer="))[index] ?? "";
};

/** Waits until the address follows no more: it is written some time after the last of many changes. */
async function settled(page: Page): Promise<void> {
  const since = { hash: "", at: 0 };
  await page.waitForFunction(
    ([last]) => {
      if (last && last.hash !== location.hash) {
        Object.assign(last, { hash: location.hash, at: performance.now() });
      }
      return last && performance.now() > last.at + 700;
    },
    [since],
  );
}

describe("a branch", () => {
  const open = () => visit.open({ link: `${TWO}&step=60` });
  const branch = (page: Page, step: string) => button(page, en.racers.branch(step)).click();

  test("goes on from the present step as a racer of its own, and outlives its trunk", async () => {
    const page = await open();
    const [adam] = (await rows(page)).filter(({ name }) => name === "Adam");
    await branch(page, "60");
    expect(await page.locator(".racer").count()).toBe(3);
    const twins = (await rows(page)).filter(({ name }) => name.startsWith("Adam"));
    // Nothing is changed yet, and so they end alike.
    expect(twins.map(({ loss }) => loss)).toEqual([adam?.loss, adam?.loss]);
    await type(page, RATE, "0.05");
    const changed = (await rows(page)).find(({ name }) => /^Adam.*60$/.test(name));
    expect(changed?.loss).not.toBe(adam?.loss);
    expect((await rows(page)).find(({ name }) => name === "Adam")?.loss).toBe(adam?.loss);

    await button(page, en.racers.remove("Adam")).click();
    const [left, ...others] = (await rows(page)).filter(({ name }) => name.startsWith("Adam"));
    expect([left?.loss, others]).toEqual([changed?.loss, []]);
    await addressSays(page, "until=60;adam:learning_rate=0.05");
    await settled(page);
    const results = await resultsText(page);
    await reload(page);
    expect(await resultsText(page)).toBe(results);
  });

  test("shows where it parted, and can be moved there by keys", async () => {
    const page = await open();
    await branch(page, "60");
    await type(page, RATE, "0.05");
    await gone(page);
    const before = await picture(page);
    const at = slider(page, whatIfEn.branchedAt);
    await at.focus();
    for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowLeft");
    await gone(page);
    expect(await picture(page)).not.toBe(before);
    await page.waitForFunction(() => !location.hash.includes("until=60"));
    const until = Number((await racerInLink(page, 1)).match(/until=(\d+)/)?.[1]);
    expect(until).toBeLessThan(60);
    const name = en.racers.branched("Adam", String(until));
    await page.getByRole("button", { name: new RegExp(`^${name} `) }).waitFor();
    expect(await page.locator(".trunk").innerText()).toContain(whatIfEn.goesOn);
  });

  test("may go on with another optimizer, which then begins afresh", async () => {
    const page = await open();
    await branch(page, "60");
    await page.getByLabel(en.racers.optimizer, { exact: true }).selectOption("sgd");
    await page.getByText(whatIfEn.afresh).waitFor();
    expect((await rows(page)).map(({ name }) => name)).toContain("SGD60");
    await addressSays(page, "until=60;sgd:");
  });

  test("of a branch has two parts before it; one step back undoes it", async () => {
    const page = await open();
    await branch(page, "60");
    await page.locator(".timeline-scrub").fill("120");
    await branch(page, "120");
    await page.locator(".trunk li").nth(1).waitFor();
    await addressSays(page, "until=120");
    expect(await racerInLink(page, 2)).toMatch(/until=60;.*until=120;/);
    await page.keyboard.press("Control+z");
    await page.locator(".racer").nth(3).waitFor({ state: "detached" });
    expect(await page.locator(".racer").count()).toBe(3);
  });
});

describe("the ghost of the setting before", () => {
  test("is there while a slider is held, and goes when it is let go", async () => {
    const page = await visit.open({ link: TWO });
    await drawn(page);
    const track = slider(page, RATE);
    await track.scrollIntoViewIfNeeded();
    const { x, y } = await place(page, `input[id="${await track.getAttribute("id")}"]`, 0.5, 0.5);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 40, y, { steps: 4 });
    await page.locator(GHOST).waitFor();
    expect(await page.locator(".stage-ghost").innerText()).toBe(en.stage.ghost);
    const withGhost = await picture(page);
    // However long it is held.
    await page.waitForFunction(
      (from) => performance.now() > from + 2000,
      await page.evaluate(() => performance.now()),
    );
    expect(await page.locator(GHOST).count()).toBe(1);
    await page.mouse.up();
    await gone(page);
    expect(await picture(page)).not.toBe(withGhost);
  });

  test("is there during a run of keys, and goes after it", async () => {
    const page = await visit.open({ link: TWO });
    await slider(page, RATE).focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    await page.locator(GHOST).waitFor();
    await gone(page);
  });

  test("is there while the start is dragged over the stage", async () => {
    const page = await visit.open({ link: TWO, size: "phone", lang: "ru" });
    const from = await place(page, ".stage-live", 0.5, 0.5);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
    await page.locator(GHOST).waitFor();
    expect(await page.locator(".stage-ghost").innerText()).toBe(ru.stage.ghost);
    expect(await clippedTexts(page)).toEqual([]);
    await page.mouse.up();
    await gone(page);
  });

  test("does not stand in for what was never there: another surface, the time line, the chart", async () => {
    const page = await visit.open({ link: TWO });
    await page.locator(".timeline-scrub").fill("40");
    await page
      .getByRole("radio", { name: en.chart.quantities.gradient_norm })
      .click({ force: true });
    await page.getByLabel(surfacesEn.choose, { exact: true }).selectOption("bowl");
    await drawn(page);
    expect(await page.locator(GHOST).count()).toBe(0);
  });
});

describe("conventions side by side", () => {
  test("one click sets them, and a sentence says where they part and why", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=momentum&racer=adam" });
    await button(page, whatIfEn.compare).click();
    const partings = page.locator(".parting");
    await partings.nth(1).waitFor();
    expect(await page.locator(".racer").count()).toBe(4);
    const names = (await rows(page)).map(({ name }) => name);
    for (const convention of ["slides", "moving_average"] as const) {
      expect(names.some((name) => name.includes(catalogEn.conventions[convention].name))).toBe(
        true,
      );
    }
    const [slides = "", average = ""] = await partings.allInnerTexts();
    expect(slides).toContain(whatIfEn.against(catalogEn.conventions.slides.name));
    expect(slides).toContain("by rounding alone");
    expect(average).toContain("The ways part at step 1 ");
    // Nothing is left to add.
    expect(await button(page, whatIfEn.compare).count()).toBe(0);

    // With a schedule the first two part too, once it is the same for both.
    await page.getByLabel(en.racers.schedule, { exact: true }).selectOption("cosine");
    await partings.getByText(whatIfEn.otherSettings).first().waitFor();
    await button(page, whatIfEn.compare).click();
    await page.getByText("η changes under way here").first().waitFor();
    expect((await partings.allInnerTexts())[0]).toMatch(/The ways part at step \d+/);
  });

  test("the sentence follows the settings in the event that changes them", async () => {
    const page = await visit.open({
      link: "v=1&surface=rosenbrock&racer=adagrad:eps=10&racer=adagrad:convention=slides,eps=10",
    });
    await page.locator(".parting").waitFor();
    const before = await page.locator(".parting").innerText();
    expect(before).toContain("ε = 10");
    await dragSlider(page, en.racers.all, 40);
    expect(await page.locator(".parting").innerText()).not.toBe(before);
  });

  test("on a phone, in Russian", async () => {
    const page = await visit.open({
      size: "phone",
      lang: "ru",
      link: "v=1&surface=rosenbrock&racer=momentum:schedule=cosine&racer=adam",
    });
    await button(page, whatIfRu.compare).tap();
    await page.locator(".parting").nth(1).waitFor();
    const [first = ""] = await page.locator(".parting").allInnerTexts();
    expect(first).toContain(whatIfRu.against(catalogRu.conventions.slides.name));
    expect(first).toMatch(/Пути расходятся на шаге \d+/);
    expect(await clippedTexts(page)).toEqual([]);
  });
});

describe("a schedule", () => {
  const curve = (page: Page) => page.locator(".schedule-line").getAttribute("d");
  const points = async (page: Page) => {
    const lines = await page.getByLabel(scheduleEn.points, { exact: true }).inputValue();
    return lines.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  };

  test("of any kind is a curve with the present step on it", async () => {
    const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd:learning_rate=0.1&step=0" });
    // A flat line has no height to be seen by.
    await page.locator(".schedule-line").waitFor({ state: "attached" });
    const seen = new Set([await curve(page)]);
    const kinds = ["step", "exponential", "cosine", "cosine_warm_restarts", "one_cycle", "table"];
    for (const kind of kinds) {
      await page.getByLabel(en.racers.schedule, { exact: true }).selectOption(kind);
      await drawn(page);
      seen.add(await curve(page));
    }
    expect(seen.size).toBe(kinds.length + 1);
    await page.getByLabel(en.racers.schedule, { exact: true }).selectOption("cosine");
    const said = page.locator(".schedule-said");
    expect(await said.textContent()).toBe(scheduleEn.now("0", "0.1"));
    const mark = () => page.locator(".schedule-now").getAttribute("transform");
    const start = await mark();
    await page.locator(".timeline-scrub").fill("100");
    await drawn(page);
    expect(await mark()).not.toBe(start);
    expect(await said.textContent()).toBe(scheduleEn.now("100", "0.05"));
    expect(
      await page.getByRole("img", { name: scheduleEn.curve }).getAttribute("aria-label"),
    ).toContain(scheduleEn.seen("0.1", "6.17·10⁻⁶", "6.17·10⁻⁶", "0.1"));
  });

  test("becomes a table of the same shape, is drawn over by the pointer, and bends the path in the same frame", async () => {
    const page = await visit.open({
      link: "v=1&surface=bowl&racer=sgd:learning_rate=0.05,schedule=cosine&step=0",
    });
    const before = await rows(page);
    await button(page, scheduleEn.byHand).click();
    await page.locator(".schedule-points").waitFor();
    const drawnPoints = await points(page);
    expect(drawnPoints.length).toBeLessThanOrEqual(40);
    expect(drawnPoints[0]).toEqual([0, 1]);
    expect(drawnPoints.at(-1)?.[0]).toBe(199);
    // Half a cosine in straight pieces ends near where the cosine did.
    const loss = (await rows(page))[0]?.loss ?? "";
    expect(loss.length).toBeGreaterThan(0);
    expect(before).toHaveLength(1);

    await page.locator(".schedule-plot").scrollIntoViewIfNeeded();
    await follow(page, "pointermove");
    const from = await place(page, ".schedule-points", 0.3, 0.75);
    const to = await place(page, ".schedule-points", 0.7, 0.3);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await happened(page);
    await page.mouse.move(to.x, to.y, { steps: 6 });
    const events = await happened(page);
    expect(events.length).toBeGreaterThan(1);
    expect(events.some((event) => event.stageAfter !== event.stageBefore)).toBe(true);
    await page.mouse.up();
    const after = await points(page);
    // Low at the stroke's beginning, high at its end.
    const near = (share: number) =>
      after.reduce((a, b) =>
        Math.abs((b[0] ?? 0) - share * 200) < Math.abs((a[0] ?? 0) - share * 200) ? b : a,
      )[1] ?? 0;
    expect(near(0.31)).toBeLessThan(0.4);
    expect(near(0.7)).toBeGreaterThan(0.7);
    await addressSays(page, "schedule=table");
    await settled(page);
    const results = await resultsText(page);
    await reload(page);
    expect(await resultsText(page)).toBe(results);
  });

  test("has points that are dragged, set by a click, and told in the table", async () => {
    const page = await visit.open({
      link: "v=1&surface=bowl&racer=sgd:learning_rate=0.05,schedule=table",
    });
    await page.locator(".schedule-plot").scrollIntoViewIfNeeded();
    const circles = page.locator(".schedule-points circle");
    expect(await circles.count()).toBe(3);
    const box = await circles.nth(1).boundingBox();
    if (!box) throw new Error("the point is not there");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 30, box.y + 40, { steps: 5 });
    await page.mouse.up();
    const [, moved = []] = await points(page);
    expect(moved[0]).toBeLessThan(100);
    expect(moved[1]).toBeLessThan(1);
    const free = await place(page, ".schedule-points", 0.8, 0.3);
    await page.mouse.click(free.x, free.y);
    await circles.nth(3).waitFor();
    expect(await points(page)).toHaveLength(4);
    await button(page, scheduleEn.remove).click();
    expect(await points(page)).toHaveLength(3);
  });

  test("is drawn by keys alone", async () => {
    const page = await visit.open({
      link: "v=1&surface=bowl&racer=sgd:learning_rate=0.05,schedule=table",
    });
    const point = (index: number, count: number) =>
      page.getByRole("slider", {
        name: scheduleEn.point(String(index), String(count)),
        exact: true,
      });
    await point(1, 3).focus();
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, ".schedule-points circle", 1);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await page.keyboard.press("PageDown");
    expect(await focused()).toBe(scheduleEn.point("2", "3"));
    await page.keyboard.press("Shift+ArrowRight");
    expect((await points(page))[1]).toEqual([101, 1]);
    await page.keyboard.press("ArrowDown");
    expect((await points(page))[1]?.[1]).toBeLessThan(1);
    await page.keyboard.press("Enter");
    await point(3, 4).waitFor();
    expect(await focused()).toBe(scheduleEn.point("3", "4"));
    const [, before = [], added = [], next = []] = await points(page);
    expect(added[0]).toBeGreaterThan(before[0] ?? 0);
    expect(added[0]).toBeLessThan(next[0] ?? 0);
    await page.keyboard.press("Delete");
    expect(await points(page)).toHaveLength(3);
    expect(await focused()).toBe(scheduleEn.point("2", "3"));
    await page.keyboard.press("End");
    expect(await focused()).toBe(scheduleEn.point("3", "3"));
    // The table is the same schedule in text.
    await page.getByLabel(scheduleEn.points, { exact: true }).fill("0 1\n50 0,5");
    await page.locator(".schedule-points circle").nth(2).waitFor({ state: "detached" });
    expect((await pairs(page)).size).toBeGreaterThan(0);
    await addressSays(page, "schedule.points=0~1~50~0.5");
  });

  test("has a logarithmic axis, and fits a phone in Russian", async () => {
    const page = await visit.open({
      size: "phone",
      lang: "ru",
      link: "v=1&surface=bowl&racer=sgd:learning_rate=0.05,schedule=exponential",
    });
    await page.locator(".schedule-line").waitFor();
    const linear = await curve(page);
    await page.getByRole("switch", { name: scheduleRu.log }).tap();
    await drawn(page);
    expect(await curve(page)).not.toBe(linear);
    await button(page, scheduleRu.byHand).tap();
    await page.locator(".schedule-points").waitFor();
    const touch = await page.locator(".schedule-buttons button").first().boundingBox();
    expect(touch?.height).toBeGreaterThanOrEqual(44);
    expect(await clippedTexts(page)).toEqual([]);
  });
});
