// The scene of classification metrics: its link, its presets, what the threshold and the data's settings do.

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { errorDetails } from "../../web/engine/engine";
import type { MetricsModule } from "../../web/engine/metrics";
import { nearest } from "../../web/metrics/plot";
import {
  type ClassificationModel,
  createClassificationModel,
} from "../../web/scenes/classification/model";
import { SOURCE_DEFAULTS } from "../../web/scenes/classification/source";
import {
  type ClassificationState,
  DEFAULTS,
  formatState,
  LEAST_COUNT,
  MAX_COUNT,
  MAX_LEVELS,
  MAX_NOISE,
  MAX_SEED,
  MAX_SEPARATION,
  PRESET_IDS,
  parseState,
  presetOf,
  SHAPES,
  SHARPNESS,
  SPREAD,
  withPreset,
} from "../../web/scenes/classification/state";
import { classificationEn } from "../../web/words/classification.en";
import { classificationRu } from "../../web/words/classification.ru";
import { loadEngineFromFile } from "./engine";

let core: MetricsModule;
beforeAll(async () => {
  core = (await loadEngineFromFile()).module;
});
const models: ClassificationModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});
const modelOf = (changes: Partial<ClassificationState> = {}) => {
  const model = createClassificationModel(core, { ...DEFAULTS, ...changes });
  models.push(model);
  return model;
};
const value = (model: ClassificationModel, id: string) =>
  model.chain.at.value.metrics.find((metric) => metric.id === id)?.value;

describe("the link", () => {
  test("holds what differs from the defaults, and gives it back", () => {
    expect(formatState(DEFAULTS)).toEqual([]);
    const state: ClassificationState = {
      ...SOURCE_DEFAULTS,
      count: 40,
      prevalence: 0.1,
      separation: -1,
      spread: 2,
      shape: "heavy",
      sharpness: 3,
      noise: 0.1,
      levels: 7,
      seed: 5,
      threshold: 0.25,
      shares: "all",
      order: "positive",
      left: "pr",
      right: "roc",
      costFp: 3,
      costFn: 0.5,
      beta: 1,
      minPrecision: 0.5,
      minRecall: 0.7,
      lesson: "accuracy",
      cells: { tn: 50, fp: 4, fn: 3, tp: 20 },
      locks: ["tn", "total"],
      areas: "both",
      pairs: true,
      lines: ["mcc", "queue_rate"],
      bins: 7,
      binning: "quantile",
      maxFpr: 0.2,
      zeroDivision: "nan",
      bootstrap: true,
      replicates: 50,
      confidence: 0.9,
      bootSeed: 3,
    };
    expect(parseState(formatState(state))).toEqual({ state, bad: [] });
  });

  test("tells what it cannot read and keeps the default there", () => {
    const pairs = [
      ["count", "9"],
      ["prevalence", "1.5"],
      ["shape", "round"],
      ["threshold", "x"],
      ["other", "1"],
    ] as const;
    const { state, bad } = parseState(pairs);
    expect(state).toEqual(DEFAULTS);
    expect(bad).toEqual(pairs.map(([name, text]) => `${name}=${text}`));
  });

  test("reaches as far as the core does", () => {
    const ends: Partial<ClassificationState>[] = [
      { count: LEAST_COUNT },
      { count: MAX_COUNT, seed: MAX_SEED },
      ...[-MAX_SEPARATION, MAX_SEPARATION].map((separation) => ({ separation })),
      ...SPREAD.map((spread) => ({ spread })),
      ...SHARPNESS.map((sharpness) => ({ sharpness })),
      ...SHAPES.map((shape) => ({ shape })),
      { noise: MAX_NOISE, levels: MAX_LEVELS },
    ];
    for (const end of ends) expect(modelOf(end).chain.at.value.metrics.length).toBeGreaterThan(10);
    const refused = modelOf({ noise: MAX_NOISE + 0.01 });
    let details: unknown;
    try {
      refused.chain.at.value;
    } catch (error) {
      details = errorDetails(error);
    }
    expect(details).toMatchObject({ code: "out_of_range", argument: "label_noise" });
  });
});

