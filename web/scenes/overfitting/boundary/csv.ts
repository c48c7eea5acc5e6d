// Reads pasted or opened points of two classes. Loaded, with its parser, when data are given.

import { type CsvRow, type RowError, readNumber, readRows } from "../../../csv/csv-rows";
import { MAX_OWN, type OwnPoint } from "./own-points";
import { SIDE } from "./square";

type Read = { readonly points: readonly OwnPoint[] } | { readonly error: RowError };

/** Places farther out are shrunk until all are within this. */
const WITHIN = SIDE - 0.5;

/**
 * Three columns: x₁, x₂ and the class, 0 or 1; a header is left out. Points beyond the square are brought into it, both axes
 * alike on their own.
 */
export function readPoints(text: string): Read {
  const { rows, decimalComma } = readRows(text);
  const [first] = rows;
  const headed = first?.cells.every((cell) => readNumber(cell, decimalComma) === undefined);
  const points: OwnPoint[] = [];
  for (const row of headed ? rows.slice(1) : rows) {
    const point = readRow(row, decimalComma);
    if ("why" in point) return { error: point };
    points.push(point);
    if (points.length > MAX_OWN) return { error: { why: "long", most: MAX_OWN } };
  }
  return points.length < 2 ? { error: { why: "empty" } } : { points: within(points) };
}

function readRow({ line, cells }: CsvRow, decimalComma: boolean): OwnPoint | RowError {
  if (cells.length !== 3) return { why: "columns", line, wanted: 3, count: cells.length };
  const numbers: number[] = [];
  for (const given of cells) {
    const number = readNumber(given, decimalComma);
    if (number === undefined) return { why: "number", line, given };
    numbers.push(number);
  }
  const [x = 0, y = 0, label = 0] = numbers;
  if (label !== 0 && label !== 1) return { why: "number", line, given: cells[2] ?? "" };
  return [x, y, label];
}

/** Each axis as it is where it fits the square; else its numbers from end to end. */
function within(points: readonly OwnPoint[]): OwnPoint[] {
  const [x, y] = [0, 1].map((axis) => axisOf(points.map((point) => point[axis] ?? 0)));
  return points.map(([x1, x2, label]) => [x?.(x1) ?? 0, y?.(x2) ?? 0, label]);
}

function axisOf(values: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least >= -SIDE && most <= SIDE) return (value) => value;
  const span = most - least || 1;
  return (value) => WITHIN * (2 * ((value - least) / span) - 1);
}
