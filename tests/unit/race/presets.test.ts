// Each experiment is run by the core, and what its sentence claims is looked for in the run.

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Engine, type OutcomeReport, Quantity } from "../../../web/engine/engine";
import { createRaceModel, type RaceModel } from "../../../web/race/model";
import { surfaceGround } from "../../../web/scenes/race/ground";
import { PRESETS, type PresetId, presetOf } from "../../../web/scenes/race/presets/list";
import { formatState, parseState } from "../../../web/scenes/race/state";
import { parseAddress } from "../../../web/state/hash";
import { presetsEn } from "../../../web/words/presets.en";
import { presetsRu } from "../../../web/words/presets.ru";
import { loadEngineFromFile } from "../engine";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

type Place = readonly [number, number];

interface Shown {
  readonly kind: OutcomeReport["kind"];
  /** Index of the minimum it came to; -1 for another or none. */
  readonly minimum: number;
  readonly on: string;
  readonly outcome: OutcomeReport;
  readonly reached: number;
  readonly loss: number;
  readonly distance: number;
  readonly evaluations: number;
  readonly rate: number;
  readonly path: readonly Place[];
  readonly losses: readonly number[];
  readonly read: (quantity: Quantity, step: number) => number;
}

const models: RaceModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

const stateOf = (link: string) => parseState(parseAddress(`#/race?${link}`).pairs, engine.catalog);

function race(link: string): { racers: Shown[]; at: RaceModel["race"] } {
  const { state } = stateOf(link);
  const model = createRaceModel(engine, surfaceGround(engine.catalog), state, () => {
    throw new Error("the engine failed");
  });
  models.push(model);
  const racers = (model.summary.value?.racers ?? []).map((summary, index): Shown => {
    const { outcome } = summary;
    const points = model.paths[index]?.points ?? new Float64Array();
    const steps = Array.from({ length: summary.taken + 1 }, (_, step) => step);
    const racer = state.racers[index];
    return {
      kind: outcome.kind,
      minimum: outcome.kind === "converged" ? outcome.minimum : -1,
      on: outcome.kind === "stalled" ? outcome.on : "",
      outcome,
      reached: summary.reached,
      loss: summary.loss,
      distance: summary.distance,
      evaluations: summary.evaluations,
      rate: racer ? model.learningRate(racer) : Number.NaN,
      path: steps.map((step) => [
        points[2 * step] ?? Number.NaN,
        points[2 * step + 1] ?? Number.NaN,
      ]),
      losses: steps.map((step) => model.read(index, Quantity.Loss, step)),
      read: (quantity, step) => model.read(index, quantity, step),
    };
  });
  return { racers, at: model.race };
}

const between = ([ax, ay]: Place, [bx, by]: Place) => Math.hypot(ax - bx, ay - by);
const nearest = ({ path }: Shown, place: Place) =>
  Math.min(...path.map((at) => between(at, place)));
const stepLengths = ({ path }: Shown) =>
  path.slice(1).map((at, t) => between(at, path[t] as Place));
const at = <Value>(list: readonly Value[], index: number): Value => {
  const value = list.at(index);
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
};
/** How often a path passes the bowl's minimum: the sign of its x changes. */
const crossings = ({ path }: Shown) =>
  path.slice(1).filter(([x], t) => x * at(path, t)[0] < 0).length;
const DEEP: Place = [1.98, 0];

