import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { Catalog } from "../../../web/engine/engine";
import { MAX_PHASES, MAX_RACERS } from "../../../web/race/state";
import {
  CUSTOM,
  defaultState,
  formatState,
  parseState,
  type SurfaceState,
} from "../../../web/scenes/race/state";
import { formatAddress, parseAddress } from "../../../web/state/hash";
import { loadEngineFromFile } from "../engine";
import { seeded } from "../seeded";
import { randomState } from "./random-state";

let catalog: Catalog;
beforeAll(async () => {
  ({ catalog } = await loadEngineFromFile());
});

const reopened = (state: SurfaceState) =>
  parseState(
    parseAddress(formatAddress({ scene: "race", pairs: formatState(state, catalog) })).pairs,
    catalog,
  );
const parse = (...pairs: [string, string][]) => parseState(pairs, catalog);

describe("a state in a link", () => {
  test("is short where nothing was changed", () => {
    const pairs = formatState(defaultState(catalog), catalog);
    expect(pairs).toEqual([
      ["v", "1"],
      ["surface", "rosenbrock"],
    ]);
    expect(parseState(pairs, catalog)).toEqual({ state: defaultState(catalog), bad: [] });
  });

  test("is read as it was written, whatever it is", () => {
    const random = seeded(6);
    for (let turn = 0; turn < 500; turn++) {
      const state = randomState(catalog, random);
      const read = reopened(state);
      // `toEqual` tells the difference, but takes long to find none.
      if (!isDeepStrictEqual(read, { state, bad: [] })) expect(read).toEqual({ state, bad: [] });
    }
  });

  test("may have no racers at all", () => {
    const state = { ...defaultState(catalog), racers: [] };
    expect(reopened(state)).toEqual({ state, bad: [] });
  });

  test("has no racers beyond those that there is room for", () => {
    const pairs = Array.from({ length: 5000 }, () => ["racer", "sgd"] as [string, string]);
    const { state, bad } = parseState(pairs, catalog);
    expect(state.racers).toHaveLength(MAX_RACERS);
    expect(bad).toHaveLength(5000 - MAX_RACERS);
  });
});

describe("a racer that branched", () => {
  const SGD = "sgd:learning_rate=0.001,until=40";

  test("is read with what it branched from", () => {
    const { state, bad } = parse([
      "racer",
      `${SGD};momentum:schedule=cosine,until=90;adam:beta1=0.5`,
    ]);
    expect(bad).toEqual([]);
    expect(state.racers).toHaveLength(1);
    expect(state.racers[0]).toMatchObject({
      optimizer: "adam",
      hyperparameters: { beta1: 0.5 },
      trunk: [
        { optimizer: "sgd", hyperparameters: { learning_rate: 0.001 }, until: 40 },
        { optimizer: "momentum", schedule: { kind: "cosine" }, until: 90 },
      ],
    });
  });

  test.each([
    ["an optimizer that there is not", "warp:until=40", []],
    ["no step", "sgd:learning_rate=0.1", []],
    ["a step that is none", "sgd:until=0", ["sgd: until=0"]],
    ["a part that is none", "sgd:look=1.1,until=40", ["sgd: look=1.1"], 1],
  ])("has no part with %s", (_, phase, parts, kept = 0) => {
    const { state, bad } = parse(["racer", `${phase};adam`]);
    expect(state.racers[0]?.optimizer).toBe("adam");
    expect(state.racers[0]?.trunk).toHaveLength(kept);
    expect(bad).toEqual([...parts, ...(kept ? [] : [`racer=${phase}`])]);
  });

  test("has parts in the order of time, and not without end", () => {
    const { state, bad } = parse(["racer", `${SGD};sgd:until=40;sgd:until=41;adam`]);
    expect(state.racers[0]?.trunk.map(({ until }) => until)).toEqual([40, 41]);
    expect(bad).toEqual(["racer=sgd:until=40"]);
    const many = Array.from({ length: 100 }, (_phase, at) => `sgd:until=${at + 1}`);
    const long = parse(["racer", [...many, "adam"].join(";")]);
    expect(long.state.racers[0]?.trunk).toHaveLength(MAX_PHASES);
  });

  test("is no racer where its own optimizer is none", () => {
    expect(parse(["racer", `${SGD};warp`], ["racer", "adam"]).state.racers).toHaveLength(1);
  });
});