describe("ready data", () => {
  test("is known again, whatever the seed", () => {
    for (const id of PRESET_IDS) {
      expect(presetOf({ ...withPreset(DEFAULTS, id), seed: 9 })).toBe(id);
    }
    expect(presetOf({ ...DEFAULTS, noise: 0.1 })).toBeUndefined();
  });

  test("is what its name says", () => {
    const of = (id: (typeof PRESET_IDS)[number]) => modelOf(withPreset(DEFAULTS, id));
    expect(of("perfect").chain.judged.value.ofScores("roc_auc")).toBe(1);
    expect(of("inverted").chain.judged.value.ofScores("roc_auc")).toBeLessThan(0.2);
    expect(of("rare").chain.judged.value.prevalence).toBe(0.01);
    expect(new Set(of("tied").samples.value.scores).size).toBe(6);
    const one = of("oneClass");
    expect(one.chain.judged.value.ofScores("roc_auc")).toBeUndefined();
    expect(value(one, "recall")).toBeUndefined();
  });
});

describe("the threshold", () => {
  test("cuts at or above: four cells that sum to all, every percentage from them", () => {
    const model = modelOf({ levels: 4, threshold: 0.5 });
    const { y, scores } = model.samples.value;
    const called = [...scores].map((score) => score >= 0.5);
    const tp = [...y].filter((label, at) => label === 1 && called[at]).length;
    const { tp: counted, fp, fn, tn, shares } = model.chain.at.value;
    expect(counted).toBe(tp);
    expect(counted + fp + fn + tn).toBe(500);
    expect(shares.row.tp).toBe(tp / (tp + fn));
    expect(shares.column.tp).toBe(tp / (tp + fp));
    expect(shares.all.tp).toBe(tp / 500);
  });

  test("goes to the next distinct score, and stays at the ends", () => {
    const model = modelOf({ levels: 4, threshold: 0.3 });
    const walk = (direction: 1 | -1, times: number) => {
      for (let time = 0; time < times; time++) model.chain.stepBy(direction);
      return model.state.value.threshold;
    };
    expect([walk(1, 1), walk(1, 1), walk(1, 1)]).toEqual([0.5, 0.75, 1]);
    expect(walk(-1, 1)).toBe(0.75);
    expect(walk(-1, 9)).toBe(0);
  });

  test("is sent where a rule finds it best: no other is better", () => {
    const model = modelOf({ count: 60 });
    const jump = model.jumps.value.find(({ id }) => id === "max_f1");
    model.chain.setThreshold(jump?.threshold ?? Number.NaN);
    const best = value(model, "f1") ?? 0;
    for (const threshold of model.samples.value.scores) {
      model.chain.setThreshold(threshold);
      expect(value(model, "f1")).toBeLessThanOrEqual(best);
    }
  });

  test("is that of the point of a curve nearest to the pointer, whose place it then has", () => {
    const model = modelOf({ count: 60 });
    const points = model.chain.judged.value.curve("roc");
    model.chain.setThreshold(points.thresholds[nearest(points, 0.3, 0.7)] ?? Number.NaN);
    const [x = 0, y = 0] = model.chain.judged.value.place("roc", model.chain.at.value) ?? [];
    const { fp, tn, tp, fn } = model.chain.at.value;
    expect([x, y]).toEqual([fp / (fp + tn), tp / (tp + fn)]);
  });
});

test("a monotone transform leaves AUC and ruins log-loss", () => {
  const [plain, sharp] = [modelOf(), modelOf({ sharpness: 4 })];
  expect(sharp.chain.judged.value.ofScores("roc_auc")).toBe(
    plain.chain.judged.value.ofScores("roc_auc"),
  );
  expect(value(sharp, "log_loss")).toBeGreaterThan(1.5 * (value(plain, "log_loss") ?? 1));
});

test("where positives are rare, calling nothing positive is accurate, and finds none", () => {
  const model = modelOf({ ...withPreset(DEFAULTS, "rare"), threshold: 1.001 });
  expect(value(model, "accuracy")).toBe(0.99);
  expect(value(model, "recall")).toBe(0);
  expect(value(model, "balanced_accuracy")).toBe(0.5);
});

test("all that is undefined says why, in both languages", () => {
  for (const changes of [
    { prevalence: 0 },
    { prevalence: 1 },
    { threshold: 1.001 },
    { threshold: 0 },
  ]) {
    for (const metric of modelOf(changes).chain.at.value.metrics) {
      const { told } = metric;
      expect(metric.value === undefined).toBe("undefined" in told);
      if (!("undefined" in told)) continue;
      expect(classificationRu.reasons, metric.id).toHaveProperty(told.undefined);
      expect(classificationEn.reasons, metric.id).toHaveProperty(told.undefined);
    }
  }
});

test("every metric and jump has its words in both languages", () => {
  const model = modelOf();
  for (const words of [classificationRu, classificationEn]) {
    for (const { id } of model.chain.at.value.metrics) expect(words.metricNames).toHaveProperty(id);
    for (const { id } of model.jumps.value) expect(words.jumpNames).toHaveProperty(id);
  }
});
