// The act of a network on numbers in the plane: it overfits in sight, is cured, told point by point, and its test is looked at
// once.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { boundaryEn as en } from "../../web/words/boundary.en";
import { boundaryRu as ru } from "../../web/words/boundary.ru";
import { violations } from "./axe";
import { MAP, POINTS, trained, verdict } from "./boundary";
import { addressSays, pairs, picture, place, reload, type Visit, visitor } from "./harness";
import { clippedTexts, crowdedControls, pageScroll } from "./layout";

const visit = visitor();
const FIRST = "truth=saddle&hidden=16tanh-16tanh&racer=adam:learning_rate=0.02";

async function open({ lang = "en", theme, link = FIRST, size }: Visit = {}): Promise<Page> {
  const parts = [link, `lang=${lang}`, theme && `theme=${theme}`].filter(Boolean);
  const hash = `#/overfitting?act=boundary&${parts.join("&")}`;
  const page = await visit.open({ hash, ...(size ? { size } : {}) });
  await trained(page);
  return page;
}

test("the task is chosen in the panel, begins with what overfits, and is undone", async () => {
  const page = await open({ link: "" });
  const classes = await picture(page, MAP);
  await page.getByRole("radio", { name: en.presets.tasks.regression }).check();
  await addressSays(page, "truth=saddle");
  await trained(page);
  await expect.poll(() => verdict(page)).toContain("Overfitting");
  expect(await verdict(page)).toContain("R²");
  await page.locator(".boundary-scale").waitFor();
  const panel = page.locator(".boundary-panel");
  expect(await panel.innerText()).toContain(en.data.targetNoise);
  for (const gone of [en.data.labelNoise, en.data.balance, en.data.spread]) {
    expect(await panel.getByText(gone, { exact: true }).count(), gone).toBe(0);
  }
  await page.getByRole("button", { name: "Undo" }).click();
  await trained(page);
  await expect.poll(() => picture(page, MAP)).toBe(classes);
});

test("each cure of a regression cures it", async () => {
  const page = await open();
  for (const id of [
    "saddle_l2",
    "saddle_early_stopping",
    "saddle_more_data",
    "right_size",
  ] as const) {
    await page.getByRole("button", { name: en.presets.list[id].name }).click();
    await trained(page);
    await expect.poll(() => verdict(page), { message: id }).toContain("No overfitting");
  }
});

test("a point tells its number, the answer and the residual, to the mouse and to the keys", async () => {
  const page = await open({ link: `${FIRST}&probe=-1.5,2` });
  const near = page.locator(".boundary-near");
  expect(await near.innerText()).toMatch(/Validation: y = −0\.185, ŷ = .*, residual −0\.318/);
  await page.locator(".boundary-map").focus();
  for (let press = 0; press < 16; press++) await page.keyboard.press("ArrowRight");
  await addressSays(page, "probe=2.5,2");
  await expect.poll(() => near.textContent()).not.toContain("−0.185");
  const { x, y } = await place(page, ".boundary-map", (6 - 1.5) / 12, (6 - 2) / 12);
  await page.mouse.move(x, y);
  await expect.poll(() => near.innerText()).toContain("−0.185");
});

test("predictions stand against the truth, follow time, and each metric has its step", async () => {
  const page = await open();
  await page.getByRole("radio", { name: en.predicted.tab }).check();
  const plot = page.locator(".plot[data-kind=predicted]");
  await plot.waitFor();
  const dots = () => plot.locator(".boundary-dots").last().getAttribute("d");
  const last = await dots();
  expect(await plot.innerText()).toContain("R² 0.995");
  await page
    .getByRole("button", { name: /to its best step/ })
    .first()
    .click();
  await addressSays(page, "step=50");
  await expect.poll(dots).not.toBe(last);
  await page.locator(".plot[data-kind=residuals] .boundary-dots").first().waitFor();
});

test("any metric of numbers is charted over the updates", async () => {
  const page = await open();
  const chart = ".boundary-chart canvas";
  const loss = await picture(page, chart);
  const list = page.getByRole("combobox", { name: en.chart.heading });
  expect(await list.locator("option").allInnerTexts()).not.toContain("MSLE");
  await list.selectOption("r2");
  await addressSays(page, "quantity=r2");
  await expect.poll(() => picture(page, chart)).not.toBe(loss);
});

