// The race scene under a real mouse: what a lecturer does with it.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { catalogEn } from "../../web/words/catalog.en";
import { en } from "../../web/words/en";
import { levelEn } from "../../web/words/level.en";
import { scheduleEn } from "../../web/words/schedule.en";
import {
  addressSays,
  CHART,
  dragSlider,
  drawn,
  FIELD,
  follow,
  happened,
  pairs,
  picture,
  place,
  resultsText,
  rows,
  type,
  visitor,
} from "./harness";

const visit = visitor();

const RATE = catalogEn.hyperparameters.learning_rate.name;
const name = (id: keyof typeof catalogEn.optimizers) => catalogEn.optimizers[id].name;
const START = en.stage.start("");
const ONE_RACER = "v=1&surface=bowl&racer=sgd:learning_rate=0.1";

const readout = (page: Page) => page.locator(".stage-readout").innerText();
const racers = (page: Page) => page.locator(".racer");
const button = (page: Page, label: string) =>
  page.getByRole("button", { name: label, exact: true });

async function losses(page: Page): Promise<Map<string, string>> {
  return new Map((await rows(page)).map(({ name: racer, loss }) => [racer, loss]));
}

async function scrub(page: Page, step: number): Promise<void> {
  await page.locator(".timeline-scrub").fill(String(step));
}

const tabOf = (page: Page, label: string) =>
  page.locator(".chart-head").getByRole("radio", { name: label, exact: true });
const shownStep = (page: Page) => page.locator(".timeline-step").getAttribute("aria-label");

test("eight racers are ready at once, with their whole futures drawn", async () => {
  const page = await visit.open();
  expect(await page.title()).toContain(en.title);
  const table = await rows(page);
  expect(table).toHaveLength(8);
  for (const row of table) {
    expect(row.loss).toMatch(/\d/);
    expect(row.outcome).not.toMatch(/NaN|undefined|Infinity/);
  }
  expect(await readout(page)).toContain(START);
  expect(await page.locator(".notice").count()).toBe(0);
  for (const canvas of [".stage-live canvas", FIELD, CHART, ".stage-legend"]) {
    const blank = await page.evaluate((selector) => {
      const { width, height } = document.querySelector(selector) as HTMLCanvasElement;
      const empty = document.createElement("canvas");
      Object.assign(empty, { id: "empty", width, height });
      document.body.append(empty);
      const seen = window.probes.picture("#empty");
      empty.remove();
      return seen;
    }, canvas);
    expect(await picture(page, canvas), canvas).not.toBe(blank);
  }
});

describe("the learning rate", () => {
  test("bends the path in the very frame of each of its events", async () => {
    const page = await visit.open({ link: ONE_RACER });
    await follow(page, "input");
    await dragSlider(page, RATE, 60, 8);
    const events = await happened(page);
    expect(events.length).toBeGreaterThanOrEqual(4);
    for (const event of events) {
      expect(event.stageAfter, "the stage").not.toBe(event.stageBefore);
      expect(event.resultsAfter, "the results").not.toBe(event.resultsBefore);
    }
    await page.waitForFunction(() => !location.hash.includes("learning_rate=0.1,"));
    expect((await pairs(page)).get("racer")).toMatch(/learning_rate=\d/);
  });

  test("of all racers bends all of them", async () => {
    const page = await visit.open();
    const before = await losses(page);
    await follow(page, "input");
    await dragSlider(page, en.racers.all, -40);
    const events = await happened(page);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event.stageAfter).not.toBe(event.stageBefore);
    const after = await losses(page);
    expect(after.size).toBe(8);
    for (const [racer, loss] of after) expect(loss, racer).not.toBe(before.get(racer));
    await addressSays(page, "rateFactor=");
  });

  test("is typed too, and a wrong text is told and kept", async () => {
    const page = await visit.open({ link: ONE_RACER });
    const before = await resultsText(page);
    await type(page, RATE, "0,05");
    expect(await resultsText(page)).not.toBe(before);
    await addressSays(page, "learning_rate=0.05");
    const field = page.getByRole("spinbutton", { name: RATE, exact: true });
    await type(page, RATE, "fast");
    expect(await page.locator(".racer-settings").innerText()).toContain(en.panel.notANumber);
    expect(await field.inputValue()).toBe("fast");
    await field.press("Escape");
    expect(await field.inputValue()).toBe("0.05");
  });

  test("carries a tick at 2/λmax of the ball's present point", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=sgd&step=0" });
    const reason = () => page.locator(".limit-reason").innerText();
    const first = await reason();
    expect(first).toMatch(/λmax = \d/);
    await scrub(page, 60);
    await drawn(page);
    expect(await reason()).not.toBe(first);
  });
});

