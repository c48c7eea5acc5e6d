// The metrics of regression: by pointer, by keys, by traps, in both languages, on a phone, and by link.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { csvEn } from "../../web/words/csv.en";
import { regressionEn } from "../../web/words/regression.en";
import { regressionRu } from "../../web/words/regression.ru";
import { violations } from "./axe";
import { addressSays, visitor } from "./harness";

const visit = visitor();

/** Opens the scene, with its metrics there. */
async function open(link: string, rest: Parameters<typeof visit.open>[0] = {}) {
  const page = await visit.open({ scene: "regression", link, ...rest });
  await page.locator(".reg-metrics").waitFor();
  return page;
}

const metric = (page: Page, id: string) => page.locator(`[data-metric="${id}"]`);
const told = (page: Page, id: string) => metric(page, id).locator("output").innerText();
const point = (page: Page, index: number) => page.locator(`[data-point="${index}"]`);

test("a point is dragged, and every number follows", async () => {
  const page = await open("");
  const before = await Promise.all(["mse", "mae", "r2"].map((id) => told(page, id)));
  const box = await point(page, 1).boundingBox();
  if (!box) throw new Error("no point");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 60);
  await page.mouse.move(x, y - 140);
  await page.mouse.up();
  await addressSays(page, "points=");
  const after = await Promise.all(["mse", "mae", "r2"].map((id) => told(page, id)));
  after.forEach((number, at) => {
    expect(number).not.toBe(before[at]);
  });
});

test("by keys alone: a point is moved, a metric opened, time played", async () => {
  const page = await open("step=0");
  const before = await told(page, "mse");
  await point(page, 0).focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => told(page, "mse")).not.toBe(before);
  await metric(page, "mse").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await metric(page, "mse").locator(".katex").first().waitFor();
  // The definition, with the numbers put in, their total, and the value that is told above.
  const lines = metric(page, "mse").locator(".p-formula-line");
  expect(await lines.count()).toBe(4);
  expect((await lines.nth(1).innerText()).match(/−/g)?.length).toBeGreaterThan(2);
  expect(await metric(page, "mse").innerText()).toContain("mean_squared_error");
  await page.locator("#controls h2").first().click();
  await page.keyboard.press("]");
  await addressSays(page, "step=1");
});

test("playing moves the line to the data, and the metrics with it", async () => {
  const page = await open("step=0&speed=100");
  const before = await told(page, "mse");
  await page.getByRole("button", { name: "Play" }).click();
  await page.locator(".timeline-step", { hasText: "100 / 100" }).waitFor();
  expect(Number(await told(page, "mse"))).toBeLessThan(Number(before));
});

const handle = (page: Page) => page.locator("[data-handle]");
const was = (page: Page, id: string) => metric(page, id).locator(".reg-was");

describe("the outlier's handle", () => {
  test("is pulled by the mouse, and each metric tells what it was", async () => {
    const page = await open("step=0");
    const before = await told(page, "mse");
    expect(await was(page, "mse").count()).toBe(0);
    const box = await handle(page).locator(".data-grip").boundingBox();
    if (!box) throw new Error("no handle");
    // By its ring, which is larger than the point.
    const [x, y] = [box.x + box.width - 3, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 150, { steps: 3 });
    await page.mouse.up();
    await addressSays(page, "points=");
    await expect.poll(() => was(page, "mse").innerText()).toBe(regressionEn.was(before));
    expect(await was(page, "median_ae").count()).toBe(1);
    await page.keyboard.press("Control+z");
    await expect.poll(() => was(page, "mse").count()).toBe(0);
  });

  test("is the first point by keys, and moves by arrows", async () => {
    const page = await open("step=0");
    const before = await told(page, "mae");
    await handle(page).focus();
    for (let time = 0; time < 5; time++) await page.keyboard.press("ArrowUp");
    await expect.poll(() => was(page, "mae").innerText()).toBe(regressionEn.was(before));
    expect(await told(page, "mae")).not.toBe(before);
  });

  test("is pulled by a finger", async () => {
    const page = await open("step=0", { size: "phone" });
    const before = await told(page, "mse");
    const box = await handle(page).locator(".data-grip").boundingBox();
    if (!box) throw new Error("no handle");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", to?: number) =>
      touch.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: to === undefined ? [] : [{ x, y: to }],
      });
    await send("touchStart", y);
    await send("touchMove", y - 40);
    await send("touchMove", y - 90);
    await send("touchEnd");
    await expect.poll(() => was(page, "mse").innerText()).toBe(regressionEn.was(before));
  });
});