/** What each sentence says, as code. */
const CLAIMS: Record<PresetId, (racers: readonly Shown[], race: RaceModel["race"]) => void> = {
  explodes: ([one], race) => {
    const sgd = one as Shown;
    expect(race().at(-4, 3).eigenvalues[0]).toBeCloseTo(2, 12);
    expect(sgd.rate).toBe(1.05);
    expect(sgd.outcome).toMatchObject({
      kind: "diverged",
      cause: { kind: "learning_rate", limit: 1 },
    });
    for (let t = 1; t < 20; t++) {
      const ratio = between(at(sgd.path, t), [0, 0]) / between(at(sgd.path, t - 1), [0, 0]);
      expect(ratio).toBeCloseTo(1.1, 9);
      expect(at(sgd.path, t)[0] * at(sgd.path, t - 1)[0]).toBeLessThan(0);
    }
  },
  limit: ([below, above], race) => {
    const report = race().at(-4, 2);
    expect(2 / report.eigenvalues[0]).toBeCloseTo(0.02, 12);
    expect(above?.outcome).toMatchObject({ kind: "diverged", cause: { kind: "learning_rate" } });
    expect(below?.kind).not.toBe("diverged");
    const across = ([x, y]: Place) => Math.abs(x * report.direction[0] + y * report.direction[1]);
    for (let t = 1; t < 40; t++) {
      const grows = (one: Shown) => across(at(one.path, t)) / across(at(one.path, t - 1));
      expect(grows(below as Shown)).toBeCloseTo(0.95, 6);
      expect(grows(above as Shown)).toBeCloseTo(1.05, 6);
    }
  },
  heavier: ([sgd, momentum], race) => {
    expect([sgd?.rate, momentum?.rate]).toEqual([1.5, 1.5]);
    expect(sgd?.outcome).toMatchObject({ kind: "diverged", cause: { limit: 1 } });
    expect((2 * (1 + 0.9)) / race().at(0, 0).eigenvalues[0]).toBeCloseTo(1.9, 12);
    expect(momentum).toMatchObject({ kind: "converged", minimum: 0 });
  },
  narrow: ([settles, dashes, leaves], race) => {
    const limit = (x: number) => 2 / race().at(x, 0).eigenvalues[0];
    expect(limit(1.9805)).toBeCloseTo(0.33, 2);
    expect(limit(-1.8511)).toBeGreaterThan(3.6);
    expect(limit(-1.8511)).toBeLessThan(3.75);
    expect(settles).toMatchObject({ kind: "converged", minimum: 0 });
    expect(dashes?.kind).toBe("spent");
    const last = (dashes as Shown).path.slice(-20);
    for (const place of last) expect(between(place, DEEP)).toBeLessThan(1);
    expect(Math.max(...stepLengths(dashes as Shown).slice(-20))).toBeGreaterThan(0.5);
    expect(leaves).toMatchObject({ kind: "converged", minimum: 1 });
  },
  ravine: ([sgd, momentum]) => {
    expect(sgd?.rate).toBe(momentum?.rate);
    expect(sgd?.reached).toBe(-1);
    expect(momentum?.reached).toBe(103);
    // Along the ravine (30°), while both are far out, a step with momentum is several of those without, never over 10.
    const along = ([x, y]: Place) => x * Math.cos(Math.PI / 6) + y * Math.sin(Math.PI / 6);
    const step = (one: Shown, t: number) => along(at(one.path, t)) - along(at(one.path, t - 1));
    const gradient = (one: Shown, t: number) => -along(at(one.path, t - 1)) * one.rate;
    const factors = [10, 20].map(
      (t) => step(momentum as Shown, t) / gradient(momentum as Shown, t),
    );
    expect(Math.min(...factors)).toBeGreaterThan(4);
    const plain = [10, 20].map((t) => step(sgd as Shown, t) / gradient(sgd as Shown, t));
    for (const factor of plain) expect(factor).toBeCloseTo(1, 6);
  },
  aligned: ([sgd, adagrad, rmsprop, adam]) => {
    expect([rmsprop?.reached, sgd?.reached]).toEqual([25, 248]);
    for (const one of [adagrad, adam]) expect(one?.reached).toBeGreaterThan(0);
    for (const one of [adagrad, adam]) expect(one?.reached).toBeLessThan(100);
  },
  rotated: ([sgd, adagrad, rmsprop, adam], race) => {
    const [[xx], [, yy]] = race().at(0, 0).hessian;
    expect(xx).toBeCloseTo(yy, 9);
    expect(rmsprop?.reached).toBe(423);
    expect([adagrad?.reached, adam?.reached]).toEqual([-1, -1]);
    expect(sgd?.reached).toBeGreaterThan(0);
    expect(sgd?.reached).toBeLessThan(423);
  },
  newton: ([newton, sgd]) => {
    expect(newton?.reached).toBe(1);
    expect(at((newton as Shown).losses, 1)).toBeLessThan(1e-12);
    expect(sgd?.reached).toBe(-1);
    expect((newton?.evaluations ?? 0) / 50).toBe(3);
    expect((sgd?.evaluations ?? 0) / 50).toBe(1);
  },
  overshoot: ([heavy, light]) => {
    expect(crossings(heavy as Shown)).toBeGreaterThan(4);
    expect(crossings(light as Shown)).toBe(0);
    expect(light).toMatchObject({ kind: "converged", minimum: 0 });
    expect(heavy?.kind).toBe("spent");
  },
  "two-wells": ([sgd, momentum, adam]) => {
    expect(new Set([sgd?.rate, momentum?.rate, adam?.rate]).size).toBe(1);
    expect([sgd?.minimum, momentum?.minimum, adam?.minimum]).toEqual([0, 1, 0]);
    expect(nearest(momentum as Shown, DEEP)).toBeLessThan(0.6);
  },
  conventions: ([pytorch, slides]) => {
    const [left, right] = [pytorch as Shown, slides as Shown];
    for (let t = 0; t <= 10; t++) {
      expect(between(at(left.path, t), at(right.path, t))).toBeLessThan(1e-12);
    }
    const eleventh = (one: Shown) => at(stepLengths(one), 10);
    const tenth = (one: Shown) => at(stepLengths(one), 9);
    expect(eleventh(left)).toBeLessThan(0.15 * tenth(left));
    expect(eleventh(right)).toBeGreaterThan(0.8 * tenth(right));
    expect(right.distance).toBeGreaterThan(3 * left.distance);
  },
  adagrad: ([adagrad, rmsprop]) => {
    for (const axis of [Quantity.RateX, Quantity.RateY]) {
      const rates = Array.from({ length: 300 }, (_, t) => (adagrad as Shown).read(axis, t + 1));
      for (let t = 1; t < rates.length; t++) expect(at(rates, t)).toBeLessThan(at(rates, t - 1));
      const fall = at(rates, 0) / at(rates, -1);
      expect(fall).toBeGreaterThan(7.5);
      expect(fall).toBeLessThan(10);
    }
    expect(adagrad?.reached).toBe(-1);
    expect(rmsprop?.reached).toBe(27);
    expect(rmsprop?.rate).toBe(adagrad?.rate);
  },
  "walks-past": ([sgd, adam]) => {
    expect(sgd?.rate).toBe(adam?.rate);
    expect([sgd?.minimum, adam?.minimum]).toEqual([0, 1]);
    expect(nearest(adam as Shown, DEEP)).toBeGreaterThan(1.3);
    expect(at((adam as Shown).path, 0)[0]).toBeGreaterThan(DEEP[0]);
    // Diagonally: the first steps are as long in x as in y.
    for (let t = 1; t <= 8; t++) {
      const [x, y] = at((adam as Shown).path, t);
      const [fromX, fromY] = at((adam as Shown).path, t - 1);
      expect(Math.abs(x - fromX) / Math.abs(y - fromY)).toBeGreaterThan(0.8);
      expect(Math.abs(x - fromX) / Math.abs(y - fromY)).toBeLessThan(1.25);
    }
  },
  correction: ([corrected, plain]) => {
    const first = ({ path }: Shown, axis: 0 | 1) => Math.abs(at(path, 1)[axis] - at(path, 0)[axis]);
    for (const axis of [0, 1] as const) {
      expect(first(corrected as Shown, axis)).toBeCloseTo(0.1, 6);
      expect(first(plain as Shown, axis) / 0.1).toBeCloseTo(3.16, 2);
    }
    expect(Math.sqrt(0.001)).toBeCloseTo(0.032, 3);
  },
  jitter: ([constant, cosine]) => {
    const jitters = constant as Shown;
    expect(Math.min(...jitters.losses)).toBeLessThan(1e-3);
    expect(Math.min(...stepLengths(jitters).slice(-50))).toBeGreaterThan(0.5 * jitters.rate);
    expect(jitters.kind).toBe("spent");
    expect(cosine).toMatchObject({ kind: "converged", minimum: 0 });
    expect(cosine?.loss).toBeLessThan(1e-12);
  },
  sign: ([lion, rprop]) => {
    const { path, rate } = lion as Shown;
    for (let t = 1; t < path.length; t++) {
      for (const axis of [0, 1] as const) {
        expect(Math.abs(at(path, t)[axis] - at(path, t - 1)[axis])).toBeCloseTo(rate, 9);
      }
    }
    expect(lion?.kind).toBe("spent");
    expect(rprop).toMatchObject({ kind: "converged", minimum: 0 });
    expect(rprop?.rate).toBe(rate);
    expect(at(stepLengths(rprop as Shown), -1)).toBeLessThan(1e-3);
  },
  saddle: (racers) => {
    for (const { on, path } of racers) {
      expect(on).toBe("saddle");
      expect(between(at(path, -1), [0, 0])).toBeLessThan(1e-3);
      expect(path.every(([, y]) => y === 0)).toBe(true);
    }
  },
  "saddle-noise": (racers, race) => {
    expect(race().at(0, 0).eigenvalues[1]).toBeCloseTo(-1, 9);
    for (const one of racers) {
      expect(one.kind).toBe("converged");
      expect(one.minimum).toBeGreaterThanOrEqual(0);
    }
  },
  "saddle-newton": ([newton, sgd, momentum]) => {
    expect(newton).toMatchObject({ kind: "stalled", on: "saddle" });
    expect(between(at((newton as Shown).path, 1), [0, 0])).toBeLessThan(1e-3);
    for (const one of [sgd, momentum]) expect(one).toMatchObject({ kind: "converged", minimum: 0 });
  },
  plateau: ([sgd, momentum, adam]) => {
    expect((sgd as Shown).read(Quantity.GradientNorm, 0)).toBeCloseTo(2e-5, 5);
    for (const one of [sgd, momentum]) {
      expect(one?.on).toBe("plateau");
      expect(between(at((one as Shown).path, -1), [-4, 3])).toBeLessThan(0.01);
    }
    expect(adam).toMatchObject({ kind: "converged", minimum: 0 });
  },
  cliff: ([momentum]) => {
    const { read, path } = momentum as Shown;
    expect(read(Quantity.GradientNorm, 2) / read(Quantity.GradientNorm, 1)).toBeGreaterThan(50);
    const third = at(stepLengths(momentum as Shown), 2);
    expect(third).toBeGreaterThan(11.5);
    expect(third).toBeLessThan(12);
    // Over the edge of what is shown, and later farther still.
    expect(at(path, 3)[0]).toBeGreaterThan(5);
    expect(Math.max(...path.map(([x]) => x))).toBeGreaterThan(20);
    expect(momentum?.reached).toBe(-1);
  },
  "cliff-clipped": ([momentum]) => {
    expect(Math.max(...stepLengths(momentum as Shown))).toBeLessThan(1);
    expect(momentum).toMatchObject({ kind: "converged", minimum: 0 });
    const bare = presetOf("cliff")?.link ?? "";
    expect(presetOf("cliff-clipped")?.link).toBe(bare.replace("&racer", "&clipNorm=1&racer"));
  },
  rastrigin: (racers) => {
    expect(racers).toHaveLength(6);
    for (const one of racers) {
      expect(one).toMatchObject({ kind: "converged", minimum: -1 });
      expect(one.loss).toBeGreaterThan(0.9);
    }
  },
  cosine: ([constant, cosine]) => {
    expect(nearest(constant as Shown, [-3.7793, -3.2832])).toBeLessThan(0.2);
    const steps = stepLengths(constant as Shown);
    expect(Math.min(...steps)).toBeGreaterThan(0.0999);
    expect(constant?.kind).toBe("spent");
    expect(cosine).toMatchObject({ kind: "converged", minimum: 2 });
    expect(at(stepLengths(cosine as Shown), -1)).toBeLessThan(1e-4);
  },
  noise: ([constant, falling]) => {
    const spread = ({ path }: Shown, from: number, to: number) => {
      const part = path.slice(from, to).map((place) => between(place, [0, 0]));
      return part.reduce((sum, one) => sum + one, 0) / part.length;
    };
    const late = spread(constant as Shown, 300, 400);
    expect(late).toBeGreaterThan(0.7 * spread(constant as Shown, 100, 200));
    expect(spread(falling as Shown, 300, 400)).toBeLessThan(
      0.6 * spread(falling as Shown, 100, 200),
    );
    expect(spread(falling as Shown, 300, 400)).toBeLessThan(0.2 * late);
  },
  restarts: ([once, restarted]) => {
    const wells = [50, 100, 150, 200].map((t) => at((restarted as Shown).path, t));
    const losses = [50, 100, 150, 200].map((t) => at((restarted as Shown).losses, t));
    for (const [index, well] of wells.entries()) {
      expect((restarted as Shown).read(Quantity.GradientNorm, 50 * (index + 1))).toBeLessThan(0.01);
      for (const other of wells.slice(index + 1)) expect(between(well, other)).toBeGreaterThan(0.5);
    }
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(restarted).toMatchObject({ kind: "converged", minimum: 0 });
    expect(once).toMatchObject({ kind: "converged", minimum: -1 });
  },
};

