import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine } from "../../../web/engine/engine";
import { createRaceModel, type RaceModel } from "../../../web/race/model";
import { suggestedRate } from "../../../web/race/request";
import { MAX_PHASES, MAX_RACERS } from "../../../web/race/state";
import { chooseSurface, surfaceGround } from "../../../web/scenes/race/ground";
import { CUSTOM, defaultState, type SurfaceState } from "../../../web/scenes/race/state";
import { loadEngineFromFile } from "../engine";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

let model: RaceModel<SurfaceState>;
const failed = vi.fn();
const open = (patch: Partial<SurfaceState> = {}) =>
  createRaceModel(
    engine,
    surfaceGround(engine.catalog),
    { ...defaultState(engine.catalog), ...patch },
    failed,
  );
beforeEach(() => {
  model = open();
});
afterEach(() => {
  model.dispose();
  expect(failed).not.toHaveBeenCalled();
});

const losses = () => model.summary.value?.racers.map(({ loss }) => loss) ?? [];
const optimizers = () => model.state.value.racers.map(({ optimizer }) => optimizer);
const hidden = () => model.state.value.racers.map((racer) => racer.hidden);

const pointsOf = (index: number) => Array.from(model.paths[index]?.points ?? []);
/** Where two paths are the same, from the start on. */
const sharedSteps = (a: number, b: number) => {
  const [one, other] = [pointsOf(a), pointsOf(b)];
  const parted = one.findIndex((value, at) => !Object.is(value, other[at]));
  return parted < 0 ? one.length / 2 : Math.floor(parted / 2);
};

describe("the ghost", () => {
  test("is where the racers went before the control was touched, until it is dropped", () => {
    expect(model.ghost.shown.value).toBe(false);
    const before = pointsOf(0);
    for (const rate of [1e-3, 5e-4, 2e-4]) model.setHyperparameter(0, "learning_rate", rate);
    expect(model.ghost.shown.value).toBe(true);
    expect(Array.from(model.ghost.paths[0]?.points ?? [])).toEqual(before);
    const between = pointsOf(0);
    model.ghost.drop();
    model.setHyperparameter(0, "learning_rate", 1e-4);
    expect(Array.from(model.ghost.paths[0]?.points ?? [])).toEqual(between);
  });

  test("keeps its arrays", () => {
    model.update({ rateFactor: 0.9 });
    const arrays = model.ghost.paths.map(({ points }) => points);
    model.ghost.drop();
    model.update({ rateFactor: 0.8 });
    expect(model.ghost.paths.every(({ points }, index) => points === arrays[index])).toBe(true);
  });

  test("is none of another surface, of other racers, or where nothing is run", () => {
    model.update({ rateFactor: 0.9 });
    chooseSurface(model, "bowl");
    expect(model.ghost.shown.value).toBe(false);
    model.update({ rateFactor: 0.8 });
    expect(model.ghost.shown.value).toBe(true);
    model.removeRacer(0);
    expect(model.ghost.shown.value).toBe(false);
    model.update({ chart: "gradient_norm" });
    model.seek(5);
    expect(model.ghost.shown.value).toBe(false);
  });
});