describe("a loss is no metric", () => {
  test("a constant learns by any loss, and the best ones stand as marks", async () => {
    const page = await open("set=outlier&steps=2000");
    await page.getByRole("radio", { name: "y = w₀", exact: true }).click();
    await addressSays(page, "model=constant");
    await page.locator(".reg-level").first().waitFor({ state: "attached" });
    const loss = page.getByRole("combobox", { name: "Loss" });
    const mean = await told(page, "mse");
    await loss.selectOption("mae");
    await expect.poll(() => told(page, "mse")).not.toBe(mean);
    for (const rare of ["log_cosh", "poisson_deviance", "tweedie_deviance"]) {
      await loss.selectOption(rare);
      await addressSays(page, `loss=${rare}`);
      await metric(page, "mse").waitFor();
    }
    await page.getByRole("slider", { name: "Power p" }).press("ArrowRight");
    await addressSays(page, "power=");
    const marks = await page
      .locator(".reg-mark text")
      .evaluateAll((labels) =>
        labels
          .map((label) => label.getBoundingClientRect())
          .map(({ top, bottom }) => [top, bottom]),
      );
    expect(marks.length).toBeGreaterThan(3);
    marks.slice(1).forEach(([top = 0], at) => {
      expect(top).toBeGreaterThanOrEqual((marks[at]?.[1] ?? 0) - 2);
    });
    await page.getByRole("switch", { name: regressionEn.marks }).click();
    await expect.poll(() => page.locator(".reg-mark").count()).toBe(0);
  });

  test("the table says what each loss is best in, and chooses it", async () => {
    const page = await open("set=outlier");
    const rows = page.locator(".reg-losses tbody tr");
    await rows.getByRole("button", { name: "MAE" }).click();
    await addressSays(page, "loss=mae");
    const own = page.locator(".reg-losses tr[data-chosen] td");
    expect(await own.nth(1).getAttribute("data-best")).not.toBeNull();
    expect(await page.locator(".reg-best").innerText()).toMatch(/MAE.*: .*MAE/);
  });
});

test("residuals over predictions, as a histogram, and ratios of MAPE on the plane", async () => {
  const page = await open("metric=mape&step=0");
  expect(await page.locator(".reg-ratio").count()).toBe(7);
  const plot = page.getByRole("combobox", { name: regressionEn.plot });
  await plot.selectOption("histogram");
  await addressSays(page, "plot=histogram");
  const label = await page
    .getByRole("img", { name: /Histogram of residuals/ })
    .getAttribute("aria-label");
  const counts = [...(label ?? "").matchAll(/: (\d+)(?:,|\.)/g)].map(([, count]) => Number(count));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(7);
  await plot.selectOption("residuals");
  await page.getByRole("img", { name: regressionEn.residualsLabel }).waitFor();
});

describe("in a frame", () => {
  test.each(["compact", "bare"] as const)("%s: the data and their line fill it", async (ui) => {
    const page = await visit.open({ scene: "regression", link: `ui=${ui}` });
    await page.locator(".data-point").first().waitFor();
    const plane = await page.locator(".data-plane").boundingBox();
    const view = page.viewportSize();
    if (!plane || !view) throw new Error("nothing to be seen");
    expect(plane.height).toBeGreaterThan(view.height * 0.7);
    expect(plane.width).toBeGreaterThan(view.width * 0.95);
    // What is written on the plane is fetched after it.
    await page.locator(".reg-overlay").waitFor();
    expect(await page.locator(".reg-brief").isVisible()).toBe(ui === "compact");
  });
});

describe("traps", () => {
  test("the question first, the answer when it is asked for, and undo", async () => {
    const page = await open("");
    const { title, question, answer } = regressionEn.traps.zero;
    await page.getByRole("button", { name: title }).click();
    await page.getByText(question).waitFor();
    await page.locator(".reg-watch", { hasText: "WAPE" }).waitFor();
    expect(await page.getByText(answer).count()).toBe(0);
    await page.getByRole("button", { name: regressionEn.why }).click();
    await page.getByText(answer).waitFor();
    expect(await told(page, "mape")).toContain("·10¹⁵");
    await addressSays(page, "trap=zero");
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByText(question).count()).toBe(0);
  });

  test("what is undefined says why, and what scikit-learn does", async () => {
    const page = await open("start=1.5,-1.7&step=0&metric=msle&trap=below");
    expect(await told(page, "msle")).toBe(regressionEn.undefined);
    expect(await metric(page, "msle").innerText()).toContain(regressionEn.raises("ValueError"));
    expect(await metric(page, "msle").innerText()).toMatch(/y_pred\[0\] = −1\.1, but must be > −1/);
    await page.getByText(regressionEn.noShares).waitFor();
    await page.getByRole("button", { name: regressionEn.traps.constant.title }).click();
    expect(await metric(page, "r2").innerText()).toContain(regressionEn.returns("0"));
  });
});