describe("every experiment", () => {
  test.each(PRESETS.map(({ id, link }) => [id, link] as const))(
    "%s shows what it claims",
    (id, link) => {
      const claim = CLAIMS[id];
      expect(claim, "a claim is written for it").toBeTypeOf("function");
      const { racers, at } = race(link);
      claim(racers, at);
    },
  );

  test("is a link that is read whole, and written again as it was read", () => {
    for (const { id, link } of PRESETS) {
      const { state, bad } = stateOf(`${link}&preset=${id}`);
      expect(bad, id).toEqual([]);
      expect(state.preset).toBe(id);
      const again = parseState(formatState(state, engine.catalog), engine.catalog);
      expect(again.state, id).toEqual(state);
    }
  });

  test("has a question and an answer in both languages", () => {
    for (const words of [presetsRu, presetsEn]) {
      expect(Object.keys(words.list)).toEqual(PRESETS.map(({ id }) => id));
      for (const { id } of PRESETS) {
        const { title, question, answer } = words.list[id];
        expect(question, id).toMatch(/\?$/);
        expect(answer, id).toMatch(/\.$/);
        expect(title.length, id).toBeLessThan(40);
        // An answer is one to three sentences that can be read out.
        expect(answer.length, id).toBeLessThan(300);
      }
    }
  });

  test("there are enough, good ones and bad ones, and none twice", () => {
    expect(PRESETS.length).toBeGreaterThanOrEqual(16);
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
    expect(PRESETS.filter(({ tag }) => tag === "good").length).toBeGreaterThanOrEqual(5);
    expect(PRESETS.filter(({ tag }) => tag === "bad").length).toBeGreaterThanOrEqual(5);
  });
});
