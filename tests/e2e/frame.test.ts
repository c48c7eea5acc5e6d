// The page inside a page of another origin, sandboxed too: it fits, keeps quiet, gives keys and focus back, and listens.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type Frame, type Page, chromium as playwright } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { chromium, LAUNCH_ARGS } from "../../scripts/chromium.mjs";
import { at } from "../../scripts/project.mjs";
import { serve } from "../../scripts/serve.mjs";
import { en } from "../../web/words/en";
import { shellEn } from "../../web/words/shell.en";

const DIST = process.env["DESCENT_DIST"] ?? at("dist");

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
let host: Server;
let hostAddress = "";
let hostPage = "";
const pages: Page[] = [];
const complaints: string[] = [];

declare global {
  interface Window {
    /** What the host was told, and the keys that it got itself. */
    heard: unknown[];
    keys: string[];
  }
}

beforeAll(async () => {
  site = await serve({ folder: DIST });
  host = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(hostPage);
  });
  await new Promise<void>((listening) => host.listen(0, "127.0.0.1", listening));
  hostAddress = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  browser = await playwright.launch({ executablePath: await chromium(), args: LAUNCH_ARGS });
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
  expect(complaints.splice(0), "the page complained").toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  host?.closeAllConnections();
  host?.close();
});

interface Embedding {
  readonly link?: string;
  readonly width?: number;
  readonly height?: number;
  readonly attributes?: string;
  /** The whole frame as HTML, in the place of all above. */
  readonly html?: string;
}

const SANDBOX = 'sandbox="allow-scripts"';

/** A page of another origin with a frame in it; waits until the frame's stage is drawn. */
async function embed(embedding: Embedding): Promise<{ page: Page; frame: Frame }> {
  const { link = "", width = 640, height = 360, attributes = "" } = embedding;
  const address = `${site.url}#/race?v=1&lang=en&${link}`.replaceAll("&", "&amp;");
  const html =
    embedding.html ??
    `<iframe src="${address}" width="${width}" height="${height}" style="border:0" ${attributes}></iframe>`;
  hostPage = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">
    <body style="margin:0"><script>
      window.heard = []; window.keys = [];
      addEventListener("message", ({ data }) => heard.push(data));
      addEventListener("keydown", ({ key }) => keys.push(key));
    </script>${html}<p>The host's text.</p></body></html>`;
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  pages.push(page);
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(hostAddress);
  const handle = await page.locator("iframe").elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error("there is no frame");
  await frame.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  return { page, frame };
}

const isPlaying = (frame: Frame) =>
  frame.waitForFunction(
    (pause) => document.querySelector(".timeline .p-button-primary")?.ariaLabel === pause,
    en.time.pause,
  );
const stands = (frame: Frame) =>
  frame.waitForFunction(
    (play) => document.querySelector(".timeline .p-button-primary")?.ariaLabel === play,
    en.time.play,
  );
const heard = (page: Page, part: string) =>
  page.waitForFunction(
    (wanted) => window.heard.some((one) => JSON.stringify(one).includes(wanted)),
    part,
  );
const post = (page: Page, message: unknown) =>
  page.evaluate((data) => {
    document.querySelector("iframe")?.contentWindow?.postMessage(data, "*");
  }, message);
const stepShown = (frame: Frame) => frame.locator(".timeline-step").innerText();

/** What the frame shows: how far it scrolls, where its stage is, and whether anything is drawn. */
function shown(frame: Frame) {
  return frame.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const { body } = document;
    const canvas = document.querySelector<HTMLCanvasElement>(".stage-still");
    const box = document.querySelector(".stage")?.getBoundingClientRect();
    const context = canvas?.getContext("2d");
    const colors = new Set<number>();
    if (canvas && context) {
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (const pixel of new Uint32Array(data.buffer)) if (colors.size < 50) colors.add(pixel);
    }
    return {
      right: Math.max(scrollWidth, body.scrollWidth) - innerWidth,
      down: Math.max(scrollHeight, body.scrollHeight) - innerHeight,
      share: ((box?.width ?? 0) * (box?.height ?? 0)) / (innerWidth * innerHeight),
      density: (canvas?.width ?? 0) / (box?.width ?? 1),
      colors: colors.size,
      focus: document.activeElement?.localName,
      inside: [...document.querySelectorAll(".race-stage :is(button, input, select, canvas, li)")]
        .filter((one) => one.checkVisibility())
        .every((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect();
          return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
        }),
    };
  });
}

const SIZES = [
  [320, 180],
  [640, 360],
  [960, 540],
] as const;

