// Races at their edges: nothing breaks, and what is said of them makes sense.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { en } from "../../web/words/en";
import type { Words } from "../../web/words/words";
import { CHART, dragSlider, drawn, FIELD, picture, place, rows, visitor } from "./harness";

const visit = visitor();

/** All sentences of outcomes, with any numbers in them. */
function sentences(text: Words["results"]): RegExp[] {
  const any = "@";
  return [
    text.converged(any, any),
    text.convergedOther(any, any),
    text.plateau(any),
    text.saddle(any, any),
    text.slope(any),
    text.learningRate(any, any, any, any),
    text.learningRateOne(any, any, any),
    text.unbounded(any),
    text.longStep(any, any),
    text.spent,
    text.nowhere,
  ].map(
    (sentence) =>
      new RegExp(`^${escaped(sentence).replaceAll("@", "[−∞\\d\\s.,()·⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")}`),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

const SENTENCES = sentences(en.results);

/** Looks at all charts, hovers, plays and scrubs, and reads the table. */
async function inspect(page: Page, racers: number): Promise<void> {
  const table = await rows(page);
  expect(table).toHaveLength(racers);
  for (const { name, loss, outcome } of table) {
    expect(
      SENTENCES.some((one) => one.test(outcome)),
      `${name}: ${outcome}`,
    ).toBe(true);
    expect(`${loss} ${outcome}`).not.toMatch(/NaN|undefined|Infinity|null|object|— eval/);
  }
  for (const tab of await page.locator(".chart-head").getByRole("radio").all()) {
    await tab.check();
    await picture(page, CHART);
    const spot = await place(page, ".chart-box", 0.6, 0.5);
    await page.mouse.move(spot.x, spot.y);
    await drawn(page);
    if (await page.locator(".chart-values").count()) {
      expect(await page.locator(".chart-values").innerText()).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
  const spot = await place(page, ".stage-live", 0.25, 0.5);
  await page.mouse.move(spot.x, spot.y);
  await drawn(page);
  expect(await page.locator(".stage-readout").innerText()).not.toMatch(/NaN|undefined|Infinity/);
  await page.keyboard.press("]");
  await page.locator(".timeline-scrub").fill("1");
  await drawn(page);
}

const EIGHT = ["sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "lion"];
const ALL = [
  ...EIGHT,
  ...["amsgrad", "adamw", "adamax", "nadam", "radam", "rprop", "adabelief", "yogi"],
  ...["newton", "lbfgs", "line_search"],
];
const link = (ids: readonly string[]) => ids.map((id) => `racer=${id}`).join("&");

test("a hundred times too fast: those that diverge say why", async () => {
  const page = await visit.open({ link: `v=1&surface=rosenbrock&rateFactor=100&${link(EIGHT)}` });
  await inspect(page, 8);
  const outcomes = (await rows(page)).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome.includes("the limit")).length).toBeGreaterThan(0);
});

test("24 racers of all kinds, 5,000 steps each", async () => {
  const racers = link([...ALL, ...EIGHT.slice(0, 5)]);
  const page = await visit.open({ link: `v=1&surface=himmelblau&steps=5000&${racers}` });
  await inspect(page, 24);
  expect(await page.locator(".race-panel").innerText()).toContain(en.racers.full);
  const before = (await rows(page)).map(({ loss }) => loss).join();
  await dragSlider(page, en.racers.all, -30, 3);
  expect((await rows(page)).map(({ loss }) => loss).join()).not.toBe(before);
});

const FORMULAS = [
  ...["log(x)", "1/x", "sqrt(x - 100)", "3", "exp(exp(x))", "-x^2 - y^2", "abs(x) + sign(y)"],
  ...["1e300 * x^2 * y^2", "x^y", "0/0"],
];

test("typed formulas at their edges, raced by all", async () => {
  const page = await visit.open({ link: `v=1&surface=custom&formula=x&${link(ALL)}` });
  const seen = new Set<number>();
  for (const formula of FORMULAS) {
    await page.locator(".own-formula textarea").fill(formula);
    await drawn(page);
    expect(await page.locator(".own-formula > .p-error").innerText(), formula).toBe("");
    await inspect(page, ALL.length);
    seen.add(await picture(page, FIELD));
  }
  // Those with no value anywhere look alike; no other is a picture left behind.
  expect(seen.size).toBeGreaterThanOrEqual(FORMULAS.length - 2);
});

test("a formula that has no value at the start says so, and no ball is drawn", async () => {
  const page = await visit.open({
    link: "v=1&surface=custom&formula=sqrt(x - 100)&racer=sgd&racer=adam",
  });
  const outcomes = (await rows(page)).map(({ outcome }) => outcome);
  expect(outcomes).toEqual([en.results.nowhere, en.results.nowhere]);
  const shown = await picture(page);
  for (const hide of await page.locator(".racer-row [aria-pressed]").all()) await hide.click();
  expect(await picture(page)).toBe(shown);
});
