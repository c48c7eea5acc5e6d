// From the state to what the core is asked for: pure functions, by which equal states are equal fits.

import type { CurveCatalog, CurveFitRequest } from "../../../engine/curve";
import { conditionsOf, type Terms } from "../../../race/request";
import { type CurveState, DRAWN, heightsOf, isLive, type TabId } from "./state";

/** What is fitted, without anybody who descends. */
export function fitRequest(state: CurveState): CurveFitRequest {
  return {
    ...(state.truth === DRAWN ? { heights: heightsOf(state) } : { truth: state.truth }),
    sigma: state.sigma,
    count: state.count,
    seed: state.seed,
    family: state.family,
    complexity: state.complexity,
    penalty: state.penalty,
    alpha: state.alpha,
    ...(state.own === "" ? {} : { own: state.own.split("~").map(Number) }),
  };
}

export function requestOf(terms: Terms<CurveState>, info: CurveCatalog): CurveFitRequest {
  const { state } = terms;
  const fit = fitRequest(state);
  if (!isLive(state, info)) return fit;
  const { steps, racers } = conditionsOf(terms);
  const [racer] = racers;
  return racer ? { ...fit, steps, racer } : fit;
}

/** Errors against one number: what is asked for, with that number left out, so that moving it asks for nothing new. */
export interface ScanRequest {
  readonly fit: CurveFitRequest;
  readonly kind: Exclude<TabId, "steps">;
  readonly repeats: number;
}

export function scanRequest(state: CurveState, least: number): ScanRequest | undefined {
  const { tab } = state;
  const fit = fitRequest(state);
  const atLeast = { ...fit, complexity: least };
  const { own: _, ...drawn } = fit;
  switch (tab) {
    case "steps":
      return undefined;
    case "complexity":
      return { fit: atLeast, kind: tab, repeats: 0 };
    case "alpha":
      return { fit: { ...fit, alpha: 1 }, kind: tab, repeats: 0 };
    case "count":
      return { fit: { ...drawn, count: 1 }, kind: tab, repeats: 0 };
    case "folds":
      return { fit: atLeast, kind: tab, repeats: state.folds };
    case "parts":
      return { fit: atLeast, kind: tab, repeats: state.retrainings };
  }
}

/** What the fan is asked for; nothing where it is not wanted. */
export function fanRequest(state: CurveState): CurveFitRequest | undefined {
  return state.fan || state.tab === "parts" ? fitRequest(state) : undefined;
}
