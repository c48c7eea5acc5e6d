// The plane beside the network without its view: what is asked for, when, and what is shown of it.

import { effect } from "@preact/signals";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import { TrainingQuantity } from "../../../web/engine/training";
import {
  besidePlane,
  createPlane,
  type PlaneModel,
} from "../../../web/scenes/convergence/network/plane/model";
import { holds, spanOf, wholeOf } from "../../../web/scenes/convergence/network/plane/spans";
import type { NetworkState } from "../../../web/scenes/convergence/network/state";
import {
  type LandscapeDesk,
  type LandscapeJob,
  type LandscapeProgress,
  type LandscapeReport,
  openLandscapeDesk,
} from "../../../web/workers/landscape";
import { openLandscape } from "../../../web/workers/landscape-task";
import { loadEngineFromFile } from "../engine";
import { networkModel } from "./network-model";

// A module that is compiled quickly trains slowly.
vi.setConfig({ testTimeout: 60_000 });

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

/** A desk at which jobs are done when the test says so. */
function deskByHand() {
  const asked: {
    readonly job: LandscapeJob;
    readonly progress: (progress: LandscapeProgress) => void;
    readonly done: (report: LandscapeReport | undefined) => void;
    readonly failed: (why: unknown) => void;
    cancelled: boolean;
  }[] = [];
  const desk: LandscapeDesk = {
    start(job, progress) {
      const entry: { cancel: () => void } = { cancel: () => {} };
      const report = new Promise<LandscapeReport | undefined>((done, failed) => {
        const one = { job, progress, done, failed, cancelled: false };
        asked.push(one);
        entry.cancel = () => {
          one.cancelled = true;
          done(undefined);
        };
      });
      return { report, cancel: () => entry.cancel() };
    },
    close() {},
  };
  return { desk, asked };
}

/** What a job comes to, and what is known of it half way. */
function doneBy(job: LandscapeJob) {
  const task = openLandscape(engine.module)(job);
  let sofar: LandscapeProgress | undefined;
  while (task.advance()) {
    const progress = task.progress();
    if (progress.sofar && progress.done < progress.total / 2) sofar = progress;
  }
  const report = task.report();
  task.free();
  if (!sofar) throw new Error("there is a half way");
  return { report, sofar };
}

function planeOf(patch: Partial<NetworkState>, desk: LandscapeDesk) {
  const { model, finish } = networkModel(engine, { steps: 20, ...patch });
  finish();
  const plane = createPlane(model, desk, [20, 40]);
  plane.size.value = { width: 300, height: 200 };
  return { model, finish, plane };
}

/** Once nothing is being done any more. */
function settled(plane: PlaneModel): Promise<void> {
  return new Promise((done) => {
    const stop = effect(() => {
      const isDone = plane.known.value?.fine !== undefined && !plane.work.value;
      if (isDone) queueMicrotask(() => done());
    });
    void stop;
  });
}

test("is laid for the paths that are seen, with the loss at its nodes, coarsely and then finely", async () => {
  const desk = openLandscapeDesk(() => Promise.resolve(engine));
  const { model, plane } = planeOf({}, desk);
  expect(plane.known.peek()).toBeUndefined();
  await settled(plane);
  const { whole, fine } = plane.known.peek() ?? {};
  if (!whole || !fine) throw new Error("all is known");
  expect(whole.racers).toEqual([0, 1, 2]);
  expect(fine.columns).toBeGreaterThan(1.8 * whole.columns);
  const training = model.training();
  for (const { span, columns, rows, values } of [whole, fine]) {
    const [a0, a1, b0, b1] = span;
    for (const [column, row] of [
      [0, 0],
      [columns - 1, rows - 1],
      [7, 5],
    ] as const) {
      const a = a0 + column * ((a1 - a0) / (columns - 1));
      const b = b0 + row * ((b1 - b0) / (rows - 1));
      expect(values[row * columns + column]).toBe(training.plane_loss(a, b));
    }
  }
  const points = new Float64Array(42);
  for (const racer of [0, 1, 2]) {
    expect(training.write_points(racer, points)).toBe(20);
    expect(plane.paths[racer]?.points).toEqual(points);
  }
  expect(plane.stale.peek()).toBe(false);
  plane.dispose();
});

test("tells the true loss, the shadow's and how far they are apart", async () => {
  const desk = openLandscapeDesk(() => Promise.resolve(engine));
  const { model, plane } = planeOf({ plane: "random" }, desk);
  await settled(plane);
  const end = besidePlane(model, 0, 20);
  expect(end.distance).toBe(0);
  expect(end.planeLoss).toBe(end.loss);
  expect(end.loss).toBe(model.summary.peek()?.racers[0]?.loss);
  const start = besidePlane(model, 0, 0);
  expect(start.fromStart).toBe(0);
  expect(start.distance).toBeGreaterThan(0);
  // The start is no farther from the plane than from the end, which is on it.
  expect(start.distance).toBeLessThanOrEqual(end.fromStart);
  const weights = [new Float64Array(111), new Float64Array(111)] as const;
  model.training().write_weights(0, 0, weights[0]);
  model.training().write_weights(0, 20, weights[1]);
  const squares = weights[0].reduce((sum, w, at) => sum + (w - (weights[1][at] ?? 0)) ** 2, 0);
  expect(end.fromStart).toBeCloseTo(Math.sqrt(squares), 12);
  plane.dispose();
});

