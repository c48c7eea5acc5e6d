// Several classes at once: what the core says of them is what is shown, named in both languages, and checked by scikit-learn.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/engine";
import type { Rows } from "../../../web/metrics/judge";
import { AVERAGES, averageOf, judgeRows } from "../../../web/metrics/multiclass/judge";
import { pythonOfRows } from "../../../web/metrics/multiclass/python";
import { againstRest } from "../../../web/scenes/classification/own";
import { classificationEn } from "../../../web/words/classification.en";
import { classificationRu } from "../../../web/words/classification.ru";
import { multiclassEn } from "../../../web/words/multiclass.en";
import { multiclassRu } from "../../../web/words/multiclass.ru";
import { loadEngineFromFile } from "../engine";
import { seeded } from "../seeded";
import { hasSklearn, runPython } from "../sklearn";

let engine: FullEngine;
beforeAll(async () => {
  engine = await loadEngineFromFile();
});

/** Softmax-like rows that know their class more often than not. */
function anyRows(seed: number, many: number, count: number, probable = true): Rows {
  const random = seeded(seed);
  const labels = Uint32Array.from({ length: count }, () => Math.floor(random() * many));
  const scores = Float64Array.from({ length: count * many }, (_, at) => {
    const own = labels[Math.floor(at / many)] === at % many;
    return random() + (own ? 0.5 : 0);
  });
  for (let row = 0; probable && row < count; row++) {
    const part = scores.subarray(row * many, (row + 1) * many);
    const sum = part.reduce((a, b) => a + b, 0);
    part.forEach((score, at) => {
      part[at] = score / sum;
    });
  }
  return { classes: Array.from({ length: many }, (_, at) => `class "${at}"`), labels, scores };
}

test("every metric of the core has its name in both languages, and its average", () => {
  for (const { id } of engine.module.multiclass_catalog()) {
    const [base, average] = averageOf(id);
    for (const [own, others] of [
      [multiclassRu.names, classificationRu.metricNames],
      [multiclassEn.names, classificationEn.metricNames],
    ] as const) {
      const name = (own as Readonly<Record<string, string>>)[base] ?? others[base];
      expect(name, id).toBeTruthy();
    }
    if (average) expect(AVERAGES).toContain(average);
  }
});

test("the report of a class is what its column says against the rest at the answers", () => {
  const rows = anyRows(4, 4, 60);
  const judged = judgeRows(engine.module, rows);
  const supports = judged.classes.map(({ support }) => support);
  expect(supports.reduce((sum, support) => sum + support, 0)).toBe(60);
  judged.classes.forEach(({ support }, of) => {
    expect(againstRest(rows, of).y.reduce((sum, label) => sum + label, 0)).toBe(support);
    const row = judged.counts.subarray(of * 4, of * 4 + 4).reduce((sum, count) => sum + count, 0);
    expect(row).toBe(support);
  });
});

describe.skipIf(!hasSklearn())("the copied Python of several classes", () => {
  test("agrees with scikit-learn, of probabilities and of any scores", () => {
    const scripts = {
      three: anyRows(1, 3, 45),
      five: anyRows(2, 5, 80),
      "no probabilities": anyRows(3, 3, 40, false),
      "one class absent": {
        ...anyRows(5, 3, 30),
        labels: new Uint32Array(30).map((_, at) => at % 2),
      },
    };
    const codes = Object.entries(scripts).map(([name, rows]) => {
      return [name, pythonOfRows(judgeRows(engine.module, rows, { beta: 0.5 })) ?? ""] as const;
    });
    const said = runPython(Object.fromEntries(codes));
    for (const [name] of codes) {
      for (const { id } of engine.module.multiclass_catalog()) {
        expect(said[name], name).toContain(`${id} `);
      }
    }
  }, 120_000);
});
