// The act of a network and its boundary: it overfits in sight, is cured, taken apart, and found again by its link.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { boundaryEn as en } from "../../web/words/boundary.en";
import { boundaryRu as ru } from "../../web/words/boundary.ru";
import { violations } from "./axe";
import { MAP, POINTS, trained, verdict } from "./boundary";
import { addressSays, picture, place, reload, type Visit, visitor } from "./harness";
import { clippedTexts, crowdedControls, pageScroll } from "./layout";

const visit = visitor();
const NET = ".net-picture canvas";

async function open({ lang = "en", theme, link = "", size }: Visit = {}): Promise<Page> {
  const pairs = [link, `lang=${lang}`, theme && `theme=${theme}`].filter(Boolean);
  const hash = `#/overfitting?act=boundary&${pairs.join("&")}`;
  const page = await visit.open({ hash, ...(size ? { size } : {}) });
  await trained(page);
  return page;
}

test("the first experiment overfits, and each cure cures it", async () => {
  const page = await open();
  expect(await verdict(page)).toContain("Overfitting");
  for (const id of ["l2", "early_stopping", "more_data", "dropout"] as const) {
    await page.getByRole("button", { name: en.presets.list[id].name }).click();
    await trained(page);
    await expect.poll(() => verdict(page), { message: id }).toContain("No overfitting");
  }
  await expect
    .poll(() => page.locator(".boundary-panel .hint").first().innerText())
    .toBe(en.presets.list.dropout.says);
});

test("early stopping says why it stopped, and the flag leads to the best weights", async () => {
  const page = await open();
  const last = await picture(page, MAP);
  await page
    .getByRole("button", { name: /To the best weights/ })
    .first()
    .click();
  await expect.poll(() => page.locator(".boundary-verdict thead").innerText()).toContain("Step 80");
  expect(await picture(page, MAP)).not.toBe(last);
  await page.getByRole("switch", { name: en.stops.rules.patience.name }).click();
  await trained(page);
  expect(await verdict(page)).toMatch(/Early stopping at step \d+: after step 80/);
});

test("a diverged training is explained", async () => {
  const page = await open({ link: "racer=sgd:learning_rate=1000000&batch=40&hidden=none&l2=1" });
  expect(await verdict(page)).toContain("Diverged at step");
});

test("plays from the start and is scrubbed back to the same picture", async () => {
  const page = await open({ link: "step=0" });
  const start = await picture(page, MAP);
  await page.keyboard.press("Space");
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLInputElement>(".timeline-scrub")?.value) > 20,
  );
  await page.keyboard.press("Space");
  expect(await picture(page, MAP)).not.toBe(start);
  await page.locator(".timeline-scrub").fill("0");
  await expect.poll(() => picture(page, MAP)).toBe(start);
});

test("layers, neurons and inputs are changed on the picture; undo brings them back", async () => {
  const page = await open();
  const before = await picture(page, NET);
  await page.getByRole("button", { name: en.network.more("1") }).click();
  await addressSays(page, "hidden=9tanh-8tanh");
  await page.getByLabel(en.network.activationOf("2")).selectOption("relu");
  await addressSays(page, "hidden=9tanh-8relu");
  await page.getByRole("button", { name: en.network.addLayer, exact: true }).click();
  await addressSays(page, "hidden=9tanh-8relu-8relu");
  await page.getByRole("checkbox", { name: "x₁x₂" }).check();
  await addressSays(page, "features=x1,x2,x1_x2");
  await trained(page);
  expect(await picture(page, NET)).not.toBe(before);
  for (let turn = 0; turn < 4; turn++) await page.keyboard.press("Control+z");
  await trained(page);
  await expect.poll(() => picture(page, NET)).toBe(before);
});

test("a point is followed through a neuron, and a weight is set by hand", async () => {
  const page = await open();
  const { x, y } = await place(page, ".boundary-map", 0.75, 0.25);
  await page.mouse.click(x, y);
  await addressSays(page, "probe=3,3");
  await page.getByRole("radio", { name: en.tabNames.neuron, exact: true }).check();
  await page.locator(".boundary-weights").waitFor();
  await page.locator(".katex").first().waitFor();
  expect(await page.locator(".boundary-neuron").innerText()).toContain("x₁ = 3, x₂ = 3");
  await page.locator(".net-picture").focus();
  await page.keyboard.press("ArrowLeft");
  await addressSays(page, "chosen=2.0");
  const before = await picture(page, MAP);
  const bias = page.getByRole("spinbutton", { name: en.neuron.bias });
  await bias.fill("9");
  await bias.press("Enter");
  await addressSays(page, "edits=500,");
  await trained(page);
  await expect.poll(() => picture(page, MAP)).not.toBe(before);
  await page.getByRole("button", { name: en.neuron.dropEdits("1") }).click();
  await trained(page);
  await expect.poll(() => picture(page, MAP)).toBe(before);
});

test("points of one's own are drawn by the brush and erased", async () => {
  const page = await open();
  await page.getByRole("radio", { name: en.tools.names["1"] }).check();
  const { x, y } = await place(page, ".boundary-map", 0.1, 0.1);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 8 });
  await page.mouse.up();
  await addressSays(page, "points=");
  await trained(page);
  const drawnPoints = await picture(page, POINTS);
  await page.getByRole("radio", { name: en.tools.names.erase }).check();
  await page.mouse.click(x, y);
  await trained(page);
  await expect.poll(() => picture(page, POINTS)).not.toBe(drawnPoints);
});

