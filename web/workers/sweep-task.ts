import type { RaceRequest } from "../engine/engine";
import type { SweepReport } from "../pkg/descent_wasm.js";
import type { Open } from "./tasks";

export interface SweepProgress {
  readonly done: number;
  readonly total: number;
}

/** A race's search for the best learning rates, one run a portion. */
export function openSweep(
  module: Pick<typeof import("../pkg/descent_wasm.js"), "Sweep">,
): Open<RaceRequest, SweepProgress, SweepReport> {
  return (request) => {
    const sweep = new module.Sweep(request);
    const { total } = sweep;
    let done = 0;
    return {
      advance() {
        done = sweep.advance(1);
        return done < total;
      },
      progress: () => ({ done, total }),
      report: () => sweep.report(),
      free: () => sweep.free(),
    };
  };
}
