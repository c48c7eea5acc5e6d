// Long work on the page's own thread: in slices of a frame, the first at once.

import { expect, test } from "vitest";
import { createSlices, type SliceClock } from "../../../web/race/slices";

/** A clock on which every update takes so many milliseconds. */
function workshop(total: number, cost: number) {
  let time = 0;
  let next: (() => void) | undefined;
  let done = 0;
  const clock: SliceClock = {
    now: () => time,
    next(run) {
      next = run;
      return () => {
        next = undefined;
      };
    },
  };
  const work = {
    total,
    advance(updates: number) {
      const made = Math.min(updates, total - done);
      done += made;
      time += made * cost;
      return done;
    },
  };
  return {
    clock,
    work,
    time: () => time,
    done: () => done,
    waits: () => next !== undefined,
    /** What the page draws of itself takes time too. */
    frame(drawing = 0) {
      time += drawing;
      const run = next;
      next = undefined;
      run?.();
    },
  };
}

test.each([0.01, 0.1, 0.4, 1.2])("a slice of updates of %d ms keeps to the budget", (cost) => {
  const shop = workshop(20_000, cost);
  let told = 0;
  createSlices(() => told++, shop.clock).begin(shop.work);
  expect(told).toBe(1);
  for (let frame = 0; frame < 40 && shop.waits(); frame++) {
    const before = shop.time();
    shop.frame();
    expect(shop.time() - before).toBeLessThanOrEqual(9.5);
    // And uses most of it.
    if (shop.waits()) expect(shop.time() - before).toBeGreaterThan(5);
  }
});

test("the first slice is worked at once, and the last leaves nothing waiting", () => {
  const shop = workshop(100, 0.5);
  const told: number[] = [];
  createSlices(() => told.push(shop.done()), shop.clock).begin(shop.work);
  expect(told[0]).toBeGreaterThan(0);
  while (shop.waits()) shop.frame();
  expect(told.at(-1)).toBe(100);
});

test("other work takes the place of what was under way", () => {
  const first = workshop(10_000, 1);
  const slices = createSlices(() => {}, first.clock);
  slices.begin(first.work);
  const second = workshop(10, 1);
  const before = first.done();
  slices.begin(second.work);
  while (first.waits()) first.frame();
  expect(second.done()).toBe(10);
  expect(first.done()).toBe(before);
});

test("an update longer than the budget is made alone", () => {
  const shop = workshop(5, 30);
  let told = 0;
  const slices = createSlices(() => told++, shop.clock);
  slices.begin(shop.work);
  while (shop.waits()) shop.frame();
  expect(shop.done()).toBe(5);
  slices.begin({ total: 0, advance: () => 0 });
  expect(shop.waits()).toBe(false);
  expect(told).toBeGreaterThan(1);
});

/** What the last of so many slices took, where drawing takes so many milliseconds of every frame. */
function after(shop: ReturnType<typeof workshop>, frames: number, drawing: number): number {
  let spent = 0;
  for (let frame = 0; frame < frames; frame++) {
    const before = shop.time() + drawing;
    shop.frame(drawing);
    spent = shop.time() - before;
  }
  return spent;
}

test("slices give way while frames come late, and take their time again once they do not", () => {
  const shop = workshop(1e6, 0.1);
  createSlices(() => {}, shop.clock).begin(shop.work);
  expect(after(shop, 10, 5)).toBeGreaterThan(6);
  // 20 ms of drawing leave no more than 5 to work: with 8 every frame would come after 28.
  expect(after(shop, 40, 20)).toBeLessThan(5.5);
  expect(after(shop, 1200, 5)).toBeGreaterThan(6);
});

test("slices that are not what makes frames late do not give way for ever", () => {
  const shop = workshop(1e6, 0.1);
  createSlices(() => {}, shop.clock).begin(shop.work);
  const spans = Array.from({ length: 60 }, () => after(shop, 1, 40));
  expect(Math.min(...spans)).toBeLessThan(3);
  expect(spans.slice(20).some((span) => span > 6)).toBe(true);
});
