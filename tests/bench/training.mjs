// The page while it trains: a network of six layers of 16 on 500 points, opened by a link, as fast as the page goes by itself.
// Does it stay at the display's rate, and how much of a frame is script?
//
// A frame of 60 in a second is missed where two follow one another by half an interval more than one. Script is what animation
// callbacks take with the renderings that they cause; painting, which the browser does apart, is not in it.

/** @typedef {import("../../scripts/bench.mjs").Measurement} Measurement */

const SIZE = { width: 1366, height: 768 };
const HIDDEN = Array(6).fill("16tanh").join("-");
const LINK = `#/overfitting?act=boundary&count=500&validation=500&hidden=${HIDDEN}&steps=5000`;
/** The first run code that is not compiled yet. */
const FIRST = 10;
const FRAMES = 80;
const FRAME_MS = 1000 / 60;
/** Rounds, of which the best is told: what else the machine does slows the others. */
const ROUNDS = 3;

/**
 * @param {import("../../scripts/bench.mjs").Stand} stand
 * @returns {Promise<Measurement[]>}
 */
export async function bench({ browser, url, ready }) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: SIZE });
    await page.addInitScript(instrument);
    await page.goto(url + LINK);
    await ready(page);
    // Another seed: the training begins anew, and has not ended when it is measured.
    await page.evaluate((hash) => location.assign(hash), `${LINK}&seed=${2 + round}`);
    rounds.push(await busy(page, () => page.evaluate(watch, { first: FIRST, count: FRAMES })));
    await page.close();
  }
  const [best] = rounds.filter(({ ended }) => !ended).sort((a, b) => missed(a) - missed(b));
  if (!best) throw new Error("The training came to its end before it was measured.");
  const scripts = best.scripts.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => scripts[Math.floor(share * scripts.length)] ?? NaN;
  return [
    {
      name: "frames of 60 Hz missed, 6 × 16 on 500 points",
      value: missed(best),
      unit: "%",
      aim: 1,
    },
    { name: "script of such a frame, p50", value: at(0.5), unit: "ms" },
    { name: "script of such a frame, p95", value: at(0.95), unit: "ms", aim: Math.round(FRAME_MS) },
    {
      name: "the thread's processor time of such a frame, painting too",
      value: best.busy,
      unit: "ms",
      aim: Math.round(FRAME_MS),
    },
    { name: "updates in a second meanwhile", value: best.updates, unit: "" },
  ];
}

/**
 * Adds to what was watched the milliseconds of the processor that a frame took of the page's thread, painting among them: those
 * do not grow where the machine does other work too.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<Watched>} act
 * @returns {Promise<Watched & { busy: number }>}
 */
async function busy(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const before = await spent();
  const watched = await act();
  return { ...watched, busy: ((await spent()) - before) / (FIRST + FRAMES) };
}

/** The share of frames that did not come, in percent. */
function missed(/** @type {Watched} */ { intervals }) {
  const late = intervals.map((interval) => Math.max(0, Math.round(interval / FRAME_MS) - 1));
  const lost = late.reduce((sum, count) => sum + count, 0);
  return (100 * lost) / (intervals.length + lost);
}

// What follows runs in the page.

/** @typedef {{ intervals: number[], scripts: number[], updates: number, ended: boolean }} Watched */

/** Before the page's own scripts: times what each animation frame runs. */
function instrument() {
  const native = window.requestAnimationFrame.bind(window);
  const frame = { now: Number.NaN, spent: 0, before: 0 };
  Object.assign(window, { nativeFrame: native, frame });
  window.requestAnimationFrame = (callback) =>
    native((now) => {
      if (now !== frame.now) Object.assign(frame, { now, before: frame.spent, spent: 0 });
      const begun = performance.now();
      callback(now);
      // Renderings wait for the end of the callback, in microtasks asked for before this one.
      queueMicrotask(() =>
        queueMicrotask(() => {
          frame.spent += performance.now() - begun;
        }),
      );
    });
}

/**
 * Gives the intervals between so many frames, and the script time of each.
 * @param {{ first: number, count: number }} given
 * @returns {Promise<Watched>}
 */
function watch({ first, count }) {
  const { nativeFrame, frame } = /** @type {any} */ (window);
  // The step that is shown: as far as the training has come.
  const step = () =>
    Number(/\d+/.exec(document.querySelector(".boundary-verdict thead")?.textContent ?? "")?.[0]);
  return new Promise((done) => {
    /** @type {number[]} */ const intervals = [];
    /** @type {number[]} */ const scripts = [];
    let [seen, last, begun, from] = [0, 0, 0, 0];
    const next = (/** @type {number} */ now) => {
      if (seen > first) {
        intervals.push(now - last);
        // That of the frame before: the others of this one have not all run.
        scripts.push(frame.before);
      } else [begun, from] = [now, step()];
      last = now;
      seen++;
      if (intervals.length < count) {
        nativeFrame(next);
        return;
      }
      const updates = (1000 * (step() - from)) / (now - begun);
      const ended = document.querySelector(".boundary-verdict .hint[data-kind]") !== null;
      done({ intervals, scripts, updates, ended });
    };
    nativeFrame(next);
  });
}
