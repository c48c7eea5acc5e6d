// What a guess is worth, the game around it, and the round that is kept.

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../web/engine/engine";
import { createRaceModel, type RaceModel } from "../../../web/race/model";
import { type Game, gameOf } from "../../../web/race/predict/game";
import { KINDS } from "../../../web/race/predict/kinds";
import { read } from "../../../web/race/predict/round";
import { flagPoints, meanPoints, stepPoints, winnerPoints } from "../../../web/race/predict/score";
import { chooseSurface, surfaceGround } from "../../../web/scenes/race/ground";
import { parseState, type SurfaceState } from "../../../web/scenes/race/state";
import { chooseMotion } from "../../../web/settings/settings";
import { parseAddress } from "../../../web/state/hash";
import { loadEngineFromFile } from "../engine";
import { seeded } from "../seeded";

const DOMAIN = [-3, 3, -4, 4] as const;

describe("points", () => {
  test("a flag: 100 in the very place, half for every 5 % of the diagonal", () => {
    expect(flagPoints([1, 2], [1, 2], false, DOMAIN)).toBe(100);
    // The diagonal is 10.
    expect(flagPoints([1, 2], [1.5, 2], false, DOMAIN)).toBe(50);
    expect(flagPoints([1, 2], [1, 3], false, DOMAIN)).toBe(25);
    expect(flagPoints([1, 2], [1e300, 2], false, DOMAIN)).toBe(0);
    expect(flagPoints([1, 2], [Number.NaN, 2], false, DOMAIN)).toBe(0);
  });

  test("a loss is all or nothing", () => {
    expect(flagPoints("lost", [0, 0], true, DOMAIN)).toBe(100);
    expect(flagPoints("lost", [0, 0], false, DOMAIN)).toBe(0);
    expect(flagPoints([0, 0], [0, 0], true, DOMAIN)).toBe(0);
  });

  test("a nearer flag is never worth less, and points stay within 0 and 100", () => {
    const random = seeded(7);
    for (let turn = 0; turn < 500; turn++) {
      const near = random() * 10;
      const far = near + random() * 10;
      const [a, b] = [near, far].map((by) => flagPoints([by, 0], [0, 0], false, DOMAIN));
      expect(a).toBeGreaterThanOrEqual(b ?? 0);
      expect(a).toBeLessThanOrEqual(100);
      expect(b).toBeGreaterThanOrEqual(0);
    }
  });

  test("a winner: 100, 50, 25 by its place; nothing if it diverged", () => {
    expect([1, 2, 3].map((place) => winnerPoints(place, false))).toEqual([100, 50, 25]);
    expect(winnerPoints(1, true)).toBe(0);
  });

  test("a step: half for every 5 % of the steps; that none diverges is all or nothing", () => {
    expect(stepPoints(40, 40, 200)).toBe(100);
    expect(stepPoints(40, 50, 200)).toBe(50);
    expect(stepPoints(undefined, undefined, 200)).toBe(100);
    expect(stepPoints(undefined, 40, 200)).toBe(0);
    expect(stepPoints(40, undefined, 200)).toBe(0);
  });

  test("the mean is whole, and 0 of nothing", () => {
    expect(meanPoints([100, 50, 0])).toBe(50);
    expect(meanPoints([100, 51])).toBe(76);
    expect(meanPoints([])).toBe(0);
  });
});

