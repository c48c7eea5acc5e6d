// What each lesson's answer claims is looked for in the numbers of the core.

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { MetricsModule } from "../../../web/engine/metrics";
import { compared } from "../../../web/metrics/compare";
import { costOf, costPoints } from "../../../web/scenes/classification/lessons/cost";
import { LESSON_IDS, type LessonId } from "../../../web/scenes/classification/lessons/ids";
import {
  CHANGES,
  type ChangeId,
  GUESSED,
  LESSONS,
  lessonOf,
  startOf,
} from "../../../web/scenes/classification/lessons/list";
import { sessionOf } from "../../../web/scenes/classification/lessons/session";
import {
  type ClassificationModel,
  createClassificationModel,
} from "../../../web/scenes/classification/model";
import {
  type ClassificationState,
  DEFAULTS,
  formatState,
  parseState,
} from "../../../web/scenes/classification/state";
import { classificationLessonsEn } from "../../../web/words/classification-lessons.en";
import { classificationLessonsRu } from "../../../web/words/classification-lessons.ru";
import { loadEngineFromFile } from "../engine";

let core: MetricsModule;
beforeAll(async () => {
  core = (await loadEngineFromFile()).module;
});
const models: ClassificationModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

/** A lesson where it begins, and where it has been taken to. */
function lesson(id: LessonId, changes: Partial<ClassificationState> = {}): ClassificationModel {
  const found = lessonOf(id);
  if (!found) throw new Error(id);
  const model = createClassificationModel(core, { ...startOf(found, DEFAULTS), ...changes });
  models.push(model);
  return model;
}

function value(model: ClassificationModel, id: string): number {
  const found = model.chain.at.value.metrics.find((metric) => metric.id === id)?.value;
  if (found === undefined) throw new Error(`${id} is undefined`);
  return found;
}

/** What a metric is said to do from one setting to another. */
function verdict(before: ClassificationModel, after: ClassificationModel, id: string) {
  const of = (model: ClassificationModel) =>
    model.chain.at.value.metrics.find((metric) => metric.id === id);
  const [now, then] = [of(after), of(before)];
  return now && compared(now, then)?.verdict;
}

describe("accuracy", () => {
  test("grows as positives grow rare, and what is counted within a class stays", () => {
    const [half, rare] = [lesson("accuracy"), lesson("accuracy", { prevalence: 0.01 })];
    expect(value(half, "accuracy")).toBeLessThan(0.75);
    expect(value(rare, "accuracy")).toBeGreaterThan(0.97);
    expect(value(rare, "recall")).toBeLessThan(0.5);
    for (const id of ["recall", "specificity", "balanced_accuracy", "roc_auc"]) {
      expect(verdict(half, rare, id), id).toBe("stays");
    }
    for (const id of ["precision", "f1", "average_precision"]) {
      expect(verdict(half, rare, id), id).toBe("moves");
      expect(value(rare, id), id).toBeLessThan(value(half, id) - 0.3);
    }
  });

  test("is greater still where nothing is called positive", () => {
    const [rare, none] = [0.9, 1.001].map((threshold) =>
      lesson("accuracy", { prevalence: 0.01, threshold }),
    );
    if (!rare || !none) throw new Error("no models");
    expect(value(none, "accuracy")).toBe(0.99);
    expect(value(none, "accuracy")).toBeGreaterThan(value(rare, "accuracy"));
  });
});

test("as the threshold rises recall never grows, precision sometimes falls, F₁ has a top within", () => {
  const { handle } = lesson("tradeoff").chain.judged.value;
  // From predicting nothing positive, that is falling.
  const series = (id: string) => [...handle.against_threshold(id)];
  const steps = (numbers: number[]) => numbers.slice(1).map((one, at) => one - (numbers[at] ?? 0));
  expect(steps(series("recall")).every((step) => step >= 0)).toBe(true);
  const precision = steps(series("precision").slice(1));
  expect(precision.some((step) => step > 0)).toBe(true);
  expect(precision.some((step) => step < 0)).toBe(true);
  const f1 = series("f1");
  const top = f1.indexOf(Math.max(...f1));
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(f1.length - 1);
});

describe("costs", () => {
  const least = (model: ClassificationModel) => {
    const { costFp, costFn } = model.state.value;
    const jump = { kind: "least_cost", costs: [costFp, costFn] as [number, number] } as const;
    const threshold = model.chain.judged.value.jump(jump);
    model.chain.setThreshold(threshold ?? Number.NaN);
    return threshold;
  };
  const points = (model: ClassificationModel, threshold: number) => {
    const { costFp, costFn } = model.state.value;
    return costPoints(costOf(model.chain.judged.value, threshold, [costFp, costFn]));
  };

  test("of a false alarm put the threshold high, and recall is low", () => {
    const model = lesson("spam");
    expect(least(model)).toBeGreaterThan(0.9);
    expect(value(model, "recall")).toBeLessThan(0.5);
    expect(value(model, "precision")).toBeGreaterThan(0.95);
  });

  test("of a miss put it low: recall near 1, precision small, accuracy worse than at 0.5", () => {
    const model = lesson("diagnosis");
    expect(least(model)).toBeLessThan(0.3);
    expect(value(model, "recall")).toBeGreaterThan(0.9);
    expect(value(model, "precision")).toBeLessThan(0.35);
    expect(value(model, "accuracy")).toBeLessThan(value(lesson("diagnosis"), "accuracy"));
  });

  test("of a loan that is lost refuse many good clients", () => {
    const model = lesson("credit");
    expect(least(model)).toBeLessThan(0.45);
    const { fp, tp } = model.chain.at.value;
    expect(fp).toBeGreaterThan(tp);
  });

  test("give 100 points where they are least, and half for each 5 % of the gain", () => {
    for (const id of ["spam", "diagnosis", "credit"] as const) {
      const model = lesson(id);
      expect(points(model, least(model) ?? Number.NaN), id).toBe(100);
      expect(points(model, 1.001), id).toBeLessThan(2);
    }
    expect(costPoints({ present: 1.05, least: 1, without: 2 })).toBe(50);
  });
});

