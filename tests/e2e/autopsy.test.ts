// One step opened: its formula with numbers, and the arrows and squares that light up with the symbols.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { autopsyEn } from "../../web/words/autopsy.en";
import { autopsyRu } from "../../web/words/autopsy.ru";
import { catalogEn } from "../../web/words/catalog.en";
import { en } from "../../web/words/en";
import { addressSays, drawn, picture, place, visitor } from "./harness";

const visit = visitor();

const ADAM = "v=1&surface=rosenbrock&racer=adam&insight=step&step=7";
const NO_BREAK = /[\s\u00a0]+/g;

const heading = (page: Page) => page.locator(".autopsy h2");
const symbol = (page: Page, name: string) => page.locator(`.autopsy-symbol[data-symbol="${name}"]`);
const marks = (page: Page, name: string) =>
  page.locator(`.autopsy-tex .katex-html [data-symbol="${name}"]`);
const lit = (page: Page, name: string) => page.locator(`[data-symbol="${name}"][data-lit]`);

async function opened(page: Page, step: number, words = autopsyEn): Promise<void> {
  await heading(page)
    .filter({ hasText: new RegExp(`${words.heading(String(step))}(?!\\d)`) })
    .waitFor();
  await drawn(page);
}

/** The lines with numbers, as they are read. */
async function numbers(page: Page): Promise<string[]> {
  const lines = await page.locator(".autopsy-numbers .katex-html").allInnerTexts();
  return lines.map((line) => line.replace(NO_BREAK, ""));
}

async function scrub(page: Page, step: number): Promise<void> {
  await page.locator(".timeline-scrub").fill(String(step));
}

test("the tab opens the present step, and follows time and settings", async () => {
  const page = await visit.open({ link: "v=1&surface=rosenbrock&racer=adam&step=7" });
  await page.getByRole("radio", { name: en.insight.step, exact: true }).click({ force: true });
  await opened(page, 7);
  await addressSays(page, "insight=step");
  expect(await page.locator(".katex-error").count()).toBe(0);
  const seventh = await numbers(page);
  expect(seventh.length).toBeGreaterThan(10);
  expect(seventh.join(" ")).toMatch(/0\.9⋅/);
  expect(seventh.join(" ")).not.toMatch(/NaN|undefined/);

  await scrub(page, 8);
  await opened(page, 8);
  expect(await numbers(page)).not.toEqual(seventh);
  await page.keyboard.press("[");
  await opened(page, 7);
  await expect.poll(() => numbers(page)).toEqual(seventh);

  await page.getByRole("spinbutton", { name: catalogEn.hyperparameters.beta1.name }).fill("0.5");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await numbers(page)).join(" ")).toMatch(/0\.5⋅/);
});

test("the numbers of the last line are the step from the first point to the second", async () => {
  const page = await visit.open({ link: ADAM });
  await opened(page, 7);
  const way = await page.locator(".autopsy-way").innerText();
  const [x0, y0, x1, y1] = way.match(/−?\d+(?:\.\d+)?/g) ?? [];
  const [x, y] = (await numbers(page)).slice(-2);
  expect(x).toContain(`${x1}−`);
  expect(y).toContain(`${y1}−`);
  expect(x).toContain(x0);
  expect(y).toContain(y0);
});

test("the numbers can be heard as a plain line", async () => {
  const page = await visit.open({ link: ADAM });
  await opened(page, 7);
  const heard = await page
    .locator(".autopsy-numbers [role=math]")
    .evaluateAll((lines) => lines.map((line) => line.getAttribute("aria-label")));
  expect(heard.length).toBeGreaterThan(10);
  for (const line of heard) expect(line).toMatch(/^[^\\{}&]*= −?\d[^\\{}&]*$/);
});

