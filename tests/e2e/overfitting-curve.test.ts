// The act of a curve through points: whatever is moved, the fit and its errors follow; a descent is stopped at its best step;
// an error is parted; a link restores the very run.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { curveEn as words } from "../../web/words/curve.en";
import { curveRu } from "../../web/words/curve.ru";
import { violations } from "./axe";
import {
  addressSays,
  dragSlider,
  drawn,
  pairs,
  picture,
  place,
  reload,
  tabTo,
  type Visit,
  visitor,
} from "./harness";
import { clippedTexts } from "./layout";

const visit = visitor();
const open = async (link = "", rest: Visit = {}) => {
  const page = await visit.open({ scene: "overfitting", link: `act=curve&${link}`, ...rest });
  await page.locator(".curve-errors").waitFor();
  await drawn(page);
  return page;
};

const PLANE = ".curve-plane canvas";
const POINT = ".curve-point";

/** The closed form's errors, as they are written. */
async function errors(page: Page): Promise<readonly string[]> {
  await drawn(page);
  return page.locator(".curve-errors [data-error]").allInnerTexts();
}

const numberIn = async (page: Page, selector: string) =>
  Number.parseFloat(await page.locator(selector).first().innerText());

/** Whatever this does, the curve is drawn anew and the errors are others, without waiting for anything. */
async function moves(page: Page, act: () => Promise<void>) {
  const before = { errors: await errors(page), picture: await picture(page, PLANE) };
  await act();
  expect(await errors(page), "the errors follow").not.toEqual(before.errors);
  expect(await picture(page, PLANE), "the curve follows").not.toBe(before.picture);
}

async function scanned(page: Page) {
  await page.locator(".curve-flag[data-flag=best]").waitFor();
}

describe("the fit follows", () => {
  test("the sliders, and one drag is one entry to undo", async () => {
    const page = await open();
    const before = await errors(page);
    await moves(page, () => dragSlider(page, words.complexity.legendre, -60));
    await addressSays(page, "complexity=");
    await page.keyboard.press("Control+z");
    expect(await errors(page)).toEqual(before);
    await moves(page, () => dragSlider(page, words.sigma, 40));
  });

  test("a point that is pulled by the mouse, which makes the points one's own", async () => {
    const page = await open();
    await moves(page, async () => {
      const from = await place(page, `${POINT} circle`, 0.5, 0.5);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 10, from.y - 60, { steps: 4 });
      await page.mouse.up();
    });
    await addressSays(page, "own=");
    await moves(page, () => page.getByRole("button", { name: words.drawnAgain }).click());
  });

  test("a point that is moved, added and removed by keys", async () => {
    const page = await open();
    await page.getByRole("switch", { name: words.drawTruth }).focus();
    await tabTo(page, POINT, 1);
    await moves(page, () => page.keyboard.press("ArrowUp"));
    const count = await page.locator(POINT).count();
    await moves(page, () => page.keyboard.press("Enter"));
    expect(await page.locator(POINT).count()).toBe(count + 1);
    await moves(page, () => page.keyboard.press("Delete"));
    expect(await page.locator(POINT).count()).toBe(count);
  });

  test("a point that is added by a double press, and removed by one on it", async () => {
    const page = await open("count=5");
    const free = await place(page, ".curve-plane", 0.5, 0.06);
    await moves(page, () => page.mouse.dblclick(free.x, free.y));
    expect(await page.locator(POINT).count()).toBe(6);
    await moves(page, () => page.mouse.dblclick(free.x, free.y));
    expect(await page.locator(POINT).count()).toBe(5);
  });

  test("points by touch: pulled, added and removed by a double tap, and the link restores them", async () => {
    const page = await open("count=5", { size: "phone" });
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
      touch.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x, y }],
      });
    const tap = async ({ x, y }: { readonly x: number; readonly y: number }) => {
      await send("touchStart", x, y);
      await send("touchEnd");
    };
    const point = await place(page, `${POINT} circle`, 0.5, 0.5);
    await moves(page, async () => {
      await send("touchStart", point.x, point.y);
      await send("touchMove", point.x + 5, point.y + 15);
      await send("touchMove", point.x + 8, point.y + 30);
      await send("touchEnd");
    });
    const free = await place(page, ".curve-plane", 0.5, 0.1);
    const away = await place(page, ".curve-plane", 0.5, 0.9);
    for (const count of [6, 5, 6]) {
      // A tap elsewhere, or four in a row would be one gesture.
      await tap(away);
      await tap(free);
      await tap(free);
      await expect.poll(() => page.locator(POINT).count()).toBe(count);
    }
    // Six points, x and y: the address is written a little later.
    await expect.poll(async () => (await pairs(page)).get("own")?.split("~").length).toBe(12);
    const labels = () =>
      page.locator(POINT).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    const [before, told] = [await labels(), await errors(page)];
    await reload(page);
    await page.locator(".curve-errors").waitFor();
    expect(await labels()).toEqual(before);
    expect(await errors(page)).toEqual(told);
  });

  test("points that are pasted; a broken line is named, and the old points stay", async () => {
    const page = await open();
    await page.locator("summary", { hasText: words.own.heading }).click();
    const field = page.locator(".csv-code");
    await field.fill("x,y\n0.1,oops");
    const before = await errors(page);
    await page.locator(".csv-buttons button").click();
    await page.locator(".curve-panel [role=alert]", { hasText: "oops" }).waitFor();
    expect(await errors(page)).toEqual(before);
    await field.fill("x,y\n0.1,0.5\n0.4,-0.25\n0.9,0");
    await page.locator(".csv-buttons button").click();
    await addressSays(page, "own=0.1~0.5~0.4~-0.25~0.9~0");
    expect(await page.locator(POINT).count()).toBe(3);
    await page.keyboard.press("Escape");
    await page.locator(".curve-errors").click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => errors(page)).toEqual(before);
  });

  test("a true function that is drawn by hand", async () => {
    const page = await open();
    await page.getByRole("switch", { name: words.drawTruth }).click();
    await moves(page, async () => {
      const from = await place(page, ".curve-hand", 0.1, 0.7);
      const to = await place(page, ".curve-hand", 0.9, 0.3);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    });
    await addressSays(page, "truth=drawn");
    // By keys too: Tab comes to its heights one after another.
    await page.getByRole("switch", { name: words.drawTruth }).focus();
    await tabTo(page, ".curve-height", 1);
    await page.keyboard.press("Tab");
    const height = page.locator(".curve-height:focus");
    const before = await height.getAttribute("aria-valuenow");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => height.getAttribute("aria-valuenow")).not.toBe(before);
  });

  test("every family of models and every penalty", async () => {
    const page = await open("complexity=9");
    for (const penalty of ["ridge", "lasso"] as const) {
      await moves(page, () =>
        page.getByRole("radio", { name: words.penalties[penalty], exact: true }).check(),
      );
    }
    for (const family of ["spline", "random_features", "neighbors"] as const) {
      const name = words.models[family]?.name ?? "";
      await moves(page, async () => {
        await page.getByLabel(words.model, { exact: true }).selectOption(name);
      });
    }
    // With one neighbour every point answers for itself.
    expect((await errors(page))[0]).toBe("0");
  });
});

