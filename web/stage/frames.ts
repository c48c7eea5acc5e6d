/** Draws once in the next frame, however often it is asked to. */
export function createFrame(draw: (now: number) => void) {
  let handle: number | undefined;
  const run = (now: number) => {
    handle = undefined;
    draw(now);
  };
  return {
    request() {
      handle ??= requestAnimationFrame(run);
    },
    cancel() {
      if (handle !== undefined) cancelAnimationFrame(handle);
      handle = undefined;
    },
  };
}

/** The longest time that counts between two frames: a pause of the page makes no jump. */
const LONGEST_MS = 100;

/** A time that runs while it is told to; apart from what it drives, so that tests need no clock. */
export function createClock() {
  let last: number | undefined;
  return {
    /** The milliseconds since the last frame, 0 in the first. */
    tick(now: number): number {
      const passed = last === undefined ? 0 : Math.min(now - last, LONGEST_MS);
      last = now;
      return Math.max(passed, 0);
    },
    stop() {
      last = undefined;
    },
  };
}
