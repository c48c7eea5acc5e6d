// The act of the scale: its state in the link, the marker on its axis, how its numbers are written.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/engine";
import { positionOf } from "../../../web/panel/scale";
import { snapped } from "../../../web/scenes/convergence/scale/axis";
import {
  bytesText,
  countText,
  lengthText,
  powerText,
  timeText,
} from "../../../web/scenes/convergence/scale/format";
import { createScaleModel, nextModel } from "../../../web/scenes/convergence/scale/model";
import {
  formatScale,
  MAX_PARAMETERS,
  MAX_POINTS,
  PRECISIONS,
  parseScale,
  RATES,
  SCALE_DEFAULTS,
  type ScaleState,
} from "../../../web/scenes/convergence/scale/state";
import { scaleEn } from "../../../web/words/scale.en";
import { scaleRu } from "../../../web/words/scale.ru";
import { loadEngineFromFile } from "../engine";

let core: FullEngine;
beforeAll(async () => {
  core = await loadEngineFromFile();
});
const facts = () => core.module.scale_facts();
const reportOf = ({ parameters, optimizer, points, rate }: ScaleState) =>
  core.module.scale({ parameters, optimizer, points, rate });

describe("the link", () => {
  test("holds what differs from the defaults, and gives it back", () => {
    expect(formatScale(SCALE_DEFAULTS)).toEqual([]);
    const state: ScaleState = {
      parameters: 890e6,
      optimizer: "lion",
      precision: "8bit",
      points: 3,
      rate: 1e40,
    };
    const pairs = formatScale(state);
    expect(pairs.map(([name]) => name)).toEqual(Object.keys(SCALE_DEFAULTS));
    expect(parseScale(pairs, core.catalog)).toEqual({ state, bad: [] });
  });

  test("tells what it cannot read and keeps the default there", () => {
    const bad = [
      ["parameters", "1.5"],
      ["parameters", "2e12"],
      ["optimizer", "nobody"],
      ["precision", "fp64"],
      ["points", "1"],
      ["rate", "0"],
      ["other", "1"],
    ] as const;
    expect(parseScale([...bad, ["lang", "en"]], core.catalog)).toEqual({
      state: SCALE_DEFAULTS,
      bad: bad.map(([name, value]) => `${name}=${value}`),
    });
  });

  test("has the core's bounds and precisions", () => {
    const { max_parameters, max_points, rates } = facts();
    expect([MAX_PARAMETERS, MAX_POINTS, [...RATES]]).toEqual([max_parameters, max_points, rates]);
    const ids = reportOf(SCALE_DEFAULTS).memory.map(({ precision }) => precision);
    expect(ids).toEqual([...PRECISIONS]);
  });
});

describe("the marker", () => {
  const range = {
    min: 1,
    max: MAX_PARAMETERS,
    slider: [1, MAX_PARAMETERS],
    kind: "integer",
  } as const;

  test("sticks to a model that is near, and nowhere else", () => {
    const { models } = facts();
    for (const { value } of models) {
      const share = positionOf(range, value);
      expect(snapped(models, share + 0.008)).toBe(value);
      expect(snapped(models, Math.max(share - 0.008, 0))).toBe(value);
    }
    const free = snapped(models, positionOf(range, 1e6));
    expect(free).toBe(1e6);
    expect([snapped(models, 0), snapped(models, 1)]).toEqual([1, MAX_PARAMETERS]);
  });

  test("stands at equal distances for equal factors", () => {
    for (let decade = 0; decade <= 12; decade++) {
      expect(positionOf(range, 10 ** decade)).toBeCloseTo(decade / 12, 12);
    }
  });

  test("goes from model to model and stays at the ends", () => {
    const { models } = facts();
    expect(nextModel(models, 111, 1)).toBe(890e6);
    expect(nextModel(models, 112, -1)).toBe(111);
    expect(nextModel(models, 4.5e9, 1)).toBeUndefined();
    const model = createScaleModel(core, SCALE_DEFAULTS);
    expect([model.stepBy(2), model.state.value.parameters]).toEqual([true, 4.5e9]);
    expect([model.stepBy(1), model.state.value.parameters]).toEqual([false, 4.5e9]);
    expect([model.stepBy(-9), model.state.value.parameters]).toEqual([true, 1]);
    model.dispose();
  });
});

describe("every fact", () => {
  test("has its words in both languages, and a source unless it is counted here", () => {
    const { models, devices, landmarks } = facts();
    for (const words of [scaleRu, scaleEn]) {
      const named = (list: { id: string }[]) => list.map(({ id }) => id).sort();
      expect(Object.keys(words.modelNames).sort()).toEqual(named(models));
      expect(Object.keys(words.devices).sort()).toEqual(named(devices));
      expect(Object.keys(words.landmarks).sort()).toEqual(named(landmarks));
    }
    const all = [...models, ...devices, ...landmarks];
    expect(all.filter(({ url }) => url === "").map(({ id }) => id)).toEqual([
      "line",
      "line_with_bias",
      "iris",
    ]);
  });
});

describe("numbers are written as people say them", () => {
  test("counts, bytes, lengths", () => {
    expect(countText(111, scaleRu)).toBe("111");
    expect(countText(4.5e9, scaleRu)).toBe("4,5\u00a0млрд");
    expect(countText(890e6, scaleEn)).toMatch(/^890\u00a0million$/);
    expect(bytesText(0, scaleRu)).toBe("0\u00a0Б");
    expect(bytesText(1776, scaleRu)).toBe("1,78\u00a0кБ");
    expect(bytesText(3.17e18, scaleRu)).toBe("3,17\u00a0ЭБ");
    expect(lengthText(0.004, scaleRu)).toMatch(/^4\s*мм$/);
    expect(lengthText(1.78e6, scaleRu)).toMatch(/^1780\s*км$/);
  });

  test("powers of ten, of millions of digits too", () => {
    expect(powerText(111)).toBe("10¹¹¹");
    expect(powerText(890e6)).toBe("10⁸⁹⁰⁰⁰⁰⁰⁰⁰");
    expect(powerText(2)).toBe("100");
  });

  test("times, with the word's form for the number shown", () => {
    expect(timeText({ unit: "second", count: -8 }, scaleRu)).toBe(scaleRu.moment);
    expect(timeText({ unit: "minute", count: Math.log10(2) }, scaleRu)).toBe("2 минуты");
    expect(timeText({ unit: "year", count: Math.log10(1.5) }, scaleRu)).toBe("1,5 года");
    expect(timeText({ unit: "universe_age", count: 84 }, scaleRu)).toBe("10⁸⁴ возрастов Вселенной");
    expect(timeText({ unit: "universe_age", count: 889999973 }, scaleEn)).toBe(
      "10⁸⁸⁹⁹⁹⁹⁹⁷³ ages of the universe",
    );
    expect(scaleRu.parameters("1,23 млрд", 1_230_000_001)).toBe("1,23 млрд параметров");
  });
});

test("what is told of Adam on Stable Diffusion is 16 bytes a parameter and a grid of 890 million zeros", () => {
  const { memory, grid, state } = reportOf({ ...SCALE_DEFAULTS, parameters: 890e6 });
  expect(state).toEqual(["m", "v"]);
  expect(memory[0]).toMatchObject({ precision: "fp32", state: 7.12e9, total: 14.24e9 });
  expect(grid).toMatchObject({ evaluations: 890e6, digits: 890e6 + 1, affordable: 26 });
});
