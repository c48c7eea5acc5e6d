// Searches off the main thread. Cancelled by being ended.

import init, { type RaceRequest, Sweep, type SweepReport } from "../pkg/descent_wasm.js";

export type SweepMessage =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly report: SweepReport }
  | { readonly kind: "failed"; readonly reason: string };

/** How long it works between two words of how far it has come. */
const WORD_MS = 60;

const tell = (message: SweepMessage) => self.postMessage(message);

self.addEventListener("message", async ({ data }: MessageEvent<RaceRequest>) => {
  try {
    await init();
    const sweep = new Sweep(data);
    const { total } = sweep;
    for (let done = 0; done < total; ) {
      const until = performance.now() + WORD_MS;
      while (done < total && performance.now() < until) done = sweep.advance(1);
      tell({ kind: "progress", done, total });
    }
    tell({ kind: "done", report: sweep.report() });
  } catch (failure) {
    tell({ kind: "failed", reason: String(failure) });
  }
});