describe("a branch", () => {
  const ADAM = 6;

  test("at first is the racer that it branched from, then goes its own way", () => {
    model.branchRacer(ADAM, 40);
    expect(optimizers()).toHaveLength(9);
    expect(optimizers()[ADAM + 1]).toBe("adam");
    expect(model.selected.value).toBe(ADAM + 1);
    expect(pointsOf(ADAM + 1)).toEqual(pointsOf(ADAM));
    model.setHyperparameter(ADAM + 1, "beta1", 0.5);
    // The point at step 40 is the last that both share.
    expect(sharedSteps(ADAM, ADAM + 1)).toBe(41);
  });

  test("does not depend on what becomes of the other", () => {
    model.branchRacer(ADAM, 40);
    model.setHyperparameter(ADAM + 1, "beta1", 0.5);
    const path = pointsOf(ADAM + 1);
    model.setHyperparameter(ADAM, "learning_rate", 1e-4);
    expect(pointsOf(ADAM + 1)).toEqual(path);
    model.removeRacer(ADAM);
    expect(pointsOf(ADAM)).toEqual(path);
  });

  test("of a branch shares the path of that branch", () => {
    model.branchRacer(ADAM, 40);
    model.setHyperparameter(7, "beta1", 0.5);
    model.branchRacer(7, 90);
    model.setHyperparameter(8, "beta1", 0.7);
    expect(sharedSteps(7, 8)).toBe(91);
    // Before the branching of the branch it is a branch of the trunk.
    model.branchRacer(8, 20);
    model.setHyperparameter(9, "learning_rate", 1e-3);
    expect(model.state.value.racers[9]?.trunk.map(({ until }) => until)).toEqual([20]);
    expect(sharedSteps(ADAM, 9)).toBe(21);
    // At the very step of a branching both are.
    model.branchRacer(7, 40);
    model.setHyperparameter(8, "beta1", 0);
    expect(model.state.value.racers[8]?.trunk).toHaveLength(1);
    expect(sharedSteps(ADAM, 8)).toBe(41);
  });

  test("may go on with another optimizer, and with the same trunk", () => {
    model.branchRacer(ADAM, 40);
    model.setOptimizer(7, "lion");
    expect(sharedSteps(ADAM, 7)).toBe(41);
    expect(model.state.value.racers[7]?.trunk[0]).toMatchObject({ optimizer: "adam", until: 40 });
  });

  test("is moved to another step, after the one before and not beyond the end", () => {
    model.branchRacer(ADAM, 40);
    model.branchRacer(7, 90);
    model.setHyperparameter(8, "beta1", 0.5);
    model.setBranchStep(8, 70);
    expect(sharedSteps(7, 8)).toBe(71);
    model.setBranchStep(8, 0);
    expect(model.state.value.racers[8]?.trunk.map(({ until }) => until)).toEqual([40, 41]);
    model.setBranchStep(8, 5000);
    expect(model.state.value.racers[8]?.trunk.at(-1)?.until).toBe(200);
  });

  test("takes the factor on all rates along its whole way, as its trunk does", () => {
    model.branchRacer(ADAM, 40);
    model.update({ rateFactor: 2 });
    expect(pointsOf(ADAM + 1)).toEqual(pointsOf(ADAM));
  });

  test("there is room for is not without end", () => {
    for (let turn = 1; turn < 30; turn++) model.branchRacer(ADAM + turn - 1, turn);
    expect(optimizers().length).toBeLessThanOrEqual(MAX_RACERS);
    const trunks = model.state.value.racers.map(({ trunk }) => trunk.length);
    expect(Math.max(...trunks)).toBe(MAX_PHASES);
    expect(model.error.value).toBeUndefined();
  });
});

describe("a race", () => {
  test("is run at once, and every racer has its path", () => {
    expect(losses()).toHaveLength(8);
    expect(model.paths).toHaveLength(8);
    for (const { points, taken } of model.paths) {
      expect(points).toHaveLength(2 * 201);
      expect([points[0], points[1]]).toEqual([-1.5, 2]);
      expect(taken).toBe(200);
    }
  });

  test("is run again by what it depends on, and by nothing else", () => {
    const first = model.generation.value;
    model.update({ chart: "gradient_norm", colorLog: true, speed: 5, overEvaluations: true });
    model.updateRacer(0, { hidden: true, look: { color: 3, marker: 3 } });
    model.seek(5);
    expect(model.generation.value).toBe(first);
    model.update({ noise: 0.1 });
    expect(model.generation.value).toBe(first + 1);
    model.update({ noise: 0.1 });
    expect(model.generation.value).toBe(first + 1);
  });

  test("is the same race when run again", () => {
    model.update({ noise: 1, seed: 5 });
    const before = losses();
    model.update({ seed: 6 });
    expect(losses()).not.toEqual(before);
    model.update({ seed: 5 });
    expect(losses()).toEqual(before);
  });

  test("keeps the one before when a formula is wrong, and says what is wrong", () => {
    chooseSurface(model, CUSTOM);
    const before = losses();
    model.update({ formula: "x^2 + foo" });
    expect(model.error.value).toMatchObject({ code: "formula", position: 6, found: "foo" });
    expect(losses()).toEqual(before);
    // The racers can be changed meanwhile, and every number stays with its racer.
    model.removeRacer(0);
    expect(losses()).toEqual(before.slice(1));
    expect(model.error.value).toMatchObject({ code: "formula" });
    model.update({ formula: "x^2 + y^2" });
    expect(model.error.value).toBeUndefined();
    expect(losses()).not.toEqual(before.slice(1));
  });

  test("is run on something readable when the link's formula is wrong", () => {
    const other = open({ surface: CUSTOM, formula: "x +" });
    expect(other.error.value).toMatchObject({ code: "formula" });
    expect(other.summary.value?.racers).toHaveLength(8);
    other.dispose();
  });

  test("keeps its paths' arrays while their length stays", () => {
    const arrays = model.paths.map(({ points }) => points);
    model.update({ rateFactor: 2 });
    expect(model.paths.every(({ points }, index) => points === arrays[index])).toBe(true);
    model.setSteps(10);
    expect(model.paths[0]?.points).toHaveLength(22);
  });

  test("has a factor on all rates, kept within what an optimizer takes", () => {
    const before = losses();
    model.update({ rateFactor: 0.5 });
    expect(losses().every((loss, index) => loss !== before[index])).toBe(true);
    model.setHyperparameter(0, "learning_rate", 1e6);
    model.update({ rateFactor: 1000 });
    expect(model.error.value).toBeUndefined();
  });

  test("starts where the surface says, or where it is told; another surface forgets it", () => {
    expect(model.start.value).toEqual([-1.5, 2]);
    model.update({ start: [1, 1] });
    expect(model.start.value).toEqual([1, 1]);
    chooseSurface(model, "bowl");
    expect(model.start.value).toEqual([-4, 3]);
    expect(model.state.value.parameters).toEqual({});
  });

  test("on a typed formula starts within its domain, off centre", () => {
    chooseSurface(model, CUSTOM);
    model.update({ domain: [10, 20, -3, -2] });
    const [x, y] = model.start.value;
    expect(x > 10 && x < 20 && x !== 15).toBe(true);
    expect(y > -3 && y < -2 && y !== -2.5).toBe(true);
  });
});

