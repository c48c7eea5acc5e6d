import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { at } from "../../scripts/project.mjs";
import { type FullEngine, Quantity } from "../../web/engine/engine";
import { createRaceModel } from "../../web/race/model";
import { surfaceGround } from "../../web/scenes/race/ground";
import { CUSTOM, defaultState } from "../../web/scenes/race/state";
import { loadEngineFromFile } from "./engine";

let full: FullEngine;
beforeAll(async () => {
  full = await loadEngineFromFile();
});

test("the page's numbers of the quantities are the core's", () => {
  const { Quantity: core } = full.module;
  for (const [name, number] of Object.entries(Quantity)) {
    expect(core[name as keyof typeof core], name).toBe(number);
  }
});

describe("the full module", () => {
  /** An engine as the first load has it: without formulas, and with a full one that comes when it is told to. */
  const lean = (loadFull: () => Promise<FullEngine>) => ({
    catalog: full.catalog,
    createRace: full.createRace,
    loadFull,
  });
  const custom = () => ({ ...defaultState(full.catalog), surface: CUSTOM, formula: "x^2+y^2" });

  test("is asked for by a typed formula; the race before it stands meanwhile", async () => {
    const model = createRaceModel(
      lean(() => Promise.resolve(full)),
      surfaceGround(full.catalog),
      defaultState(full.catalog),
      () => {},
    );
    const before = model.summary.value;
    model.update(custom());
    expect(model.waiting.value).toBe(true);
    expect(model.summary.value).toBe(before);
    await model.needFull();
    expect(model.waiting.value).toBe(false);
    expect(model.summary.value?.racers).toHaveLength(8);
    expect(model.summary.value).not.toEqual(before);
    model.dispose();
  });

  test("that cannot be fetched is told, and asked for again by the next change", async () => {
    const answers = [() => Promise.reject(new Error("no network")), () => Promise.resolve(full)];
    const model = createRaceModel(
      lean(() => (answers.shift() ?? (() => Promise.resolve(full)))()),
      surfaceGround(full.catalog),
      defaultState(full.catalog),
      () => {},
    );
    model.update(custom());
    await expect.poll(() => model.full.value).toBe("failed");
    expect(model.summary.value?.racers).toHaveLength(8);
    model.update({ formula: "x^2+2*y^2" });
    await expect.poll(() => typeof model.full.value).toBe("object");
    expect(model.waiting.value).toBe(false);
    model.dispose();
  });

  test("runs the same race, to the bit", async () => {
    const model = createRaceModel(
      lean(() => Promise.resolve(full)),
      surfaceGround(full.catalog),
      { ...defaultState(full.catalog), noise: 1 },
      () => {},
    );
    const before = model.summary.value;
    await model.needFull();
    expect(model.summary.value).toEqual(before);
    model.dispose();
  });
});

test("the module of the first load runs every optimizer as the full one does, to the bit", async () => {
  const lean = await import("../../web/pkg/descent_lean.js");
  await lean.default({ module_or_path: readFileSync(at("web/pkg/descent_lean_bg.wasm")) });
  const racers = full.catalog.optimizers.map(({ id }) => ({ optimizer: id }));
  for (const { id, start } of full.catalog.surfaces) {
    const request = { surface: { id }, start, steps: 100, noise: 0.1, racers };
    const points = [new lean.Race(), full.createRace()].map((race) => {
      race.configure(request);
      const lists = racers.map((_, racer) => {
        const target = new Float64Array(202);
        race.write_points(racer, target);
        return target;
      });
      race.free();
      return lists;
    });
    expect(points[0], id).toEqual(points[1]);
  }
});
