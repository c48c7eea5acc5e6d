// Planes, lines and seeds of a training, as a worker makes them: what it finds is what the page's own training holds.

import { beforeAll, describe, expect, test, vi } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import {
  type PlaneRequest,
  TrainingQuantity,
  type TrainingRequest,
} from "../../../web/engine/training";
import {
  type LandscapeJob,
  type LandscapeProgress,
  openLandscapeDesk,
} from "../../../web/workers/landscape";
import { openLandscape } from "../../../web/workers/landscape-task";
import { loadEngineFromFile } from "../engine";
import { irisRequest } from "./iris";

// A module that is compiled quickly trains slowly.
vi.setConfig({ testTimeout: 30_000 });

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

const PLANE: PlaneRequest = { kind: "pca", columns: 9, rows: 6, shape: 1.5 };

/** Does a job to its end, portion by portion. */
function done(job: LandscapeJob) {
  const task = openLandscape(engine.module)(job);
  const told: LandscapeProgress[] = [];
  while (task.advance()) told.push(task.progress());
  const report = task.report();
  task.free();
  return { report, told };
}

function planeOf(request: TrainingRequest, plane: PlaneRequest) {
  const { report } = done({ kind: "plane", request, plane });
  if (report.kind !== "plane") throw new Error("it is of another kind");
  return report;
}

function trained(request: TrainingRequest) {
  const training = new engine.module.Training();
  training.configure(request);
  while (training.advance(1000) < training.total);
  return training;
}

describe("a plane", () => {
  test.each([
    ["pca", PLANE],
    ["random", { ...PLANE, kind: "random", seed: 5, angle: 0.7 } satisfies PlaneRequest],
  ] as const)(
    "of kind %s has the loss at its nodes, to the bit, and holds the paths",
    (_, wanted) => {
      const request = irisRequest({ steps: 40 });
      const { values, span, columns, rows, plane, racers } = planeOf(request, wanted);
      expect(racers).toEqual([0, 1]);
      const training = trained(request);
      training.set_plane(plane);
      const [a0, a1, b0, b1] = span;
      expect((a1 - a0) / (b1 - b0)).toBeCloseTo(1.5, 3);
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          const a = a0 + column * ((a1 - a0) / (columns - 1));
          const b = b0 + row * ((b1 - b0) / (rows - 1));
          expect(values[row * columns + column]).toBe(training.plane_loss(a, b));
        }
      }
      const points = new Float64Array(2 * 41);
      for (const racer of racers) {
        expect(training.write_points(racer, points)).toBe(40);
        for (let step = 0; step <= 40; step += 1) {
          const [a = Number.NaN, b = Number.NaN] = points.slice(2 * step);
          expect(a >= a0 && a <= a1 && b >= b0 && b <= b1).toBe(true);
          expect(training.read(racer, TrainingQuantity.PlaneLoss, step)).toBe(
            training.plane_loss(a, b),
          );
        }
      }
      training.free();
    },
  );

  test("of principal components tells how much of the paths it explains", () => {
    const request = irisRequest({ steps: 60 });
    const { explained, cosine, plane } = planeOf(request, PLANE);
    const [first, second, third] = explained ?? [0, 0, 0];
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(third);
    expect(first + second).toBeGreaterThan(0.8);
    expect(Math.abs(cosine)).toBeLessThan(1e-12);
    expect(planeOf(request, { ...PLANE, kind: "random" }).explained).toBeNull();
    // The mean distance, squared, is what the plane does not explain.
    const training = trained(request);
    training.set_plane(plane);
    const distances = new Float64Array(61);
    let beside = 0;
    let all = 0;
    const weights = new Float64Array(111);
    for (const racer of [0, 1]) {
      training.write_quantity(racer, TrainingQuantity.PlaneDistance, distances);
      beside += distances.reduce((sum, distance) => sum + distance ** 2, 0);
      for (let step = 0; step <= 60; step += 1) {
        training.write_weights(racer, step, weights);
        all += weights.reduce((sum, w, at) => sum + (w - Number(plane.center[at])) ** 2, 0);
      }
    }
    expect(1 - beside / all).toBeCloseTo(first + second, 9);
    training.free();
  });

  test("of random directions runs through the end of the racer that is named", () => {
    const request = irisRequest({ steps: 30 });
    const { plane } = planeOf(request, { ...PLANE, kind: "random", around: 1 });
    const training = trained(request);
    const weights = new Float64Array(111);
    training.write_weights(1, 30, weights);
    expect(Array.from(plane.center)).toEqual([...weights]);
    training.set_plane(plane);
    expect(training.read(1, TrainingQuantity.PlaneDistance, 30)).toBe(0);
    expect(training.read(1, TrainingQuantity.PlaneLoss, 30)).toBe(
      training.read(1, TrainingQuantity.Loss, 30),
    );
    training.free();
  });

  test("is known from coarse to fine", () => {
    const plane: PlaneRequest = { kind: "random", columns: 33, rows: 33, shape: 1 };
    const { told, report } = done({ kind: "plane", request: irisRequest({ steps: 10 }), plane });
    const grids = told.flatMap(({ sofar }) => (sofar?.kind === "plane" ? [sofar] : []));
    const bare = grids.map(({ values }) => values.some(Number.isNaN));
    expect(bare.indexOf(false)).toBeLessThan(0.1 * grids.length);
    expect(bare.slice(bare.indexOf(false))).not.toContain(true);
    expect(grids.map((grid) => grid.done)).toEqual(
      grids.map((grid) => grid.done).sort((a, b) => a - b),
    );
    expect(report).toMatchObject({ done: 33 * 33, total: 33 * 33 });
  });

  test("leaves out who diverged, and cannot be made of those alone", () => {
    const request = irisRequest({ steps: 20 });
    const lost = { optimizer: "sgd", hyperparameters: { learning_rate: 1e5 } };
    const [first] = request.racers;
    if (!first) throw new Error("there are two racers");
    expect(planeOf({ ...request, racers: [lost, first] }, PLANE).racers).toEqual([1]);
    expect(() => planeOf({ ...request, racers: [lost] }, PLANE)).toThrow("racers.length");
  });

  test("is gone with the next configuration, and one of another network is refused", () => {
    const request = irisRequest({ steps: 3 });
    const training = trained(request);
    const { plane } = planeOf(request, PLANE);
    training.set_plane(plane);
    expect(training.plane_loss(0, 0)).toBeGreaterThan(0);
    training.configure({ ...request, network: { ...request.network, bias: true } });
    expect(training.plane_loss(0, 0)).toBeNaN();
    expect(training.read(0, TrainingQuantity.PlaneDistance, 0)).toBeNaN();
    expect(() => training.set_plane(plane)).toThrow("center");
    training.free();
  });
});