describe("the start", () => {
  test("is set by a click", async () => {
    const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd:learning_rate=0.1&step=0" });
    const before = await resultsText(page);
    const spot = await place(page, ".stage-live", 0.3, 0.6);
    await page.mouse.click(spot.x, spot.y);
    expect(await resultsText(page)).not.toBe(before);
    // While the pointer rests on the stage the value under it is told; outside, the start.
    expect(await readout(page)).toContain("f = ");
    await page.mouse.move(spot.x, 5);
    await drawn(page);
    const told = await readout(page);
    expect(told).toContain(START);
    await addressSays(page, "start=");
    const [x = 0, y = 0] = ((await pairs(page)).get("start") ?? "").split(",").map(Number);
    const numbers =
      told
        .replaceAll("−", "-")
        .match(/-?\d+(?:\.\d+)?/g)
        ?.map(Number) ?? [];
    expect(numbers[0]).toBeCloseTo(x, 1);
    expect(numbers[1]).toBeCloseTo(y, 1);
    // The cross of the start is drawn around the place that was clicked.
    const orange = await page.evaluate(({ x: left, y: top }) => {
      const canvas = document.querySelector<HTMLCanvasElement>(".stage-live canvas");
      const box = canvas?.getBoundingClientRect();
      const copy = document.createElement("canvas");
      const context = copy.getContext("2d", { willReadFrequently: true });
      if (!canvas || !box || !context) return 0;
      [copy.width, copy.height] = [40, 40];
      const [x0, y0] = [Math.round(left - box.left) - 20, Math.round(top - box.top) - 20];
      context.drawImage(canvas, x0, y0, 40, 40, 0, 0, 40, 40);
      const { data } = context.getImageData(0, 0, 40, 40);
      let count = 0;
      for (let pixel = 0; pixel < data.length; pixel += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(pixel, pixel + 3);
        if (red > 200 && green < 150 && blue < 90) count++;
      }
      return count;
    }, spot);
    expect(orange).toBeGreaterThan(10);
    await button(page, levelEn.resetStart).click();
    expect(await resultsText(page)).toBe(before);
  });

  test("follows a drag from frame to frame", async () => {
    const page = await visit.open();
    const from = await place(page, ".stage-live", 0.3, 0.5);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await follow(page, "pointermove");
    for (let move = 1; move <= 6; move++) await page.mouse.move(from.x + 15 * move, from.y);
    const events = await happened(page);
    await page.mouse.up();
    expect(events.length).toBeGreaterThanOrEqual(4);
    for (const event of events) {
      expect(event.stageAfter).not.toBe(event.stageBefore);
      expect(event.resultsAfter).not.toBe(event.resultsBefore);
    }
    // A move without the button only reads.
    const rest = await resultsText(page);
    await page.mouse.move(from.x, from.y);
    expect(await resultsText(page)).toBe(rest);
  });

  test("moves by the arrow keys, with Shift in small steps", async () => {
    const page = await visit.open({ link: ONE_RACER });
    const startOf = async () => ((await pairs(page)).get("start") ?? "").split(",").map(Number);
    await page.locator(".stage-live").focus();
    await page.keyboard.press("ArrowRight");
    await addressSays(page, "start=");
    const [x = 0, y = 0] = await startOf();
    expect(x).toBeGreaterThan(-4);
    expect(y).toBe(3);
    await page.keyboard.press("Shift+ArrowUp");
    await page.waitForFunction(
      (old) => !location.hash.endsWith(old) && !location.hash.includes(`${old}&`),
      `start=${x},${y}`,
    );
    const [sameX = 0, higher = 0] = await startOf();
    expect(sameX).toBe(x);
    expect(higher).toBeGreaterThan(y);
    expect(higher - y).toBeLessThan(x + 4);
  });
});

