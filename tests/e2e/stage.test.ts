// The stage as a map: nearer, farther, aside; what the pointer reads.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { levelEn } from "../../web/words/level.en";
import { addressSays, drawn, FIELD, pairs, picture, place, resultsText, visitor } from "./harness";

const visit = visitor();

const BOWL = "v=1&surface=bowl&racer=sgd:learning_rate=0.1";

const button = (page: Page, label: string) =>
  page.locator(".stage").getByRole("button", { name: label, exact: true });

async function openStage(page: Page): Promise<Page> {
  await page.locator(".stage-strip").waitFor();
  return page;
}

const open = async (visitOf: Parameters<typeof visit.open>[0] = {}) =>
  openStage(await visit.open({ link: BOWL, ...visitOf }));

/** The middle and the zoom; the whole domain without them. */
async function viewOf(page: Page): Promise<readonly number[] | undefined> {
  await drawn(page);
  return (await pairs(page)).get("view")?.split(",").map(Number);
}

/** Waits until the field is drawn sharp, and tells it from others. */
async function field(page: Page): Promise<number> {
  await drawn(page);
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>(".stage-still")?.style.transform === "",
  );
  return picture(page, FIELD);
}

async function waitForView(page: Page, before: readonly number[] | undefined) {
  const old = before ? `view=${before.join(",")}` : undefined;
  await page.waitForFunction((known) => {
    const hash = decodeURIComponent(location.hash);
    return hash.includes("view=") && (known === undefined || !hash.includes(known));
  }, old);
  return (await viewOf(page)) ?? [];
}

