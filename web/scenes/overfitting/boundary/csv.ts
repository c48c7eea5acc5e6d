// Reads pasted or opened points of two classes, or with numbers. Loaded, with its parser, when data are given.

import { type CsvRow, type RowError, readNumber, readRows } from "../../../csv/csv-rows";
import { MAX_OWN, type OwnPoint, REACH } from "./own-points";
import { SIDE } from "./square";
import type { Task } from "./state";

type Read = { readonly points: readonly OwnPoint[] } | { readonly error: RowError };

/** Places farther out are shrunk until all are within this. */
const WITHIN = SIDE - 0.5;

/**
 * Three columns: x₁, x₂ and the class, 0 or 1, or the number of a regression; a header is left out. Points beyond the square
 * are brought into it, and numbers beyond ±1 into that, each column on its own.
 */
export function readPoints(text: string, task: Task): Read {
  const { rows, decimalComma } = readRows(text);
  const [first] = rows;
  const headed = first?.cells.every((cell) => readNumber(cell, decimalComma) === undefined);
  const points: OwnPoint[] = [];
  for (const row of headed ? rows.slice(1) : rows) {
    const point = readRow(row, decimalComma, task);
    if ("why" in point) return { error: point };
    points.push(point);
    if (points.length > MAX_OWN) return { error: { why: "long", most: MAX_OWN } };
  }
  return points.length < 2 ? { error: { why: "empty" } } : { points: within(points, task) };
}

function readRow({ line, cells }: CsvRow, decimalComma: boolean, task: Task): OwnPoint | RowError {
  if (cells.length !== 3) return { why: "columns", line, wanted: 3, count: cells.length };
  const numbers: number[] = [];
  for (const given of cells) {
    const number = readNumber(given, decimalComma);
    if (number === undefined) return { why: "number", line, given };
    numbers.push(number);
  }
  const [x = 0, y = 0, label = 0] = numbers;
  if (task === "classification" && label !== 0 && label !== 1)
    return { why: "number", line, given: cells[2] ?? "" };
  return [x, y, label];
}

/** Each column as it is where it fits; else its numbers from end to end. */
function within(points: readonly OwnPoint[], task: Task): OwnPoint[] {
  const column = (at: number) => points.map((point) => point[at] ?? 0);
  const [x, y] = [scaled(column(0), SIDE, WITHIN), scaled(column(1), SIDE, WITHIN)];
  const label = task === "regression" ? scaled(column(2), REACH, REACH) : same;
  return points.map(([x1, x2, given]) => [x(x1), y(x2), label(given)]);
}

const same = (value: number) => value;

/** What brings numbers that reach beyond ±`most` from end to end of ±`to`. */
function scaled(values: readonly number[], most: number, to: number): (value: number) => number {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (least >= -most && greatest <= most) return same;
  const span = greatest - least || 1;
  return (value) => to * (2 * ((value - least) / span) - 1);
}
