// All state is in the address: a link opens what was seen, and a bad one says what was bad.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { catalogEn } from "../../web/words/catalog.en";
import { en } from "../../web/words/en";
import { surfacesEn } from "../../web/words/surfaces.en";
import {
  addressSays,
  dragSlider,
  drawn,
  pairs,
  picture,
  resultsText,
  rows,
  type,
  visitor,
} from "./harness";

const visit = visitor();

const hashOf = (page: Page) => page.evaluate(() => location.hash);
const notice = (page: Page) => page.locator(".notice");

test("what was set is there again when its link is opened", async () => {
  const page = await visit.open({ link: "v=1&surface=ravine&racer=adam&racer=momentum" });
  await type(page, surfacesEn.parameters.condition.name, "30");
  await type(page, catalogEn.hyperparameters.learning_rate.name, "0.3");
  await page.locator(".race-panel summary", { hasText: en.run.heading }).click();
  await type(page, en.run.noise, "0.5");
  await type(page, en.run.seed, "7");
  await type(page, en.run.steps, "150");
  await page.getByRole("switch", { name: en.run.clipNorm }).click();
  await page.getByLabel(en.racers.schedule, { exact: true }).selectOption("step");
  await page.locator(".stage-live").press("ArrowUp");
  await page.locator(".timeline-scrub").fill("40");
  await addressSays(page, "step=40");
  await addressSays(page, "clipNorm=1");
  const hash = await hashOf(page);
  // What was there before the last change is shown for a moment, and is in no link.
  await page.locator(".stage:not([data-ghost])").waitFor();
  const seen = { results: await resultsText(page), picture: await picture(page) };
  const again = await visit.open({ hash });
  expect(await resultsText(again)).toBe(seen.results);
  expect(await picture(again)).toBe(seen.picture);
  expect(await notice(again).count()).toBe(0);
  await drawn(again);
  expect(await hashOf(again)).toBe(hash);
});

test("a short link is written for what is not changed", async () => {
  const page = await visit.open({ hash: "" });
  await addressSays(page, "v=1");
  expect(await hashOf(page)).toBe("#/race?v=1&surface=rosenbrock");
});

describe("a bad link opens with a notice that names what was bad", () => {
  const cases: [link: string, named: string[], racers: number][] = [
    ["v=99&surface=nowhere&steps=many&seed=-1&lang=xx", ["v=99", "surface=nowhere", "lang=xx"], 8],
    ["v=1&steps=99999999999999999999&noise=1e400&theme=neon&lang=en", ["steps=9999", "noise="], 8],
    [
      "v=1&surface=custom&domain=5,-5,0,1&start=1,2,3&lang=en",
      ["domain=5,-5,0,1", "start=1,2,3"],
      8,
    ],
    [
      "v=1&racer=sgd:speed=3&racer=adam:look=99.99,learning_rate=-1&lang=en",
      ["speed=3", "look=99.99", "learning_rate=-1"],
      2,
    ],
    [
      "v=1&racer=warp&racer=sgd:schedule=sometimes&lang=en",
      ["racer=warp", "schedule=sometimes"],
      1,
    ],
    ["v=1&surface=%E0%A4%A&unknown=1&lang=en", ["surface=%E0%A4%A", "unknown=1"], 8],
    [
      "v=1&lang=en&<script>alert(1)</script>=2&surface=<img src=x onerror=alert(1)>",
      ["<script>", "<img"],
      8,
    ],
  ];

  test.each(cases)("%s", async (link, named, racers) => {
    const page = await visit.open({ hash: `#/race?${link}` });
    const told = await notice(page).innerText();
    for (const name of named) expect(told).toContain(name);
    expect(await rows(page)).toHaveLength(racers);
    await page.locator(".notice button").click();
    await drawn(page);
    expect(await notice(page).count()).toBe(0);
    // The address is written anew, without what was bad.
    await page.waitForFunction(() => /^#\/race\?v=1&surface=\w/.test(location.hash));
    const hash = decodeURIComponent(await hashOf(page));
    for (const name of named) expect(hash).not.toContain(name);
  });

  test("5,000 racers become as many as there is room for, and the notice stays readable", async () => {
    const page = await visit.open({ hash: `#/race?lang=en&v=1&${"racer=sgd&".repeat(5000)}` });
    expect(await rows(page)).toHaveLength(24);
    const box = await notice(page).boundingBox();
    expect(box?.height ?? 9999).toBeLessThan(200);
  });

  test("a scene that is not there", async () => {
    const page = await visit.open({ hash: "#/nowhere?lang=en" });
    expect(await notice(page).innerText()).toContain(en.noScene("nowhere"));
    expect(await rows(page)).toHaveLength(8);
  });

  test("an old bookmark of garbage", async () => {
    const page = await visit.open({ hash: "#%%%&&&===???///" });
    expect(await rows(page)).toHaveLength(8);
  });
});

test("another link is opened in place", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
  const follow = (hash: string) =>
    page.evaluate((next) => {
      location.hash = next;
    }, hash);
  await follow("#/race?v=1&surface=himmelblau&racer=adam&racer=lion&step=10&lang=en");
  await page.waitForFunction(() => document.querySelectorAll(".racer").length === 2);
  expect(await rows(page)).toHaveLength(2);
  expect(await page.locator(".timeline-step").innerText()).toBe(en.time.brief("10", "200"));
  await follow("#/race?v=1&surface=nowhere&lang=en");
  await notice(page).waitFor();
  expect(await notice(page).innerText()).toContain("surface=nowhere");
  // A good link after a bad one leaves nothing to complain of.
  await follow("#/race?v=1&surface=beale&racer=adam&lang=en");
  await page.waitForFunction(() => document.querySelectorAll(".racer").length === 1);
  await drawn(page);
  expect(await notice(page).count()).toBe(0);
});