/** What is read at a place of the stage: x and y. */
async function readAt(page: Page, x: number, y: number): Promise<number[]> {
  const spot = await place(page, ".stage-live", x, y);
  await page.mouse.move(spot.x, spot.y);
  await drawn(page);
  const told = await page.locator(".stage-readout p").first().innerText();
  return (told.replaceAll("−", "-").match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
}

describe("zoom", () => {
  test("by the wheel: what is under the pointer stays there, and the field is drawn anew", async () => {
    const page = await open();
    const [field0, stage0, results] = [
      await field(page),
      await picture(page),
      await resultsText(page),
    ];
    const [x0 = 0, y0 = 0] = await readAt(page, 0.7, 0.3);
    for (let notch = 0; notch < 4; notch++) await page.mouse.wheel(0, -120);
    // Four notches together; the address follows a little later.
    await page.waitForFunction(
      () => Number(/view=[^&]*,([\d.]+)/.exec(decodeURIComponent(location.hash))?.[1]) > 2,
    );
    const [x1 = 0, y1 = 0] = await readAt(page, 0.7, 0.3);
    expect(x1).toBeCloseTo(x0, 1);
    expect(y1).toBeCloseTo(y0, 1);
    expect(await field(page)).not.toBe(field0);
    expect(await picture(page)).not.toBe(stage0);
    expect(await resultsText(page), "the race is the same").toBe(results);
    await page.mouse.wheel(0, 4000);
    await button(page, levelEn.reset).click();
    expect(await field(page)).toBe(field0);
    expect(await picture(page)).toBe(stage0);
    await page.waitForFunction(() => !location.hash.includes("view="));
    expect(await button(page, levelEn.reset).isDisabled()).toBe(true);
  });

  test("by buttons and by keys alike", async () => {
    const page = await open();
    await button(page, levelEn.nearer).click();
    const nearer = await field(page);
    await addressSays(page, "view=0,0,1.5");
    await button(page, levelEn.farther).click();
    const back = await field(page);
    expect(back).not.toBe(nearer);
    await page.keyboard.press("0");
    await page.keyboard.press("+");
    expect(await field(page)).toBe(nearer);
    await addressSays(page, "view=0,0,1.5");
    await page.keyboard.press("-");
    expect(await field(page)).toBe(back);
    // In a field they are figures.
    const seed = page.locator(".race-panel").getByRole("spinbutton").first();
    await seed.focus();
    await page.keyboard.press("0");
    expect(await field(page)).toBe(back);
  });

  test("ends where numbers end, and goes on working there", async () => {
    const page = await open();
    await page.locator(".stage-live").focus();
    for (let press = 0; press < 40; press++) await page.keyboard.press("+");
    await addressSays(page, "1000000");
    const near = await field(page);
    await page.keyboard.press("+");
    expect(await field(page)).toBe(near);
    for (let press = 0; press < 60; press++) await page.keyboard.press("-");
    await addressSays(page, ",0.001");
    expect(await field(page)).not.toBe(near);
  });

  test("a link brings the view back", async () => {
    const page = await open({ link: `${BOWL}&view=0.5,0.25,8` });
    const seen = await field(page);
    const [x = 0, y = 0] = await readAt(page, 0.5, 0.5);
    expect(x).toBeCloseTo(0.5, 1);
    expect(y).toBeCloseTo(0.25, 1);
    const again = await open({ link: `${BOWL}&view=0.5,0.25,8` });
    expect(await field(again)).toBe(seen);
    const wrong = await open({ link: `${BOWL}&view=0.5,0.25,0` });
    expect(await wrong.locator(".notice").innerText()).toContain("view=");
  });

  test("another surface is shown whole", async () => {
    const page = await open({ link: `${BOWL}&view=0.5,0.25,8` });
    await page.locator(".race-panel select").first().selectOption("himmelblau");
    await page.waitForFunction(() => !location.hash.includes("view="));
  });

  test("by two fingers, and the start stays", async () => {
    const page = await open({ size: "phone" });
    const [before, field0] = [await resultsText(page), await field(page)];
    const spot = await place(page, ".stage-live", 0.4, 0.5);
    const touch = await page.context().newCDPSession(page);
    const fingers = (apart: number) => [
      { x: spot.x - apart, y: spot.y, id: 1 },
      { x: spot.x + apart, y: spot.y, id: 2 },
    ];
    const send = (type: string, touchPoints: object[]) =>
      touch.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: touchPoints as { x: number; y: number }[],
      });
    // The first finger slides a little before the second one comes.
    await send("touchStart", [{ x: spot.x - 60, y: spot.y, id: 1 }]);
    await send("touchMove", fingers(20).slice(0, 1));
    await send("touchStart", fingers(20));
    for (const apart of [25, 30, 35, 40]) await send("touchMove", fingers(apart));
    await send("touchEnd", []);
    const [, , zoom = 1] = await waitForView(page, undefined);
    expect(zoom).toBeGreaterThan(1.8);
    expect(zoom).toBeLessThan(2.2);
    expect(await field(page)).not.toBe(field0);
    expect(await resultsText(page), "the start is where it was").toBe(before);
  });
});