describe("what cannot be read is named, and has its default", () => {
  const cases: [name: keyof SurfaceState, value: string][] = [
    ["surface", "nowhere"],
    ["surface", ""],
    ["steps", "0"],
    ["steps", "5001"],
    ["steps", "1.5"],
    ["seed", "-1"],
    ["seed", "4294967296"],
    ["noise", "-0.1"],
    ["noise", "1000001"],
    ["tolerance", "-1e-9"],
    ["tolerance", "1e10"],
    ["rateFactor", "0"],
    ["rateFactor", "1001"],
    ["chart", "pie"],
    ["chartLog", "yes"],
    ["overEvaluations", "2"],
    ["speed", "0"],
    ["speed", "Infinity"],
    ["start", "1"],
    ["start", "1,2,3"],
    ["start", "1,1000001"],
    ["clipNorm", "0"],
    ["clipNorm", "1e10"],
    ["clipValue", "none"],
    ["colorLog", "log"],
    ["step", "-1"],
    ["step", "5001"],
    ["domain", "1,2,3"],
    ["domain", "5,-5,0,1"],
    ["domain", "0,1,2,2"],
    ["domain", "-1000001,0,0,1"],
    ["formula", ""],
    ["formula", "x".repeat(401)],
  ];
  test.each(cases)("%s = %s", (name, value) => {
    const { state, bad } = parse([name, value]);
    expect(bad).toEqual([`${name}=${value}`]);
    expect(state).toEqual(defaultState(catalog));
  });

  test("every parameter of every surface", () => {
    for (const { id, parameters } of catalog.surfaces) {
      for (const { name, min, max } of parameters) {
        for (const value of [min - 1, max + 1, Number.NaN]) {
          const { state, bad } = parse(["surface", id], [name, String(value)]);
          expect(bad).toEqual([`${name}=${value}`]);
          expect(state).toEqual({ ...defaultState(catalog), surface: id });
        }
      }
    }
  });

  test("every hyperparameter of every optimizer", () => {
    for (const { id, hyperparameters } of catalog.optimizers) {
      const plain = parse(["racer", id]).state;
      for (const { name, min, max, kind } of hyperparameters) {
        const wrong = [min - 1, max + 1, "much", ""];
        if (kind === "integer" || kind === "flag") wrong.push(min + 0.5);
        for (const value of wrong) {
          const { state, bad } = parse(["racer", `${id}:${name}=${value}`]);
          expect(bad).toEqual([`${id}: ${name}=${value}`]);
          expect(state).toEqual(plain);
        }
      }
    }
  });

  test("every parameter of every schedule", () => {
    for (const { id, parameters } of catalog.schedules) {
      const plain = parse(["racer", `sgd:schedule=${id}`]).state;
      for (const { name, min, max } of parameters) {
        for (const value of [min - 1, max + 1, "soon"]) {
          const part = `schedule.${name}=${value}`;
          const { state, bad } = parse(["racer", `sgd:schedule=${id},${part}`]);
          expect(bad).toEqual([`sgd: ${part}`]);
          expect(state).toEqual(plain);
        }
      }
    }
  });

  test.each([
    "convention=mine",
    "schedule=sometimes",
    "schedule.gamma=0.5",
    "schedule.points=",
    "schedule.points=0~1~2",
    "schedule.points=5~1~4~1",
    "schedule.points=0~-1",
    "look=9.0",
    "look=1",
    "look=1.5.2",
    "hidden=maybe",
    "speed=3",
    "beta1=0.9",
    "=",
    "learning_rate",
    "__proto__=1",
  ])("a part of a racer: %s", (part) => {
    const { state, bad } = parse(["racer", `sgd:${part}`]);
    expect(bad).toEqual([`sgd: ${part}`]);
    expect(state).toEqual(parse(["racer", "sgd"]).state);
  });

  test("a racer of an unknown optimizer; with no other left, the usual ones race", () => {
    expect(parse(["racer", "warp:speed=9"])).toEqual({
      state: defaultState(catalog),
      bad: ["racer=warp:speed=9"],
    });
    const { state, bad } = parse(["racer", "warp"], ["racer", "adam"], ["racer", "__proto__"]);
    expect(state.racers.map(({ optimizer }) => optimizer)).toEqual(["adam"]);
    expect(bad).toEqual(["racer=warp", "racer=__proto__"]);
  });

  test("another version, and a name that nothing has", () => {
    expect(parse(["v", "99"], ["wings", "2"], ["toString", "1"])).toEqual({
      state: defaultState(catalog),
      bad: ["v=99", "wings=2", "toString=1"],
    });
  });

  test("a step beyond the end is the end", () => {
    expect(parse(["steps", "50"], ["step", "60"]).state.step).toBeNull();
    expect(parse(["steps", "50"], ["step", "50"]).state.step).toBe(50);
  });

  test("a parameter of another surface", () => {
    expect(parse(["surface", "bowl"], ["condition", "10"]).bad).toEqual(["condition=10"]);
  });
});

test("language and theme are the page's, and no complaint of the race's", () => {
  expect(parse(["lang", "xx"], ["theme", "neon"]).bad).toEqual([]);
});

test("10,000 random links are read without an error, and what is read is in bounds", () => {
  const random = seeded(7);
  const names = [
    ...["v", "surface", "formula", "domain", "racer", "start", "steps", "seed", "noise", "step"],
    ...["tolerance", "rateFactor", "chart", "chartLog", "speed", "clipNorm", "condition", "x"],
  ];
  const pieces = [
    ...[
      "sgd",
      "adam",
      ":",
      ",",
      ";",
      "until",
      "=",
      ".",
      "~",
      "-",
      "1",
      "9",
      "0.5",
      "1e9",
      "none",
      CUSTOM,
      "bowl",
    ],
    ...[
      "schedule",
      "points",
      "look",
      "hidden",
      "convention",
      "learning_rate",
      "%",
      "ё",
      " ",
      "NaN",
    ],
  ];
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  for (let turn = 0; turn < 10_000; turn++) {
    const pairs = Array.from({ length: Math.floor(random() * 5) }, () => {
      const value = Array.from({ length: Math.floor(random() * 8) }, () => pick(pieces)).join("");
      return [pick(names), value] as [string, string];
    });
    const read = parseState(pairs, catalog).state;
    // Of a formula that is not raced on the link does not tell.
    const { formula, domain } = defaultState(catalog);
    const state = read.surface === CUSTOM ? read : { ...read, formula, domain };
    // What was read can be written, and is then read without a complaint.
    const again = reopened(state);
    if (isDeepStrictEqual(again, { state, bad: [] })) continue;
    expect(again.bad, JSON.stringify(pairs)).toEqual([]);
    expect(again.state, JSON.stringify(pairs)).toEqual(state);
  }
  // Under a second by itself; a machine that compiles beside it may take long.
}, 30_000);