test("points are pasted; a broken line is named, and the old points stay", async () => {
  const page = await open();
  await page.locator("summary", { hasText: en.own.heading }).click();
  const before = await picture(page, POINTS);
  const field = page.locator(".csv-code");
  await field.fill("x1,x2,class\n1,2,0\n1,oops,1");
  await page.locator(".csv-buttons button").click();
  await page.locator(".boundary-panel [role=alert]", { hasText: "oops" }).waitFor();
  expect(await picture(page, POINTS)).toBe(before);
  await field.fill("1,2,0\n-2,-1,1\n2,2,0\n-1,-2,1\n1.5,1,0\n-3,-3,1");
  await page.locator(".csv-buttons button").click();
  await addressSays(page, "points=100,200,0;");
  await trained(page);
  await expect.poll(() => picture(page, POINTS)).not.toBe(before);
});

test("a twin with one thing changed is drawn beside, and its end is told", async () => {
  const page = await open();
  const chart = ".boundary-chart canvas";
  const alone = await picture(page, chart);
  await page.locator("summary", { hasText: en.twin.heading }).click();
  await page.getByRole("combobox", { name: en.twin.what }).selectOption("l2");
  await addressSays(page, "twin=l2=0.05");
  await expect
    .poll(() => page.locator(".boundary-twin-says").innerText())
    .toContain("No overfitting");
  await page.locator(".boundary-twin-map canvas").first().waitFor();
  await expect.poll(() => picture(page, chart)).not.toBe(alone);
  await page.getByRole("button", { name: en.twin.end }).click();
  await expect.poll(() => picture(page, chart)).toBe(alone);
});

test("the chain of metrics follows time and threshold, and each metric has a step of its own", async () => {
  const page = await open();
  await page.getByRole("radio", { name: en.tabNames.chain }).check();
  const matrix = page.locator(".cls-matrix table");
  await matrix.waitFor();
  const counts = await matrix.innerText();
  await page
    .getByRole("button", { name: /to its best step/ })
    .first()
    .click();
  await addressSays(page, "step=80");
  await expect.poll(() => matrix.innerText()).not.toBe(counts);
  const here = await matrix.innerText();
  await page.locator(".boundary-chain input[type=range]").first().focus();
  await page.keyboard.press("PageUp");
  await expect.poll(() => matrix.innerText()).not.toBe(here);
});

test("runs are kept to be compared, and brought back", async () => {
  const page = await open();
  await page.getByRole("radio", { name: en.tabNames.runs }).check();
  const rows = page.locator(".boundary-runs tbody tr");
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole("button", { name: en.presets.list.l2.name }).click();
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.last().innerText()).toContain("L2: 0");
  await rows.last().getByRole("button", { name: en.runs.restore }).click();
  await trained(page);
  await expect.poll(() => verdict(page)).toContain("Overfitting");
});

test("any metric is charted, and a press on the chart leads to its step", async () => {
  const page = await open();
  const chart = ".boundary-chart canvas";
  const loss = await picture(page, chart);
  await page.getByRole("combobox", { name: en.chart.heading }).selectOption("roc_auc");
  await addressSays(page, "quantity=roc_auc");
  await expect.poll(() => picture(page, chart)).not.toBe(loss);
  const { x, y } = await place(page, ".boundary-chart .chart-box", 0.5, 0.6);
  await page.mouse.click(x, y);
  await addressSays(page, "step=");
  await page.mouse.move(x + 40, y);
  expect(await page.locator(".chart-values").innerText()).toContain(en.chart.validation);
});

test("a link brings back the very run and its step", async () => {
  const link = "shape=circle&l2=0.01&hidden=5relu&racer=momentum:learning_rate=0.05&step=150";
  const page = await open({ link });
  const [map, says] = [await picture(page, MAP), await verdict(page)];
  await reload(page);
  await trained(page);
  await expect.poll(() => picture(page, MAP)).toBe(map);
  expect(await verdict(page)).toBe(says);
});

test("a bad link is named, and the rest of it read", async () => {
  const page = await open({ link: "hidden=99tanh&count=60" });
  expect(await page.locator("body").innerText()).toContain("hidden=99tanh");
  await addressSays(page, "count=60");
});

test.each(["light", "dark", "projector"] as const)("axe finds nothing, %s", async (theme) => {
  const page = await open({ theme });
  expect(await violations(page)).toEqual([]);
});

test.each(["neuron", "chain", "runs"] as const)("axe finds nothing in the tab %s", async (tab) => {
  const page = await open({ link: `tab=${tab}&probe=1,1&twin=l2=0.05&points=100,200,0;-100,0,1` });
  await page.locator(`.boundary-below > :not(.p-field, .p-loading)`).waitFor();
  expect(await violations(page)).toEqual([]);
});

test("in Russian, on a phone: nothing is cut off or too near", async () => {
  const page = await open({ lang: "ru", size: "phone" });
  expect(await verdict(page)).toContain("Переобучение");
  expect(await page.locator(".boundary-presets").innerText()).toContain(ru.presets.list.l2.name);
  expect((await pageScroll(page)).right).toBe(0);
  expect(await clippedTexts(page)).toEqual([]);
  expect(await crowdedControls(page)).toEqual([]);
});