describe("a game", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngineFromFile();
  });
  let model: RaceModel<SurfaceState>;
  afterEach(() => {
    model.dispose();
  });

  function open(link: string, still = true): Game {
    chooseMotion(!still);
    const { state } = parseState(parseAddress(`#/race?${link}`).pairs, engine.catalog);
    model = createRaceModel(engine, surfaceGround(engine.catalog), state, () => undefined);
    return gameOf(model);
  }
  const BOWL = "surface=bowl&steps=60&step=40&racer=sgd:learning_rate=0.4&racer=adam";

  test("hides what is to come, and no key or button moves time meanwhile", () => {
    const game = open(BOWL);
    game.begin();
    expect(model.blind.value).toBe("guess");
    expect(model.time.value).toBe(0);
    model.stepBy(10);
    model.seek(30);
    model.togglePlay();
    model.setSteps(50);
    expect(model.time.value).toBe(0);
    expect(model.playing.value).toBe(false);
    model.replace({ ...model.state.value, step: 20 });
    expect(model.time.value).toBe(0);
  });

  test("taken back leaves everything as it was", () => {
    const game = open(BOWL);
    const before = model.state.value;
    game.begin();
    model.aim.value?.move([1, 1]);
    game.cancel();
    expect(model.time.value).toBe(40);
    expect(model.state.value).toEqual(before);
    expect(model.blind.value).toBeUndefined();
    expect(model.aim.value).toBeUndefined();
    expect(game.flags.value.size).toBe(0);
  });

  test("gives the whole score for flags in the very places", () => {
    const game = open(BOWL);
    game.begin();
    const ends = model.paths.map(({ points, taken }) => [
      points[2 * taken] ?? 0,
      points[2 * taken + 1] ?? 0,
    ]);
    for (const [x = 0, y = 0] of ends) {
      model.aim.value?.move([x, y]);
      game.turn();
    }
    game.go();
    expect(game.phase.value).toBe("done");
    expect(game.result.value?.points).toBe(100);
    expect(model.blind.value).toBeUndefined();
    expect(model.time.value).toBe(60);
  });

  test("plays where motion is allowed, and shows the score at the end", () => {
    const game = open(BOWL, false);
    game.begin();
    model.aim.value?.move([0, 0]);
    game.go();
    expect(game.phase.value).toBe("run");
    expect(model.playing.value).toBe(true);
    expect(model.blind.value).toBe("run");
    game.toEnd();
    expect(game.phase.value).toBe("done");
  });

  test("scores the winner by the order of the results, and a step of divergence", () => {
    const game = open(`${BOWL}&racer=sgd:learning_rate=1.05`);
    game.kind.value = "winner";
    game.begin();
    expect(game.isReady()).toBe(false);
    game.winner.value = 0;
    game.go();
    expect(game.result.value?.points).toBe(100);

    game.kind.value = "divergence";
    game.begin();
    game.suspect.value = 2;
    game.saidStep.value = 23;
    game.go();
    expect(game.result.value?.points).toBe(100);
    game.begin();
    game.suspect.value = 0;
    game.go();
    expect(game.result.value?.points).toBe(100);
  });

  test("is guessed anew when the race changes under it", () => {
    const game = open(BOWL, false);
    game.begin();
    model.aim.value?.move([0, 0]);
    game.go();
    model.update({ seed: 5, noise: 1 });
    expect(game.phase.value).toBe("guess");
    expect(model.time.value).toBe(0);
    game.go();
    game.toEnd();
    model.update({ seed: 6 });
    expect(game.phase.value).toBe("idle");
    expect(model.blind.value).toBeUndefined();
  });

  test("knows no flag of a racer that is gone, nor one of another surface", () => {
    const game = open(BOWL);
    game.begin();
    game.current.value = 1;
    model.aim.value?.move([1, 1]);
    model.removeRacer(1);
    expect(game.flags.value.size).toBe(0);
    expect(game.current.value).toBe(0);
    model.aim.value?.move([1, 1]);
    chooseSurface(model, "rosenbrock");
    expect(game.flags.value.size).toBe(0);
  });

  test("one key leads through all of it", () => {
    const game = open(BOWL);
    game.forward();
    model.aim.value?.move([0, 0]);
    game.forward();
    expect(game.current.value).toBe(1);
    game.forward();
    expect(game.phase.value).toBe("done");
    game.forward();
    expect(game.round.entries.value).toHaveLength(1);
    game.forward();
    expect(game.phase.value).toBe("guess");
    game.back();
    expect(game.phase.value).toBe("idle");
  });
});

describe("what is stored of a round", () => {
  test("is read as it was written", () => {
    const entries = [{ surface: "bowl", kind: "flags", points: 70 }];
    expect(read(JSON.stringify(entries), KINDS)).toEqual(entries);
  });

  test.each([
    "",
    "{",
    "null",
    "7",
    '[{"surface":1}]',
    '[{"surface":"x","kind":"bets","points":1}]',
  ])("%s is no round", (text) => expect(read(text, KINDS)).toEqual([]));

  test("nothing stored is an empty round", () => expect(read(null, KINDS)).toEqual([]));
});
