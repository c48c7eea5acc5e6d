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

/** The most time of a frame that is spent on work, in milliseconds, where no other is asked for. */
const BUDGET = 8;
/** What is left of it where frames come late, and how much of it comes back with each that does not: slowly, for each try may miss one. */
const LEAST = 2;
const SHRINK = 0.7;
const GROW = 0.005;
/** A frame is late so many milliseconds after the one before: half an interval more than one, of sixty in a second. */
const LATE = 25;
/** So many late frames one after another at the least are not for the work: the display is slow, or the machine is busy. */
const HOPELESS = 12;
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

/** How long work may take of a frame: as much as leaves the page at the display's rate, whatever else it draws. */
function createRoom(most: number) {
  let room = most;
  let hopeless = 0;
  let last: number | undefined;
  return {
    of: () => room,
    /** Work begins that no frame came before. */
    begin(): void {
      last = undefined;
    },
    /** A frame of it begins. */
    frame(now: number): void {
      const late = last !== undefined && now - last > LATE;
      last = now;
      hopeless = late && room <= LEAST ? hopeless + 1 : 0;
      if (hopeless > HOPELESS) room = most;
      else if (late) room = Math.max(Math.min(LEAST, most), room * SHRINK);
      else room = Math.min(most, room + GROW);
    },
  };
}

/**
 * Works in slices of a frame's budget, on the main thread: the first at once, so that a control which is being moved
 * shows what it does in its own frame, the others a frame each. How many updates fit is measured as it goes, and the
 * budget shrinks while frames come late.
 */
export function createSlices(onSlice: () => void, clock: SliceClock = PAGE, budget = BUDGET) {
  const room = createRoom(budget);
  let bite = FIRST_BITE;
  let cancel = () => {};

  function slice(work: Work): void {
    cancel = () => {};
    const begun = clock.now();
    room.frame(begun);
    let done = 0;
    let spent = 0;
    let bitten = 0;
    do {
      done = work.advance(bite);
      bitten += bite;
      spent = clock.now() - begun;
      if (spent > 0) bite = Math.max(1, Math.round((bitten / spent) * BITE));
    } while (done < work.total && spent + BITE <= room.of());
    onSlice();
    if (done < work.total) cancel = clock.next(() => slice(work));
  }

  return {
    /** Begins with this in the place of what was worked on. */
    begin(work: Work): void {
      cancel();
      room.begin();
      slice(work);
    },
    stop: () => cancel(),
  };
}
