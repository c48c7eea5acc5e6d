// The words of an opened step, and what is drawn of it, for every optimizer.

import { beforeAll, describe, expect, test } from "vitest";
import type { AutopsyReport, OptimizerInfo, RacerRequest } from "../../../web/engine/engine";
import type { FullEngine } from "../../../web/engine/full";
import { arrowsOf, share, squaresOf } from "../../../web/race/autopsy/layer";
import { nameOf } from "../../../web/race/autopsy/names";
import { autopsyEn } from "../../../web/words/autopsy.en";
import { autopsyRu } from "../../../web/words/autopsy.ru";
import { catalogEn } from "../../../web/words/catalog.en";
import { catalogRu } from "../../../web/words/catalog.ru";
import { loadEngineFromFile } from "../engine";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

/** An optimizer under each convention, with its switches off and on and every number off its default. */
function variants({ id, conventions, hyperparameters }: OptimizerInfo): RacerRequest[] {
  const flags = hyperparameters.filter(({ kind }) => kind === "flag");
  const numbers = hyperparameters.filter(({ kind }) => kind !== "flag" && kind !== "integer");
  const busy = numbers.map(({ name, default: value }) => [name, value === 0 ? 0.01 : value * 0.9]);
  return conventions.flatMap((convention) =>
    [0, 1].map((on) => ({
      optimizer: id,
      convention,
      hyperparameters: Object.fromEntries([...busy, ...flags.map(({ name }) => [name, on])]),
    })),
  );
}

/** Every variant's third step, with noise and clipping. */
function opened(): AutopsyReport[] {
  const race = engine.createRace();
  const racers = engine.catalog.optimizers.flatMap(variants);
  race.configure({
    surface: { id: "himmelblau" },
    start: [-1, 2],
    steps: 5,
    noise: 0.5,
    clip_norm: 3,
    clip_value: 2.5,
    racers,
  });
  const reports = racers.map((_, index) => race.autopsy(index, 3, false).autopsy);
  race.free();
  return reports.filter((report) => report !== undefined && report !== null);
}

test("every symbol of every optimizer has words in both languages", () => {
  const reports = opened();
  expect(new Set(reports.map(({ optimizer }) => optimizer)).size).toBe(19);
  for (const { optimizer, quantities } of reports) {
    for (const { name } of quantities) {
      for (const [text, catalog] of [
        [autopsyRu, catalogRu],
        [autopsyEn, catalogEn],
      ] as const) {
        expect(nameOf(name, optimizer, text, catalog), `${optimizer}.${name}`).toBeTruthy();
      }
    }
  }
});

test("no word is kept for what no optimizer has", () => {
  const named = new Set(
    opened().flatMap(({ optimizer, quantities }) =>
      quantities.flatMap(({ name }) => [name, `${optimizer}.${name}`]),
    ),
  );
  // The index of a search is marked in the formula, but is no quantity of the step.
  const kept = [...Object.keys(autopsyRu.names), ...Object.keys(autopsyRu.terms)];
  expect(kept.filter((name) => !named.has(name))).toEqual(["trial"]);
});

describe("on the stage", () => {
  test("every step has its gradient and its move, and every vector of the state is an arrow or squares", () => {
    for (const report of opened()) {
      const arrows = arrowsOf(report);
      const squares = squaresOf(report);
      const named = (name: string) => arrows.filter((arrow) => arrow.name === name);
      // The gradient stands there twice: as it is, and as the optimizer was given it.
      expect(named("gradient").map(({ kind }) => kind)).toEqual(["true", "gradient"]);
      expect(named("update")).toHaveLength(1);
      const state = engine.catalog.optimizers.find(({ id }) => id === report.optimizer)?.state;
      for (const { name } of state ?? []) {
        const quantity = report.quantities.find((one) => one.name === name);
        if (quantity?.after.length !== 2) continue;
        const drawn = named(name).length + squares.filter((one) => one.name === name).length;
        expect(drawn, `${report.optimizer}.${name}`).toBe(1);
      }
    }
  });

  test("an arrow along the step leads where the step leads, one against it is turned", () => {
    for (const report of opened()) {
      for (const { name, vector, group } of arrowsOf(report)) {
        if (name === "update") expect(vector).toEqual(report.update);
        if (name === "gradient") expect(group).toBe("gradients");
      }
      const [, gradient] = arrowsOf(report).filter(({ name }) => name === "gradient");
      const used = report.quantities.find(({ name }) => name === "gradient");
      expect(gradient?.vector).toEqual(used?.after.map((value) => -value));
    }
  });

  test("a square's area is as its number", () => {
    expect(share(4, 4)).toBe(1);
    expect(share(1, 4)).toBe(0.5);
    expect(share(0, 4)).toBe(0);
    expect(share(0, 0)).toBe(0);
  });
});