describe("symbols, arrows and squares", () => {
  test("a symbol under the pointer lights its arrow, and all that stands for it", async () => {
    const page = await visit.open({ link: ADAM });
    await opened(page, 7);
    const before = await picture(page);
    await marks(page, "m").first().hover();
    await lit(page, "m").first().waitFor();
    expect(await lit(page, "m").count()).toBeGreaterThan(5);
    const withArrow = await picture(page);
    expect(withArrow).not.toBe(before);
    await marks(page, "v").first().hover();
    await lit(page, "v").first().waitFor();
    expect(await lit(page, "m").count()).toBe(0);
    expect(await picture(page)).not.toBe(withArrow);
    await page.mouse.move(5, 5);
    await expect.poll(() => picture(page)).toBe(before);
  });

  test("an arrow and a square under the pointer light their symbols", async () => {
    const link = "v=1&surface=bowl&racer=rmsprop&insight=step&step=1&start=2,0";
    const page = await visit.open({ link });
    await opened(page, 1);
    // On the bowl the gradient at (2, 0) points to the middle of the stage.
    const middle = await place(page, ".stage-live", 0.5, 0.5);
    const edge = await place(page, ".stage-live", 1, 0.5);
    for (let x = edge.x - 4; x > middle.x; x -= 6) {
      await page.mouse.move(x, edge.y);
      await drawn(page);
      if ((await lit(page, "gradient").count()) > 0) break;
    }
    expect(await lit(page, "gradient").count()).toBeGreaterThan(2);
    // The squares stand in the lower left corner, above the scale of the arrows.
    const corner = await place(page, ".stage-live", 0, 1);
    await page.mouse.move(corner.x + 80, corner.y - 90);
    await lit(page, "square_average").first().waitFor();
    expect(await lit(page, "gradient").count()).toBe(0);
    await page.mouse.move(5, 5);
    await expect.poll(() => page.locator("[data-lit]").count()).toBe(0);
  });

  test("by keyboard alone", async () => {
    const page = await visit.open({ link: ADAM.replace("&insight=step", "") });
    await page.getByRole("radio", { name: en.insight.results, exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await opened(page, 7);
    const before = await picture(page);
    for (let press = 0; press < 30 && (await lit(page, "v").count()) === 0; press++) {
      await page.keyboard.press("Tab");
      await drawn(page);
    }
    expect(await symbol(page, "v").evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await picture(page)).not.toBe(before);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await drawn(page);
    expect(await symbol(page, "v").getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    expect(await symbol(page, "v").getAttribute("aria-pressed")).toBe("false");
  });
});

test("every optimizer can be opened", async () => {
  const page = await visit.open({ link: ADAM });
  await opened(page, 7);
  for (const id of Object.keys(catalogEn.optimizers)) {
    await page.evaluate((racer) => {
      location.hash = `#/race?v=1&surface=himmelblau&racer=${racer}&insight=step&step=3&noise=0.1&lang=en`;
    }, id);
    const { name } = catalogEn.optimizers[id as keyof typeof catalogEn.optimizers];
    await heading(page)
      .filter({ hasText: `· ${name}` })
      .waitFor();
    expect(await page.locator(".katex-error").count(), id).toBe(0);
    expect((await numbers(page)).length, id).toBeGreaterThanOrEqual(6);
    expect(await symbol(page, "update").count(), id).toBe(1);
    expect(await symbol(page, "gradient").count(), id).toBe(1);
  }
});

describe("what is not an ordinary step is said in a sentence", () => {
  test("no step yet, a hidden racer, no racer", async () => {
    const page = await visit.open({ link: ADAM });
    await opened(page, 7);
    await scrub(page, 0);
    await page.getByText(autopsyEn.noStep).waitFor();
    await scrub(page, 2);
    await opened(page, 2);
    const arrows = await picture(page);
    await page.evaluate(() => {
      location.hash =
        "#/race?v=1&racer=adam:hidden=1&surface=rosenbrock&insight=step&step=2&lang=en";
    });
    await page.getByText(autopsyEn.hidden).waitFor();
    await page.getByRole("button", { name: autopsyEn.show, exact: true }).click();
    await expect.poll(() => picture(page)).toBe(arrows);
  });

  test("a run that broke off is opened where it did", async () => {
    const link = "v=1&surface=rosenbrock&racer=sgd:learning_rate=0.1&insight=step";
    const page = await visit.open({ link });
    await page.locator(".autopsy-note").filter({ hasText: "broke off" }).waitFor();
    // From far out a gradient of more than 10¹⁰⁰, after which nothing is a number.
    expect((await numbers(page)).join(" ")).toMatch(/⋅10\d{3}/);
    expect(await page.locator(".katex-error").count()).toBe(0);
  });

  test("a step before a branching, and the first one after it", async () => {
    const racer = "momentum:until=5,learning_rate=0.0005;adam:learning_rate=0.2";
    const page = await visit.open({
      link: `v=1&surface=rosenbrock&racer=${racer}&insight=step&step=5`,
    });
    await opened(page, 5);
    const { momentum, adam } = catalogEn.optimizers;
    expect(await heading(page).innerText()).toContain(`· ${momentum.name}`);
    await page.getByText(autopsyEn.branch).waitFor();
    await page.locator(".timeline-scrub").press("]");
    await opened(page, 6);
    expect(await heading(page).innerText()).toContain(`· ${adam.name}`);
    expect(await page.getByText(autopsyEn.branch).count()).toBe(0);
    // Another optimizer begins its count, and its moments, anew.
    expect((await numbers(page)).join(" ")).toMatch(/0\.9⋅0\+/);
  });

  test("another rate by the schedule, noise and clipping", async () => {
    const link =
      "v=1&surface=bowl&racer=sgd:learning_rate=0.1,schedule=cosine&insight=step&step=50&noise=0.5&clipNorm=0.2";
    const page = await visit.open({ link });
    await heading(page).waitFor();
    await page.locator(".autopsy-note").waitFor();
    for (const stage of [autopsyEn.stages.noise, autopsyEn.stages.clip_norm]) {
      await page.getByRole("heading", { name: stage, exact: true }).waitFor();
    }
  });
});

test("in Russian with decimal commas and Russian conditions", async () => {
  const link = "v=1&surface=rosenbrock&racer=momentum:dampening=0.5&insight=step&step=4";
  const page = await visit.open({ link, lang: "ru" });
  await opened(page, 4, autopsyRu);
  const text = (await numbers(page)).join(" ");
  expect(text).toMatch(/0,5/);
  expect(text).not.toMatch(/\d\.\d/);
  expect(text).toContain("если");
  expect(text).toContain("иначе");
});

test("on a phone a long line scrolls in its own box, and a tap lights", async () => {
  const link = "v=1&surface=himmelblau&racer=lbfgs&insight=step&step=3";
  const page = await visit.open({ link, size: "phone", lang: "ru" });
  await opened(page, 3, autopsyRu);
  const { wide, boxes } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - window.innerWidth,
    boxes: [...document.querySelectorAll<HTMLElement>(".autopsy-tex")].filter(
      (box) => box.scrollWidth > box.clientWidth + 1,
    ).length,
  }));
  expect(wide).toBeLessThanOrEqual(0);
  expect(boxes).toBeGreaterThan(0);
  const before = await picture(page);
  await symbol(page, "direction").tap();
  await lit(page, "direction").first().waitFor();
  expect(await picture(page)).not.toBe(before);
  const box = await symbol(page, "direction").boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
});