test("each picture of the errors is its own", async () => {
  const page = await open("set=outlier&start=1.47,0.32&step=0");
  const seen = new Set<number>();
  for (const name of ["mse", "mae"] as const) {
    await page
      .getByRole("combobox", { name: regressionEn.pictured })
      .selectOption({ label: regressionEn.metrics[name] });
    await addressSays(page, name === "mse" ? "set=outlier" : "metric=mae");
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    seen.add(await page.evaluate(() => window.probes.picture(".data-plane canvas:nth-of-type(2)")));
  }
  expect(seen.size).toBe(2);
  await page
    .getByRole("combobox", { name: regressionEn.pictured })
    .selectOption({ label: regressionEn.metrics.msle });
  await page.getByRole("img", { name: regressionEn.logAxisLabel }).waitFor();
});

test("units change what depends on them", async () => {
  const page = await open("");
  const [mse, r2] = [await told(page, "mse"), await told(page, "r2")];
  await page.getByRole("radio", { name: regressionEn.units["100"] }).click();
  await expect.poll(() => told(page, "mse")).not.toBe(mse);
  expect(await told(page, "r2")).toBe(r2);
});

test("copied as Python, or shown where the page may not copy", async () => {
  const page = await open("", {
    before: () => {
      Object.defineProperty(navigator, "clipboard", {
        value: {
          writeText: (text: string) => {
            document.documentElement.dataset["copied"] = text;
            return Promise.resolve();
          },
        },
      });
    },
  });
  await page.getByRole("button", { name: regressionEn.copy }).click();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset["copied"] ?? ""))
    .toContain('check("mse", sklearn.metrics.mean_squared_error(y_true, y_pred),');
});

test("own data: a broken file names its line and keeps the old data, a good one is measured", async () => {
  const page = await open("");
  const csv = csvEn;
  const before = await told(page, "mse");
  await page.getByRole("heading", { name: regressionEn.csv.heading }).click();
  const field = page.getByRole("textbox", { name: csv.field });
  const take = page.getByRole("button", { name: csv.load });
  await field.fill("y_true,y_pred\n3,2.5\n\n-0.5,zero\n");
  await take.click();
  await page.getByText(csv.number("4", "zero")).waitFor();
  expect(await told(page, "mse")).toBe(before);
  await field.fill("y_true,y_pred\n3,2.5\n-0.5,0\n2,2\n7,8\n");
  await take.click();
  await expect.poll(() => told(page, "mse")).toBe("0.375");
  expect(await told(page, "r2")).toBe("0.9486");
  expect(await told(page, "mape")).toBe("0.3274");
  await page.locator('input[type="file"]').setInputFiles({
    name: "points.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("x;y\n10,5;20\n20;41\n30;60,5\n"),
  });
  await addressSays(page, "points=10.5~20~20~41~30~60.5");
  const plane = await page.locator(".data-plane").boundingBox();
  const points = await page
    .locator(".data-dot")
    .evaluateAll((dots) => dots.map((dot) => dot.getBoundingClientRect().x));
  // Data of any size take most of the picture.
  expect(Math.max(...points) - Math.min(...points)).toBeGreaterThan(0.6 * (plane?.width ?? 0));
  await expect.poll(async () => Number(await told(page, "r2"))).toBeGreaterThan(0.9);
});

test("a link brings back the same numbers, and a bad one is named", async () => {
  const page = await open("points=0~1~1~3~2~4&metric=mape&unit=100&alpha=0.3&start=1,1&step=0");
  const again = await open("points=0~1~1~3~2~4&metric=mape&unit=100&alpha=0.3&start=1,1&step=0");
  expect(await told(again, "pinball")).toBe(await told(page, "pinball"));
  expect(await told(page, "mae")).toBe("66.67");
  const bad = await open("metric=mood");
  await bad.getByText("metric=mood").waitFor();
});

test("in Russian, on a phone", async () => {
  const page = await open("", { size: "phone", lang: "ru" });
  await page.getByRole("heading", { name: regressionRu.metricsHeading }).waitFor();
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  // The stage stays above, and what is below it can be reached.
  await page.locator(".reg-losses summary").click();
  await expect.poll(() => page.locator(".reg-losses details").getAttribute("open")).toBeNull();
  const stage = await page.locator(".race-stage").boundingBox();
  expect(stage?.height).toBeLessThan(0.6 * (page.viewportSize()?.height ?? 0));
  await page.getByRole("combobox", { name: regressionRu.plot }).selectOption("histogram");
  await addressSays(page, "plot=histogram");
});

describe("axe finds nothing", () => {
  test.each(["light", "dark", "projector"] as const)("%s", async (theme) => {
    const page = await open("trap=outlier&set=outlier", { theme });
    await metric(page, "mse").getByRole("button").click();
    await metric(page, "mse").locator(".katex").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
