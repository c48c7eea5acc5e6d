// The act of 111 parameters: a network trains in sight, is taken apart, and is found again by its link.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { networkEn } from "../../web/words/network.en";
import { networkRu } from "../../web/words/network.ru";
import { violations } from "./axe";
import { addressSays, drawn, picture, reload, type Visit, visitor } from "./harness";
import { clippedTexts, crowdedControls, pageScroll } from "./layout";

const visit = visitor();
const NETWORK = ".network-box canvas";

function open({ lang = "en", theme, link = "", size }: Visit = {}): Promise<Page> {
  const pairs = [link, `lang=${lang}`, theme && `theme=${theme}`].filter(Boolean);
  return visit.open({ hash: `#/convergence?act=3&${pairs.join("&")}`, ...(size ? { size } : {}) });
}

/** The table of results once all are trained. */
async function results(page: Page): Promise<string> {
  await page.waitForFunction(() => {
    const outcomes = [...document.querySelectorAll<HTMLElement>(".results-outcome")];
    return outcomes.length > 0 && outcomes.every(({ dataset }) => dataset["kind"] !== undefined);
  });
  return page.locator(".results").innerText();
}

function sums(page: Page): Promise<string[]> {
  return page.locator(".network-sums b").allInnerTexts();
}

test("the network of the slides trains: its weights are counted, its flowers learned", async () => {
  const page = await open();
  expect(await results(page)).toMatch(/Adam[\s\S]*0\.99/);
  expect(await sums(page)).toEqual(["16", "20", "30", "24", "12", "9"]);
  expect(await page.locator(".network-count").innerText()).toBe("111 parameters");
  expect(await page.locator(".network-sums li").last().innerText()).toContain("Σ 111");
});

test("plays and is scrubbed: the picture is that of the step", async () => {
  const page = await open({ link: "step=0" });
  await results(page);
  const start = await picture(page, NETWORK);
  await page.keyboard.press("Space");
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLInputElement>(".timeline-scrub")?.value) > 5,
  );
  await page.keyboard.press("Space");
  expect(await picture(page, NETWORK)).not.toBe(start);
  await page.locator(".timeline-scrub").fill("0");
  expect(await picture(page, NETWORK)).toBe(start);
});

test("neurons and layers come and go on the picture, and the count follows", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Add a neuron to hidden layer 2 (now 5)" }).click();
  await expect.poll(() => sums(page)).toEqual(["16", "24", "36", "24", "12", "9"]);
  expect(await page.locator(".network-count").innerText()).toBe("121 parameters");
  await addressSays(page, "layers=4-4-6-6-4-3-3");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => sums(page)).toEqual(["16", "20", "30", "24", "12", "9"]);
  await page.locator(".network-toolbar").getByRole("button", { name: "Layer" }).click();
  await expect.poll(() => sums(page)).toEqual(["16", "20", "30", "24", "12", "9", "9"]);
  const field = page.getByRole("spinbutton", { name: "Hidden layer 6", exact: true });
  await field.fill("1");
  await field.press("Enter");
  await page.getByRole("button", { name: "Remove hidden layer 6" }).click();
  await expect.poll(() => page.locator(".network-count").innerText()).toBe("111 parameters");
  await page.getByLabel("Biases", { exact: true }).check();
  await expect.poll(() => sums(page)).toEqual(["20", "25", "36", "28", "15", "12"]);
  expect(await page.locator(".network-count").innerText()).toBe("136 parameters");
});

test("gradients and one flower are shown, and what the network says of it", async () => {
  const page = await open();
  await results(page);
  const weights = await picture(page, NETWORK);
  await page.getByRole("radio", { name: "Gradients" }).check();
  await expect.poll(() => picture(page, NETWORK)).not.toBe(weights);
  await page.getByRole("radio", { name: "Activations" }).check();
  expect(await page.locator(".network-answer").innerText()).toMatch(
    /^versicolor, of the (training|test)\. The network: \w+ 0\.\d+, \w+ 0?\.?\d+.* — (right|wrong)\.$/,
  );
  const flower = page.getByRole("spinbutton", { name: "Flower" });
  await flower.fill("1");
  await flower.press("Enter");
  await expect
    .poll(() => page.locator(".network-answer").innerText())
    .toMatch(/^setosa.*setosa 0?\.?\d+.* — right/);
});