describe("time", () => {
  test("begins at the end, or where the link says", () => {
    expect(model.time.value).toBe(200);
    const other = open({ step: 7 });
    expect(other.time.value).toBe(7);
    other.dispose();
  });

  test("is sought within the run; the end is no step of its own", () => {
    model.seek(10.4);
    expect(model.time.value).toBe(10.4);
    expect(model.state.value.step).toBe(10);
    model.seek(-5);
    expect([model.time.value, model.state.value.step]).toEqual([0, 0]);
    model.seek(999);
    expect([model.time.value, model.state.value.step]).toEqual([200, null]);
  });

  test("steps to whole steps, from between two of them too", () => {
    model.seek(10.4);
    model.stepBy(1);
    expect(model.time.value).toBe(11);
    model.seek(10.4);
    model.stepBy(-1);
    expect(model.time.value).toBe(10);
    model.stepBy(-1000);
    expect(model.time.value).toBe(0);
    model.stepBy(1000);
    expect(model.time.value).toBe(200);
  });

  test("plays at its speed, from the start when it stands at the end", () => {
    model.update({ speed: 10 });
    model.togglePlay();
    expect([model.playing.value, model.time.value]).toEqual([true, 0]);
    model.tick(1000);
    expect(model.time.value).toBe(0);
    model.tick(1100);
    expect(model.time.value).toBeCloseTo(1);
    // Nothing is written into the link while it plays.
    expect(model.state.value.step).toBeNull();
    // A page that slept a minute makes no jump.
    model.tick(61_000);
    expect(model.time.value).toBeCloseTo(2);
    model.togglePlay();
    expect([model.playing.value, model.time.value, model.state.value.step]).toEqual([false, 2, 2]);
    // Nor does the time between two plays count.
    model.togglePlay();
    model.tick(99_000);
    expect(model.time.value).toBe(2);
  });

  test("stands at the end", () => {
    model.update({ speed: 10_000 });
    model.togglePlay();
    model.tick(0);
    model.tick(100);
    expect([model.playing.value, model.time.value, model.state.value.step]).toEqual([
      ...[false, 200, null],
    ]);
  });

  test("stops when it is stepped", () => {
    model.togglePlay();
    model.stepBy(1);
    expect([model.playing.value, model.time.value]).toEqual([false, 1]);
  });

  test("stays at the end, or where it is, when the run grows or shrinks", () => {
    model.setSteps(300);
    expect(model.time.value).toBe(300);
    model.setSteps(50);
    expect(model.time.value).toBe(50);
    model.seek(20);
    model.setSteps(100);
    expect(model.time.value).toBe(20);
    model.setSteps(10);
    expect(model.time.value).toBe(10);
  });

  test("that is told by the link is the time that is shown, after the run's length changed", () => {
    model.seek(20);
    model.setSteps(100);
    expect(model.state.value.step).toBe(20);
  });
});

