// Counts that are set by hand: what is locked stays, whatever is moved; the link; the copied Python.

import { beforeAll, describe, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/engine";
import { counted, numberOf } from "../../../web/metrics/judge";
import { ofCounts } from "../../../web/metrics/python-binary";
import {
  CELL_IDS,
  CELLS,
  type Cells,
  canMove,
  LOCK_IDS,
  LOCKS,
  type LockId,
  MAX_CELL,
  setCell,
  totalOf,
} from "../../../web/scenes/classification/inverse/cells";
import { DEFAULTS, formatState, parseState } from "../../../web/scenes/classification/state";
import { loadEngineFromFile } from "../engine";
import { hasSklearn, runPython } from "../sklearn";

const START: Cells = { tn: 50, fp: 10, fn: 5, tp: 35 };

const HELD: Readonly<Record<LockId, (cells: Cells) => number>> = {
  tn: ({ tn }) => tn,
  fp: ({ fp }) => fp,
  fn: ({ fn }) => fn,
  tp: ({ tp }) => tp,
  total: totalOf,
  positives: ({ tp, fn }) => tp + fn,
  negatives: ({ tn, fp }) => tn + fp,
};

/** Every set of locks. */
const SETS = Array.from({ length: 2 ** LOCK_IDS.length }, (_, bits) =>
  LOCK_IDS.filter((_, at) => (bits >> at) & 1),
);

describe("a cell that is set", () => {
  test("changes nothing that any set of locks holds, and all counts stay whole and not below 0", () => {
    const isCount = (one: number) => Number.isInteger(one) && one >= 0 && one <= MAX_CELL;
    const broken = SETS.flatMap((locks) =>
      CELL_IDS.flatMap((cell) =>
        [0, 1, 36.4, 60, 1000, 2 * MAX_CELL, -5].flatMap((count) => {
          const next = setCell(START, locks, cell, count);
          const holds = locks.every((lock) => HELD[lock](next) === HELD[lock](START));
          const isFine = holds && CELL_IDS.every((id) => isCount(next[id])) && totalOf(next) > 0;
          return isFine ? [] : [`${locks}: ${cell} = ${count}`];
        }),
      ),
    );
    expect(broken).toEqual([]);
  });

  test("that cannot move stays, and one that can does", () => {
    for (const locks of SETS) {
      for (const cell of CELL_IDS) {
        const moved = [-1, 1].some(
          (step) => setCell(START, locks, cell, START[cell] + step)[cell] !== START[cell],
        );
        expect(moved, `${locks} ${cell}`).toBe(canMove(cell, locks));
      }
    }
  });

  test("takes from its class first where all samples are held, then from the others", () => {
    expect(setCell(START, ["total"], "tp", 38)).toEqual({ ...START, tp: 38, fn: 2 });
    expect(setCell(START, ["total"], "tp", 48)).toEqual({ tn: 50, fp: 2, fn: 0, tp: 48 });
    expect(setCell(START, ["total", "fn"], "tp", 38)).toEqual({ ...START, tp: 38, fp: 7 });
    expect(setCell(START, ["positives"], "tp", 1000)).toEqual({ ...START, tp: 40, fn: 0 });
  });

  test("leaves one sample at least", () => {
    const one: Cells = { tn: 0, fp: 0, fn: 0, tp: 1 };
    expect(setCell(one, [], "tp", 0)).toEqual(one);
  });
});

test("the link holds counts and locks, and tells what is none", () => {
  const state = { ...DEFAULTS, cells: START, locks: ["fp", "total"] as const };
  const pairs = formatState(state);
  expect(pairs).toEqual([
    ["cells", "50,10,5,35"],
    ["locks", "fp,total"],
  ]);
  expect(parseState(pairs)).toEqual({ state, bad: [] });
  for (const wrong of ["1,2,3", "0,0,0,0", "1,2,3,4.5", "1,2,3,-4", "1,2,3,4,5", "1,2,3,1e9"]) {
    expect(CELLS.parse(wrong), wrong).toBeUndefined();
  }
  expect(LOCKS.parse("tp,all")).toBeUndefined();
});

describe("metrics of counts", () => {
  let core: FullEngine["module"];
  beforeAll(async () => {
    core = (await loadEngineFromFile()).module;
  });

  test("are opened with the counts put in", () => {
    const { tn, fp, fn, tp } = START;
    const lines = core.worked_of_counts("precision", tp, fp, fn, tn, undefined, false);
    expect(lines.join()).toContain("35");
    expect(core.worked_of_counts("roc_auc", tp, fp, fn, tn, undefined, false)).toEqual([]);
  });

  test.skipIf(!hasSklearn())(
    "as Python are scikit-learn's, also where a class is missing",
    () => {
      const scripts = (
        [START, { tn: 4, fp: 0, fn: 0, tp: 0 }, { tn: 0, fp: 3, fn: 0, tp: 2 }] as const
      ).map((cells) => {
        const { tn, fp, fn, tp } = cells;
        const told = core.metrics_of_counts(tp, fp, fn, tn);
        const metrics = core.binary_catalog().flatMap((info) => {
          const { [info.id]: value } = told;
          return value ? [{ ...info, told: value, value: numberOf(value) }] : [];
        });
        return ofCounts(
          counted(core, cells),
          metrics,
          core.metric_calls(),
          "four counts set by hand",
        );
      });
      const said = runPython(Object.fromEntries(scripts.map((code, at) => [String(at), code])));
      for (const text of Object.values(said)) expect(text).toContain("mcc ");
    },
    120_000,
  );
});