test("a weight is chosen by pointer and by keys: its number, its place, its way", async () => {
  const page = await open({ size: "projector", link: "tab=weight" });
  const live = page.locator(".network-live");
  await live.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const readout = page.locator(".network-readout");
  await expect.poll(() => readout.innerText()).toMatch(/^Weight 2 of 111: layer 1, from neuron 2/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => readout.innerText()).toMatch(/^Weight 18 of 111: layer 2/);
  await page.keyboard.press("Enter");
  await expect.poll(() => readout.innerText()).toMatch(/^Hidden layer 2, neuron 1/);
  await addressSays(page, "chosen=n2.0");
  await expect.poll(() => page.locator(".network-history path").count()).toBe(3);
  const box = await live.boundingBox();
  if (!box) throw new Error("the picture is on the screen");
  const input = page.locator(".network-input").first();
  const label = await input.boundingBox();
  if (!label) throw new Error("its inputs are named");
  await page.mouse.click(label.x + label.width + 20, label.y + label.height / 2);
  await expect.poll(() => readout.innerText()).toMatch(/^Input 1: sepal length/);
});

test("another optimizer trains at once with a rate that works; one that is too high diverges in words", async () => {
  const page = await open({ link: "racer=sgd" });
  await results(page);
  await page.getByLabel("Add an optimizer", { exact: true }).selectOption("rmsprop");
  await expect.poll(() => results(page)).toMatch(/RMSprop/);
  await page.goto(page.url().replace(/racer=[^&]*/, "racer=sgd:learning_rate=5000"));
  await expect.poll(() => results(page)).toMatch(/Diverged/);
});

test("with the sigmoid the gradient vanishes, and zeros teach nothing: both are told", async () => {
  const page = await open({ link: "tab=layers&activation=sigmoid&step=0" });
  await expect.poll(() => page.locator(".network-norms").innerText()).toMatch(/vanishing gradient/);
  const zeros = await open({ link: "tab=layers&initialization=zeros" });
  await expect
    .poll(() => zeros.locator(".network-norms").innerText())
    .toContain("neurons are equal");
});

test("a link brings back the same numbers", async () => {
  const link = "layers=4-6-3&bias=1&activation=relu&seed=5&batch=16&steps=120&racer=adam";
  const page = await open({ link });
  const before = await results(page);
  await page.getByRole("radio", { name: "Accuracy" }).check();
  await addressSays(page, "chart=accuracy");
  await reload(page);
  expect(await results(page)).toBe(before);
  expect(await page.getByRole("radio", { name: "Accuracy" }).isChecked()).toBe(true);
});

test("while a rate is dragged the first of the new training is seen in its frame", async () => {
  const page = await open({ link: "racer=adam" });
  await results(page);
  const before = await picture(page, NETWORK);
  const slider = page
    .locator("input[type=range]")
    .and(page.getByLabel("learning rate", { exact: true }));
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  expect(await picture(page, NETWORK)).not.toBe(before);
});

test("speaks Russian", async () => {
  const page = await open({ lang: "ru" });
  await page.locator(".network-count").getByText("параметров").waitFor();
  for (const name of Object.values(networkRu.shownNames)) {
    await page.getByRole("radio", { name, exact: true }).waitFor();
  }
  expect(await page.locator(".network-readout").innerText()).toBe(networkRu.nothingChosen);
  expect(networkEn.nothingChosen).not.toBe(networkRu.nothingChosen);
});

test.each(["laptop", "projector", "phone"] as const)(
  "nothing is clipped or crowded on a %s",
  async (size) => {
    const page = await open({ size, lang: "ru", link: "shown=activations" });
    await results(page);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await crowdedControls(page)).toEqual([]);
    expect((await pageScroll(page)).right).toBe(0);
  },
);

test.each(["light", "dark", "projector"] as const)(
  "axe finds nothing serious, %s",
  async (theme) => {
    const page = await open({ theme, link: "tab=layers&chosen=w5&shown=activations" });
    expect(await violations(page)).toEqual([]);
    const weight = await open({ theme, size: "phone", lang: "ru", link: "tab=weight&chosen=w5" });
    expect(await violations(weight)).toEqual([]);
  },
);
