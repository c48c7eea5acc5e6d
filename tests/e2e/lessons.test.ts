// Lessons: the experiments with their questions.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addressSays, dragSlider, drawn, pairs, picture, rows, visitor } from "./harness";
import { clippedTexts, overlappingTexts, pageScroll } from "./layout";

const visit = visitor();

const caption = (page: Page) => page.getByRole("region", { name: /^(Experiment|Опыт)$/ });
const openList = async (page: Page, name = "Experiments") => {
  await page.locator("summary").filter({ hasText: name }).click();
  await page.getByRole("button", { name: /explosion|Взрыв/ }).waitFor();
};

describe("experiments", () => {
  test("one chosen from the list takes the stage; the answer waits until it is asked for", async () => {
    const page = await visit.open();
    expect(await caption(page).count()).toBe(0);
    const before = await picture(page);
    await openList(page);
    await page.getByRole("button", { name: /Newton: one step/ }).click();
    await caption(page).waitFor();
    expect(await caption(page).innerText()).toContain("How can one arrive in a single step?");
    expect(await caption(page).innerText()).not.toContain("inverse matrix");
    expect(await picture(page)).not.toBe(before);
    expect((await rows(page)).map(({ name }) => name)).toEqual(["Newton", "SGD"]);
    await page.getByRole("button", { name: "Why?" }).click();
    expect(await caption(page).innerText()).toContain("inverse matrix");
    await page.getByRole("button", { name: "Hide the answer" }).click();
    expect(await caption(page).innerText()).not.toContain("inverse matrix");
    await addressSays(page, "preset=newton");
  });

  test("a lecturer goes through them by keyboard alone, and puts the question away", async () => {
    const page = await visit.open({ link: "preset=rastrigin&surface=rastrigin" });
    await caption(page).waitFor();
    await page.getByRole("button", { name: "Next experiment" }).focus();
    await page.keyboard.press("Enter");
    await caption(page).getByText("Why does one circle").waitFor();
    // The focus stays on the arrow.
    await page.keyboard.press("Enter");
    await caption(page).getByText("The gradient is noisy. Why").waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await caption(page).getByText("Why does one circle").waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press(" ");
    await caption(page).getByText("no step is shorter").waitFor();
    await page.getByRole("button", { name: "Take the question away" }).press("Enter");
    await caption(page).waitFor({ state: "detached" });
    await addressSays(page, "surface=himmelblau");
    await page.waitForFunction(() => !location.hash.includes("preset"));
  });

  test("a change of the settings is told and can be taken back", async () => {
    const page = await visit.open({ link: "preset=newton" });
    await caption(page).waitFor();
    await addressSays(page, "surface=ravine");
    expect(await caption(page).innerText()).not.toContain("have been changed");
    const before = await rows(page);
    await dragSlider(page, "rotation", 40);
    await caption(page).getByText("have been changed").waitFor();
    expect(await rows(page)).not.toEqual(before);
    await page.getByRole("button", { name: "Bring the experiment back" }).click();
    await drawn(page);
    expect(await rows(page)).toEqual(before);
    expect(await caption(page).innerText()).not.toContain("have been changed");
  });

  test("it plays from the start, and without motion stands at the end", async () => {
    const page = await visit.open();
    await openList(page);
    await page.getByRole("button", { name: /explosion/ }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();

    const still = await visit.open();
    await still.emulateMedia({ reducedMotion: "reduce" });
    await openList(still);
    await still.getByRole("button", { name: /explosion/ }).click();
    await caption(still).waitFor();
    await drawn(still);
    expect(await still.locator(".timeline-step").innerText()).toBe("30 / 30");
    expect(await still.getByRole("button", { name: "Pause" }).count()).toBe(0);
  });

  test("an unknown name in a link is told, and the rest of the link holds", async () => {
    const page = await visit.open({ link: "surface=bowl&preset=perpetuum-mobile" });
    await page.getByText("There is no experiment “perpetuum-mobile” here").waitFor();
    await page.getByRole("button", { name: "Take the question away" }).click();
    await drawn(page);
    expect((await pairs(page)).get("surface")).toBe("bowl");
  });

  test("on a phone and in Russian nothing is cut off, and the stage stays in sight", async () => {
    const page = await visit.open({ size: "phone", lang: "ru", link: "preset=walks-past" });
    await caption(page).waitFor();
    await page.getByRole("button", { name: "Почему?" }).tap();
    await page.getByText("Adam уравнивает шаги").waitFor();
    expect(await clippedTexts(page)).toEqual([]);
    expect(await overlappingTexts(page)).toEqual([]);
    expect((await pageScroll(page)).right).toBe(0);
    const stage = await page.locator(".stage").boundingBox();
    expect(stage?.height).toBeGreaterThan(200);
    for (const name of ["Скрыть ответ", "Следующий опыт", "Убрать вопрос"]) {
      const box = await page.getByRole("button", { name }).boundingBox();
      expect(box?.height, name).toBeGreaterThanOrEqual(44);
    }
  });
});