describe.each(["compact", "bare"])("ui=%s", (ui) => {
  test.each(SIZES)(
    "fits %i×%i, sharp, without scroll bars, and takes no focus",
    async (width, height) => {
      for (const attributes of ["", SANDBOX]) {
        const { page, frame } = await embed({ link: `ui=${ui}`, width, height, attributes });
        if (ui === "compact") await frame.locator(".stage-names li").first().waitFor();
        const seen = await shown(frame);
        expect(seen).toMatchObject({ right: 0, down: 0, density: 1, focus: "body", inside: true });
        expect(seen.share).toBeGreaterThan(ui === "bare" ? 0.99 : 0.7);
        expect(seen.colors).toBe(50);
        expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
        expect(
          await frame.locator(".shell-head, .race-panel, .chart").filter({ visible: true }).count(),
        ).toBe(0);
      }
    },
  );
});

test("the whole page scrolls within a frame, and only downwards", async () => {
  const { page, frame } = await embed({ width: 480, height: 300 });
  const seen = await shown(frame);
  expect(seen).toMatchObject({ right: 0, colors: 50, focus: "body" });
  expect(seen.down).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
  // Nothing is offered on another's page.
  expect(await frame.locator(".tour-offer").count()).toBe(0);
});

test("many racers are named as far as there is room", async () => {
  const racers = "racer=sgd&".repeat(24);
  const { frame } = await embed({ link: `ui=compact&${racers}`, width: 320, height: 180 });
  await frame.locator(".stage-names li").first().waitFor();
  expect(await shown(frame)).toMatchObject({ right: 0, down: 0 });
});

test("dpr draws finer, for a host that enlarges what it holds", async () => {
  const { frame } = await embed({ link: "ui=compact&dpr=2" });
  expect((await shown(frame)).density).toBe(2);
});

test("a frame that begins without a size draws when it gets one", async () => {
  const { page, frame } = await embed({ link: "ui=compact", width: 0, height: 0 });
  await page.evaluate(() => {
    Object.assign(document.querySelector("iframe") ?? {}, { width: "640", height: "360" });
  });
  await frame.waitForFunction(() => (document.querySelector("canvas")?.width ?? 0) > 600);
  await frame.locator(".stage-names li").first().waitFor();
  expect(await shown(frame)).toMatchObject({ right: 0, down: 0, colors: 50 });
});

describe("keys", () => {
  test("of a clicker reach the slides, wherever the focus is in the frame", async () => {
    const { page, frame } = await embed({
      link: "step=100",
      width: 1200,
      height: 700,
      attributes: SANDBOX,
    });
    const slider = frame.locator(".race-panel input[type=range]").first();
    await slider.focus();
    const before = await slider.inputValue();
    await page.keyboard.press("PageDown");
    await heard(page, String.raw`{\"method\":\"next\"}`);
    await page.keyboard.press("PageUp");
    await heard(page, String.raw`{\"method\":\"prev\"}`);
    await page.keyboard.press("b");
    await heard(page, "togglePause");
    await page.keyboard.press("Escape");
    await heard(page, String.raw`\"args\":[27]`);
    expect(await slider.inputValue()).toBe(before);
    const scrub = frame.locator(".timeline-scrub");
    await scrub.focus();
    await page.keyboard.press("PageDown");
    expect(await scrub.inputValue()).toBe("100");
    // What is ours stays ours while the focus is in here.
    await page.keyboard.press("]");
    await frame.waitForFunction(
      (wanted) => document.querySelector(".timeline-step")?.textContent === wanted,
      en.time.brief("101", "200"),
    );
  });

  test("Space is the slides' unless the focus is on something here", async () => {
    const { page, frame } = await embed({ link: "ui=compact&step=0" });
    await frame.evaluate(() => window.focus());
    await page.keyboard.press("Space");
    await heard(page, String.raw`\"args\":[32]`);
    expect(await stepShown(frame)).toBe(en.time.brief("0", "200"));
    await frame.locator(".stage-live").focus();
    await page.keyboard.press("Space");
    await isPlaying(frame);
  });

  test("after a press the focus is the host's again, and its keys work", async () => {
    const { page, frame } = await embed({ link: "ui=compact", attributes: SANDBOX });
    await frame.locator(".stage-live").click({ position: { x: 200, y: 100 } });
    await page.waitForFunction(
      () => document.hasFocus() && document.activeElement === document.body,
    );
    await page.keyboard.press("PageDown");
    await page.waitForFunction(() => window.keys.includes("PageDown"));
    // The press itself did its work.
    await heard(page, "start=");
  });

  test("a text being typed keeps the focus and its keys", async () => {
    const { page, frame } = await embed({ link: "surface=custom", width: 1200, height: 700 });
    const area = frame.locator(".own-formula textarea");
    await area.click();
    await area.fill("x*x + y*y");
    await page.keyboard.press("End");
    await page.keyboard.type(" + .5 b");
    expect(await area.inputValue()).toBe("x*x + y*y + .5 b");
  });
});

