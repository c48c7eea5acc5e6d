// The act of the scale: the marker on its axis, what follows it live, own numbers, what cannot be read.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { en } from "../../web/words/en";
import { ru } from "../../web/words/ru";
import { scaleEn } from "../../web/words/scale.en";
import { scaleRu } from "../../web/words/scale.ru";
import { violations } from "./axe";
import { addressSays, drawn, pairs, place, reload, type Visit, visitor } from "./harness";
import { clippedTexts, overlappingTexts } from "./layout";

const visit = visitor();

async function open(link = "", { lang = "en", theme, ...rest }: Visit = {}): Promise<Page> {
  const settings = `lang=${lang}${theme ? `&theme=${theme}` : ""}`;
  const page = await visit.open({ ...rest, hash: `#/convergence?act=4&${link}&${settings}` });
  await page.locator(".scale").waitFor();
  return page;
}

const text = async (page: Page, selector: string) => {
  await drawn(page);
  return page.locator(selector).innerText();
};
const axis = (page: Page) => page.getByRole("slider", { name: scaleEn.axis });
const field = (page: Page, name: string) => page.getByRole("spinbutton", { name, exact: true });
const enter = async (page: Page, name: string, value: string) => {
  await field(page, name).fill(value);
  await field(page, name).press("Enter");
};
/** What a device's row answers. */
const answers = (page: Page, device: string) =>
  page.locator(".scale-devices li", { hasText: device }).locator(".scale-answer").allInnerTexts();

describe("the marker", () => {
  test("is dragged along the axis, sticks to the models, and all follows it", async () => {
    const page = await open();
    expect(await text(page, ".scale-count")).toContain("111");
    expect(await text(page, ".scale-power strong")).toBe("10¹¹¹");
    const track = ".scale-track input";
    const from = await place(page, track, 0, 0.5);
    const to = await place(page, track, 1, 0.5);
    const across = (share: number) => from.x + 10 + share * (to.x - from.x - 20);
    await page.mouse.move(across(Math.log10(111) / 12), from.y);
    await page.mouse.down();
    await page.mouse.move(across(0.5), from.y, { steps: 4 });
    expect(await text(page, ".scale-count")).toMatch(/^1\smillion/);
    // A little beside Stable Diffusion's tick.
    await page.mouse.move(across(Math.log10(890e6) / 12 + 0.006), from.y, { steps: 4 });
    await page.mouse.up();
    expect(await text(page, ".scale-count")).toContain("Stable Diffusion");
    expect(await text(page, ".scale-power strong")).toBe("10⁸⁹⁰⁰⁰⁰⁰⁰⁰");
    expect(await text(page, ".scale-sum")).toMatch(/14\.2\sGB.*10⁸⁸⁹⁹⁹⁹⁹⁷³ ages of the universe/);
    expect(await text(page, ".scale-bar[data-on] .scale-bar-total")).toMatch(/^14\.2\sGB$/);
    await addressSays(page, "parameters=890000000");
    // One drag is one entry.
    await page.keyboard.press("Control+z");
    expect(await text(page, ".scale-count")).toContain("111");
  });

  test("goes by keys: from model to model, in small steps, to the ends", async () => {
    const page = await open();
    await axis(page).focus();
    await page.keyboard.press("PageUp");
    expect(await text(page, ".scale-count")).toContain("Stable Diffusion");
    await page.keyboard.press("PageUp");
    expect(await axis(page).getAttribute("aria-valuetext")).toContain("DALL·E 2");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    expect(await text(page, ".scale-count")).toContain("111");
    await page.keyboard.press("ArrowRight");
    expect(await text(page, ".scale-count")).not.toContain("111");
    await page.keyboard.press("Home");
    expect(await text(page, ".scale-count")).toMatch(/^1 parameter\b/);
    await page.keyboard.press("End");
    expect(await text(page, ".scale-count")).toMatch(/^1\strillion/);
    await page.keyboard.press("[");
    expect(await text(page, ".scale-count")).toContain("DALL·E 2");
  });

  test("walks through the models when asked", async () => {
    const page = await open();
    await page.getByRole("button", { name: scaleEn.walk }).click();
    await page.locator(".scale-count", { hasText: "Stable Diffusion" }).waitFor();
    await page.locator(".scale-count", { hasText: "DALL·E 2" }).waitFor();
    await page.getByRole("button", { name: scaleEn.walk }).waitFor();
  });
});

