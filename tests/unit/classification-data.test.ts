// Scores of one's own and of a network: what a file says, what a link keeps, what hands change.

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../web/engine/engine";
import {
  type ClassificationModel,
  createClassificationModel,
} from "../../web/scenes/classification/model";
import {
  fitsLink,
  MAX_POINTS,
  MAX_ROWS,
  OWN,
  type OwnData,
  ownOf,
} from "../../web/scenes/classification/own";
import { added, flipped, moved, removed, turned } from "../../web/scenes/classification/own-edits";
import { readScores } from "../../web/scenes/classification/scores-csv";
import {
  type ClassificationState,
  DEFAULTS,
  formatState,
  parseState,
} from "../../web/scenes/classification/state";
import { createLesson } from "../../web/scenes/classification/teaching";
import { loadEngineFromFile } from "./engine";
import { seeded } from "./seeded";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});
const models: ClassificationModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});
const modelOf = (changes: Partial<ClassificationState> = {}) => {
  const model = createClassificationModel(engine.module, { ...DEFAULTS, ...changes });
  models.push(model);
  return model;
};
const value = (model: ClassificationModel, id: string) =>
  model.chain.at.value.metrics.find((metric) => metric.id === id)?.value;

const binary = (labels: readonly number[], scores: readonly number[], classes = ["0", "1"]) => ({
  classes,
  columns: 1,
  labels: Uint32Array.from(labels),
  scores: Float64Array.from(scores),
});

/** Data of any shape: two classes with one score, or several with one each. */
function anyData(random: () => number): OwnData {
  const rows = 1 + Math.floor(random() * 40);
  const several = random() < 0.5;
  const many = several ? 2 + Math.floor(random() * 5) : 2;
  const names = several ? ["a~b", "c,d", "%7e", "vier", "fünf", "6 "] : ["no", "yes"];
  const score = () => (random() < 0.2 ? 0 : (random() - 0.4) * 10 ** Math.floor(random() * 12 - 6));
  return {
    classes: names.slice(0, many).map((name) => name.trim()),
    columns: several ? many : 1,
    labels: Uint32Array.from({ length: rows }, () => Math.floor(random() * many)),
    scores: Float64Array.from({ length: rows * (several ? many : 1) }, score),
  };
}

describe("a link", () => {
  test("gives any data back, to the bit", () => {
    const random = seeded(1);
    for (let round = 0; round < 200; round++) {
      const own = anyData(random);
      const { state, bad } = parseState(formatState({ ...DEFAULTS, source: "own", own }));
      expect(bad).toEqual([]);
      expect(state.own).toEqual(own);
    }
  });

  test("keeps how the network is taught", () => {
    const state: ClassificationState = {
      ...DEFAULTS,
      source: "network",
      picture: "swarm",
      scope: "one",
      positive: 2,
      optimizer: "sgd",
      rate: 0.3,
      epochs: 40,
      trainSeed: 9,
      split: "all",
    };
    expect(parseState(formatState(state))).toEqual({ state, bad: [] });
  });

  test("of more rows than it holds tells how many they were", () => {
    const rows = MAX_POINTS + 1;
    const own = binary(new Array(rows).fill(1), new Array(rows).fill(0.5));
    expect(fitsLink(own)).toBe(false);
    const { state } = parseState(formatState({ ...DEFAULTS, source: "own", own }));
    expect(state.own).toEqual({ lost: rows });
    // Drawn scores stand in their place.
    expect(modelOf(state).samples.value.scores).toHaveLength(DEFAULTS.count);
  });

  test.each([
    "0,1",
    "0,1~2,.5",
    "0,1~1,x",
    "0,1~1,.5,.5,.5",
    "0,0~1,.5",
    "0~0,.5",
    "lost~0",
    "a,b,c~1,.5",
  ])("with %s is told to be wrong", (text) => {
    expect(OWN.parse(text)).toBeUndefined();
  });

  test("a threshold beyond 0 and 1 is wrong but for scores of one's own", () => {
    expect(parseState([["threshold", "2"]]).bad).toEqual(["threshold=2"]);
    const pairs = formatState({
      ...DEFAULTS,
      source: "own",
      threshold: 2,
      own: binary([0, 1], [-3, 4]),
    });
    expect(parseState(pairs).state.threshold).toBe(2);
  });
});