test("a link opened right after a change is not written over by it", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
  await page.locator(".stage-live").press("ArrowUp");
  await page.evaluate(() => {
    // The writer's timer is due, and has not run, when the link comes.
    const until = performance.now() + 500;
    while (performance.now() < until);
    location.hash = "#/race?v=1&surface=beale&racer=adam&racer=lion&lang=en";
  });
  await page.waitForFunction(() => document.querySelectorAll(".racer").length === 2);
});

test("the scene's own link does not change the language", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl" });
  await page.locator(".shell-head nav a").first().click();
  await drawn(page);
  expect(await page.locator(".shell-head h1").innerText()).toContain(en.title);
});

test("one button brings all defaults back", async () => {
  const page = await visit.open({
    link: "v=1&surface=beale&racer=adam&steps=50&noise=1&start=1,1",
  });
  await page.locator(".race-panel summary", { hasText: en.run.heading }).click();
  await page.getByRole("button", { name: en.run.reset, exact: true }).click();
  expect(await rows(page)).toHaveLength(8);
  await addressSays(page, "surface=rosenbrock");
  expect([...(await pairs(page)).keys()].sort()).toEqual(["lang", "surface", "v"]);
});

test("the address is written within a second, and seldom while dragging", async () => {
  const page = await visit.open();
  await page.evaluate(() => window.probes.written.splice(0));
  const begun = await page.evaluate(() => performance.now());
  for (let time = 0; time < 4; time++) {
    await dragSlider(page, en.racers.all, time % 2 === 0 ? -40 : 25, 20);
  }
  const ended = await page.evaluate(() => performance.now());
  await addressSays(page, "rateFactor=");
  await page.waitForFunction((end) => window.probes.written.some((at) => at > end), ended);
  const written = await page.evaluate(() => window.probes.written);
  const last = written.at(-1) ?? Number.POSITIVE_INFINITY;
  expect(last - ended).toBeLessThan(1000);
  // A debounce of 350 ms: no two writings come closer, and 80 moves make no 80 writings.
  expect(written.length).toBeLessThanOrEqual((last - begun) / 350 + 1);
  for (const [index, at] of written.entries()) {
    if (index > 0) expect(at - (written[index - 1] ?? 0)).toBeGreaterThan(300);
  }
});
