// Lessons: the experiments with their questions, the search for the best learning rates, and predictions.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  addressSays,
  dragSlider,
  drawn,
  pairs,
  picture,
  place,
  reload,
  rows,
  type,
  visitor,
} from "./harness";
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

  test("is taken back like any other change", async () => {
    const page = await visit.open({ link: "surface=saddle&racer=sgd" });
    const before = await rows(page);
    await openList(page);
    await page.getByRole("button", { name: /Newton: one step/ }).click();
    await caption(page).waitFor();
    await page.keyboard.press("Control+z");
    await caption(page).waitFor({ state: "detached" });
    expect(await rows(page)).toEqual(before);
  });

  test("what is open beside it stays open, also by the short link", async () => {
    const page = await visit.open({ link: "preset=newton&insight=rates" });
    await addressSays(page, "surface=ravine");
    await page.locator(".rates").waitFor();
    await page.getByRole("button", { name: "Next experiment" }).click();
    await addressSays(page, "preset=overshoot");
    expect(await page.locator(".rates").count()).toBe(1);
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
    // Chosen from the list far below, the next question comes into sight under the stage.
    await page.locator("summary").filter({ hasText: "Опыты" }).tap();
    await page.getByRole("button", { name: /Перезапуски/ }).tap();
    const question = page.getByText("Скорость обучения снова и снова взлетает.");
    await question.waitFor();
    await drawn(page);
    const time = await page.locator(".timeline").boundingBox();
    const asked = await question.boundingBox();
    expect(asked?.y).toBeGreaterThanOrEqual((time?.y ?? 0) + (time?.height ?? 0));
    expect(asked?.y).toBeLessThan(844);
    for (const name of ["Почему?", "Следующий опыт", "Убрать вопрос"]) {
      const box = await page.getByRole("button", { name }).boundingBox();
      expect(box?.height, name).toBeGreaterThanOrEqual(44);
    }
  });
});

const rates = (page: Page) =>
  page.getByRole("region", { name: /^(The best learning rate|Лучшая скорость)/ });
const rateRows = (page: Page) =>
  rates(page)
    .locator("tbody tr")
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.querySelectorAll("th, td.number")].map((cell) =>
          (cell as HTMLElement).innerText.trim(),
        ),
      ),
    );

describe("the best learning rate for each", () => {
  const BOWL = "surface=bowl&steps=60&racer=sgd:learning_rate=0.02&racer=adam:learning_rate=0.1";

  test("is found on the stated grid, and taken by all in one change that can be undone", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=rates` });
    await rates(page).locator("tbody tr").first().waitFor();
    expect(await rates(page).innerText()).toContain("61 learning rates and 60 steps");
    const [sgd, adam] = await rateRows(page);
    // At 1/2 one step is enough on this bowl.
    expect(sgd?.slice(1)).toEqual(["0.02\n0.186", "0.5\n0"]);
    expect(adam?.[1]).toContain("0.1");
    expect(await picture(page, ".rates-chart canvas")).not.toBeNaN();
    await page.getByRole("button", { name: "Take the best for each" }).click();
    await rates(page).getByText("the best already").first().waitFor();
    await addressSays(page, "racer=sgd:learning_rate=0.5");
    await page.keyboard.press("Control+z");
    await addressSays(page, "racer=sgd:learning_rate=0.02");
    expect((await rateRows(page))[1]?.[1]).toBe(adam?.[1]);
  });

  test("one racer alone takes its own; the common factor stays", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=rates&rateFactor=2` });
    await page.getByRole("button", { name: "SGD: take the best" }).click();
    await addressSays(page, "racer=sgd:learning_rate=0.25");
    expect((await pairs(page)).get("rateFactor")).toBe("2");
    expect((await rateRows(page))[0]?.[1]).toBe("0.5\n0");
  });

  test("the present value moves along the curve while the rate is dragged, and nothing is searched anew", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=rates` });
    const mark = page.locator(".rates-present").first();
    await mark.waitFor();
    const before = await mark.boundingBox();
    await dragSlider(page, "learning rate", 30);
    await drawn(page);
    const after = await mark.boundingBox();
    expect(after?.x).toBeGreaterThan((before?.x ?? 0) + 3);
    expect(after?.y).toBeGreaterThan(0);
    expect(await rates(page).locator("progress").count()).toBe(0);
  });

  test("values are read by keyboard", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=rates` });
    await page.locator(".rates-best").first().waitFor();
    await page.locator(".rates-chart").focus();
    await page.keyboard.press("ArrowRight");
    const first = await page.locator(".rates-chart [role=status]").innerText();
    expect(first).toContain("η = ");
    for (let press = 0; press < 25; press++) await page.keyboard.press("ArrowRight");
    const last = await page.locator(".rates-chart [role=status]").innerText();
    expect(last).not.toBe(first);
    expect(last).toContain("diverged");
  });

  test("a long search waits for a press, tells how far it is, and is cancelled", async () => {
    const formula = "sin(x)^2*exp(-y^2/9)%2Bcos(y)^2*exp(-x^2/9)%2Bsqrt(1%2Bx^2%2By^2)";
    const racers = Array.from({ length: 20 }, () => "racer=line_search").join("&");
    const page = await visit.open({
      link: `surface=custom&formula=${formula}&steps=5000&${racers}&insight=rates`,
    });
    await rates(page).getByText("1220 runs").first().waitFor();
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await rates(page).locator("progress").waitFor();
    // The page answers meanwhile.
    await page.getByRole("button", { name: "To the start" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await rates(page).getByText("The search was cancelled.").waitFor();
    expect(await rates(page).locator("progress").count()).toBe(0);
    expect(await rates(page).locator("tbody tr").count()).toBe(0);
  });

  test("is found on the main thread too, where there can be no worker", async () => {
    const page = await visit.open({
      link: `${BOWL}&insight=rates`,
      before: () => {
        Object.defineProperty(window, "Worker", {
          value: class {
            constructor() {
              throw new DOMException("no workers here", "SecurityError");
            }
          },
        });
      },
    });
    await rates(page).locator("tbody tr").first().waitFor();
    expect((await rateRows(page))[0]?.[2]).toBe("0.5\n0");
  });

  test("with a wrong formula it says what to do first", async () => {
    const page = await visit.open({ link: "surface=custom&formula=x^2%2B&insight=rates" });
    await rates(page).getByText("First mend the formula").waitFor();
  });

  test("on a phone and in Russian nothing is cut off", async () => {
    const page = await visit.open({ size: "phone", lang: "ru", link: `${BOWL}&insight=rates` });
    await rates(page).locator("tbody tr").first().waitFor();
    expect(await clippedTexts(page)).toEqual([]);
    expect((await pageScroll(page)).right).toBe(0);
  });
});

