// Help, tour, type size, motion, full screen: what stands around the race and is wanted now and then.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { en } from "../../web/words/en";
import { ru } from "../../web/words/ru";
import { shellEn } from "../../web/words/shell.en";
import { shellRu } from "../../web/words/shell.ru";
import { violations } from "./axe";
import { addressSays, drawn, pairs, reload, resultsText, visitor } from "./harness";
import { clippedTexts, crowdedControls, overlappingTexts, pageScroll } from "./layout";

const visit = visitor();

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const dialog = (page: Page) => page.locator("dialog[open]");
const closed = (page: Page) => page.waitForFunction(() => !document.querySelector("dialog"));
const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

async function openMenu(page: Page): Promise<void> {
  await button(page, en.menu).click();
  await page.locator(".menu").waitFor();
}

describe("the help", () => {
  test("names every key, is opened by one of them, and gives the focus back", async () => {
    const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
    await page.locator(".timeline-scrub").focus();
    const before = await resultsText(page);
    await page.keyboard.press("?");
    await dialog(page).waitFor();
    const told = await dialog(page).innerText();
    const { network, plane, lowerScore, higherScore, ...others } = shellEn.keys;
    for (const sentence of Object.values(others)) expect(told).toContain(sentence);
    for (const sentence of [network, plane, lowerScore, higherScore]) {
      expect(told, "other scenes' keys are theirs").not.toContain(sentence);
    }
    // Keys of the page do nothing under it.
    await page.keyboard.press("]");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Escape");
    await closed(page);
    expect(await resultsText(page)).toBe(before);
    expect(await focusedName(page)).toBe(en.time.scrub);
  });

  test("names the keys of the scene that is open", async () => {
    const page = await visit.open({ hash: "#/convergence?act=3&lang=en" });
    await page.keyboard.press("?");
    await dialog(page).waitFor();
    const told = await dialog(page).innerText();
    expect(told).toContain(shellEn.keys.network);
    expect(told).not.toContain(shellEn.keys.pan);
  });

  test("is opened by its button, in Russian too, and closed by a press beside it", async () => {
    const page = await visit.open({ lang: "ru" });
    await button(page, ru.keys).click();
    await dialog(page).waitFor();
    expect(await dialog(page).innerText()).toContain(shellRu.keyNames[" "] ?? "");
    await page.mouse.click(10, 400);
    await closed(page);
    expect(await focusedName(page)).toBe(ru.keys);
  });

  test("does not open where a question mark is typed", async () => {
    const page = await visit.open({ link: "v=1&surface=custom&racer=sgd" });
    await page.locator(".own-formula textarea").press("?");
    await drawn(page);
    expect(await dialog(page).count()).toBe(0);
  });
});

describe("the menu", () => {
  test("is opened, walked and left by keys, and closed by a press elsewhere", async () => {
    const page = await visit.open();
    await button(page, en.menu).focus();
    await page.keyboard.press("Enter");
    await page.locator(".menu").waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".menu"));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".menu"));
    expect(await focusedName(page)).toBe(en.menu);
    await openMenu(page);
    await page.locator(".results").click();
    await page.waitForFunction(() => !document.querySelector(".menu"));
  });

  test("holds the themes on a phone", async () => {
    const page = await visit.open({ size: "phone" });
    await button(page, en.menu).tap();
    await button(page, `${en.theme}: ${en.themes.dark}`).tap();
    await addressSays(page, "theme=dark");
    expect((await pageScroll(page)).right).toBe(0);
  });
});

describe("the tour", () => {
  const offer = (page: Page) => page.locator(".tour-offer");

  test("is offered once, walks in at most six steps, and can be left at each", async () => {
    const page = await visit.open();
    await offer(page).getByRole("button", { name: en.tourOffer }).click();
    await dialog(page).waitFor();
    const steps = shellEn.tourSteps.length;
    expect(steps).toBeLessThanOrEqual(6);
    for (const [at, step] of shellEn.tourSteps.entries()) {
      await dialog(page).getByText(step.heading, { exact: true }).waitFor();
      await dialog(page)
        .getByText(shellEn.tourStep(at + 1, steps), { exact: true })
        .waitFor();
      // Enter is the next step's: the focus stands on it.
      await page.keyboard.press("Enter");
    }
    await closed(page);
    expect(await offer(page).count()).toBe(0);
    await reload(page);
    expect(await offer(page).count(), "never twice unasked").toBe(0);
    // Asked for, it comes again.
    await page.keyboard.press("?");
    await dialog(page).getByRole("button", { name: shellEn.tour }).click();
    await dialog(page)
      .getByText(shellEn.tourSteps[0]?.heading ?? "", { exact: true })
      .waitFor();
    await page.keyboard.press("Escape");
    await closed(page);
  });

  test("is not offered again even if the offer was let alone, nor when it was declined", async () => {
    const page = await visit.open();
    expect(await offer(page).count()).toBe(1);
    await button(page, en.noTour).click();
    expect(await offer(page).count()).toBe(0);
    await reload(page);
    expect(await offer(page).count()).toBe(0);
    const other = await visit.open();
    await reload(other);
    expect(await offer(other).count()).toBe(0);
  });

  test.each(["laptop", "phone"] as const)(
    "shows each part on a %s, and its sentence whole",
    async (size) => {
      const page = await visit.open({ size, lang: "ru", link: "v=1&motion=0" });
      await offer(page).getByRole("button", { name: ru.tourOffer }).click();
      for (const part of [".stage", ".timeline", ".race-panel", ".race-insight", ".shell-head"]) {
        await dialog(page).waitFor();
        await drawn(page);
        const seen = await page.evaluate((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          const light = document.querySelector(".tour-light")?.getBoundingClientRect();
          const card = document.querySelector(".tour-card")?.getBoundingClientRect();
          if (!box || !light || !card) return undefined;
          return {
            within: light.left >= box.left - 1 && light.right <= box.right + 1,
            area: light.width * light.height,
            card:
              card.left >= 0 &&
              card.top >= 0 &&
              card.right <= innerWidth &&
              card.bottom <= innerHeight,
          };
        }, part);
        expect(seen, part).toMatchObject({ within: true, card: true });
        expect(seen?.area, part).toBeGreaterThan(5000);
        await dialog(page).locator(".p-button-primary").click();
      }
      await closed(page);
    },
  );

  test("nags nobody whose browser keeps nothing", async () => {
    const page = await visit.open({
      before: () => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("forbidden", "SecurityError");
          },
        });
      },
    });
    await button(page, en.noTour).click();
    await page.evaluate(() => {
      location.hash = "#/race?v=1&surface=beale&lang=en";
    });
    await addressSays(page, "surface=beale");
    expect(await offer(page).count()).toBe(0);
  });
});