describe("errors against one number", () => {
  test("tell the best degree, and a press takes it", async () => {
    const page = await open();
    await scanned(page);
    const [, validation = ""] = await errors(page);
    await page.locator(".curve-buttons button").click();
    const [, after = ""] = await errors(page);
    expect(Number(after)).toBeLessThan(Number(validation));
    expect(await page.locator(".curve-buttons button").isDisabled()).toBe(true);
  });

  test("are read by keys, and Enter takes what is read", async () => {
    const page = await open("complexity=9");
    await scanned(page);
    await page.locator(".curve-plot-box").focus();
    for (let key = 0; key < 4; key++) await page.keyboard.press("ArrowLeft");
    await page.locator(".curve-readout-at", { hasText: "5" }).waitFor();
    await moves(page, () => page.keyboard.press("Enter"));
    await addressSays(page, "complexity=5");
  });

  test.each(["alpha", "count", "folds", "parts"] as const)("are drawn against %s", async (tab) => {
    const page = await open("complexity=6&retrainings=50");
    await page.getByRole("radio", { name: words.tabs[tab], exact: true }).check();
    await page.locator(".curve-charts svg [data-series]").first().waitFor();
    if (tab !== "count") await scanned(page);
    await addressSays(page, `tab=${tab}`);
    const d = await page.locator(".curve-charts svg path[data-series]").first().getAttribute("d");
    expect(d?.length).toBeGreaterThan(50);
  });
});