describe("memory", () => {
  test("is what the optimizer and the precision make of it", async () => {
    const page = await open("parameters=890000000");
    const totals = () => page.locator(".scale-bar-total").allInnerTexts();
    const bytes = (list: string[]) => list.map((one) => one.replace(/\s/, " "));
    await drawn(page);
    expect(bytes(await totals())).toEqual(["14.2 GB", "14.2 GB", "7.12 GB", "8.9 GB"]);
    await page.getByLabel(scaleEn.optimizer, { exact: true }).selectOption("sgd");
    expect(await text(page, ".scale-holds")).toBe(scaleEn.holdsNothing);
    expect(bytes(await totals())).toEqual(["7.12 GB", "7.12 GB", "3.56 GB", "7.12 GB"]);
    await page.getByLabel(scaleEn.optimizer, { exact: true }).selectOption("newton");
    expect(await text(page, ".scale-holds")).toMatch(/7\.92·10¹⁷ numbers.*3\.17\sEB/);
    await page.getByLabel(scaleEn.optimizer, { exact: true }).selectOption("lbfgs");
    expect(await text(page, ".scale-holds")).toContain(scaleEn.holdsPairs(10));
    await addressSays(page, "optimizer=lbfgs");
  });

  test("of mixed precision has a second copy of the weights, and fits or not is said in words", async () => {
    const page = await open("parameters=890000000");
    await page.getByRole("radio", { name: scaleEn.precisions.mixed }).check({ force: true });
    expect(await text(page, ".scale-parts")).toContain(scaleEn.parts.master_weights);
    expect(await answers(page, scaleEn.devices.phone)).toEqual([
      `${scaleEn.train} ${scaleEn.fitsNot("2")}`,
      `${scaleEn.run} ${scaleEn.fits(scaleEn.percent("22"))}`,
    ]);
    const marks = (device: string) =>
      page.locator(".scale-devices li", { hasText: device }).locator("[data-over]").count();
    expect([await marks(scaleEn.devices.phone), await marks(scaleEn.devices.gpu)]).toEqual([1, 0]);
    await addressSays(page, "precision=mixed");
  });

  test("of 111 parameters with Adam fits into an Arduino", async () => {
    const page = await open();
    await drawn(page);
    const [train] = await answers(page, scaleEn.devices.arduino);
    expect(train).toBe(`${scaleEn.train} ${scaleEn.fits(scaleEn.percent("87"))}`);
  });
});

describe("the grid", () => {
  test("takes its place among known numbers", async () => {
    const page = await open();
    const rows = () => page.locator(".scale-ladder tbody tr").allInnerTexts();
    const place = async () => {
      await drawn(page);
      return (await rows()).findIndex((row) => row.includes(scaleEn.yours));
    };
    // Between the atoms of the universe, and all of them at work since the Big Bang.
    expect(await place()).toBe(6);
    await enter(page, scaleEn.typed, "1");
    expect(await place()).toBe(0);
    await enter(page, scaleEn.typed, "4500000000");
    expect((await rows()).length - 1).toBe(await place());
  });

  test("has as many points as are asked for, and takes as long", async () => {
    const page = await open("parameters=12");
    expect(await text(page, ".scale-power strong")).toBe("10¹²");
    expect(await text(page, ".scale-grid")).toContain("16.7 minutes");
    await enter(page, scaleEn.points, "3");
    expect(await text(page, ".scale-power")).toMatch(/^3¹²\s+≈ 531\D441/);
    expect(await text(page, ".scale-grid")).toMatch(/0\.000531 seconds/);
    await enter(page, scaleEn.rate, "1");
    expect(await text(page, ".scale-grid")).toMatch(/6\.15 days/);
    await addressSays(page, "rate=1");
    expect([...(await pairs(page)).keys()]).toEqual(
      expect.arrayContaining(["act", "parameters", "points", "rate"]),
    );
    await reload(page);
    expect(await text(page, ".scale-grid")).toMatch(/6\.15 days/);
  });
});