describe("racers", () => {
  test("are added, duplicated, hidden, shown alone and removed", async () => {
    const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd&racer=adam" });
    const [sgd, adam] = [name("sgd"), name("adam")];
    await page.getByLabel(en.racers.addLabel, { exact: true }).selectOption("lion");
    await drawn(page);
    expect(await racers(page).count()).toBe(3);
    expect((await rows(page)).map((row) => row.name).sort()).toEqual(
      [sgd, adam, name("lion")].sort(),
    );
    await button(page, en.racers.add).click();
    await drawn(page);
    expect(await rows(page)).toHaveLength(4);

    await button(page, en.racers.duplicate(sgd)).click();
    await drawn(page);
    expect((await rows(page)).filter((row) => row.name === sgd)).toHaveLength(2);
    // The copy is opened, and changing it leaves the first alone.
    await type(page, RATE, "0.2");
    const [first, second] = (await rows(page)).filter((row) => row.name === sgd);
    expect(first?.loss).not.toBe(second?.loss);
    await button(page, en.racers.remove(sgd)).nth(1).click();
    await drawn(page);

    const all = await picture(page);
    await button(page, en.racers.hide(adam)).click();
    const without = await picture(page);
    expect(without).not.toBe(all);
    await addressSays(page, "hidden=1");
    await button(page, en.racers.show(adam)).click();
    expect(await picture(page)).toBe(all);

    await button(page, en.racers.solo(sgd)).click();
    await drawn(page);
    expect(await page.locator(".racer[data-hidden]").count()).toBe(3);
    await button(page, en.racers.solo(sgd)).click();
    expect(await picture(page)).toBe(all);

    for (let left = 4; left > 0; left--) {
      await page.locator(".racer-row").first().getByRole("button").last().click();
      await drawn(page);
      expect(await racers(page).count()).toBe(left - 1);
    }
    expect(await page.locator(".race-panel").innerText()).toContain(en.racers.none);
    expect(await rows(page)).toHaveLength(0);
    await button(page, en.racers.add).click();
    expect(await rows(page)).toHaveLength(1);
  });

  test("change optimizer, and keep place and schedule", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=sgd:schedule=cosine" });
    const before = await resultsText(page);
    await page.getByLabel(en.racers.optimizer, { exact: true }).selectOption("newton");
    const table = await rows(page);
    expect(table.map((row) => row.name)).toEqual([name("newton")]);
    expect(await resultsText(page)).not.toBe(before);
    expect(await page.getByLabel(en.racers.schedule, { exact: true }).inputValue()).toBe("cosine");
  });

  test("change convention, and with it the result", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=momentum" });
    const seen = new Set<string>();
    for (const convention of ["pytorch", "moving_average"] as const) {
      const { name: label } = catalogEn.conventions[convention];
      await page
        .locator(".racer-settings")
        .getByRole("radio", { name: label, exact: true })
        .check();
      seen.add((await rows(page))[0]?.loss ?? "");
    }
    expect(seen.size).toBe(2);
    await addressSays(page, "convention=moving_average");
  });

  test("follow a schedule; a wrong table is told, kept in its field, and changes nothing", async () => {
    const page = await visit.open({
      link: "v=1&surface=rosenbrock&racer=adam&chart=learning_rate",
    });
    const seen = [await resultsText(page)];
    const schedule = page.getByLabel(en.racers.schedule, { exact: true });
    await schedule.selectOption("cosine");
    seen.push(await resultsText(page));
    await schedule.selectOption("table");
    seen.push(await resultsText(page));
    const table = page.getByLabel(scheduleEn.points, { exact: true });
    await table.fill("0 1\n50 0.5\n150 0");
    seen.push(await resultsText(page));
    expect(new Set(seen).size).toBe(4);
    await addressSays(page, "schedule.points=0~1~50~0.5~150~0");
    for (const wrong of ["0 1\n50", "50 1\n20 1", "0 one", "0 -1", ""]) {
      await table.fill(wrong);
      expect(await resultsText(page)).toBe(seen[3]);
      expect(await page.locator(".racer-settings").innerText()).toContain(scheduleEn.pointsWrong);
      expect(await table.inputValue()).toBe(wrong);
    }
  });
});

