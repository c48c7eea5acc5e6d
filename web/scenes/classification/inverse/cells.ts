// Four counts that are set by hand, and what must not change meanwhile.

import type { Cell } from "../../../metrics/judge";
import type { Field } from "../../../state/fields";

/** Samples by class and answer: whole numbers, one sample at least. */
export type Cells = Readonly<Record<Cell, number>>;

/** As scikit-learn tells them. */
export const CELL_IDS = ["tn", "fp", "fn", "tp"] as const;

/** What can be held: a cell, all samples, or those of a class (both of which hold the prevalence). */
export const LOCK_IDS = [...CELL_IDS, "total", "positives", "negatives"] as const;
export type LockId = (typeof LOCK_IDS)[number];
export type Locks = readonly LockId[];

export const MAX_CELL = 1_000_000;

export const CELLS: Field<Cells> = {
  parse(text) {
    const counts = text.split(",").map(Number);
    const isCount = (one: number) => Number.isInteger(one) && one >= 0 && one <= MAX_CELL;
    const [tn, fp, fn, tp, ...rest] = counts;
    if (tn === undefined || fp === undefined || fn === undefined || tp === undefined) return;
    if (rest.length > 0 || !counts.every(isCount) || tn + fp + fn + tp === 0) return;
    return { tn, fp, fn, tp };
  },
  format: (cells) => CELL_IDS.map((id) => cells[id]).join(","),
};

export const LOCKS: Field<Locks> = {
  parse(text) {
    const names = text.split(",");
    const known = LOCK_IDS.filter((id) => names.includes(id));
    return known.length === names.length ? known : undefined;
  },
  format: (locks) => locks.join(","),
};

/** The other cell of the same class, of the same answer, and of neither. */
const MATES: Readonly<Record<Cell, readonly [Cell, Cell, Cell]>> = {
  tp: ["fn", "fp", "tn"],
  fn: ["tp", "tn", "fp"],
  fp: ["tn", "tp", "fn"],
  tn: ["fp", "fn", "tp"],
};
const CLASS_OF: Readonly<Record<Cell, LockId>> = {
  tp: "positives",
  fn: "positives",
  fp: "negatives",
  tn: "negatives",
};

/** The cells that give what a cell takes, the first as long as it has; nothing where no sum is held. */
function givers(cell: Cell, locks: Locks): readonly Cell[] | undefined {
  const isHeld = (id: LockId) => locks.includes(id);
  const [classMate, answerMate, opposite] = MATES[cell];
  if (isHeld(CLASS_OF[cell])) return isHeld(classMate) ? [] : [classMate];
  if (!isHeld("total")) return undefined;
  const others = isHeld(CLASS_OF[opposite]) ? [] : [answerMate, opposite];
  return [classMate, ...others].filter((mate) => !isHeld(mate));
}

/** Cells with one of them set to a count, or as near to it as the locks let it come. */
export function setCell(cells: Cells, locks: Locks, cell: Cell, count: number): Cells {
  if (locks.includes(cell)) return cells;
  const wanted = Math.min(Math.max(Math.round(count), 0), MAX_CELL);
  const from = givers(cell, locks);
  if (!from) {
    const next = { ...cells, [cell]: wanted };
    return totalOf(next) > 0 ? next : cells;
  }
  const next = { ...cells };
  let left = wanted - cells[cell];
  for (const mate of from) {
    // A mate gives no more than it has, and takes no more than fits into it.
    const given = Math.min(Math.max(left, next[mate] - MAX_CELL), next[mate]);
    next[mate] -= given;
    next[cell] += given;
    left -= given;
  }
  return next;
}

/** Whether the locks let a cell change at all. */
export function canMove(cell: Cell, locks: Locks): boolean {
  return !locks.includes(cell) && givers(cell, locks)?.length !== 0;
}

export function totalOf({ tn, fp, fn, tp }: Cells): number {
  return tn + fp + fn + tp;
}
