// Undo and redo over the race, by keys and by buttons, and the link that is copied.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { catalogEn } from "../../web/words/catalog.en";
import { changesEn } from "../../web/words/changes.en";
import { en } from "../../web/words/en";
import { shellEn } from "../../web/words/shell.en";
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

const RATE = catalogEn.hyperparameters.learning_rate.name;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const undo = (page: Page) => button(page, en.undo);
const redo = (page: Page) => button(page, en.redo);

/** Waits until the page's live region says this. */
async function told(page: Page, part: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector("#page > [role=status]")?.textContent?.includes(wanted),
    part,
  );
}

test("a drag of a slider is one step back, and one forward again", async () => {
  const page = await visit.open({ link: "v=1&surface=ravine&racer=sgd&racer=adam" });
  expect(await undo(page).isDisabled()).toBe(true);
  const before = { results: await resultsText(page), picture: await picture(page) };
  await dragSlider(page, en.racers.all, 60, 15);
  const after = { results: await resultsText(page), picture: await picture(page) };
  expect(after.results).not.toBe(before.results);
  await page.keyboard.press("Control+z");
  expect({ results: await resultsText(page), picture: await picture(page) }).toEqual(before);
  await told(page, changesEn.undone("").trim());
  await told(page, en.racers.all);
  expect(await undo(page).isDisabled()).toBe(true);
  await page.keyboard.press("Control+Shift+z");
  expect({ results: await resultsText(page), picture: await picture(page) }).toEqual(after);
  await undo(page).click();
  await redo(page).click();
  expect(await resultsText(page)).toBe(after.results);
});

test("every kind of change is undone in turn, and the address follows", async () => {
  const page = await visit.open({ link: "v=1&surface=ravine&racer=sgd&racer=adam" });
  const seen: string[] = [];
  const note = async () => seen.push(await resultsText(page));
  await note();
  await page.getByLabel(surfacesEn.choose, { exact: true }).selectOption("bowl");
  await note();
  await button(page, en.racers.remove(catalogEn.optimizers.sgd.name)).click();
  await told(page, changesEn.removed(catalogEn.optimizers.sgd.name).slice(1));
  await note();
  await button(page, en.racers.add).click();
  await note();
  await page.locator(".racer-name").first().click();
  await type(page, RATE, "0.02");
  await note();
  const stage = await page.locator(".stage-live").boundingBox();
  if (!stage) throw new Error("no stage");
  await page.mouse.move(stage.x + 200, stage.y + 200);
  await page.mouse.down();
  for (let move = 0; move < 10; move++)
    await page.mouse.move(stage.x + 200 + 9 * move, stage.y + 230);
  await page.mouse.up();
  await note();
  // A run of keys on the stage is one entry, a pause of the hand or another control ends it.
  for (let press = 0; press < 5; press++) await page.locator(".stage-live").press("ArrowRight");
  await note();
  for (const before of seen.slice(0, -1).reverse()) {
    await undo(page).click();
    expect(await resultsText(page)).toBe(before);
  }
  expect(await undo(page).isDisabled()).toBe(true);
  await addressSays(page, "surface=ravine");
  for (const after of seen.slice(1)) {
    await redo(page).click();
    expect(await resultsText(page)).toBe(after);
  }
  await addressSays(page, "surface=bowl");
});

test("in a text field undo is the field's own", async () => {
  const page = await visit.open({ link: "v=1&surface=custom&racer=sgd&noise=1" });
  const area = page.locator(".own-formula textarea");
  await page.locator(".stage-live").press("ArrowUp");
  await addressSays(page, "start=");
  const first = await area.inputValue();
  await area.focus();
  await area.press("End");
  await page.keyboard.type(" + x");
  await page.keyboard.press("Control+z");
  await drawn(page);
  expect(await area.inputValue()).not.toBe(`${first} + x`);
  expect((await pairs(page)).get("start")).toBeDefined();
});

test("what was typed into a field is one entry", async () => {
  const page = await visit.open({ link: "v=1&surface=custom&racer=sgd" });
  const area = page.locator(".own-formula textarea");
  const before = await area.inputValue();
  const results = await resultsText(page);
  await area.focus();
  await area.press("End");
  await page.keyboard.type(" + x*y + 1");
  await page.waitForFunction(
    (old) => document.querySelector(".results")?.textContent !== old,
    results,
  );
  await undo(page).click();
  await drawn(page);
  expect(await area.inputValue()).toBe(before);
  expect(await undo(page).isDisabled()).toBe(true);
});

test("a link opened in place, and all defaults brought back, can be undone", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
  const before = await resultsText(page);
  await page.evaluate(() => {
    location.hash = "#/race?v=1&surface=beale&racer=adam&racer=lion&lang=en";
  });
  await page.waitForFunction(() => document.querySelectorAll(".racer").length === 2);
  await page.locator(".race-panel summary", { hasText: en.run.heading }).click();
  await button(page, en.run.reset).click();
  expect(await rows(page)).toHaveLength(8);
  await page.keyboard.press("Control+z");
  expect(await rows(page)).toHaveLength(2);
  await page.keyboard.press("Control+z");
  expect(await resultsText(page)).toBe(before);
});

test("keys work in the Russian layout too", async () => {
  const page = await visit.open({ lang: "ru", link: "v=1&surface=bowl&racer=sgd&racer=adam" });
  const before = await resultsText(page);
  await page.locator(".stage-live").press("ArrowRight");
  expect(await resultsText(page)).not.toBe(before);
  await page.evaluate(() => {
    const press = { key: "я", code: "KeyZ", ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", press));
  });
  expect(await resultsText(page)).toBe(before);
});

test("language and theme are no work: undo leaves them alone", async () => {
  const page = await visit.open({ link: "v=1&surface=bowl&racer=sgd" });
  await page.locator(".stage-live").press("ArrowRight");
  await button(page, `${en.theme}: ${en.themes.dark}`).click();
  await page.keyboard.press("Control+z");
  await drawn(page);
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  expect(await undo(page).isDisabled()).toBe(true);
});

describe("the link", () => {
  const CHANGED = "v=1&surface=bowl&racer=adam";

  async function copy(page: Page): Promise<void> {
    await page.locator(".stage-live").press("ArrowRight");
    await button(page, en.menu).click();
    await button(page, shellEn.copyLink).click();
  }

  test("is copied with all that is on the page, at once, and that is told", async () => {
    const page = await visit.open({ link: CHANGED });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await copy(page);
    await page.getByText(shellEn.copied).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await visit.open({ hash: `#${link.split("#")[1]}` });
    expect(await resultsText(other)).toBe(await resultsText(page));
    expect(await picture(other)).toBe(await picture(page));
  });

  test("is copied the old way where the new one is forbidden", async () => {
    const page = await visit.open({
      link: CHANGED,
      before: () => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.addEventListener("copy", () => {
          document.body.dataset["copied"] = getSelection()?.toString() ?? "";
        });
      },
    });
    await copy(page);
    await page.getByText(shellEn.copied).waitFor();
    expect(await page.locator("body").getAttribute("data-copied")).toContain("start=");
  });

  test("stands selected in a field where nothing can be copied", async () => {
    const page = await visit.open({
      link: CHANGED,
      before: () => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;
      },
    });
    await copy(page);
    const field = page.getByRole("textbox", { name: shellEn.link });
    await field.waitFor();
    await page.waitForFunction(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLTextAreaElement)) return false;
      return activeElement.selectionEnd === activeElement.value.length;
    });
    expect(await field.inputValue()).toContain("start=");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog"));
  });
});
