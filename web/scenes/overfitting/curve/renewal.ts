import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { type ErrorDetails, errorDetails } from "../../../engine/engine";
import type { RetrainingProgress } from "../../../workers/retraining-task";
import type { Desk, Job as Given } from "../../../workers/tasks";

/** How far a worker has come. */
export interface Work {
  readonly done: number;
  readonly total: number;
}

/** What a worker makes of what is wanted, and what it is at. */
export interface Renewal<Shown> {
  /** What there is to see: of what was wanted before until there is something of what is wanted now. */
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** What is being done; nothing once all is there. */
  readonly work: ReadonlySignal<Work | undefined>;
  /** Whether it takes longer than a moment, so that it should be told. */
  readonly late: ReadonlySignal<boolean>;
  /** Why there is less than was wanted. */
  readonly trouble: ReadonlySignal<"stopped" | "failed" | undefined>;
  /** Leaves it at what there is. */
  readonly stop: () => void;
  /** Does what was wanted last once more. */
  readonly again: () => void;
}

interface Parts<Job, Shown> {
  readonly openDesk: () => Promise<Desk<Job, RetrainingProgress<Shown>, Shown>>;
  /** A quicker job whose picture can stand for that of this one for a while. */
  readonly rough: (job: Job) => Job | undefined;
  /** Whether what is known so far may be seen in the place of what is. */
  readonly isPicture: (sofar: Shown, before: Shown | undefined) => boolean;
  /** The core refused what is wanted, or no longer does. */
  readonly onRefused: (details: ErrorDetails | undefined) => void;
}

/**
 * As long as what is wanted changes faster than it is done, as under a slider that moves, a job that has shown nothing yet is
 * left so many milliseconds to come to something: else nothing would be seen before the slider rests.
 */
const PATIENCE_MS = 250;
/** What takes no longer is not told: it would flicker while a slider moves. */
const MOMENT_MS = 300;

/** Keeps a picture new that takes a worker longer than a frame: roughly first, then as it is wanted. The newest wish wins. */
export function createRenewal<Job, Shown>(parts: Parts<Job, Shown>) {
  const shown = signal<Shown | undefined>(undefined);
  const work = signal<Work | undefined>(undefined);
  const trouble = signal<"stopped" | "failed" | undefined>(undefined);
  let desk: ReturnType<typeof parts.openDesk> | undefined;
  let wanted: Job | undefined;
  /** The job that is at work. */
  let present: { readonly job: Job; readonly since: number; seen: boolean } | undefined;
  let given: Given<Shown> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = signal(false);
  let moment: ReturnType<typeof setTimeout> | undefined;
  /** From here on a moment is counted; from nowhere when all is there. */
  const count = (from: "now" | "never") => {
    clearTimeout(moment);
    late.value = false;
    if (from === "never") return;
    moment = setTimeout(() => {
      late.value = true;
    }, MOMENT_MS);
  };

  const openDesk = () => {
    desk ??= parts.openDesk();
    return desk;
  };
  const closeDesk = () => {
    desk?.then(
      (open) => open.close(),
      () => {},
    );
    desk = undefined;
  };

  function begin(job: Job): void {
    clearTimeout(timer);
    if (present === undefined || present.seen) count("now");
    const mine = { job, since: performance.now(), seen: false };
    present = mine;
    const isPresent = () => present === mine;
    const see = (next: Shown) => {
      mine.seen = true;
      shown.value = next;
    };
    /** Leaves the job for one that is wanted more, as soon as there is something to see. */
    const next = () => {
      if (isPresent() && wanted !== undefined && wanted !== job) begin(wanted);
    };
    const onProgress = ({ done, total, sofar }: RetrainingProgress<Shown>) => {
      if (!isPresent()) return;
      batch(() => {
        work.value = { done, total };
        if (parts.isPicture(sofar, shown.peek())) see(sofar);
      });
      if (mine.seen) next();
    };
    const run = async () => {
      const open = await openDesk();
      const quick = parts.rough(job);
      for (const stage of quick === undefined ? [job] : [quick, job]) {
        if (!isPresent()) return;
        given = open.start(stage, onProgress);
        const report = await given.report;
        if (!isPresent() || report === undefined) return;
        see(report);
        parts.onRefused(undefined);
        next();
      }
      if (!isPresent()) return;
      present = undefined;
      batch(() => {
        work.value = undefined;
        count("never");
      });
    };
    batch(() => {
      work.value = { done: 0, total: 1 };
      trouble.value = undefined;
    });
    run().catch((failure) => {
      if (!isPresent()) return;
      present = undefined;
      const details = errorDetails(failure);
      batch(() => {
        work.value = undefined;
        count("never");
        if (details) parts.onRefused(details);
        else trouble.value = "failed";
      });
      // A worker whose module broke does no other job.
      if (!details) closeDesk();
      if (wanted !== undefined && wanted !== job) begin(wanted);
    });
  }

  function halt(why?: "stopped"): void {
    clearTimeout(timer);
    present = undefined;
    given?.cancel();
    given = undefined;
    batch(() => {
      work.value = undefined;
      count("never");
      trouble.value = why;
    });
  }

  return {
    shown,
    work,
    late,
    trouble,
    want(job: Job): void {
      wanted = job;
      if (present === undefined || present.seen) {
        begin(job);
        return;
      }
      clearTimeout(timer);
      const left = PATIENCE_MS - (performance.now() - present.since);
      timer = setTimeout(() => begin(job), Math.max(left, 0));
    },
    /** Nothing is wanted, and nothing shown. */
    forget(): void {
      wanted = undefined;
      halt();
      shown.value = undefined;
      parts.onRefused(undefined);
    },
    stop: () => halt("stopped"),
    again(): void {
      if (wanted !== undefined) begin(wanted);
    },
    dispose(): void {
      wanted = undefined;
      clearTimeout(timer);
      count("never");
      present = undefined;
      closeDesk();
    },
  };
}
