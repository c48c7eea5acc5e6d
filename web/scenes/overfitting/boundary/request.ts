// From the state to what the core is asked for: equal requests are equal trainings.

import type { BoundaryRequest } from "../../../engine/boundary";
import { conditionsOf, type Terms } from "../../../race/request";
import { editsOf } from "./edits";
import { layersOf } from "./layers";
import { ownPoints } from "./own-points";
import type { BoundaryState } from "./state";

/** So many points teach at least: a batch of more is all of them. */
function leastTaught({ count, points, share }: BoundaryState): number {
  if (points === "") return count;
  return Math.max(1, Math.floor((1 - share) * ownPoints(points).length) - 1);
}

/** What points are drawn from: classes, or numbers. */
function drawnOf(state: BoundaryState) {
  const { shape, truth, spread, targetNoise, labelNoise, balance } = state;
  const named = (name: string) => name as BoundaryRequest["shape"];
  return truth === null
    ? { shape: named(shape), noise: spread, label_noise: labelNoise, balance }
    : { shape: named(truth), noise: targetNoise };
}

export function requestOf(terms: Terms<BoundaryState>): BoundaryRequest {
  const { state } = terms;
  const { steps, racers } = conditionsOf(terms);
  const [racer] = racers;
  if (!racer) throw new Error("a boundary has somebody to train it");
  const layers = layersOf(state.hidden);
  return {
    ...drawnOf(state),
    count: state.count,
    validation: state.validation,
    seed: state.seed,
    features: state.features.split(","),
    hidden: layers.map(({ size }) => size),
    activation: layers.map(({ activation }) => activation),
    initialization: state.initialization,
    l1: state.l1,
    l2: state.l2,
    dropout: state.dropout,
    ...(state.batch === 0 ? {} : { batch_size: Math.min(state.batch, leastTaught(state)) }),
    steps,
    every: Math.min(state.every, steps),
    ...(state.target === null ? {} : { target: state.target }),
    ...(state.plateau === null ? {} : { plateau: state.plateau }),
    ...(state.patience === null ? {} : { patience: state.patience }),
    ...(state.points === "" ? {} : { points: ownPoints(state.points), share: state.share }),
    ...(state.edits === "" ? {} : { edits: editsOf(state.edits) }),
    racer,
  };
}
