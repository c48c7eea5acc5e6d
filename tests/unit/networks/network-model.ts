import type { FullEngine } from "../../../web/engine/full";
import { createNetworkModel } from "../../../web/scenes/convergence/network/model";
import { defaultState, type NetworkState } from "../../../web/scenes/convergence/network/state";

/** A model of the act whose frames come when they are asked for. */
export function networkModel(engine: FullEngine, patch: Partial<NetworkState> = {}) {
  let next: (() => void) | undefined;
  const clock = {
    now: () => performance.now(),
    next(run: () => void) {
      next = run;
      return () => {
        next = undefined;
      };
    },
  };
  const state = { ...defaultState(engine.catalog), ...patch };
  const info = engine.module.network_catalog();
  const model = createNetworkModel(engine, info, state, () => {}, clock);
  const finish = () => {
    for (let run = next; run; run = next) {
      next = undefined;
      run();
    }
  };
  return { model, finish };
}
