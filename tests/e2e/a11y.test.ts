// axe finds nothing serious, in any theme, on a laptop and on a phone.

import { expect, test } from "vitest";
import { en } from "../../web/words/en";
import { violations } from "./axe";
import { visitor } from "./harness";

const visit = visitor();

const THEMES = ["light", "dark", "projector"] as const;

test.each(THEMES)("on a laptop, %s", async (theme) => {
  const page = await visit.open({ theme, lang: theme === "dark" ? "ru" : "en" });
  expect(await violations(page)).toEqual([]);
});

test.each(THEMES)("on a phone, %s", async (theme) => {
  const page = await visit.open({ size: "phone", theme, lang: theme === "dark" ? "ru" : "en" });
  expect(await violations(page)).toEqual([]);
});

test.each(THEMES)("with a step opened, %s", async (theme) => {
  const page = await visit.open({ theme, link: "v=1&racer=adam&insight=step&step=5" });
  await page.locator(".autopsy-symbols").waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(["laptop", "phone"] as const)("with the layers and the relief, on a %s", async (size) => {
  const page = await visit.open({
    size,
    link: "v=1&surface=himmelblau&racer=sgd&arrows=1&quadratic=1&relief=1&view=1,1,2",
  });
  await page.locator(".relief-live").waitFor();
  await page.locator(".stage-note").waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(THEMES)("with an experiment's answer and the list of them, %s", async (theme) => {
  const page = await visit.open({ theme, link: "preset=limit" });
  await page.locator(".race-panel summary", { hasText: en.presets }).click();
  await page.getByRole("button", { name: "Why?" }).click();
  await page.locator(".preset-theme").first().waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(["laptop", "phone"] as const)("with the best learning rates, on a %s", async (size) => {
  const page = await visit.open({ size, link: "surface=bowl&insight=rates" });
  await page.locator(".rates-best").first().waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(["laptop", "phone"] as const)("while a prediction is made, on a %s", async (size) => {
  const page = await visit.open({ size, link: "surface=bowl&insight=predict" });
  await page.locator(".predict .p-button-primary").click();
  await page.locator(".predict-list").waitFor();
  expect(await violations(page)).toEqual([]);
});

test("with everything open: a wrong formula, a notice, conditions, a table, help, type", async () => {
  const page = await visit.open({
    link: "v=1&surface=custom&formula=x^2 %2B&racer=sgd:schedule=table&racer=adam:hidden=1&bad=1&clipNorm=1",
  });
  await page.locator(".race-panel summary", { hasText: en.run.heading }).click();
  await page.locator(".race-panel .p-help").first().click();
  await page.locator(".racer-settings summary").click();
  await page.locator(".katex").first().waitFor();
  expect(await violations(page)).toEqual([]);
});
