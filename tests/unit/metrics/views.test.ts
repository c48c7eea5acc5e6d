// What the page itself works out of the views of scores: places of marks and names, paths; that lists are the core's.

import { beforeAll, describe, expect, test } from "vitest";
import type { MetricsModule } from "../../../web/engine/metrics";
import { judge } from "../../../web/metrics/judge";
import { type Frame, pathOf, stripOf } from "../../../web/metrics/plot";
import { apart } from "../../../web/metrics/views/apart";
import { DEFAULT_LINES, LINE_IDS, parseLines, QUEUE_RATE } from "../../../web/metrics/views/lines";
import { legible, marksOn } from "../../../web/metrics/views/marks";
import { heldOn, thresholdsOf } from "../../../web/metrics/views/over-threshold";
import { classificationEn } from "../../../web/words/classification.en";
import { classificationRu } from "../../../web/words/classification.ru";
import { moreViewsEn } from "../../../web/words/classification-more-views.en";
import { moreViewsRu } from "../../../web/words/classification-more-views.ru";
import { openResampling } from "../../../web/workers/resampling-task";
import { loadEngineFromFile } from "../engine";

let core: MetricsModule;
beforeAll(async () => {
  core = (await loadEngineFromFile()).module;
});

const FRAME: Frame = { width: 100, height: 100, x: (x) => x * 100, y: (y) => (1 - y) * 100 };
const SAMPLES = {
  y: Uint8Array.of(0, 1, 0, 1, 1, 0),
  scores: Float64Array.of(0.1, 0.9, 0.4, 0.4, 0.7, 0.2),
};

describe("names beside lines", () => {
  test("stay where they are when there is room, and are pushed apart when there is none", () => {
    expect(apart([10, 40, 80], 17, [0, 100])).toEqual([10, 40, 80]);
    const pushed = apart([50, 50, 51, 52], 17, [8, 100]);
    for (const [at, height] of pushed.entries()) {
      expect(height).toBeGreaterThanOrEqual(8);
      expect(height).toBeLessThanOrEqual(100);
      if (at > 0) expect(height - (pushed[at - 1] ?? 0)).toBeGreaterThanOrEqual(17);
    }
  });

  test("do not leave below", () => {
    expect(apart([98, 99], 10, [0, 95])).toEqual([85, 95]);
  });
});

describe("thresholds along a curve", () => {
  test("are where the core says that the threshold is", () => {
    const judged = judge(core, SAMPLES);
    const marks = marksOn(judged, "roc", [0, 1]);
    const half = marks.find(({ threshold }) => threshold === 0.5);
    expect(half?.at).toEqual([0, 2 / 3]);
    judged.free();
  });

  test("are written clear of one another, of the grip, and within the picture", () => {
    const placed = [
      [5, 50],
      [10, 52],
      [80, 50],
      [120, 10],
    ].map(([x = 0, y = 0]) => ({
      at: [x, y] as const,
    }));
    expect(legible(placed, undefined, FRAME).map(({ at }) => at[0])).toEqual([5, 80]);
    expect(legible(placed, [78, 50], FRAME).map(({ at }) => at[0])).toEqual([]);
  });
});

test("a value over the threshold holds down to the next score, and the last to the axis' beginning", () => {
  const judged = judge(core, SAMPLES);
  const x = thresholdsOf(judged, 1.001, 0);
  const y = heldOn(judged.against("recall"));
  expect([...x]).toEqual([1.001, 0.9, 0.7, 0.4, 0.2, 0.1, 0]);
  expect([...y]).toEqual([0, 1 / 3, 2 / 3, 1, 1, 1, 1]);
  // From above all scores level at 0 down to 0.9, there up to a third.
  expect(pathOf(x, y, FRAME, "stairs")).toMatch(/^M100\.1 100\.0H90\.0V66\.7H70\.0V33\.3/);
  expect(judged.queueRates()[judged.placeOf(0.5)]).toBe(2 / 6);
  judged.free();
});

test("a strip runs along its upper line and back along the lower", () => {
  expect(stripOf([0, 1], [0, 0.5], [0.5, 1], FRAME)).toBe(
    "M0.0 50.0L100.0 0.0L100.0 50.0L0.0 100.0z",
  );
  expect(stripOf([0, 1], [Number.NaN, Number.NaN], [0.5, 1], FRAME)).toBe("");
});

describe("lines over the threshold", () => {
  test("are all of the core's metrics of labels that have bounds, and the queue", () => {
    const judged = judge(core, SAMPLES);
    const bounded = judged
      .at(0.5)
      .metrics.filter(({ id, range }) => judged.isOfLabels(id) && range.every(Number.isFinite));
    expect([...LINE_IDS].sort()).toEqual([...bounded.map(({ id }) => id), QUEUE_RATE].sort());
    judged.free();
  });

  test("are named in both languages, shortly too", () => {
    for (const id of LINE_IDS) {
      for (const words of [classificationRu, classificationEn]) {
        expect(words.metricNames).toHaveProperty(id);
      }
      for (const words of [moreViewsRu, moreViewsEn]) expect(words.shortNames).toHaveProperty(id);
    }
  });

  test("are read from links, all known and none twice", () => {
    expect(parseLines(DEFAULT_LINES.join(","))).toEqual(DEFAULT_LINES);
    for (const wrong of ["", "nonsense", "f1,f1", LINE_IDS.join(",")]) {
      expect(parseLines(wrong)).toBeUndefined();
    }
  });
});

test("samples drawn again in portions are those drawn at once, and the seed's", () => {
  const request = {
    replicates: 40,
    seed: 7,
    confidence: 0.9,
    threshold: 0.5,
    metrics: ["accuracy", "roc_auc"],
    grid: [0, 0.5, 1],
  };
  const task = openResampling(core)({ ...SAMPLES, request, settings: undefined });
  let portions = 1;
  while (task.advance()) portions += 1;
  expect(portions).toBe(40);
  expect(task.progress()).toEqual({ done: 40, total: 40 });
  const handle = new core.Classification(SAMPLES.y, SAMPLES.scores);
  expect(task.report()).toEqual(handle.bootstrap(request));
  expect(handle.bootstrap({ ...request, seed: 8 })).not.toEqual(task.report());
  handle.free();
  task.free();
});
