import { expect, test } from "vitest";
import { createClock } from "../../../web/stage/frames";

test("the first frame has no time behind it", () => {
  expect(createClock().tick(123_456)).toBe(0);
});

test("a clock counts from frame to frame", () => {
  const clock = createClock();
  clock.tick(1000);
  expect(clock.tick(1016)).toBe(16);
  expect(clock.tick(1033)).toBe(17);
});

test("it makes no jump after a pause, a hidden page or a stopped one", () => {
  const clock = createClock();
  clock.tick(1000);
  expect(clock.tick(61_000)).toBeLessThanOrEqual(100);
  clock.stop();
  expect(clock.tick(99_000)).toBe(0);
  expect(clock.tick(99_010)).toBe(10);
});

test("it never runs backwards", () => {
  const clock = createClock();
  clock.tick(1000);
  expect(clock.tick(990)).toBe(0);
  expect(clock.tick(1000)).toBe(10);
});
