/** Something long that can be worked on piece by piece. */
export interface Work {
  /** So many updates more. Returns how many are done in all. */
  advance(updates: number): number;
  readonly total: number;
}

/** When a slice is worked, and what time it is; apart, so that tests need no page. */
export interface SliceClock {
  readonly now: () => number;
  /** Calls back when the page has drawn. Returns what takes that back. */
  readonly next: (run: () => void) => () => void;
}

/** The time of a frame that is spent on work, in milliseconds, where no other is asked for. */
const BUDGET = 8;
/** The work goes in bites of about this many milliseconds, after each of which the clock is read. */
const BITE = 1.5;
/** Until the first bite was measured. */
const FIRST_BITE = 4;

const PAGE: SliceClock = {
  now: () => performance.now(),
  next(run) {
    const handle = requestAnimationFrame(run);
    return () => cancelAnimationFrame(handle);
  },
};

/**
 * Works in slices of a frame's budget, on the main thread: the first at once, so that a control which is being moved
 * shows what it does in its own frame, the others a frame each. How many updates fit is measured as it goes.
 */
export function createSlices(onSlice: () => void, clock: SliceClock = PAGE, budget = BUDGET) {
  let bite = FIRST_BITE;
  let cancel = () => {};

  function slice(work: Work): void {
    cancel = () => {};
    const begun = clock.now();
    let done = 0;
    let spent = 0;
    let bitten = 0;
    do {
      done = work.advance(bite);
      bitten += bite;
      spent = clock.now() - begun;
      if (spent > 0) bite = Math.max(1, Math.round((bitten / spent) * BITE));
    } while (done < work.total && spent + BITE <= budget);
    onSlice();
    if (done < work.total) cancel = clock.next(() => slice(work));
  }

  return {
    /** Begins with this in the place of what was worked on. */
    begin(work: Work): void {
      cancel();
      slice(work);
    },
    stop: () => cancel(),
  };
}
