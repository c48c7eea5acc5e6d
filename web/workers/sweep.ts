import type { FullEngine, RaceRequest } from "../engine/engine";
import type { SweepReport } from "../pkg/descent_wasm.js";
import type { SweepMessage } from "./sweep.worker";

export type { SweepReport };

export interface SweepJob {
  /** The report; `undefined` where the search was cancelled. Fails where it could be made nowhere. */
  readonly report: Promise<SweepReport | undefined>;
  readonly cancel: () => void;
}

type Progress = (done: number, total: number) => void;

/**
 * Searches the best learning rates of a race in a worker; where there can be none (an old browser, a page from a file), on
 * the main thread in slices that leave room for frames.
 */
export function startSweep(
  request: RaceRequest,
  loadFull: () => Promise<FullEngine>,
  onProgress: Progress,
): SweepJob {
  let cancelled = false;
  let stop = () => {};
  const report = new Promise<SweepReport | undefined>((resolve, reject) => {
    const here = () => onMainThread(request, loadFull, onProgress, () => cancelled);
    const worker = newWorker();
    if (!worker) {
      here().then(resolve, reject);
      return;
    }
    stop = () => {
      worker.terminate();
      resolve(undefined);
    };
    const end = (outcome: Promise<SweepReport | undefined>) => {
      worker.terminate();
      outcome.then(resolve, reject);
    };
    worker.addEventListener("error", (event) => {
      // It could not begin: no modules in workers.
      event.preventDefault();
      end(cancelled ? Promise.resolve(undefined) : here());
    });
    worker.addEventListener("message", ({ data }: MessageEvent<SweepMessage>) => {
      if (data.kind === "progress") onProgress(data.done, data.total);
      else if (data.kind === "done") end(Promise.resolve(data.report));
      else end(Promise.reject(new Error(data.reason)));
    });
    worker.postMessage(request);
  });
  return {
    report,
    cancel() {
      cancelled = true;
      stop();
    },
  };
}

function newWorker(): Worker | undefined {
  try {
    return new Worker(new URL("./sweep.worker.ts", import.meta.url), { type: "module" });
  } catch {
    return undefined;
  }
}

/** A slice of work, so short that a frame still fits beside it. */
const SLICE_MS = 8;

async function onMainThread(
  request: RaceRequest,
  loadFull: () => Promise<FullEngine>,
  onProgress: Progress,
  isCancelled: () => boolean,
): Promise<SweepReport | undefined> {
  const { module } = await loadFull();
  const sweep = new module.Sweep(request);
  try {
    for (let done = 0; done < sweep.total; ) {
      if (isCancelled()) return undefined;
      const until = performance.now() + SLICE_MS;
      while (done < sweep.total && performance.now() < until) done = sweep.advance(1);
      onProgress(done, sweep.total);
      await new Promise((next) => setTimeout(next));
    }
    return sweep.report();
  } finally {
    sweep.free();
  }
}