describe("by hand", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const rest = () => vi.advanceTimersByTime(1000);

  test("a run that changes cancels what is under way, and the old picture stays, said to be old", async () => {
    const { desk, asked } = deskByHand();
    const { model, finish, plane } = planeOf({}, desk);
    rest();
    const [first] = asked;
    if (!first) throw new Error("a plane is asked for");
    const { sofar } = doneBy(first.job);
    first.progress(sofar);
    expect(plane.stale.peek()).toBe(false);
    const seen = plane.known.peek()?.whole;
    expect(seen?.done).toBeLessThan(seen?.total ?? 0);
    model.update({ rateFactor: 2 });
    expect(first.cancelled).toBe(true);
    expect(plane.stale.peek()).toBe(true);
    expect(plane.known.peek()?.whole).toBe(seen);
    // The new paths are seen on the old plane: the loss is the same.
    expect(plane.onPlane.peek()).toBe(true);
    finish();
    expect(plane.paths[0]?.taken).toBe(20);
    expect(Number.isNaN(plane.paths[0]?.points[40])).toBe(false);
    first.progress(sofar);
    expect(plane.stale.peek()).toBe(true);
    rest();
    expect(asked).toHaveLength(2);
    expect(asked[1]?.job.request).toEqual(model.request.peek());
    plane.dispose();
  });

  test("another network has another loss: no path is shown on the plane of the old one", () => {
    const { desk, asked } = deskByHand();
    const { model, finish, plane } = planeOf({}, desk);
    rest();
    if (asked[0]) asked[0].progress(doneBy(asked[0].job).sofar);
    expect(plane.onPlane.peek()).toBe(true);
    model.update({ bias: true });
    finish();
    expect(plane.onPlane.peek()).toBe(false);
    expect(plane.stale.peek()).toBe(true);
    model.update({ bias: false });
    finish();
    expect(plane.onPlane.peek()).toBe(true);
    expect(plane.stale.peek()).toBe(false);
    plane.dispose();
  });

  test("while it is turned each picture that was begun is seen before the next is asked for", () => {
    const { desk, asked } = deskByHand();
    const { model, plane } = planeOf({}, desk);
    rest();
    const show = (at: number) => {
      const one = asked[at];
      if (one) one.progress(doneBy(one.job).sofar);
    };
    show(0);
    model.update({ planeAngle: 10 });
    expect(asked).toHaveLength(2);
    model.update({ planeAngle: 20 });
    model.update({ planeAngle: 30 });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.cancelled).toBe(false);
    show(1);
    expect(asked).toHaveLength(3);
    expect(asked[1]?.cancelled).toBe(true);
    const last = asked[2]?.job;
    expect(last?.kind === "plane" && last.plane.angle).toBeCloseTo(Math.PI / 6, 12);
    plane.dispose();
  });

  test("is cancelled by hand and taken up again", async () => {
    const { desk, asked } = deskByHand();
    const { plane } = planeOf({}, desk);
    rest();
    plane.cancel();
    expect(asked[0]?.cancelled).toBe(true);
    expect(plane.trouble.peek()).toBe("cancelled");
    rest();
    expect(asked).toHaveLength(1);
    plane.resume();
    rest();
    expect(asked).toHaveLength(2);
    expect(plane.trouble.peek()).toBeUndefined();
    asked[1]?.failed(new Error("no worker"));
    await vi.advanceTimersByTimeAsync(0);
    expect(plane.trouble.peek()).toBe("failed");
    plane.dispose();
  });

  test("asks for what is in view when it is nearer", async () => {
    const { desk, asked } = deskByHand();
    const { model, plane } = planeOf({}, desk);
    rest();
    if (asked[0]) asked[0].done(doneBy(asked[0].job).report);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
    const whole = plane.known.peek()?.whole.held;
    if (!whole) throw new Error("it is known");
    const [a, b] = wholeOf(whole);
    plane.show([a, b, 4]);
    expect(asked[1]?.cancelled).toBe(true);
    rest();
    const last = asked[2]?.job;
    const span = last?.kind === "plane" ? last.plane.span : undefined;
    expect(span).toEqual([...spanOf([a, b, 4], whole, { width: 300, height: 200 })]);
    expect(holds(whole, span ?? whole)).toBe(true);
    expect(((span?.[1] ?? 0) - (span?.[0] ?? 0)) * 4).toBeCloseTo(whole[1] - whole[0], 9);
    plane.showWhole();
    expect(model.state.peek().view).toBeNull();
    plane.dispose();
  });

  test("hidden and lost racers are not of it; without any there is none", () => {
    const { desk, asked } = deskByHand();
    const { model, finish, plane } = planeOf({}, desk);
    model.updateRacer(0, { hidden: true });
    model.updateRacer(1, { hyperparameters: { learning_rate: 1e6 } });
    finish();
    rest();
    const job = asked.at(-1)?.job;
    expect(job?.kind === "plane" && job.plane.racers).toEqual([2]);
    model.updateRacer(2, { hidden: true });
    const before = asked.length;
    rest();
    expect(asked).toHaveLength(before);
    expect(plane.racers.peek()).toEqual([]);
    expect(model.training().read(2, TrainingQuantity.PlaneLoss, 0)).toBeNaN();
    plane.dispose();
  });
});