describe("a file of scores", () => {
  /** The same data as any spreadsheet writes them. */
  function written(own: OwnData, separator: string, header: boolean): string {
    const comma = separator !== ",";
    const cell = (score: number) => (comma ? String(score).replace(".", ",") : String(score));
    const quoted = (text: string) => `"${text}"`;
    const several = own.columns > 1;
    const head = ["y_true", ...(several ? own.classes.map(quoted) : ["y_score"])];
    const rows = Array.from(own.labels, (label, at) => [
      several && !header ? String(label) : quoted(own.classes[label] ?? ""),
      ...Array.from(own.scores.subarray(at * own.columns, (at + 1) * own.columns), cell),
    ]);
    return (header ? [head, ...rows] : rows).map((row) => row.join(separator)).join("\r\n");
  }

  test("is read back whatever separates it, with a header and without", () => {
    const random = seeded(2);
    for (let round = 0; round < 120; round++) {
      const own = anyData(random);
      // Of one class alone it is not known which of two it is.
      if (own.columns === 1 && new Set(own.labels).size === 1) continue;
      for (const separator of [",", ";", "\t"]) {
        expect(readScores(written(own, separator, true))).toEqual(own);
        const plain = readScores(written(own, separator, false));
        const classes = own.columns > 1 ? own.classes.map((_, at) => String(at)) : own.classes;
        expect(plain).toEqual({ ...own, classes });
      }
    }
  });

  test("with any one line broken is refused by that line", () => {
    const random = seeded(3);
    for (let round = 0; round < 100; round++) {
      const own = anyData(random);
      if (own.columns === 1 && new Set(own.labels).size === 1) continue;
      const lines = written(own, ",", true).split("\r\n");
      const at = 1 + Math.floor(random() * (lines.length - 1));
      const line = lines[at] ?? "";
      const bad = random() < 0.5;
      lines[at] = bad ? line.replace(/,[^,]*$/, ",oops") : `${line},1`;
      const read = readScores(lines.join("\n"));
      expect(read).toMatchObject({ error: { why: bad ? "number" : "columns", line: at + 1 } });
    }
  });

  test.each([
    ["", { why: "empty" }],
    ["y_true,y_score", { why: "empty" }],
    ["1\n0", { why: "columns", line: 1, wanted: 2, count: 1 }],
    ["a,1\nb,2\n\nc,3", { why: "third", line: 4, given: "c", known: "a, b" }],
    ["spam,1\nspam,2", { why: "kinds", given: "spam" }],
    [
      "y_true,cat,dog\ncat,1,0\ncow,0,1",
      { why: "class", line: 3, given: "cow", known: "cat, dog" },
    ],
    ["1,Infinity\n0,1", { why: "number", line: 1, given: "Infinity" }],
    ["1,0.5\n".repeat(MAX_ROWS + 1), { why: "long", most: MAX_ROWS }],
  ] as const)("refused: %j", (text, error) => {
    expect(readScores(text.slice(0))).toEqual({ error });
  });

  test("the positive class is the one that is usually called so, else the greater", () => {
    const classes = (text: string) => {
      const read = readScores(text);
      return "error" in read ? read.error : read.classes;
    };
    expect(classes("yes,1\nno,0")).toEqual(["no", "yes"]);
    expect(classes("True,1\nfalse,0")).toEqual(["false", "True"]);
    expect(classes("10,1\n9,0")).toEqual(["9", "10"]);
    expect(classes("1,1\n-1,0")).toEqual(["-1", "1"]);
    expect(classes("spam,1\nham,0")).toEqual(["ham", "spam"]);
    // All of one class is a case worth seeing.
    expect(classes("0,1\n0,0")).toEqual(["0", "1"]);
  });

  test("scores beyond 0 and 1 span the axis, and metrics of probabilities say that these are none", () => {
    const own = binary([0, 0, 1, 1], [-2, 0.5, 0.4, 3]);
    const model = modelOf({ threshold: 0.9 });
    model.give({ source: "own", own });
    expect(model.chain.span.value).toEqual([-2, 3]);
    const loss = model.chain.at.value.metrics.find(({ id }) => id === "log_loss");
    expect(loss?.told).toMatchObject({ undefined: "not_probability" });
    expect(value(model, "roc_auc")).toBe(0.75);
    model.chain.setThreshold(-1);
    expect(model.state.value.threshold).toBe(-1);
    // A threshold that is none of the next scores' gives way.
    model.give({ source: "drawn" });
    expect(model.state.value.threshold).toBe(0.5);
  });
});