describe("the wheel over a page that scrolls", () => {
  test("is the page's, and a word tells how to zoom", async () => {
    const page = await open({ size: "phone" });
    const before = await field(page);
    const spot = await place(page, ".stage-live", 0.5, 0.5);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.wheel(0, 200);
    await page.locator('.stage-hint[data-shown="true"]').waitFor();
    await page.waitForFunction(() => scrollY > 0);
    expect(await field(page)).toBe(before);
    // The stage has moved under the pointer, which may be over its buttons now.
    const moved = await place(page, ".stage-live", 0.5, 0.5);
    await page.mouse.move(moved.x, moved.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await addressSays(page, "view=");
  });
});

test("in a frame the wheel is the page's around it", async () => {
  const page = await open({
    before: () => {
      // A page around it, as far as the scene speaks to it.
      const value = { postMessage: () => {}, focus: () => {} };
      Object.defineProperty(window, "parent", { value, configurable: true });
    },
  });
  const before = await field(page);
  const spot = await place(page, ".stage-live", 0.5, 0.5);
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.wheel(0, -200);
  await page.locator('.stage-hint[data-shown="true"]').waitFor();
  expect(await field(page)).toBe(before);
});

test("on a phone the layers' list scrolls within the stage", async () => {
  const page = await open({ size: "phone" });
  await button(page, levelEn.layers).tap();
  const helps = page.locator(".stage-layers .p-help");
  for (let index = 0; index < 3; index++) await helps.nth(index).tap();
  const stage = await page.locator(".stage").boundingBox();
  const list = await page.locator(".stage-layers").boundingBox();
  expect(list?.y).toBeGreaterThanOrEqual(stage?.y ?? 0);
  await page.getByRole("switch", { name: levelEn.quadratic }).tap();
  await addressSays(page, "quadratic=1");
});

describe("pan", () => {
  test("by the hand and by the middle button, and the start stays", async () => {
    const page = await open();
    const results = await resultsText(page);
    const from = await place(page, ".stage-live", 0.5, 0.5);
    const drag = async (which: "left" | "middle") => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down({ button: which });
      await page.mouse.move(from.x + 30, from.y + 10);
      await page.mouse.move(from.x + 60, from.y + 20);
      await page.mouse.up({ button: which });
      return (await viewOf(page)) ?? [];
    };
    const [x0 = 0, y0 = 0] = await readAt(page, 0.5, 0.5);
    await drag("middle");
    const [x1 = 0, y1 = 0] = await waitForView(page, undefined);
    expect(x1).toBeLessThan(x0);
    expect(y1).toBeGreaterThan(y0);
    await button(page, levelEn.hand).click();
    await drag("left");
    const [x2 = 0, y2 = 0] = await waitForView(page, [x1, y1, 1]);
    expect(x2 - x1).toBeCloseTo(x1 - x0, 1);
    expect(y2 - y1).toBeCloseTo(y1 - y0, 1);
    expect(await resultsText(page)).toBe(results);
    await button(page, levelEn.hand).click();
    await drag("left");
    await addressSays(page, "start=");
    expect(await resultsText(page)).not.toBe(results);
  });

  test("by Ctrl or Alt with the arrows", async () => {
    const page = await open();
    const results = await resultsText(page);
    await page.locator(".stage-live").focus();
    await page.keyboard.press("Control+ArrowRight");
    const [x = 0, y = 0] = await waitForView(page, undefined);
    expect(x).toBeGreaterThan(0);
    expect(y).toBe(0);
    await page.keyboard.press("Alt+ArrowUp");
    const [sameX, higher = 0] = await waitForView(page, [x, y, 1]);
    expect(sameX).toBe(x);
    expect(higher).toBeGreaterThan(0);
    expect(await resultsText(page)).toBe(results);
  });
});

describe("the readout", () => {
  test("tells loss, gradient and eigenvalues under the pointer, and never covers it", async () => {
    const page = await open({ link: "v=1&surface=ravine&racer=sgd" });
    const readout = page.locator(".stage-readout");
    const spot = await place(page, ".stage-live", 0.6, 0.6);
    await page.mouse.move(spot.x, spot.y);
    await drawn(page);
    for (const part of ["x = ", "f = ", "∇f = (", "λ = "]) {
      expect(await readout.innerText()).toContain(part);
    }
    const box = await page.locator(".stage").boundingBox();
    if (!box) throw new Error("no stage");
    for (let x = 10; x < box.width; x += 60) {
      for (let y = 10; y < box.height; y += 40) {
        await page.mouse.move(box.x + x, box.y + y);
        const told = await readout.boundingBox();
        const hit =
          told &&
          box.x + x >= told.x &&
          box.x + x <= told.x + told.width &&
          box.y + y >= told.y &&
          box.y + y <= told.y + told.height;
        expect(hit, `${x}, ${y}`).toBe(false);
      }
    }
  });

  test("tells the start's values by the keyboard", async () => {
    const page = await open();
    const values = page.locator(".stage-values");
    expect(await values.isVisible()).toBe(false);
    await page.locator(".stage-live").focus();
    await page.keyboard.press("ArrowRight");
    await drawn(page);
    expect(await values.isVisible()).toBe(true);
    const before = await values.innerText();
    expect(before).toContain("∇f = (");
    await page.keyboard.press("ArrowRight");
    await drawn(page);
    expect(await values.innerText()).not.toBe(before);
    // And it is what describes the stage to those who do not see it.
    const described = await page.locator(".stage-live").getAttribute("aria-describedby");
    expect(described?.split(" ")).toContain(
      await page.locator(".stage-readout").getAttribute("id"),
    );
  });
});