test("a monotone transform leaves AUC and AP to the bit, and ruins what reads probabilities", () => {
  const [plain, sure] = [lesson("monotone"), lesson("monotone", { sharpness: 4 })];
  for (const id of ["roc_auc", "average_precision"]) {
    expect(value(sure, id), id).toBe(value(plain, id));
  }
  expect(value(sure, "log_loss")).toBeGreaterThan(1.8 * value(plain, "log_loss"));
  expect(value(sure, "brier")).toBeGreaterThan(value(plain, "brier"));
  expect(value(sure, "ece")).toBeGreaterThan(5 * value(plain, "ece"));
});

test("three scores leave a curve of four points, and AUC a little less", () => {
  const [fine, coarse] = [lesson("ties"), lesson("ties", { levels: 2 })];
  expect(coarse.chain.judged.value.thresholds).toHaveLength(3);
  expect(coarse.chain.judged.value.curve("roc").x).toHaveLength(4);
  expect(value(coarse, "roc_auc")).toBeLessThan(value(fine, "roc_auc"));
  expect(value(coarse, "roc_auc")).toBeGreaterThan(0.8);
  const { won, tied, lost } = coarse.chain.judged.value.handle.pairs();
  expect((won + tied / 2) / (won + tied + lost)).toBeCloseTo(value(coarse, "roc_auc"), 12);
});

test("an inverted model that answers the other way round has 1 − AUC", () => {
  const model = lesson("inverted");
  const auc = value(model, "roc_auc");
  expect(auc).toBeCloseTo(0.08, 2);
  const { y, scores } = model.samples.value;
  const other = new core.Classification(
    y,
    scores.map((score) => 1 - score),
  );
  const told = other.score_metrics()["roc_auc"];
  other.free();
  expect(told && "value" in told ? told.value : Number.NaN).toBeCloseTo(1 - auc, 10);
  const higher = lesson("inverted", { threshold: 0.9 });
  expect(value(higher, "roc_auc")).toBe(auc);
});

test("without positives recall and AUC are undefined, accuracy and specificity are not", () => {
  const model = lesson("oneClass");
  const told = (id: string) => model.chain.at.value.metrics.find((one) => one.id === id)?.told;
  expect(told("recall")).toMatchObject({ undefined: "no_positives", sklearn: 0 });
  expect(told("roc_auc")).toMatchObject({ undefined: "no_positives", sklearn: Number.NaN });
  expect(value(model, "accuracy")).toBe(value(model, "specificity"));
});

describe("what moves", () => {
  const claims: Record<ChangeId, readonly string[]> = {
    prevalence: ["precision", "f1", "average_precision"],
    threshold: ["accuracy", "precision", "recall", "f1", "balanced_accuracy"],
    sharpness: ["log_loss"],
    separation: [...GUESSED],
    levels: ["average_precision", "log_loss"],
    noise: [...GUESSED],
  };
  test.each(Object.entries(claims))("under %s", (change, moved) => {
    const [before, after] = [
      lesson("moves"),
      lesson("moves", { [change]: CHANGES[change as ChangeId] }),
    ];
    expect(GUESSED.filter((id) => verdict(before, after, id) !== "stays")).toEqual(moved);
  });
});

describe("a lesson", () => {
  test("has its link, which is read back", () => {
    for (const one of LESSONS) {
      const state = startOf(one, DEFAULTS);
      expect(parseState(formatState(state)), one.id).toEqual({ state, bad: [] });
    }
  });

  test("has its words in both languages, and three answers where it offers some", () => {
    expect(LESSONS.map(({ id }) => id)).toEqual([...LESSON_IDS]);
    for (const { lessons } of [classificationLessonsRu, classificationLessonsEn]) {
      expect(Object.keys(lessons)).toEqual([...LESSON_IDS]);
      for (const { id, kind } of LESSONS) {
        const said = lessons[id];
        expect("options" in said ? said.options.length : 0, id).toBe(kind === "choice" ? 3 : 0);
      }
    }
  });

  test("keeps the points of the first answer, and compares with its beginning", () => {
    const model = lesson("accuracy");
    const [first] = LESSONS;
    if (!first) throw new Error("no lessons");
    const session = sessionOf(model);
    session.round.reset();
    session.begin(first);
    session.answer(first, { option: 1, points: 0 });
    session.answer(first, { option: 0, points: 100 });
    expect(session.round.entries.value).toEqual([{ surface: first.id, kind: "choice", points: 0 }]);
    model.update({ prevalence: 0.2 });
    expect(model.pin.pinned.value?.judged.prevalence).toBe(0.5);
    session.close();
    expect(model.pin.pinned.value).toBeUndefined();
    expect(model.state.value.lesson).toBe("none");
  });
});