describe("what cannot be read", () => {
  test("is said beside the field, and the value before stays", async () => {
    const page = await open();
    for (const [typed, complaint] of [
      ["many", en.panel.notANumber],
      ["1.5", en.panel.notWhole],
      ["0", en.panel.outOfRange("1", "10¹²")],
      ["1e13", en.panel.outOfRange("1", "10¹²")],
    ] as const) {
      await enter(page, scaleEn.typed, typed);
      expect(await text(page, ".scale-choose .p-error")).toBe(complaint);
      expect(await text(page, ".scale-count")).toContain("111");
      expect(await text(page, ".scale-power strong")).toBe("10¹¹¹");
    }
    await enter(page, scaleEn.typed, "175e9");
    expect(await text(page, ".scale-choose")).not.toContain(en.panel.outOfRange("1", "10¹²"));
    expect(await text(page, ".scale-count")).toMatch(/^175\sbillion/);
  });

  test("in a link is named, and the rest of it is kept", async () => {
    const page = await open("parameters=890000000&precision=fp64&points=1");
    expect(await text(page, ".notice")).toContain("precision=fp64 · points=1");
    expect(await text(page, ".scale-count")).toContain("Stable Diffusion");
  });
});

/** Not of the page's head, nor of the row of acts, which is scrolled sideways where it is longer than the window. */
const isOfTheAct = (one: string) =>
  !/ in ol\.|beyond the window/.test(one) && !one.includes(ru.subtitle);

describe("on every screen", () => {
  test.each([
    ["phone", "ru", "light", "parameters=4500000000&optimizer=newton&precision=mixed"],
    ["phone", "en", "dark", "parameters=111"],
    ["small", "ru", "light", "parameters=1000000000000&points=3"],
    ["laptop", "ru", "dark", "parameters=890000000&optimizer=amsgrad"],
    ["projector", "ru", "projector", "parameters=890000000&precision=8bit"],
  ] as const)(
    "%s, %s, %s: nothing is cut, covered or out of bounds",
    async (size, lang, theme, link) => {
      const page = await open(link, { size, lang, theme });
      await drawn(page);
      expect((await clippedTexts(page)).filter(isOfTheAct)).toEqual([]);
      expect((await overlappingTexts(page)).filter(isOfTheAct)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await violations(page)).toEqual([]);
    },
  );

  test("a finger moves the marker, and it is told in Russian", async () => {
    const page = await open("", { size: "phone", lang: "ru" });
    const { x, y } = await place(page, ".scale-track input", 0.75, 0.5);
    await page.touchscreen.tap(x, y);
    expect(await text(page, ".scale-count")).toMatch(/мл(н|рд) параметров/);
    await page.getByRole("radio", { name: `4,5\u00a0${scaleRu.billion}` }).tap();
    expect(await text(page, ".scale-count")).toContain("DALL·E 2");
    expect(await text(page, ".scale-ladder")).toContain(scaleRu.landmarks.go);
    await enter(page, scaleRu.typed, "x");
    expect(await text(page, ".scale-choose .p-error")).toBe(ru.panel.notANumber);
  });

  test("the sources are there to follow", async () => {
    const page = await open();
    await page.getByText(scaleEn.sources).click();
    const links = await page
      .locator(".scale-sources a")
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(12);
    expect(links.every((link) => link.startsWith("https://"))).toBe(true);
    expect(await text(page, ".scale-sources")).toContain("Tromp");
  });
});