test("points with numbers are painted and erased", async () => {
  const page = await open();
  const before = await picture(page, POINTS);
  await page.getByRole("radio", { name: en.tools.names.paint }).check();
  const number = page.getByRole("spinbutton", { name: en.tools.number });
  await number.fill("-0.5");
  await number.press("Enter");
  const press = async () => {
    const { x, y } = await place(page, ".boundary-map", 0.5, 0.5);
    await page.mouse.click(x, y);
  };
  await press();
  await addressSays(page, "0,0,-0.5");
  await trained(page);
  const painted = await picture(page, POINTS);
  expect(painted).not.toBe(before);
  expect(await verdict(page)).toContain(en.shipping.own);
  await page.getByRole("radio", { name: en.tools.names.erase }).check();
  await press();
  await trained(page);
  await expect.poll(() => picture(page, POINTS)).not.toBe(painted);
});

test("points with numbers are pasted, and a column beyond ±1 is brought into it", async () => {
  const page = await open();
  await page.locator("summary", { hasText: en.own.heading }).click();
  await page.locator(".csv-code").fill("x1,x2,y\n1,2,100\n-1,0,300\n2,2,150\n0,-3,200");
  await page.locator(".csv-buttons button").click();
  await addressSays(page, "points=100,200,-1;-100,0,1;200,200,-0.5;0,-300,0");
  await trained(page);
});

test.each(["", FIRST])(
  "a step is shipped once, its test told, and the link keeps it: %s",
  async (link) => {
    const page = await open({ link });
    await page.getByRole("button", { name: en.shipping.ship("500") }).click();
    await addressSays(page, "ship=500");
    const table = page.locator(".boundary-shipping");
    await table.waitFor();
    const told = await table.innerText();
    expect(told).toContain(en.shipping.worse);
    expect(told).toMatch(/is optimistic/);
    expect(await page.getByRole("button", { name: /^Ship step/ }).count()).toBe(0);
    await reload(page);
    await trained(page);
    await expect.poll(() => table.innerText()).toBe(told);
    // Another training is not judged by a choice that was made of this one.
    await page.getByRole("switch", { name: en.stops.rules.patience.name }).click();
    await trained(page);
    await page.getByRole("button", { name: /^Ship step/ }).waitFor();
    await expect.poll(async () => (await pairs(page)).has("ship")).toBe(false);
    await page.keyboard.press("Control+z");
    await trained(page);
    await expect.poll(() => table.innerText()).toBe(told);
    await addressSays(page, "ship=500");
  },
);

test("a link brings back the very run; what the task has no use for is named", async () => {
  const page = await open({
    link: "truth=bumps&targetNoise=0.2&hidden=8relu&labelNoise=0.4&step=120",
  });
  expect(await page.locator("body").innerText()).toContain("labelNoise");
  const [map, says] = [await picture(page, MAP), await verdict(page)];
  await reload(page);
  await trained(page);
  await expect.poll(() => picture(page, MAP)).toBe(map);
  expect(await verdict(page)).toBe(says);
});

test("a twin of a regression differs in its function at most, not in its task", async () => {
  const page = await open();
  await page.locator("summary", { hasText: en.twin.heading }).click();
  const what = page.getByRole("combobox", { name: en.twin.what });
  const options = await what.locator("option").allInnerTexts();
  expect(options).toContain(en.data.truth);
  expect(options).not.toContain(en.data.labelNoise);
  await what.selectOption("targetNoise");
  await addressSays(page, "twin=targetNoise=");
  await page.locator(".boundary-twin-map canvas").first().waitFor();
});

test.each(["light", "dark", "projector"] as const)("axe finds nothing, %s", async (theme) => {
  const page = await open({ theme, link: `${FIRST}&tab=chain&ship=300&probe=-1.5,2` });
  await page.locator(".plot[data-kind=predicted]").waitFor();
  expect(await violations(page)).toEqual([]);
});

test("in Russian, on a phone: nothing is cut off or too near", async () => {
  const page = await open({ lang: "ru", size: "phone", link: `${FIRST}&ship=300&probe=-1.5,2` });
  expect(await verdict(page)).toContain("Переобучение");
  expect(await page.locator(".boundary-presets").innerText()).toContain(
    ru.presets.list.memorizes_saddle.name,
  );
  expect((await pageScroll(page)).right).toBe(0);
  expect(await clippedTexts(page)).toEqual([]);
  expect(await crowdedControls(page)).toEqual([]);
});
