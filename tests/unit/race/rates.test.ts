// The search for the best learning rates: what the module finds is what a race finds, and taking it is one change.

import { beforeAll, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import { createRaceModel } from "../../../web/race/model";
import { ratesInForce } from "../../../web/race/rates/present";
import { GRID, withBest } from "../../../web/race/rates/search";
import { surfaceGround } from "../../../web/scenes/race/ground";
import { parseState } from "../../../web/scenes/race/state";
import { parseAddress } from "../../../web/state/hash";
import { loadEngineFromFile } from "../engine";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

const stateOf = (link: string) =>
  parseState(parseAddress(`#/race?${link}`).pairs, engine.catalog).state;

function open(link: string) {
  return createRaceModel(engine, surfaceGround(engine.catalog), stateOf(link), () => {
    throw new Error("the engine failed");
  });
}

function swept(model: ReturnType<typeof open>) {
  const sweep = new engine.module.Sweep(model.request.value);
  // In portions as the worker does it.
  while (sweep.advance(7) < sweep.total);
  const report = sweep.report();
  sweep.free();
  return report;
}

const LINK =
  "surface=rosenbrock&steps=80&noise=0.3&seed=4&clipNorm=20&racer=sgd&racer=adam:schedule=cosine&racer=newton&racer=line_search";

test("every rate of the grid gives the loss of the race at that rate, to the bit", () => {
  const model = open(LINK);
  const { racers } = swept(model);
  expect(racers).toHaveLength(4);
  for (const [index, { learning_rates, losses, diverged }] of racers.entries()) {
    expect(learning_rates).toHaveLength(GRID);
    for (const at of [0, 13, 27, 40, 51, GRID - 1]) {
      model.setHyperparameter(index, "learning_rate", learning_rates[at] ?? Number.NaN);
      const summary = model.summary.value?.racers[index];
      expect(losses[at]).toBe(summary?.loss);
      expect(diverged[at]).toBe(summary?.outcome.kind === "diverged");
    }
  }
  model.dispose();
});

test("does not depend on the rates that the racers have", () => {
  const model = open(LINK);
  const before = swept(model);
  model.setHyperparameter(0, "learning_rate", 0.3);
  model.update({ rateFactor: 5 });
  expect(swept(model)).toEqual(before);
  model.dispose();
});

test("taking the best for each runs every racer at its best, whatever the common factor was", () => {
  const model = open(`${LINK}&rateFactor=4`);
  const report = swept(model);
  model.update(withBest(model.state.value, report, ratesInForce(model)));
  for (const [index, { best, losses }] of report.racers.entries()) {
    expect(model.summary.value?.racers[index]?.loss).toBe(losses[best]);
  }
  model.dispose();
});

test("taking it for one leaves the others as they are", () => {
  const model = open(`${LINK}&rateFactor=4`);
  const before = ratesInForce(model);
  const report = swept(model);
  model.update(withBest(model.state.value, report, before, 1));
  const after = ratesInForce(model);
  const best = report.racers[1];
  expect(after[1]).toBeCloseTo(best?.learning_rates[best.best] ?? Number.NaN, 12);
  expect(after.filter((_, index) => index !== 1)).toEqual(before.filter((_, index) => index !== 1));
  model.dispose();
});

test("where every rate diverges the present one stays in force", () => {
  // A plane falls without end: whatever the rate, once far enough out the run is lost.
  const model = open(
    "surface=custom&formula=-1e6*x&steps=200&rateFactor=2&racer=sgd:learning_rate=3",
  );
  const report = swept(model);
  expect(report.racers[0]?.best).toBe(-1);
  model.update(withBest(model.state.value, report, ratesInForce(model)));
  expect(ratesInForce(model)).toEqual([6]);
  expect(model.state.value.rateFactor).toBe(1);
  model.dispose();
});
