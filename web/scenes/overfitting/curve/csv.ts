// Reads pasted or opened points of a curve. Loaded, with its parser, when data are given.

import { type CsvRow, type RowError, readNumber, readRows } from "../../../csv/csv-rows";
import type { Point } from "../../../race/state";
import { MAX_OWN } from "./state";

type Range = readonly [number, number];
type Read =
  | {
      readonly points: readonly Point[] /** Whether an axis was stretched. */;
      readonly scaled: boolean;
    }
  | { readonly error: RowError };

/** Answers farther out are scaled to this, which the plane shows whatever the noise. */
export const HEIGHTS_SHOWN: Range = [-1.4, 1.4];

/**
 * Two columns, x and y; a header is left out. A column that does not fit into the plane is stretched to it from end to end, the
 * other one stays as it is.
 */
export function readPoints(text: string, domain: Range): Read {
  const { rows, decimalComma } = readRows(text);
  const headed = rows[0]?.cells.every((cell) => readNumber(cell, decimalComma) === undefined);
  const points: Point[] = [];
  for (const row of headed ? rows.slice(1) : rows) {
    const point = readRow(row, decimalComma);
    if ("why" in point) return { error: point };
    points.push(point);
    if (points.length > MAX_OWN) return { error: { why: "long", most: MAX_OWN } };
  }
  if (points.length === 0) return { error: { why: "empty" } };
  const x = axisOf(
    points.map(([x]) => x),
    domain,
  );
  const y = axisOf(
    points.map(([, y]) => y),
    HEIGHTS_SHOWN,
  );
  const scaled = x.scaled || y.scaled;
  return { points: points.map((point) => [x.place(point[0]), y.place(point[1])]), scaled };
}

function readRow({ line, cells }: CsvRow, decimalComma: boolean): Point | RowError {
  if (cells.length !== 2) return { why: "columns", line, wanted: 2, count: cells.length };
  const numbers: number[] = [];
  for (const given of cells) {
    const number = readNumber(given, decimalComma);
    if (number === undefined) return { why: "number", line, given };
    numbers.push(number);
  }
  const [x = 0, y = 0] = numbers;
  return [x, y];
}

/** Where the numbers of a column stand in a range: where they are, or from end to end. */
function axisOf(values: readonly number[], [from, to]: Range) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least >= from && most <= to) return { scaled: false, place: (value: number) => value };
  // Halves, so that numbers of any size have a span.
  const span = most / 2 - least / 2 || 1;
  const share = (value: number) => (most === least ? 0.5 : (value / 2 - least / 2) / span);
  return { scaled: true, place: (value: number) => from + (to - from) * share(value) };
}
