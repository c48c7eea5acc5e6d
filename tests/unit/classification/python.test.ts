// Copied Python of classification: every number on the screen, checked by scikit-learn where there is one.

import { beforeAll, describe, expect, test } from "vitest";
import type { MetricsModule } from "../../../web/engine/metrics";
import { pythonOf } from "../../../web/metrics/python-binary";
import { createClassificationModel } from "../../../web/scenes/classification/model";
import {
  type ClassificationState,
  DEFAULTS,
  PRESET_IDS,
  withPreset,
} from "../../../web/scenes/classification/state";
import { loadEngineFromFile } from "../engine";
import { hasSklearn, runPython } from "../sklearn";

let core: MetricsModule;
beforeAll(async () => {
  core = (await loadEngineFromFile()).module;
});

function copied(changes: Partial<ClassificationState>) {
  const model = createClassificationModel(core, { ...DEFAULTS, ...changes });
  const { chain, jumps } = model;
  const judged = chain.judged.value;
  const calls = core.metric_calls(judged.settings);
  const code = pythonOf({ judged, calls, at: chain.at.value, jumps: jumps.value });
  const ids = chain.at.value.metrics.map(({ id }) => id);
  model.dispose();
  return { code, ids };
}

describe.skipIf(!hasSklearn())("the copied Python agrees with scikit-learn", () => {
  const states: Record<string, Partial<ClassificationState>> = {
    ...Object.fromEntries(PRESET_IDS.map((id) => [id, withPreset(DEFAULTS, id)])),
    "nothing called positive": { threshold: 1.001, count: 60 },
    "all called positive": { threshold: 0, count: 60 },
    "positives alone": { prevalence: 1, count: 40 },
    "a threshold that is a score": { levels: 4, threshold: 0.5, count: 80 },
    "costs, β, bounds": { costFp: 5, costFn: 1, beta: 0.5, minPrecision: 0.95, minRecall: 0.99 },
    "no precision so high": { separation: -3, minPrecision: 0.999, count: 200 },
    "what definitions leave open": {
      count: 300,
      maxFpr: 0.3,
      bins: 7,
      binning: "quantile",
      beta: 3,
    },
    "0/0 is 1": { count: 50, threshold: 1.001, zeroDivision: "1" },
    "0/0 is nan": { count: 50, prevalence: 0, zeroDivision: "nan" },
    "nothing at all, and 0/0 is nan": {
      count: 50,
      prevalence: 0,
      threshold: 1.001,
      zeroDivision: "nan",
    },
    "points as bytes": { count: 3000, prevalence: 0.2, noise: 0.05, threshold: 0.37 },
  };
  test("in every state, and tells the ids of all metrics", () => {
    const scripts = Object.entries(states).map(([name, state]) => [name, copied(state)] as const);
    const said = runPython(Object.fromEntries(scripts.map(([name, { code }]) => [name, code])));
    for (const [name, { ids }] of scripts) {
      for (const id of ids) expect(said[name], name).toContain(`${id} `);
    }
  }, 120_000);

  test("where points are too many the counts stand for them", () => {
    const { code } = copied({ count: 60_000, threshold: 0.7 });
    expect(code.length).toBeLessThan(20_000);
    expect(code).toMatch(/^# log_loss = /m);
    expect(runPython({ code })["code"]).toContain("mcc ");
  }, 120_000);
});

test("a script of many points stays a text that can be pasted", () => {
  expect(copied({ count: 50_000 }).code.length).toBeLessThan(700_000);
});