test("a line has the losses of both solutions at its ends", () => {
  const request = irisRequest({ steps: 50 });
  const ends = [{ racer: 0 }, { racer: 1 }] as const;
  const { report } = done({ kind: "line", request, ends, intervals: 10 });
  if (report.kind !== "line") throw new Error("it is of another kind");
  const training = trained(request);
  const { racers } = training.summary();
  expect(report.alphas).toHaveLength(41);
  for (const [at, racer] of [
    [10, racers[0]],
    [30, racers[1]],
  ] as const) {
    expect(report.alphas[at]).toBe(at === 10 ? 0 : 1);
    expect(report.losses[at]).toBe(racer?.loss);
    expect(report.accuracies[at]).toBe(racer?.accuracy);
    expect(report.test_losses[at]).toBe(racer?.test_loss);
    expect(report.test_accuracies[at]).toBe(racer?.test_accuracy);
  }
  training.free();
});

test("each seed ends where a training of that seed does", () => {
  const request = irisRequest({ steps: 30, batch_size: 16, noise: 0.02 });
  const { report } = done({ kind: "seeds", request, racer: 1, first: 2, count: 4 });
  if (report.kind !== "seeds") throw new Error("it is of another kind");
  expect(report.seeds.map(({ seed }) => seed)).toEqual([2, 3, 4, 5]);
  for (const [index, { seed, summary }] of report.seeds.entries()) {
    const training = trained({ ...request, seed });
    expect(summary).toEqual(training.summary().racers[1]);
    const losses = new Float64Array(31);
    training.write_quantity(1, TrainingQuantity.Loss, losses);
    expect(report.losses[index]).toEqual(losses);
    training.write_quantity(1, TrainingQuantity.TestLoss, losses);
    expect(report.testLosses[index]).toEqual(losses);
    const weights = new Float64Array(111);
    training.write_weights(1, 30, weights);
    expect(report.weights[index]).toEqual(weights);
    training.free();
  }
});

describe("where there is no worker", () => {
  const desk = () => openLandscapeDesk(() => Promise.resolve(engine));
  // More than is done in one slice, however fast the machine.
  const job = (seed: number): LandscapeJob => ({
    kind: "plane",
    request: irisRequest({ steps: 500, seed }),
    plane: PLANE,
  });

  test("the same is done in slices, and told on the way", async () => {
    const told: LandscapeProgress[] = [];
    const report = await desk().start(job(3), (progress) => told.push(progress)).report;
    expect(report).toEqual(done(job(3)).report);
    expect(told.map(({ stage }) => stage)).toContain("training");
  });

  test("a job is cancelled by its handle, by a later one and by closing", async () => {
    const here = desk();
    const cancelled = here.start(job(3), () => {});
    cancelled.cancel();
    const overtaken = here.start(job(4), () => {});
    const last = here.start(job(5), () => {});
    expect(await cancelled.report).toBeUndefined();
    expect(await overtaken.report).toBeUndefined();
    expect(await last.report).toEqual(done(job(5)).report);
    const closed = here.start(job(6), () => {});
    here.close();
    expect(await closed.report).toBeUndefined();
  });

  test("what cannot be done is refused, and the desk goes on", async () => {
    const here = desk();
    const wrong = { ...job(3), plane: { ...PLANE, columns: 1 } } as LandscapeJob;
    await expect(here.start(wrong, () => {}).report).rejects.toMatchObject({
      details: { code: "out_of_range", argument: "columns", value: 1, min: 2, max: 513 },
    });
    expect((await here.start(job(3), () => {}).report)?.kind).toBe("plane");
  });
});