test("the colours are switched among the layers", async () => {
  const page = await open();
  const before = await field(page);
  const layers = button(page, levelEn.layers);
  await layers.click();
  await page.getByRole("switch", { name: levelEn.logColors }).click();
  expect(await field(page)).not.toBe(before);
  await addressSays(page, "colorLog=");
  await page.keyboard.press("Escape");
  expect(await page.getByRole("switch", { name: levelEn.logColors }).count()).toBe(0);
  expect(await layers.evaluate((element) => element === document.activeElement)).toBe(true);
});

describe("layers", () => {
  const note = (page: Page) => page.locator(".stage-note");
  const turn = async (page: Page, label: string) => {
    await button(page, levelEn.layers).click();
    await page.getByRole("switch", { name: label }).click();
    await page.keyboard.press("Escape");
  };

  test("arrows down the slope are drawn, follow the view, and are in the link", async () => {
    const page = await open();
    const bare = await picture(page);
    await turn(page, levelEn.arrows);
    await addressSays(page, "arrows=1");
    await page.waitForFunction(
      (before) => window.probes.picture(".stage-live canvas") !== before,
      bare,
    );
    const withArrows = await picture(page);
    await page.keyboard.press("+");
    await field(page);
    expect(await picture(page)).not.toBe(withArrows);
    await page.keyboard.press("0");
    await field(page);
    expect(await picture(page)).toBe(withArrows);
    await turn(page, levelEn.arrows);
    expect(await picture(page)).toBe(bare);
  });

  test("the quadratic model of a bowl has its minimum where the bowl has", async () => {
    const page = await open({ link: `${BOWL}&quadratic=1&step=3` });
    await note(page).waitFor();
    expect(await note(page).innerText()).toContain(
      `SGD, step 3: ${levelEn.shapes.bowl("0", "0")} ${levelEn.eigenvaluesNamed("2", "2")}`,
    );
    const three = await picture(page);
    await page.keyboard.press("]");
    await drawn(page);
    expect(await note(page).innerText()).toContain("step 4");
    expect(await picture(page)).not.toBe(three);
  });

  test("the quadratic model claims no minimum where there is none", async () => {
    for (const [surface, start, word] of [
      ["saddle", "0.5,0.5", "a saddle: the Hessian is indefinite, there is no minimum"],
      ["himmelblau", "-0.27,-0.92", "a dome: "],
      ["monkey_saddle", "0,0", "a plane: "],
    ] as const) {
      const page = await open({
        link: `v=1&surface=${surface}&start=${start}&racer=sgd&step=0&quadratic=1`,
      });
      await note(page).waitFor();
      expect(await note(page).innerText()).toContain(word);
    }
  });

  test("the model is the open racer's; with none open, the start's", async () => {
    const page = await open({
      link: "v=1&surface=himmelblau&racer=sgd&racer=adam&step=20&quadratic=1",
    });
    await note(page).waitFor();
    const first = await note(page).innerText();
    await page.locator(".racer-name").nth(1).click();
    await drawn(page);
    expect(await note(page).innerText()).not.toBe(first);
    expect(await note(page).innerText()).toContain("Adam");
    await page.locator(".racer-name").nth(1).click();
    await drawn(page);
    expect(await note(page).innerText()).toContain(levelEn.modelAtStart);
  });
});
