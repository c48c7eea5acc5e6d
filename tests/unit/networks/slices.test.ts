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
    frame() {
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
