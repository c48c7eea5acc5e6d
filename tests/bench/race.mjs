// The race on a projector, eight racers of 1,000 steps: what one slider event costs, what a playing frame costs, and
// whether anything grows.
//
// Script time is measured in the page: an event with the renderings that it causes, and all animation callbacks of a
// frame with theirs. Painting, which the browser does apart, is not in it.

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */

const SIZE = { width: 1920, height: 1080 };
const HASH = "#/race?steps=1000&step=300&theme=projector";
const EVENTS_PER_RACER = 15;
const FRAMES = 300;
const GROWTH_FRAMES = 600;
const GROWTH_EVENTS = 304;
const ROUNDS = 3;
/** What compiled code and caches may add to the heap while nothing of the page's own grows. */
const GROWTH_AIM_KB = 64;

/**
 * @param {import("../../scripts/bench.mjs").Stand} stand
 * @returns {Promise<Measurement[]>}
 */
export async function bench({ browser, url, ready }) {
  const page = await browser.newPage({ viewport: SIZE });
  await page.addInitScript(instrument);
  await page.goto(url + HASH);
  await ready(page);
  // The first events and frames run code that is not compiled yet.
  await eachRacer(page, 5);
  await play(page, 60);

  const events = await eachRacer(page, EVENTS_PER_RACER);
  const frames = await play(page, FRAMES);
  const growing = await growth(page);
  await page.close();
  return [
    ...percentiles("slider event, recomputed and redrawn", events, 16),
    ...percentiles("playing frame", frames, 4),
    ...growing,
  ];
}

/**
 * Moves the learning rate of every racer in turn and gives the milliseconds of each event.
 * @param {import("playwright-core").Page} page
 * @param {number} count of events a racer
 * @returns {Promise<number[]>}
 */
async function eachRacer(page, count) {
  const racers = await page.locator(".racer-name").count();
  const instruments = await instrumentsOf(page);
  const times = [];
  for (let racer = 0; racer < racers; racer++) {
    const name = page.locator(".racer-name").nth(racer);
    if ((await name.getAttribute("aria-expanded")) !== "true") await name.click();
    const rate = page.locator(".racer[data-open] .p-slider input[type=range]").first();
    await rate.waitFor();
    times.push(...(await rate.evaluate(drag, { count, instruments })));
  }
  return times;
}

/**
 * Plays until so many frames have passed, and gives the milliseconds of each.
 * @param {import("playwright-core").Page} page
 * @param {number} count
 * @returns {Promise<number[]>}
 */
async function play(page, count) {
  const scrub = page.locator(".timeline-scrub");
  const toggle = page.locator(".timeline-buttons .p-button-primary");
  const instruments = await instrumentsOf(page);
  /** @type {number[]} */
  const times = [];
  while (times.length < count) {
    await scrub.fill("300");
    await toggle.click();
    times.push(...(await page.evaluate(watch, { count: count - times.length, instruments })));
    if (!(await atEnd(page))) await toggle.click();
  }
  return times;
}

/** A run that played to its end stands by itself. @param {import("playwright-core").Page} page */
function atEnd(page) {
  return page
    .locator(".timeline-scrub")
    .evaluate((input) => input instanceof HTMLInputElement && input.value === input.max);
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<import("playwright-core").JSHandle<Instruments>>}
 */
function instrumentsOf(page) {
  return page.evaluateHandle(() => /** @type {Instruments} */ (Reflect.get(window, "instruments")));
}

/**
 * What is left on the heaps, after the garbage is collected, by frames and by events. Each is measured in rounds and the
 * least taken: what grows does so every time, what is compiled or cached only once.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<Measurement[]>}
 */
async function growth(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const heap = async () => {
    for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN) / 1024;
  };
  const kept = async (/** @type {() => Promise<unknown>} */ act) => {
    const growths = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = await heap();
      await act();
      growths.push((await heap()) - before);
    }
    return Math.max(0, Math.min(...growths));
  };
  await play(page, FRAMES);
  await eachRacer(page, EVENTS_PER_RACER);
  const wasmBefore = await page.evaluate(wasmKilobytes, await instrumentsOf(page));
  const byFrames = await kept(() => play(page, GROWTH_FRAMES));
  const byEvents = await kept(() => eachRacer(page, GROWTH_EVENTS / 8));
  const wasmAfter = await page.evaluate(wasmKilobytes, await instrumentsOf(page));
  return [
    {
      name: `heap kept by ${GROWTH_FRAMES} playing frames`,
      value: byFrames,
      unit: "kB",
      aim: GROWTH_AIM_KB,
    },
    {
      name: `heap kept by ${GROWTH_EVENTS} slider events`,
      value: byEvents,
      unit: "kB",
      aim: GROWTH_AIM_KB,
    },
    {
      name: "growth of the wasm memory by all of these",
      value: wasmAfter - wasmBefore,
      unit: "kB",
      aim: 0,
    },
    { name: "wasm memory", value: wasmAfter, unit: "kB" },
  ];
}