const game = (page: Page) => page.getByRole("region", { name: /^(Prediction|Прогноз)$/ });
const begin = async (page: Page) => {
  await game(page).getByRole("button", { name: "Begin a prediction" }).click();
  await game(page).getByText("Placing:").waitFor();
};

describe("a prediction", () => {
  const BOWL = "surface=bowl&steps=40&speed=250&racer=sgd:learning_rate=0.4&racer=adam";

  test("by pointer: nothing gives the answer away, then the run shows it, and the score is kept", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=predict` });
    await begin(page);
    // Only the starts are to be seen: chart, results and the other tabs are gone, and time stands.
    expect(await page.locator(".chart, .results, .rates").count()).toBe(0);
    expect(await page.getByRole("radio", { name: "Results" }).count()).toBe(0);
    expect(await page.locator(".timeline-step").innerText()).toBe("0 / 40");
    const empty = await picture(page);
    await page.keyboard.press("]");
    await page.keyboard.press(" ");
    await drawn(page);
    expect(await page.locator(".timeline-step").innerText()).toBe("0 / 40");
    expect(await picture(page)).toBe(empty);
    // What was spoken before is taken back too.
    await page.waitForFunction(() => {
      const spoken = [...document.querySelectorAll("[role=status], [aria-live]")];
      return !spoken.some((one) => /Converged|Ran out|diverged at/.test(one.textContent));
    });

    const middle = await place(page, ".stage-live", 0.5, 0.5);
    await page.mouse.click(middle.x, middle.y);
    expect(await picture(page)).not.toBe(empty);
    await game(page).getByText("Placing: Adam").waitFor();
    await page.mouse.click(middle.x + 40, middle.y + 30);
    // The start did not move.
    expect((await pairs(page)).has("start")).toBe(false);
    await game(page).getByRole("button", { name: "Go", exact: true }).click();
    await game(page).getByText("of 100").waitFor();
    expect(await page.locator(".chart").count()).toBe(1);
    const points = await game(page).locator(".predict-points").allInnerTexts();
    expect(points).toHaveLength(2);
    // SGD ends in the very middle of this bowl.
    expect(Number.parseInt(points[0] ?? "", 10)).toBeGreaterThan(90);
    await game(page).getByRole("button", { name: "Keep in the round" }).click();
    await game(page).getByRole("row", { name: /Bowl/ }).waitFor();
  });

  test("by keyboard alone, with the two keys of a clicker", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=predict` });
    await game(page).waitFor();
    await page.keyboard.press("PageDown");
    await game(page).getByText("Placing: SGD").waitFor();
    await page.locator(".stage-live").focus();
    const before = await picture(page);
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    expect(await picture(page)).not.toBe(before);
    await page.keyboard.press("PageDown");
    await game(page).getByText("Placing: Adam").waitFor();
    await page.keyboard.press("PageUp");
    await game(page).getByText("Placing: SGD").waitFor();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("PageDown");
    await game(page).getByText("of 100").waitFor();
    await page.keyboard.press("PageDown");
    await game(page).getByText("Kept in the round").waitFor();
  });

  test("hides an experiment that is chosen meanwhile", async () => {
    const page = await visit.open({ link: "preset=newton&insight=predict" });
    await addressSays(page, "surface=ravine");
    await begin(page);
    await page.getByRole("button", { name: "Next experiment" }).click();
    await addressSays(page, "preset=overshoot");
    expect(await page.locator(".timeline-step").innerText()).toBe("0 / 200");
    expect(await page.locator(".chart").count()).toBe(0);
    await game(page).getByText("Placing: Momentum").waitFor();
  });

  test("taken back leaves time and all else as they were", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=predict&step=7` });
    await game(page).waitFor();
    const before = await picture(page);
    await begin(page);
    const middle = await place(page, ".stage-live", 0.5, 0.5);
    await page.mouse.click(middle.x, middle.y);
    await game(page).getByRole("button", { name: "Cancel" }).click();
    await page.mouse.move(5, 5);
    expect(await page.locator(".timeline-step").innerText()).toBe("7 / 40");
    expect(await picture(page)).toBe(before);
    expect(await page.locator(".chart").count()).toBe(1);
  });

  test("of the winner, and of a step of divergence", async () => {
    const page = await visit.open({
      link: "surface=bowl&steps=30&racer=sgd:learning_rate=1.05&racer=adam&insight=predict",
    });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await game(page).getByRole("radio", { name: "Who wins" }).click();
    await game(page).getByRole("button", { name: "Begin a prediction" }).click();
    const go = game(page).getByRole("button", { name: "Go", exact: true });
    expect(await go.isDisabled()).toBe(true);
    await game(page).getByText("Adam").click();
    await go.click();
    await game(page).getByText("100 of 100").waitFor();
    await game(page).getByRole("button", { name: "Close" }).click();

    await game(page).getByRole("radio", { name: "Diverges?" }).click();
    await game(page).getByRole("button", { name: "Begin a prediction" }).click();
    await game(page).getByRole("switch", { name: "It does not diverge" }).click();
    await type(page, "At step", "23");
    await go.click();
    await game(page).getByText("100 of 100").waitFor();
    await game(page).getByText("diverged at step 23").waitFor();
  });

  test("a round of several surfaces is summed, survives the page, and is begun anew", async () => {
    const page = await visit.open({ link: `${BOWL}&insight=predict` });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await game(page).waitFor();
    const play = async () => {
      await page.keyboard.press("PageDown");
      await game(page).getByText("Placing:").waitFor();
      const middle = await place(page, ".stage-live", 0.5, 0.5);
      await page.mouse.click(middle.x, middle.y);
      await game(page).getByRole("button", { name: "Go", exact: true }).click();
      await game(page).getByRole("button", { name: "Keep in the round" }).click();
    };
    await play();
    await page.getByLabel("Loss function").selectOption("saddle");
    await game(page).getByRole("button", { name: "Begin a prediction" }).waitFor();
    await play();
    const scores = async () => {
      const cells = await game(page).locator(".predict-round td.number").allInnerTexts();
      return cells.map(Number);
    };
    const [first = 0, second = 0, sum] = await scores();
    expect(sum).toBe(first + second);
    await addressSays(page, "surface=saddle");
    await reload(page);
    await game(page).locator(".predict-round").waitFor();
    expect(await scores()).toEqual([first, second, sum]);
    await game(page).getByRole("button", { name: "Begin a new round" }).click();
    expect(await game(page).locator(".predict-round").count()).toBe(0);
  });

  test("on a phone and in Russian by touch; nothing is cut off, and targets are large", async () => {
    const page = await visit.open({ size: "phone", lang: "ru", link: `${BOWL}&insight=predict` });
    await game(page).getByRole("button", { name: "Начать прогноз" }).tap();
    await game(page).getByText("Ставим:").waitFor();
    const middle = await place(page, ".stage-live", 0.5, 0.5);
    await page.touchscreen.tap(middle.x, middle.y);
    await game(page).getByText("Ставим: Adam").waitFor();
    expect(await clippedTexts(page)).toEqual([]);
    expect((await pageScroll(page)).right).toBe(0);
    for (const button of await game(page).getByRole("button").all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
});

test("the results say whether the racers also spent as many evaluations", async () => {
  const equal = await visit.open({ link: "surface=bowl&steps=50&racer=sgd&racer=adam" });
  expect(await equal.locator(".results").innerText()).toContain("Evaluations too: 50.");
  const unequal = await visit.open({ link: "surface=bowl&steps=50&racer=sgd&racer=newton" });
  expect(await unequal.locator(".results").innerText()).toContain(
    "Evaluations are not: from 50 (SGD) to 150 (Newton).",
  );
});