describe("hands", () => {
  test("change one object and no other", () => {
    const own = binary([0, 1, 1], [0.1, 0.2, 0.3]);
    expect(moved(own, 1, 0.9)).toEqual(binary([0, 1, 1], [0.1, 0.9, 0.3]));
    expect(flipped(own, 1)).toEqual(binary([0, 0, 1], [0.1, 0.2, 0.3]));
    expect(added(own, 0, 0.5)).toEqual(binary([0, 1, 1, 0], [0.1, 0.2, 0.3, 0.5]));
    expect(removed(own, 0)).toEqual(binary([1, 1], [0.2, 0.3]));
    expect(turned(turned(own))).toEqual(own);
    expect(turned(own)).toEqual(binary([1, 0, 0], [0.1, 0.2, 0.3], ["1", "0"]));
  });

  test("begin with what is drawn: no rank changes", () => {
    const model = modelOf({ count: 200, prevalence: 0.3 });
    const before = ["roc_auc", "average_precision", "f1"].map((id) => value(model, id));
    model.give({ source: "own", own: ownOf(model.samples.value) });
    expect(["roc_auc", "average_precision", "f1"].map((id) => value(model, id))).toEqual(before);
  });
});

describe("the network", () => {
  /** Trains to the end. */
  function taught(changes: Partial<ClassificationState>) {
    const model = modelOf({ source: "network", ...changes });
    const queue: (() => void)[] = [];
    let now = 0;
    const lesson = createLesson(engine, model, {
      now: () => (now += 1),
      next: (run) => {
        queue.push(run);
        return () => queue.splice(queue.indexOf(run), 1);
      },
    });
    const finish = () => {
      for (let run = queue.shift(); run; run = queue.shift()) run();
    };
    finish();
    return { model, lesson, finish };
  }

  test("gives the same scores for the same link, others for another seed", () => {
    const scores = (trainSeed: number) => {
      const { model, lesson } = taught({ trainSeed, epochs: 60 });
      const given = model.rows.value?.scores;
      lesson.stop();
      return given;
    };
    expect(scores(1)).toHaveLength(3 * 45);
    expect(scores(1)).toEqual(scores(1));
    expect(scores(2)).not.toEqual(scores(1));
  });

  test("trained further or looked at earlier it is what it would be from the start", () => {
    const direct = taught({ epochs: 30 });
    const back = taught({ epochs: 90 });
    back.model.update({ epochs: 30 });
    back.finish();
    expect(back.model.rows.value).toEqual(direct.model.rows.value);
    direct.model.update({ epochs: 90, split: "all" });
    direct.finish();
    expect(direct.model.rows.value?.labels).toHaveLength(150);
    expect(direct.lesson.learned.value?.epoch).toBe(90);
    for (const { lesson } of [direct, back]) lesson.stop();
  });

  test("one class against the rest is that class's column, and probabilities sum to 1", () => {
    const { model, lesson } = taught({ epochs: 200, positive: 2 });
    const rows = model.rows.value;
    if (!rows) throw new Error("no scores");
    for (let row = 0; row < rows.labels.length; row++) {
      const [a = 0, b = 0, c = 0] = rows.scores.subarray(3 * row, 3 * row + 3);
      expect(a + b + c).toBeCloseTo(1, 12);
      expect(model.samples.value.scores[row]).toBe(c);
    }
    expect(model.chain.judged.value.prevalence).toBeCloseTo(
      rows.labels.filter((label) => label === 2).length / 45,
      12,
    );
    expect(value(model, "roc_auc")).toBeGreaterThan(0.9);
    lesson.stop();
  });

  test("a training that breaks off shows its last numbers", () => {
    const { model, lesson } = taught({ optimizer: "sgd", rate: 1e6, epochs: 50 });
    expect(model.rows.value?.scores.every(Number.isFinite)).toBe(true);
    lesson.stop();
  });

  test("cancelled, it stays where it came to", () => {
    const model = modelOf({ source: "network", epochs: 2000 });
    let now = 0;
    const lesson = createLesson(engine, model, { now: () => (now += 10), next: () => () => {} });
    expect(lesson.done.value).toBeLessThan(2000);
    lesson.cancel();
    expect(model.state.value.epochs).toBe(lesson.done.value);
    expect(model.rows.value?.labels).toHaveLength(45);
    lesson.stop();
  });
});