describe("messages", () => {
  test("of slides: one that is shown may start the run, and one that is left stops it", async () => {
    const { page, frame } = await embed({ link: "ui=compact&autoplay=1&steps=2000&step=0" });
    expect(await stepShown(frame)).toBe(en.time.brief("0", "2000"));
    await post(page, "slide:start");
    await isPlaying(frame);
    await post(page, "slide:stop");
    await stands(frame);
    await post(page, "slide:start");
    await isPlaying(frame);
  });

  test("of slides start nothing where that was not asked for", async () => {
    const { page, frame } = await embed({ link: "ui=compact&step=0" });
    await post(page, "slide:start");
    await post(page, { type: "step", by: 3 });
    await frame.waitForFunction(
      (wanted) => document.querySelector(".timeline-step")?.textContent === wanted,
      en.time.brief("3", "200"),
    );
    await stands(frame);
  });

  test("play, pause, tell and take a state; anything else is ignored", async () => {
    const { page, frame } = await embed({
      link: "ui=compact&step=0&steps=2000",
      attributes: SANDBOX,
    });
    await heard(page, '"ready"');
    for (const odd of [
      null,
      7,
      "hello",
      "{",
      { type: "explode" },
      { type: "step", by: "far" },
      [1],
    ]) {
      await post(page, odd);
    }
    await post(page, { type: "play" });
    await isPlaying(frame);
    await post(page, JSON.stringify({ type: "pause" }));
    await stands(frame);
    await post(page, { type: "setState", state: "#/race?v=1&surface=bowl&racer=adam&step=7" });
    await frame.waitForFunction(() => document.querySelectorAll(".stage-names li").length === 1);
    expect(await stepShown(frame)).toBe(en.time.brief("7", "200"));
    await post(page, { type: "getState" });
    await heard(page, "surface=bowl");
  });
});

describe("put into slides", () => {
  async function dialog() {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    pages.push(page);
    await page.goto(`${site.url}#/race?v=1&lang=en&surface=bowl&racer=adam&racer=lion&step=30`);
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
    await page.locator(".stage-live").press("ArrowRight");
    await page.getByRole("button", { name: en.menu, exact: true }).click();
    await page.getByRole("button", { name: shellEn.slides, exact: true }).click();
    const code = page.getByRole("textbox", { name: shellEn.frames.code });
    await code.waitFor();
    return { page, code };
  }

  test("gives a frame that shows what is on the page now", async () => {
    const { page, code } = await dialog();
    await page.getByLabel(shellEn.frames.host, { exact: true }).selectOption("html");
    const html = await code.inputValue();
    const before = await page.locator(".timeline-step").innerText();
    const { frame } = await embed({ html });
    await frame.locator(".stage-names li").nth(1).waitFor();
    expect(await stepShown(frame)).toBe(before);
    expect(await frame.evaluate(() => location.hash)).toContain("start=");
    expect(await shown(frame)).toMatchObject({ right: 0, down: 0, inside: true });
    expect(html).toContain('title="Descent: ');
  });

  test("speaks the language of every host", async () => {
    const { page, code } = await dialog();
    const choose = (host: string) =>
      page.getByLabel(shellEn.frames.host, { exact: true }).selectOption(host);
    await choose("reveal");
    expect(await code.inputValue()).toMatch(
      /<iframe data-src="[^"]+ui=compact&amp;dpr=2"[^>]* data-preload /,
    );
    await page.getByRole("switch", { name: shellEn.frames.autoplay }).click();
    expect(await code.inputValue()).toContain("autoplay=1");
    await choose("quarto");
    expect(await code.inputValue()).toMatch(
      /^```\{=html\}\n<iframe [\s\S]*data-external="1"[\s\S]*```$/,
    );
    await choose("marp");
    expect(await code.inputValue()).toMatch(/^<iframe src="[^"]+" *\n/);
    expect(await code.inputValue()).not.toContain("dpr=");
    await choose("jupyter");
    expect(await code.inputValue()).toMatch(
      /IFrame\("http[^"]+&ui=compact", width=960, height=540\)/,
    );
    await page.getByRole("radio", { name: shellEn.frames.uis.bare }).check();
    await page.getByRole("radio", { name: "640×360" }).check();
    expect(await code.inputValue()).toMatch(/ui=bare", width=640, height=360\)/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: shellEn.frames.copy }).click();
    await page.getByText(shellEn.frames.copied, { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
  });
});
