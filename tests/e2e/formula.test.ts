// A formula of the user's own: typed right, typed wrong, and the part of the plane it is shown on.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { en } from "../../web/words/en";
import { ru } from "../../web/words/ru";
import { surfacesEn } from "../../web/words/surfaces.en";
import type { Words } from "../../web/words/words";
import {
  addressSays,
  drawn,
  FIELD,
  pairs,
  picture,
  reload,
  resultsText,
  rows,
  type,
  visitor,
} from "./harness";

const visit = visitor();

const OWN = "v=1&surface=custom&formula=x^2+%2B+10*sin(y)&domain=-5,5,-5,5&racer=sgd&racer=adam";
const WORDS = { en, ru } as const;

const area = (page: Page) => page.locator(".own-formula textarea");
const panel = (page: Page) => page.locator(".own-formula").innerText();

async function wrongSentence(page: Page): Promise<string> {
  await drawn(page);
  return page.locator(".own-formula > .p-error").innerText();
}

test("a formula is chosen, typed and raced on", async () => {
  const page = await visit.open();
  await page.getByLabel(surfacesEn.choose, { exact: true }).selectOption("custom");
  const field = await picture(page, FIELD);
  const before = await resultsText(page);
  expect(await panel(page)).toContain(surfacesEn.formulaLabel);
  await area(page).fill("(x - 1)^2 + 4 y^2");
  expect(await resultsText(page)).not.toBe(before);
  expect(await picture(page, FIELD)).not.toBe(field);
  expect(await wrongSentence(page)).toBe("");
  // It is set in type below its field, once the type has come.
  await page.locator(".own-formula .katex").first().waitFor();
  await addressSays(page, "formula=(x - 1)^2 + 4 y^2");
  await reload(page);
  await page.locator(".own-formula .katex").first().waitFor();
  expect(await area(page).inputValue()).toBe("(x - 1)^2 + 4 y^2");
});

describe.each(["en", "ru"] as const)("a wrong formula, in %s", (lang) => {
  const words: Words = WORDS[lang];
  const place = (position: number) =>
    lang === "ru" ? `Символ ${position}` : `Character ${position}`;

  test("is told by its character; the picture before stays, and the text too", async () => {
    const page = await visit.open({ lang, link: OWN });
    const before = [await picture(page), await picture(page, FIELD), await resultsText(page)];
    const cases: [formula: string, said: string][] = [
      ["x^2 + $y", place(7)],
      ["x^2 + foo(y)", place(7)],
      ["x^2 + * y", place(7)],
      ["sin", place(1)],
      ["pow(x)", place(6)],
      ["(x + y", lang === "ru" ? "Формула обрывается" : "The formula ends"],
      [
        "",
        words.error({
          code: "formula",
          reason: "empty",
          position: 0,
          length: 0,
          found: "",
          expected: "",
          count: 0,
        }),
      ],
    ];
    for (const [formula, said] of cases) {
      await area(page).fill(formula);
      expect(await wrongSentence(page), formula).toContain(said);
      expect(await area(page).inputValue()).toBe(formula);
      expect(await area(page).getAttribute("aria-invalid")).toBe("true");
      expect([await picture(page), await picture(page, FIELD), await resultsText(page)]).toEqual(
        before,
      );
    }
    // The wrong characters are marked below the field.
    await area(page).fill("x^2 + foo(y)");
    await drawn(page);
    expect(await page.locator(".marked mark").innerText()).toBe("foo");
    await area(page).fill("x^2 + 10*sin(y)");
    expect(await wrongSentence(page)).toBe("");
    expect(await resultsText(page)).toBe(before[2]);
  });
});

test("with a wrong formula racers can be changed; they race again when it is right", async () => {
  const page = await visit.open({ link: OWN });
  await area(page).fill("x^2 +");
  await page.getByRole("button", { name: en.racers.add, exact: true }).click();
  await drawn(page);
  await page.locator(".racer-row").first().getByRole("button").last().click();
  await drawn(page);
  await page.locator(".racer-row").first().getByRole("button").last().click();
  await drawn(page);
  // Every number stays with its racer.
  const names = async () => (await rows(page)).map((row) => `${row.name} ${row.loss}`).sort();
  expect(await names()).toHaveLength(1);
  const left = await names();
  await area(page).fill("x^2 + 10*sin(y)");
  expect(await names()).toEqual(left);
  await page.getByRole("button", { name: en.time.toStart, exact: true }).click();
  await area(page).fill("x^2 + y^2");
  expect(await wrongSentence(page)).toBe("");
  expect(await rows(page)).toHaveLength(1);
});

test("a link with a wrong formula says so, and can be mended", async () => {
  const page = await visit.open({ link: "v=1&surface=custom&formula=x^2 %2B&racer=sgd" });
  expect(await wrongSentence(page)).toContain("The formula ends");
  expect(await area(page).inputValue()).toBe("x^2 +");
  const spot = await page.locator(".stage-live").boundingBox();
  if (spot) await page.mouse.click(spot.x + 100, spot.y + 200);
  await page.locator(".stage-live").press("ArrowLeft");
  await area(page).fill("x^2 + y^2");
  expect(await rows(page)).toHaveLength(1);
  expect(await picture(page, FIELD)).not.toBe(0);
});

test("the domain is typed; an empty one is refused, and the one before kept", async () => {
  const page = await visit.open({ link: OWN });
  const field = await picture(page, FIELD);
  await type(page, surfacesEn.to("x"), "2.5");
  const narrower = await picture(page, FIELD);
  expect(narrower).not.toBe(field);
  await addressSays(page, "domain=-5,2.5,-5,5");
  await type(page, surfacesEn.from("x"), "3");
  expect(await panel(page)).toContain(surfacesEn.emptyDomain);
  expect(await picture(page, FIELD)).toBe(narrower);
  await type(page, surfacesEn.from("x"), "1e9");
  expect(await panel(page)).toContain(en.panel.outOfRange("−10⁶", "10⁶"));
  await type(page, surfacesEn.from("x"), "-4");
  await addressSays(page, "domain=-4,2.5,-5,5");
  expect(await panel(page)).not.toContain(surfacesEn.emptyDomain);
  expect((await pairs(page)).get("surface")).toBe("custom");
});

describe.each(["en", "ru"] as const)("what is said to be read, in %s", (lang) => {
  const words: Words = WORDS[lang];

  test("comes when it is opened: formula, source, and where implementations disagree", async () => {
    const page = await visit.open({ lang, link: "v=1&surface=rosenbrock&racer=adam" });
    const ofSurface = page.locator(".formula-line");
    const headings = page.locator("summary", { hasText: words.racers.formula });
    await headings.first().click();
    await ofSurface.locator(".katex").waitFor();
    expect(await ofSurface.locator("a").getAttribute("href")).toContain("https://");
    await headings.first().click();
    const ofRacer = page.locator(".racer-settings");
    await ofRacer.locator("summary").click();
    await ofRacer.locator(".katex-display").first().waitFor();
    expect(await ofRacer.locator(".katex-error").count()).toBe(0);
    const said = await ofRacer.innerText();
    expect(said).toContain("Kingma");
    expect(said).toContain(lang === "ru" ? "PyTorch следует" : "PyTorch follows");
  });
});
