// The built page in a real browser. A test fails on anything the page says to the console, and on any request that it
// should not make. Nothing here sleeps: everything waits for what the page says of itself.

import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { chromium, LAUNCH_ARGS } from "../../scripts/chromium.mjs";
import { at } from "../../scripts/project.mjs";
import { serve } from "../../scripts/serve.mjs";

/** The folder under test: another build's by the environment. */
export const DIST = process.env["DESCENT_DIST"] ?? at("dist");

const SIZES = {
  laptop: { width: 1366, height: 768 },
  projector: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
  small: { width: 320, height: 640 },
} as const;

export interface Visit {
  readonly size?: keyof typeof SIZES;
  readonly lang?: "ru" | "en";
  readonly theme?: "light" | "dark" | "projector";
  /** The route; the race where it is not given. */
  readonly scene?: string;
  /** The link's pairs, without language and theme: `surface=bowl&racer=sgd`. */
  readonly link?: string;
  /** The whole hash, in the place of all above but the size. */
  readonly hash?: string;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

/** What may be asked for after the page has loaded, when wanted: the first part of its file's name. */
const WANTED = [
  ...["katex", "formula", "notes", "optimizer-notes", "surface-notes", "own-tex", "formulas"],
  ...[
    "english",
    "surfaces",
    "descent_wasm",
    "descent_metrics",
    "descent_curve",
    "descent_lean",
    "scene",
    "rolldown-runtime",
  ],
  ...["presets", "rates", "sweep", "predict"],
  ...["level", "relief", "autopsy", "step"],
  ...["ghost", "trunk", "partings", "what-if", "schedule"],
  ...["changes", "help", "menu", "dialog", "shell"],
  ...[
    "acts",
    "convergence",
    "data",
    "network",
    "scale",
    "overfitting",
    "boundary",
    "neuron",
    "curve",
    "chain",
    "pace",
    "runs-tab",
  ],
  ...["classification", "regression", "python", "csv", "metrics", "pictures"],
  ...["own", "scores", "source", "swarm", "multiclass", "several"],
  ...[
    "resampling",
    "more-views",
    "measure",
    "overlay",
    "traps-panel",
    "parameters",
    "constants",
    "words",
    "loss-words",
    "retraining",
    "tasks",
  ],
  ...["plane", "landscape", "interpolation", "seeds", "questions", "gestures"],
  ...["lessons", "inverse", "opened", "score"],
  ...["tour", "slides", "themes", "media", "legend", "copy"],
].join("|");
const LAZY = new RegExp(`/assets/(?:${WANTED})[^/]*\\.(?:js|css|wasm|woff2|woff|ttf)$`, "i");

export interface Visitor {
  readonly open: (visit?: Visit) => Promise<Page>;
}

/** A browser for the tests of a file; each test's pages are closed, and their complaints counted, after it. */
export function visitor(): Visitor {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await serve({ folder: DIST });
    browser = await playwright.launch({ executablePath: await chromium(), args: LAUNCH_ARGS });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0), "the page complained").toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    async open(visit = {}) {
      const size = visit.size ?? "laptop";
      const isPhone = size === "phone" || size === "small";
      const context = await browser.newContext({
        viewport: SIZES[size],
        colorScheme: "light",
        ...(isPhone ? { deviceScaleFactor: 2, isMobile: true, hasTouch: true } : {}),
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      watch(page, new URL(server.url).origin, complaints);
      await page.addInitScript(probes);
      if (visit.before) await page.addInitScript(visit.before);
      await page.goto(server.url + (visit.hash ?? hashOf(visit)));
      await ready(page);
      return page;
    },
  };
}

function hashOf({ scene = "race", link, lang = "en", theme }: Visit): string {
  const pairs = [link, `lang=${lang}`, theme && `theme=${theme}`].filter(Boolean);
  return `#/${scene}?${pairs.join("&")}`;
}

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await drawn(page);
  loaded.add(page);
}

const loaded = new WeakSet<Page>();

export async function reload(page: Page): Promise<void> {
  loaded.delete(page);
  await page.reload();
  await ready(page);
}