describe("the type's size", () => {
  const root = (page: Page) =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

  test("is changed in the menu, told, kept, and in the link", async () => {
    const page = await visit.open();
    const before = await root(page);
    await openMenu(page);
    for (let press = 0; press < 4; press++) await button(page, shellEn.larger).click();
    expect(await root(page)).toBe(2 * before);
    expect(await button(page, shellEn.larger).isDisabled()).toBe(true);
    await addressSays(page, "font=2");
    await reload(page);
    expect(await root(page)).toBe(2 * before);
    await openMenu(page);
    for (let press = 0; press < 4; press++) await button(page, shellEn.smaller).click();
    expect(await root(page)).toBe(before);
    expect((await pageScroll(page)).right).toBe(0);
    await page.waitForFunction(() => !location.hash.includes("font="));
    // The page folds as before.
    expect(
      await page.locator(".race-panel").evaluate((one) => one.getBoundingClientRect().top),
    ).toBeLessThan(100);
  });

  test.each([
    ["laptop", "ru"],
    ["laptop", "en"],
    ["phone", "ru"],
    ["phone", "en"],
  ] as const)("at its largest holds on a %s, in %s", async (size, lang) => {
    const page = await visit.open({
      size,
      lang,
      link: "v=1&surface=ravine&racer=sgd&racer=adam&font=2",
    });
    expect((await pageScroll(page)).right).toBe(0);
    expect(await clippedTexts(page), "cut off").toEqual([]);
    expect(await overlappingTexts(page), "on each other").toEqual([]);
    expect(await crowdedControls(page), "on each other").toEqual([]);
  });

  test("that is none is told as a bad part of the link", async () => {
    const page = await visit.open({ link: "v=1&font=9" });
    expect(await page.locator(".notice").innerText()).toContain("font=9");
  });
});

describe("motion", () => {
  const moves = (page: Page) =>
    page
      .locator(".p-switch")
      .first()
      .evaluate((one) => {
        const groove = one.firstElementChild;
        return groove
          ? getComputedStyle(groove, "::before").transitionDuration !== "0s"
          : undefined;
      });

  test("is less by the system's wish, the menu's or the link's, and the race still plays when asked", async () => {
    const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd&step=0&steps=2000" });
    expect(await moves(page)).toBe(true);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await drawn(page);
    expect(await moves(page)).toBe(false);
    await button(page, en.time.play).click();
    await button(page, en.time.pause).waitFor();
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await openMenu(page);
    await page.getByRole("switch", { name: shellEn.lessMotion }).click();
    await addressSays(page, "motion=0");
    expect(await moves(page)).toBe(false);
    const other = await visit.open({ link: "v=1&motion=1" });
    await other.emulateMedia({ reducedMotion: "reduce" });
    await drawn(other);
    expect(await moves(other)).toBe(true);
    expect((await pairs(other)).get("motion")).toBe("1");
  });
});

describe("full screen", () => {
  test("is entered from the menu and left by its key", async () => {
    const page = await visit.open();
    await openMenu(page);
    await button(page, shellEn.fullScreen).click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement === null);
  });

  test("has no button and no key where the browser has none", async () => {
    const page = await visit.open({
      before: () => {
        Object.defineProperty(document, "fullscreenEnabled", { value: false });
      },
    });
    await openMenu(page);
    expect(await button(page, shellEn.fullScreen).count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await dialog(page).waitFor();
    expect(await dialog(page).innerText()).not.toContain(shellEn.keys.fullScreen);
  });
});

describe.each(["light", "dark", "projector"] as const)("axe, %s", (theme) => {
  test.each(["laptop", "phone"] as const)(
    "finds nothing serious with the parts open on a %s",
    async (size) => {
      const page = await visit.open({ theme, size });
      const { width = 0, height = 0 } = page.viewportSize() ?? {};
      const check = async (what: string) => {
        expect(await violations(page), what).toEqual([]);
        await page.setViewportSize({ width, height });
        await page.keyboard.press("Escape");
        await page.waitForFunction(() => !document.querySelector("dialog, .menu"));
      };
      await openMenu(page);
      await check("menu");
      await page.keyboard.press("?");
      await dialog(page).waitFor();
      await check("help");
      await openMenu(page);
      await button(page, shellEn.slides).click();
      await dialog(page).waitFor();
      await check("slides");
      await openMenu(page);
      await page.locator(".menu").getByRole("button", { name: shellEn.tour }).click();
      await dialog(page).waitFor();
      await check("tour");
    },
  );
});