describe("the fan", () => {
  test("parts the error into bias², variance and noise, which sum to what is measured", async () => {
    const page = await open("preset=fan&complexity=9&fan=1&tab=parts&retrainings=60");
    await page.getByText(words.partsOf("60")).waitFor();
    const sum = await numberIn(page, "[data-part=sum]");
    const text = await page.locator("[data-part=expected]").innerText();
    const [expected = 0, error = 0] = text.split("±").map(Number.parseFloat);
    expect(Math.abs(sum - expected)).toBeLessThan(3 * error);
    await page.getByText(words.presets.fan.comment.slice(0, 30)).waitFor();
    // While the degree moves the fan is taught anew.
    const before = await numberIn(page, "[data-part=sum]");
    await dragSlider(page, words.complexity.legendre, -30);
    await expect.poll(() => numberIn(page, "[data-part=sum]")).not.toBe(before);
    await page.getByText(words.partsOf("60")).waitFor();
  });
});

describe("what takes a worker longer", () => {
  const SLOW = "family=random_features&complexity=300&count=100&fan=1&tab=parts&retrainings=500";

  test("leaves the page to the hand, keeps the former picture, and tells how far it is", async () => {
    const page = await open("complexity=5&count=50&fan=1&tab=parts&retrainings=60");
    await page.getByText(words.partsOf("60")).waitFor();
    await page.getByLabel(words.model, { exact: true }).selectOption("random features");
    await dragSlider(page, words.complexity.random_features, 150);
    await dragSlider(page, words.count, 60);
    // The fan of former settings is still there while the fit follows in its own frame.
    const bars = page.locator(".curve-renewing progress");
    await bars.first().waitFor();
    await page.getByText(words.partsOf("60")).waitFor();
    await moves(page, () => dragSlider(page, words.sigma, 12));
    await page.getByText(words.partsOf("60")).waitFor();
  });

  test("can be stopped and gone on with", async () => {
    const page = await open(SLOW);
    const stop = page.locator(".curve-plane .curve-renewing button");
    await stop.click();
    await page
      .locator(".curve-plane .curve-renewing", { hasText: words.renewal.stopped })
      .waitFor();
    await page.locator(".curve-plane .curve-renewing button").click();
    await page.locator(".curve-plane .curve-renewing progress").waitFor();
    await page.getByRole("switch", { name: words.fan }).click();
    await page.locator(".curve-plane .curve-renewing").waitFor({ state: "detached" });
  });
});

describe("a descent", () => {
  test("plays, stops at the best step, and its link restores the very run", async () => {
    const page = await open("complexity=15");
    await page.getByRole("radio", { name: words.liveDescent, exact: true }).check();
    await page.locator(".curve-flag[data-flag=best]").waitFor();
    const before = await picture(page, PLANE);
    await page.getByRole("button", { name: words.toBest }).click();
    expect(await picture(page, PLANE)).not.toBe(before);
    await addressSays(page, "step=");
    const table = await page.locator(".curve-errors").innerText();
    const shown = await picture(page, PLANE);
    await reload(page);
    await page.locator(".curve-errors").waitFor();
    expect(await picture(page, PLANE)).toBe(shown);
    expect(await page.locator(".curve-errors").innerText()).toBe(table);
    // The keys of time.
    await page.keyboard.press("[");
    expect(await page.locator(".curve-errors").innerText()).not.toBe(table);
    await page.keyboard.press(" ");
    await page.locator(".timeline").waitFor();
    await page.waitForFunction(
      (text) => document.querySelector(".timeline output")?.textContent !== text,
      await page.locator(".timeline output").innerText(),
    );
  });

  test("may be made by any optimizer, and says so when it diverges", async () => {
    const page = await open("complexity=6&live=1&tab=steps");
    const diverging = page.getByText(words.diverged("").slice(0, 20));
    expect(await diverging.count()).toBe(0);
    const field = page.getByRole("spinbutton", { name: /learning rate/i });
    await field.fill("5");
    await field.press("Enter");
    await diverging.waitFor();
    await page.getByLabel("Optimizer", { exact: true }).selectOption("Adam");
    await expect.poll(() => diverging.count()).toBe(0);
    await addressSays(page, "racer=adam");
  });
});

describe("the page", () => {
  test.each(["laptop", "phone"] as const)(
    "cuts nothing off and has no barrier, on a %s",
    async (size) => {
      for (const lang of ["ru", "en"] as const) {
        const page = await open("live=1&tab=steps&preset=early", { size, lang });
        expect(await clippedTexts(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
      }
    },
  );

  test("speaks Russian", async () => {
    const page = await open("", { lang: "ru" });
    await page.getByText(curveRu.errorsHeading).waitFor();
    await page.getByRole("button", { name: curveRu.presets.second.title }).click();
    await page.getByText(curveRu.presets.second.comment.slice(0, 30)).waitFor();
    await page.locator(".curve-flag[data-flag=threshold]").waitFor();
  });
});
