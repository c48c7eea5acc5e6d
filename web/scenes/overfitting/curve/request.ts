// From the state to what the core is asked for: pure functions, by which equal states are equal fits.

import type { CurveCatalog, CurveFitRequest } from "../../../engine/curve";
import { conditionsOf, type Terms } from "../../../race/request";
import type { FanJob, FanReport, ScanJob, ScanReport } from "../../../workers/retraining-task";
import { type CurveState, DRAWN, heightsOf, isLive } from "./state";

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

/** Errors against one number: that number is left out of what is asked for, so that moving it asks for nothing new. */
export function scanRequest(state: CurveState, least: number): ScanJob | undefined {
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
export function fanRequest(state: CurveState): FanJob | undefined {
  const { fan, tab, retrainings } = state;
  return fan || tab === "parts" ? { fit: fitRequest(state), retrainings } : undefined;
}

/** So many retrainings can stand for as many as are wanted. */
const ROUGH = 50;

/** The same with few retrainings, where that is less work. */
export function roughScan(job: ScanJob): ScanJob | undefined {
  return job.kind === "parts" && job.repeats > ROUGH ? { ...job, repeats: ROUGH } : undefined;
}

export function roughFan(job: FanJob): FanJob | undefined {
  return job.retrainings > ROUGH ? { ...job, retrainings: ROUGH } : undefined;
}

/** Whether the places of a scan so far may be seen: all of them, or as many as there are where nothing of the kind is seen. */
export function isScanPicture(sofar: ScanReport, before: ScanReport | undefined): boolean {
  if (sofar.known === sofar.places.length || !before) return true;
  const known = before.known === before.places.length;
  return !known || !isSameAxis(before.job, sofar.job);
}

/** Whether errors are drawn against the same number. */
export function isSameAxis(a: ScanJob, b: ScanJob): boolean {
  const byFamily = a.kind !== "alpha" && a.kind !== "count";
  return a.kind === b.kind && (!byFamily || a.fit.family === b.fit.family);
}

/** Whether the retrainings so far may be seen: as many as can stand for all, or any where no more are seen. */
export function isFanPicture({ parts }: FanReport, before: FanReport | undefined): boolean {
  const isEnough = parts.retrainings >= ROUGH;
  return isEnough || (parts.retrainings >= 2 && (before?.parts.retrainings ?? 0) < ROUGH);
}