/**
 * @param {string} name
 * @param {number[]} times
 * @param {number} aim of the 95th percentile
 * @returns {Measurement[]}
 */
function percentiles(name, times, aim) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return [
    { name: `${name}, p50`, value: at(0.5), unit: "ms" },
    { name: `${name}, p95`, value: at(0.95), unit: "ms", aim },
    { name: `${name}, worst of ${times.length}`, value: at(1), unit: "ms" },
  ];
}

// What follows runs in the page.

/**
 * `frames`: how many have run a callback; `times`: the script time of each; `frame`: waits for the end of the next.
 * @typedef {{
 *   frames: number,
 *   times: Float64Array,
 *   frame: () => Promise<void>,
 *   memory: WebAssembly.Memory | undefined,
 * }} Instruments
 */

/** Before the page's own scripts: times what each animation frame runs, and finds the memory of the module. */
function instrument() {
  const native = window.requestAnimationFrame.bind(window);
  /** @type {Instruments} */
  const instruments = {
    frames: 0,
    // The script time of each frame in turn, over and over: made once, so that measuring makes no garbage.
    times: new Float64Array(4096),
    frame: () => new Promise((done) => native(() => setTimeout(done))),
    memory: undefined,
  };
  Object.assign(window, { instruments });
  let frame = Number.NaN;
  window.requestAnimationFrame = (callback) =>
    native((now) => {
      const { times } = instruments;
      if (now !== frame) {
        frame = now;
        times[++instruments.frames % times.length] = 0;
      }
      const slot = instruments.frames % times.length;
      const begun = performance.now();
      callback(now);
      // Renderings wait for the end of the callback, in microtasks asked for before this one.
      queueMicrotask(() =>
        queueMicrotask(() => {
          times[slot] = (times[slot] ?? 0) + performance.now() - begun;
        }),
      );
    });
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const result = await instantiateStreaming.apply(WebAssembly, given);
    const { memory } = result.instance.exports;
    if (memory instanceof WebAssembly.Memory) instruments.memory = memory;
    return result;
  };
}

/**
 * Drags a slider back and forth and gives, for each event, the milliseconds of script until all is drawn: those of the
 * event and those of the frame after it.
 * @param {Element} slider
 * @param {{ count: number, instruments: Instruments }} given
 * @returns {Promise<number[]>}
 */
async function drag(slider, { count, instruments }) {
  /** How far to each side, as a share of the track: half a decade. */
  const REACH = 0.08;
  if (!(slider instanceof HTMLInputElement)) throw new Error("The slider is not an input.");
  const origin = Number(slider.value);
  const middle = Math.min(Math.max(origin, REACH), 1 - REACH);
  const times = [];
  for (let event = 0; event < count; event++) {
    await instruments.frame();
    const { frames } = instruments;
    const begun = performance.now();
    slider.value = String(middle + REACH * Math.sin(event + 1));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    // The renderings are microtasks, some asked for by others.
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
    const answered = performance.now();
    await instruments.frame();
    if (instruments.frames !== frames + 1) throw new Error("An event was not drawn in one frame.");
    const drawn = instruments.times[instruments.frames % instruments.times.length] ?? 0;
    times.push(answered - begun + drawn);
  }
  slider.value = String(origin);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  await instruments.frame();
  return times;
}

/**
 * Waits for so many frames, or for the end of the run, and gives the script time of each.
 * @param {{ count: number, instruments: Instruments }} given
 * @returns {Promise<number[]>}
 */
async function watch({ count, instruments }) {
  const { times } = instruments;
  await instruments.frame();
  const found = [];
  while (found.length < count) {
    const { frames } = instruments;
    await instruments.frame();
    if (instruments.frames === frames) break;
    found.push(times[instruments.frames % times.length] ?? 0);
  }
  return found;
}

/** @param {Instruments} instruments */
function wasmKilobytes(instruments) {
  return (instruments.memory?.buffer.byteLength ?? Number.NaN) / 1024;
}