function watch(page: Page, origin: string, complaints: string[]): void {
  page.on("console", (message) => {
    // Chromium says so of its own reading of a WebGL picture for a screenshot.
    if (/GPU stall due to ReadPixels/.test(message.text())) return;
    if (["error", "warning", "assert"].includes(message.type())) {
      complaints.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  page.on("crash", () => complaints.push("the page crashed"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (url.origin !== origin) complaints.push(`request to another host: ${url.href}`);
    else if (loaded.has(page) && !LAZY.test(url.pathname)) {
      complaints.push(`request after the page was ready: ${url.pathname}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
}

/** What one event did to the page, seen in the very next frame. */
export interface Happened {
  readonly stageBefore: number;
  readonly stageAfter: number;
  readonly resultsBefore: string;
  readonly resultsAfter: string;
}

declare global {
  interface Window {
    probes: {
      /** A number that differs for different pictures. */
      picture: (selector: string) => number;
      /** Watches an event until the page is closed; what it did in the next frame is added to `happened`. */
      follow: (event: string) => void;
      happened: Happened[];
      /** When the address was written, in milliseconds of the page's clock. */
      written: number[];
    };
  }
}

/** Runs in the page, before its scripts. */
function probes(): void {
  const copy = document.createElement("canvas");
  const picture = (selector: string): number => {
    const canvas = document.querySelector<HTMLCanvasElement>(selector);
    const context = copy.getContext("2d", { willReadFrequently: true });
    if (!canvas || !context) return Number.NaN;
    copy.width = canvas.width;
    copy.height = canvas.height;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    let sum = 0x811c9dc5;
    for (const word of new Uint32Array(data.buffer)) sum = Math.imul(sum ^ word, 0x01000193);
    return sum >>> 0;
  };
  const results = () => document.querySelector(".results")?.textContent ?? "";
  const happened: Happened[] = [];
  const follow = (event: string) => {
    let before: { stage: number; results: string } | undefined;
    addEventListener(
      event,
      () => {
        before = { stage: picture(".stage-live canvas"), results: results() };
      },
      { capture: true },
    );
    // At the window the page's own listeners have run: its frame was asked for before this one.
    addEventListener(event, () => {
      const { stage, results: text } = before ?? { stage: Number.NaN, results: "" };
      requestAnimationFrame(() => {
        happened.push({
          stageBefore: stage,
          stageAfter: picture(".stage-live canvas"),
          resultsBefore: text,
          resultsAfter: results(),
        });
      });
    });
  };
  const written: number[] = [];
  const replaceState = history.replaceState.bind(history);
  history.replaceState = (...given) => {
    written.push(performance.now());
    replaceState(...given);
  };
  window.probes = { picture, follow, happened, written };
}

/** Waits until what was asked for is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      }),
  );
}

export const STAGE = ".stage-live canvas";
export const FIELD = ".stage-still";
export const CHART = ".chart-box canvas";

export async function picture(page: Page, selector = STAGE): Promise<number> {
  await drawn(page);
  const seen = await page.evaluate((one) => window.probes.picture(one), selector);
  expect(seen, `${selector} is there`).not.toBeNaN();
  return seen;
}

export async function follow(page: Page, event: string): Promise<void> {
  await page.evaluate((name) => window.probes.follow(name), event);
}

/** What was followed so far; begins anew. */
export async function happened(page: Page): Promise<Happened[]> {
  await drawn(page);
  return page.evaluate(() => window.probes.happened.splice(0));
}

/** Waits until the address says this. */
export async function addressSays(page: Page, part: string): Promise<void> {
  await page.waitForFunction((wanted) => decodeURIComponent(location.hash).includes(wanted), part);
}

/** Presses Tab until the focus is on what is meant: as whoever has no mouse comes there. */
export async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  const isThere = () => page.evaluate((it) => document.activeElement?.matches(it), selector);
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    if (await isThere()) return;
  }
  throw new Error(`Tab does not come to ${selector}`);
}

export async function pairs(page: Page): Promise<Map<string, string>> {
  const hash = await page.evaluate(() => location.hash);
  const query = hash.split("?")[1] ?? "";
  return new Map(
    query.split("&").map((part) => {
      const [name = "", ...rest] = part.split("=");
      return [name, decodeURIComponent(rest.join("="))] as const;
    }),
  );
}

export interface Row {
  readonly name: string;
  readonly reached: string;
  readonly loss: string;
  readonly outcome: string;
}

/** The table of results, best first. */
export async function rows(page: Page): Promise<Row[]> {
  await drawn(page);
  return page.locator(".results tbody").evaluateAll((bodies) =>
    bodies.map((body) => {
      const text = (selector: string) => body.querySelector(selector)?.textContent?.trim() ?? "";
      return {
        name: text(".results-name"),
        reached: text("tr:first-child td:nth-child(3)"),
        loss: text("tr:first-child td:nth-child(4)"),
        outcome: text(".results-outcome td:last-child"),
      };
    }),
  );
}

export async function resultsText(page: Page): Promise<string> {
  await drawn(page);
  return page.locator(".results").innerText();
}

/** A place on an element by shares of its size, in the page's pixels. */
export async function place(
  page: Page,
  selector: string,
  x: number,
  y: number,
): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

/** Grips the thumb of a slider with the mouse and moves it by so many pixels, one event a pixel or so. */
export async function dragSlider(
  page: Page,
  label: string,
  byPixels: number,
  moves = 5,
): Promise<void> {
  const track = page.locator("input[type=range]").and(page.getByLabel(label, { exact: true }));
  await track.scrollIntoViewIfNeeded();
  const box = await track.boundingBox();
  if (!box) throw new Error(`the slider "${label}" is not on the screen`);
  const share = Number(await track.inputValue());
  const thumb = box.height < 24 ? box.height : 20;
  const x = box.x + thumb / 2 + share * (box.width - thumb);
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= moves; move++) await page.mouse.move(x + (byPixels * move) / moves, y);
  await page.mouse.up();
}

/** Puts a number into the typed field of a slider or a number field. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole("spinbutton", { name: label, exact: true });
  await field.fill(text);
  await field.press("Enter");
}
