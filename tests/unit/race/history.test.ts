// Undo and redo over the race's own actions, with the compiled core.

import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine } from "../../../web/engine/engine";
import { createRaceHistory } from "../../../web/race/history";
import { createRaceModel, type RaceModel } from "../../../web/race/model";
import { CHARTS, MAX_STEPS } from "../../../web/race/state";
import { chooseSurface, surfaceGround } from "../../../web/scenes/race/ground";
import { defaultState, type SurfaceState } from "../../../web/scenes/race/state";
import type { History } from "../../../web/state/history";
import { loadEngineFromFile } from "../engine";
import { seeded } from "../seeded";
import { randomState } from "./random-state";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

let model: RaceModel<SurfaceState>;
let history: History<SurfaceState>;
const failed = vi.fn();
beforeEach(() => {
  model = createRaceModel(
    engine,
    surfaceGround(engine.catalog),
    defaultState(engine.catalog),
    failed,
  );
  history = createRaceHistory(model);
});
afterEach(() => {
  history.dispose();
  model.dispose();
  expect(failed).not.toHaveBeenCalled();
});

/** All that can be seen of a race: its state, its time, and every number that the core made of it. */
function seen() {
  return {
    state: JSON.stringify(model.state.value),
    time: model.time.value,
    start: model.start.value,
    summary: JSON.stringify(model.summary.value),
    paths: model.paths.map(({ points, taken }) => [...points.slice(0, 2 * (taken + 1))]),
  };
}

/** What moves through time, at random: one after another they are one entry. */
function timeActions(random: () => number): readonly (() => void)[] {
  const whole = (max: number) => Math.floor(random() * max);
  return [
    () => model.seek(whole(300)),
    () => model.stepBy(1 + whole(3)),
    () => model.stepBy(-1 - whole(3)),
    () => {
      model.togglePlay();
      model.tick(1000);
      model.tick(1090);
      // A short run has ended by itself.
      if (model.playing.value) model.togglePlay();
    },
  ];
}

/** Everything else that a hand can do to a race, at random. */
function actions(random: () => number): readonly (() => void)[] {
  const whole = (max: number) => Math.floor(random() * max);
  const { optimizers, surfaces } = engine.catalog;
  const one = <Item>(items: readonly Item[]): Item => items[whole(items.length)] as Item;
  const racer = () => whole(model.state.value.racers.length);
  return [
    () => model.addRacer(one(optimizers).id),
    () => model.duplicateRacer(racer()),
    () => model.removeRacer(racer()),
    () => model.toggleRacer(racer()),
    () => model.soloRacer(racer()),
    () => model.setOptimizer(racer(), one(optimizers).id),
    () => model.setHyperparameter(racer(), "learning_rate", 10 ** (-4 * random())),
    () => model.updateRacer(racer(), { look: { color: whole(8), marker: whole(8) } }),
    () => chooseSurface(model, one(surfaces).id),
    () => model.update({ start: [random() * 4 - 2, random() * 4 - 2] }),
    () => model.update({ start: null }),
    () => model.update({ noise: random(), seed: whole(100) }),
    () => model.update({ clipNorm: random() < 0.5 ? null : 1 + random() }),
    () => model.update({ rateFactor: 0.1 + random() * 5 }),
    () => model.update({ chart: one(CHARTS), chartLog: random() < 0.5 }),
    () => model.update({ colorLog: random() < 0.5, overEvaluations: random() < 0.5 }),
    () => model.update({ speed: 1 + whole(100), tolerance: random() }),
    () => model.setSteps(1 + whole(300)),
    () => model.replace(defaultState(engine.catalog)),
  ];
}

describe.each([1, 2, 3, 4])("after 50 random actions (%i)", (seed) => {
  test("undo restores the very state, and redo all that was done", () => {
    const random = seeded(seed);
    const first = seen();
    const all = [...actions(random), ...timeActions(random)];
    for (let turn = 0; turn < 50; turn++) all[Math.floor(random() * all.length)]?.();
    const last = seen();
    expect(history.canUndo.value).toBe(true);
    while (history.canUndo.value) history.undo();
    expect(seen()).toEqual(first);
    while (history.canRedo.value) history.redo();
    expect(seen()).toEqual(last);
  });

  test("each undo but of time stands where one stood before, and redo the same way back", () => {
    const random = seeded(seed + 100);
    const all = actions(random);
    const way: ReturnType<typeof seen>[] = [];
    for (let turn = 0; turn < 50; turn++) {
      const before = seen();
      const entry = history.latest.value;
      all[Math.floor(random() * all.length)]?.();
      if (history.latest.value !== entry) way.push(before);
    }
    const end = seen();
    for (const before of [...way].reverse()) {
      history.undo();
      expect(seen()).toEqual(before);
    }
    expect(history.canUndo.value).toBe(false);
    for (const after of [...way.slice(1), end]) {
      history.redo();
      expect(seen()).toEqual(after);
    }
  });
});

test("any state that a link can hold is undone and redone as a whole", () => {
  const random = seeded(7);
  for (let turn = 0; turn < 20; turn++) {
    const before = model.state.value;
    const next = { ...randomState(engine.catalog, random), steps: 1 + (turn % 50), step: null };
    // Typed formulas load the full module, which is another test's.
    if (next.surface === "custom") continue;
    model.replace(next);
    history.undo();
    expect(model.state.value).toBe(before);
    history.redo();
    expect(model.state.value).toEqual(next);
  }
});

test("moving through time is one entry until something else is done", () => {
  for (let step = 10; step < 60; step++) model.seek(step);
  model.stepBy(1);
  model.update({ noise: 1 });
  model.seek(5);
  history.undo();
  expect([model.time.value, model.state.value.noise]).toEqual([60, 1]);
  history.undo();
  expect([model.time.value, model.state.value.noise]).toEqual([60, 0]);
  history.undo();
  expect(model.time.value).toBe(200);
});

test("undo while it plays leaves it playing where it is", () => {
  model.update({ noise: 1 });
  model.togglePlay();
  model.tick(0);
  model.tick(100);
  const { value } = model.time;
  expect(value).toBeGreaterThan(0);
  history.undo();
  expect(model.state.value.noise).toBe(0);
  expect([model.playing.value, model.time.value]).toEqual([true, value]);
});

test("undo during play of a longer run stays within the shorter one", () => {
  model.setSteps(50);
  model.setSteps(MAX_STEPS);
  model.update({ speed: 10_000 });
  model.togglePlay();
  model.tick(0);
  model.tick(100);
  history.undo();
  history.undo();
  expect(model.time.value).toBeLessThanOrEqual(50);
});

test("the racer that was open stays open", () => {
  model.selected.value = 4;
  model.removeRacer(1);
  expect(model.state.value.racers[model.selected.value]?.optimizer).toBe("adadelta");
  history.undo();
  expect(model.state.value.racers[model.selected.value]?.optimizer).toBe("adadelta");
  model.selected.value = 7;
  model.addRacer("yogi");
  model.selected.value = 8;
  history.undo();
  expect(model.selected.value).toBe(7);
});
