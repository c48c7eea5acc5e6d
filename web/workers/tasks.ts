// Work in portions: off the main thread in a worker, or on it in slices that leave room for frames. Both do the same.

/** Something that takes longer than a frame. */
export interface Task<P, R> {
  /** Does a portion; tells whether anything is left to do. */
  readonly advance: () => boolean;
  /** How far it has come: worked out only when it is told. */
  readonly progress: () => P;
  /** What came of it; asked for once, when nothing is left to do. */
  readonly report: () => R;
  readonly free: () => void;
}

/** From a job, as it is posted to a worker, to what it is to be done by. */
export type Open<J, P, R> = (job: J) => Task<P, R>;

export interface Job<R> {
  /** The report; `undefined` where the job was cancelled. Fails where it could be done nowhere. */
  readonly report: Promise<R | undefined>;
  readonly cancel: () => void;
}

/** Where jobs are given to. One is done at a time: a new one cancels the one before. */
export interface Desk<J, P, R> {
  readonly start: (job: J, onProgress: (progress: P) => void) => Job<R>;
  /** Ends the worker and whatever it does. */
  readonly close: () => void;
}

/** What a worker is told. */
type Order<J> = { readonly id: number; readonly job: J } | { readonly cancel: number };
/** What a worker tells. */
type Word<P, R> = { readonly id: number } & (
  | { readonly kind: "progress"; readonly progress: P }
  | { readonly kind: "done"; readonly report: R }
  | { readonly kind: "failed"; readonly reason: string; readonly details: unknown }
);

/** A slice of work on the main thread, so short that a frame still fits beside it. */
const SLICE_MS = 8;
/** How long a worker works between two words of how far it has come; so long it may take to hear that it is cancelled. */
const WORD_MS = 40;

/** What is left of a failure on its way to another thread: its sentence, and the fields that the core gives its errors. */
function told(failure: unknown): { readonly reason: string; readonly details: unknown } {
  if (!(failure instanceof Error)) return { reason: String(failure), details: undefined };
  return { reason: failure.message, details: "details" in failure ? failure.details : undefined };
}

/** Does a task in slices, with room between them for what else there is to do. */
async function work<P, R>(
  task: Task<P, R>,
  sliceMs: number,
  onProgress: (progress: P) => void,
  isCancelled: () => boolean,
): Promise<R | undefined> {
  try {
    for (let left = true; left; ) {
      if (isCancelled()) return undefined;
      const until = performance.now() + sliceMs;
      do left = task.advance();
      while (left && performance.now() < until);
      if (left) onProgress(task.progress());
      await new Promise((next) => setTimeout(next));
    }
    return isCancelled() ? undefined : task.report();
  } finally {
    task.free();
  }
}

/** In a worker: does the jobs that are posted to it. */
export function serve<J, P, R>(ready: () => Promise<Open<J, P, R>>): void {
  const tell = (word: Word<P, R>) => self.postMessage(word);
  let present = -1;
  const run = async (id: number, job: J) => {
    try {
      const open = await ready();
      if (present !== id) return;
      const onProgress = (progress: P) => tell({ id, kind: "progress", progress });
      const report = await work(open(job), WORD_MS, onProgress, () => present !== id);
      if (report !== undefined) tell({ id, kind: "done", report });
    } catch (failure) {
      tell({ id, kind: "failed", ...told(failure) });
    }
  };
  self.addEventListener("message", ({ data }: MessageEvent<Order<J>>) => {
    if ("cancel" in data) {
      if (present === data.cancel) present = -1;
      return;
    }
    present = data.id;
    void run(data.id, data.job);
  });
}

interface Given<J, P, R> {
  readonly id: number;
  readonly job: J;
  readonly onProgress: (progress: P) => void;
  readonly resolve: (report: R | undefined) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * A desk whose jobs are done in a worker; where there can be none (an old browser, a page from a file), on the main thread.
 */
export function openDesk<J, P, R>(
  newWorker: () => Worker,
  openHere: () => Promise<Open<J, P, R>>,
): Desk<J, P, R> {
  let worker: Worker | "none" | undefined;
  let given: Given<J, P, R> | undefined;
  let count = 0;

  const end = (id: number): Given<J, P, R> | undefined => {
    if (given?.id !== id) return undefined;
    const ended = given;
    given = undefined;
    return ended;
  };

  async function here({ id, job, onProgress }: Given<J, P, R>): Promise<void> {
    try {
      const open = await openHere();
      const isCancelled = () => given?.id !== id;
      if (isCancelled()) return;
      const report = await work(open(job), SLICE_MS, onProgress, isCancelled);
      end(id)?.resolve(report);
    } catch (failure) {
      end(id)?.reject(failure);
    }
  }

  function hire(): Worker | "none" {
    let hired: Worker;
    try {
      hired = newWorker();
    } catch {
      return "none";
    }
    hired.addEventListener("error", (event) => {
      // It could not begin: no modules in workers.
      event.preventDefault();
      hired.terminate();
      worker = "none";
      if (given) void here(given);
    });
    hired.addEventListener("message", ({ data }: MessageEvent<Word<P, R>>) => {
      if (data.kind === "progress") {
        if (given?.id === data.id) given.onProgress(data.progress);
      } else if (data.kind === "done") end(data.id)?.resolve(data.report);
      else end(data.id)?.reject(Object.assign(new Error(data.reason), { details: data.details }));
    });
    return hired;
  }

  function cancel(id: number): void {
    const cancelled = end(id);
    if (!cancelled) return;
    if (worker && worker !== "none") worker.postMessage({ cancel: id } satisfies Order<J>);
    cancelled.resolve(undefined);
  }

  return {
    start(job, onProgress) {
      if (given) cancel(given.id);
      count += 1;
      const id = count;
      const report = new Promise<R | undefined>((resolve, reject) => {
        given = { id, job, onProgress, resolve, reject };
        worker ??= hire();
        if (worker === "none") void here(given);
        else worker.postMessage({ id, job } satisfies Order<J>);
      });
      return { report, cancel: () => cancel(id) };
    },
    close() {
      if (given) cancel(given.id);
      if (worker && worker !== "none") worker.terminate();
      worker = undefined;
    },
  };
}