describe("racers", () => {
  test("are added up to as many as there is room for, each with a look of its own", () => {
    for (let turn = 0; turn < 40; turn++) model.addRacer("adam");
    const { racers } = model.state.value;
    expect(racers).toHaveLength(MAX_RACERS);
    expect(losses()).toHaveLength(MAX_RACERS);
    expect(new Set(racers.map(({ look }) => `${look.color}.${look.marker}`)).size).toBe(MAX_RACERS);
    expect(model.selected.value).toBe(MAX_RACERS - 1);
    model.duplicateRacer(0);
    expect(model.state.value.racers).toHaveLength(MAX_RACERS);
  });

  test("are duplicated beside themselves, and the copy is opened", () => {
    model.setHyperparameter(2, "learning_rate", 0.01);
    model.duplicateRacer(2);
    const { racers } = model.state.value;
    expect(optimizers().slice(2, 4)).toEqual(["nesterov", "nesterov"]);
    expect(racers[3]?.hyperparameters).toEqual({ learning_rate: 0.01 });
    expect(racers[3]?.look).not.toEqual(racers[2]?.look);
    expect(model.selected.value).toBe(3);
    model.duplicateRacer(99);
    expect(model.state.value.racers).toHaveLength(9);
  });

  test("are removed to the last, and one can be added again", () => {
    model.selected.value = 7;
    model.removeRacer(7);
    expect(model.selected.value).toBe(6);
    for (let left = 7; left > 0; left--) model.removeRacer(0);
    expect(optimizers()).toEqual([]);
    expect(model.paths).toHaveLength(0);
    expect(losses()).toEqual([]);
    expect(model.error.value).toBeUndefined();
    model.addRacer("sgd");
    expect(losses()).toHaveLength(1);
    expect(model.selected.value).toBe(0);
  });

  test("keep the opened one open when another before it is removed", () => {
    model.selected.value = 3;
    model.removeRacer(0);
    expect(optimizers()[model.selected.value]).toBe("adagrad");
  });

  test("are shown alone, and all again by the same button", () => {
    model.soloRacer(2);
    expect(hidden()).toEqual([true, true, false, true, true, true, true, true]);
    model.soloRacer(3);
    expect(hidden()[3]).toBe(false);
    expect(hidden().filter((one) => one)).toHaveLength(7);
    model.soloRacer(3);
    expect(hidden().some((one) => one)).toBe(false);
    model.toggleRacer(1);
    expect(hidden()).toEqual([false, true, false, false, false, false, false, false]);
  });

  test("take another optimizer with its own defaults, and keep schedule and sight", () => {
    const schedule = { kind: "cosine", parameters: { eta_min: 0.1 }, points: [] };
    model.updateRacer(0, { schedule, hidden: true, hyperparameters: { learning_rate: 0.5 } });
    model.setOptimizer(0, "yogi");
    expect(model.state.value.racers[0]).toMatchObject({
      optimizer: "yogi",
      convention: "paper",
      hyperparameters: {},
      schedule,
      hidden: true,
    });
    const { state } = model;
    const before = state.value;
    model.setOptimizer(0, "yogi");
    model.setOptimizer(99, "adam");
    model.setHyperparameter(99, "learning_rate", 1);
    model.toggleRacer(99);
    expect(state.value).toBe(before);
  });

  test("of every kind run on every surface with the rates that are suggested", () => {
    for (const { id } of engine.catalog.optimizers) model.addRacer(id);
    for (const { id } of engine.catalog.surfaces) {
      chooseSurface(model, id);
      expect(model.error.value, id).toBeUndefined();
      const state = model.state.value;
      for (const { optimizer } of state.racers) {
        expect(
          suggestedRate(optimizer, {
            state,
            ground: surfaceGround(engine.catalog),
            catalog: engine.catalog,
          }),
          `${id} ${optimizer}`,
        ).toBeGreaterThan(0);
      }
      // The monkey saddle has no floor.
      const diverged = model.summary.value?.racers.filter(
        ({ outcome }) => outcome.kind === "diverged" && outcome.cause.kind !== "unbounded",
      );
      expect(diverged, id).toEqual([]);
    }
  });
});

test("another link takes the place of all", () => {
  model.togglePlay();
  model.selected.value = 5;
  model.replace({ ...defaultState(engine.catalog), surface: "bowl", step: 3 });
  expect([model.playing.value, model.selected.value, model.time.value]).toEqual([false, 0, 3]);
  expect(model.start.value).toEqual([-4, 3]);
});