describe("time", () => {
  const LINK = "v=1&surface=rosenbrock&speed=250&steps=120";

  test("plays to the end, and stands there", async () => {
    const page = await visit.open({ link: LINK });
    await button(page, en.time.play).click();
    await button(page, en.time.pause).waitFor();
    await button(page, en.time.play).waitFor();
    expect(await shownStep(page)).toBe(en.time.step("120", "120"));
  });

  test("pauses on a whole step", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&speed=50&steps=2000" });
    await button(page, en.time.play).click();
    await page.waitForFunction(() =>
      /[1-9]/.test(document.querySelector(".timeline-step")?.textContent ?? ""),
    );
    await button(page, en.time.pause).click();
    const paused = await picture(page);
    expect(await shownStep(page)).toMatch(/^Step \d+ of 2000$/);
    expect(await picture(page)).toBe(paused);
    await addressSays(page, "step=");
  });

  test("steps, steps back and scrubs; the same step is the same picture", async () => {
    const page = await visit.open({ link: LINK });
    await button(page, en.time.toStart).click();
    expect(await shownStep(page)).toBe(en.time.step("0", "120"));
    const zero = await picture(page);
    for (let step = 0; step < 5; step++) await button(page, en.time.forward).click();
    expect(await shownStep(page)).toBe(en.time.step("5", "120"));
    const five = await picture(page);
    expect(five).not.toBe(zero);
    await button(page, en.time.back).click();
    const four = await picture(page);
    expect(four).not.toBe(five);
    await button(page, en.time.toEnd).click();
    expect(await shownStep(page)).toBe(en.time.step("120", "120"));
    await scrub(page, 5);
    expect(await picture(page)).toBe(five);
    // After a whole replay too.
    await button(page, en.time.toEnd).click();
    await button(page, en.time.play).click();
    await button(page, en.time.pause).waitFor();
    await button(page, en.time.play).waitFor();
    await scrub(page, 4);
    expect(await picture(page)).toBe(four);
    await addressSays(page, "step=4");
  });

  test("is scrubbed by the mouse, in the frame of the event", async () => {
    const page = await visit.open({ link: LINK });
    await follow(page, "input");
    const from = await place(page, ".timeline-scrub", 0.2, 0.5);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let move = 1; move <= 4; move++) await page.mouse.move(from.x + 12 * move, from.y);
    await page.mouse.up();
    const events = await happened(page);
    expect(events.length).toBeGreaterThanOrEqual(3);
    for (const event of events) {
      expect(event.stageAfter).not.toBe(event.stageBefore);
      expect(event.resultsAfter).toBe(event.resultsBefore);
    }
  });
});

describe("the charts", () => {
  test("have a tab each, a logarithm, and evaluations for steps", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=adam&racer=line_search" });
    const seen = new Set([await picture(page, CHART)]);
    const { quantities } = en.chart;
    for (const tab of [
      quantities.gradient_norm,
      quantities.effective_rate,
      quantities.learning_rate,
    ]) {
      await tabOf(page, tab).check();
      seen.add(await picture(page, CHART));
    }
    await tabOf(page, quantities.loss).check();
    await page.locator(".chart").getByRole("switch", { name: en.chart.log }).click();
    seen.add(await picture(page, CHART));
    await page.getByLabel(en.chart.over, { exact: true }).selectOption("evaluations");
    seen.add(await picture(page, CHART));
    expect(seen.size).toBe(6);
    await addressSays(page, "overEvaluations=1");
    await addressSays(page, "chartLog=0");
    // With no racer open a place on the axis is the first racer's step.
    await page.locator(".racer[data-open] .racer-name").click();
    const spot = await place(page, ".chart-box", 0.3, 0.4);
    await page.mouse.click(spot.x, spot.y);
    await drawn(page);
    expect(await page.locator(".chart-values").innerText()).toContain(name("adam"));
    expect(await shownStep(page)).not.toBe(en.time.step("0", "200"));
  });

  test("tell values under the pointer, and a click goes there", async () => {
    const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=adam&racer=sgd" });
    const spot = await place(page, ".chart-box", 0.5, 0.4);
    await page.mouse.move(spot.x, spot.y);
    const values = page.locator(".chart-values");
    await values.waitFor();
    const told = await values.innerText();
    expect(told).toContain(name("adam"));
    expect(told).toContain(name("sgd"));
    const step = told.split("\n")[0] ?? "";
    expect(step).toMatch(/^Step \d+ of 200$/);
    await page.mouse.move(spot.x + 40, spot.y);
    await drawn(page);
    expect(await values.innerText()).not.toBe(told);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.click(spot.x, spot.y);
    await drawn(page);
    expect(await shownStep(page)).toBe(step);
    await page.mouse.move(spot.x, 5);
    await values.waitFor({ state: "detached" });
  });
});
