import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine } from "../../../web/engine/engine";
import { createRaceModel, type RaceModel } from "../../../web/race/model";
import { MAX_RACERS, newRacer } from "../../../web/race/state";
import { addTwins, isTwin, missingTwins } from "../../../web/race/what-if/conventions";
import { surfaceGround } from "../../../web/scenes/race/ground";
import { defaultState, parseState, type SurfaceState } from "../../../web/scenes/race/state";
import { whatIfEn } from "../../../web/words/what-if.en";
import { whatIfRu } from "../../../web/words/what-if.ru";
import { loadEngineFromFile } from "../engine";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

let model: RaceModel<SurfaceState>;
const race = (...racers: string[]) => {
  const pairs = racers.map((racer) => ["racer", racer] as const);
  model.replace(parseState(pairs, engine.catalog).state);
};
beforeEach(() => {
  model = createRaceModel(
    engine,
    surfaceGround(engine.catalog),
    defaultState(engine.catalog),
    vi.fn(),
  );
});
afterEach(() => model.dispose());

const racers = () => model.state.value.racers;
const full = async () => {
  await model.needFull();
  const fullRace = model.fullRace();
  if (!fullRace) throw new Error("the full module is not there");
  return fullRace;
};

describe("the other conventions", () => {
  test("are set beside a racer with its settings and looks of their own", () => {
    race("momentum:learning_rate=0.002,momentum=0.8,schedule=cosine", "adam");
    addTwins(model, 0);
    expect(racers().map(({ convention }) => convention)).toEqual([
      "pytorch",
      "slides",
      "moving_average",
      "pytorch",
    ]);
    for (const racer of racers().slice(0, 3)) {
      expect(racer.hyperparameters).toEqual({ learning_rate: 0.002, momentum: 0.8 });
      expect(racer.schedule.kind).toBe("cosine");
    }
    const looks = racers().map(({ look }) => JSON.stringify(look));
    expect(new Set(looks).size).toBe(4);
    expect(model.selected.value).toBe(0);
  });

  test("are not set twice, seen from either of them", () => {
    race("momentum:dampening=0.5", "adam");
    addTwins(model, 0);
    for (const index of [0, 1, 2]) {
      const racer = racers()[index];
      expect(racer && missingTwins(model, racer)).toEqual([]);
      addTwins(model, index);
    }
    expect(racers()).toHaveLength(4);
    // What only one of them knows is left out in the others.
    expect(racers()[1]?.hyperparameters).toEqual({});
  });

  test("are wanted again once the settings are others", () => {
    race("adagrad", "adam");
    addTwins(model, 0);
    model.setHyperparameter(0, "eps", 0.1);
    const racer = racers()[0];
    expect(racer && missingTwins(model, racer)).toHaveLength(1);
  });

  test("take the trunk of a branch along", () => {
    race("momentum:until=40;momentum:momentum=0.5", "adam");
    addTwins(model, 0);
    expect(racers()[1]?.trunk[0]).toMatchObject({ convention: "slides", until: 40 });
  });

  test("stay within the room that there is", () => {
    race(...Array.from({ length: MAX_RACERS - 1 }, () => "momentum"));
    addTwins(model, 0);
    expect(racers()).toHaveLength(MAX_RACERS);
    expect(model.error.value).toBeUndefined();
  });
});

describe("what is said of two conventions is what the core finds", () => {
  const compare = async (racer: string) => {
    race(racer, "adam");
    addTwins(model, 0);
    const fullRace = await full();
    return racers()
      .slice(1, -1)
      .map(({ convention }, index) => ({ convention, ...fullRace.compare(0, index + 1) }));
  };

  test("momentum: at a constant rate PyTorch and the slides are the same walk, a tenth of it the average", async () => {
    const [slides, average] = await compare("momentum");
    expect(slides).toMatchObject({ convention: "slides", kind: "rounding", step: -1 });
    expect(average).toMatchObject({ convention: "moving_average", kind: "parted" });
  });

  test("momentum: with η/(1 − μ) the moving average is PyTorch's walk", async () => {
    race(
      "momentum:learning_rate=0.001,momentum=0.8,convention=pytorch",
      "momentum:learning_rate=0.005,momentum=0.8,convention=moving_average",
    );
    expect((await full()).compare(0, 1).kind).toBe("rounding");
  });

  test.each(["momentum", "nesterov"])("%s: where the rate changes they part", async (optimizer) => {
    const [other] = await compare(`${optimizer}:schedule=cosine`);
    expect(other?.kind).toBe("parted");
    expect(other?.step).toBeGreaterThan(1);
    // The distance is there at that step and was not before.
    const [a, b] = model.paths;
    const distance = (step: number) =>
      Math.hypot(
        (a?.points[2 * step] ?? 0) - (b?.points[2 * step] ?? 0),
        (a?.points[2 * step + 1] ?? 0) - (b?.points[2 * step + 1] ?? 0),
      );
    const [x0, x1, y0, y1] = model.domain.value;
    const threshold = (other?.share ?? 0) * Math.hypot(x1 - x0, y1 - y0);
    const step = other?.step ?? 0;
    expect(distance(step)).toBeGreaterThan(threshold);
    expect(distance(step - 1)).toBeLessThanOrEqual(threshold);
    expect(distance(other?.last ?? 0)).toBeCloseTo(other?.at_last ?? 0, 12);
  });

  test("nesterov: at a constant rate both are the same walk", async () => {
    expect((await compare("nesterov"))[0]?.kind).toBe("rounding");
  });

  test("adagrad: ε shows only when it is large", async () => {
    expect((await compare("adagrad"))[0]?.kind).toMatch(/rounding|identical/);
    expect((await compare("adagrad:eps=100"))[0]?.kind).toBe("parted");
  });

  test("SGD: there is no difference at all", async () => {
    expect((await compare("sgd"))[0]).toMatchObject({ kind: "identical", greatest: 0, last: 200 });
  });
});

test("there is a reason for every pair of conventions", () => {
  for (const { id, conventions } of engine.catalog.optimizers) {
    for (const a of conventions) {
      for (const b of conventions.filter((other) => other > a)) {
        const pair = `${id} ${a} ${b}`;
        expect(Object.keys(whatIfRu.reasons), pair).toContain(pair);
        expect(Object.keys(whatIfEn.reasons), pair).toContain(pair);
        expect(
          isTwin(newRacer(engine.catalog, id, []), newRacer(engine.catalog, id, []), b, infoOf(id)),
        ).toBe(b === conventions[0]);
      }
    }
  }
});

function infoOf(id: string) {
  const info = engine.catalog.optimizers.find((one) => one.id === id);
  if (!info) throw new Error(id);
  return info;
}
