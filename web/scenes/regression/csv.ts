// Reads pasted or opened data. Loaded, with its parser, when data are given.

import { type CsvRow, type RowError, readNumber, readRows } from "../../csv/csv-rows";
import { MAX_POINTS, POINT_REACH } from "../../fits/state";
import type { Point } from "../../race/state";

/** What the two columns are. */
export type CsvKind = "xy" | "predictions";

/** Why data were refused. */
export type CsvError =
  | RowError
  | { readonly why: "range"; readonly line: number; readonly given: string };

export type Csv =
  | { readonly kind: CsvKind; readonly points: readonly Point[] }
  | { readonly error: CsvError };

const HEADERS: Readonly<Record<string, CsvKind>> = {
  "x,y": "xy",
  "y_true,y_pred": "predictions",
};

/**
 * Two columns of numbers, under `x,y` or `y_true,y_pred`; without a header they are x and y. A prediction stands as x, for
 * which ŷ = x.
 */
export function readCsv(text: string): Csv {
  const { rows, decimalComma } = readRows(text);
  const header = (rows[0]?.cells ?? []).join(",").toLowerCase();
  const kind = HEADERS[header];
  const points: Point[] = [];
  for (const row of kind === undefined ? rows : rows.slice(1)) {
    const point = readRow(row, decimalComma);
    if ("why" in point) return { error: point };
    points.push(kind === "predictions" ? [point[1], point[0]] : [point[0], point[1]]);
    if (points.length > MAX_POINTS) return { error: { why: "long", most: MAX_POINTS } };
  }
  return points.length === 0 ? { error: { why: "empty" } } : { kind: kind ?? "xy", points };
}

function readRow({ line, cells }: CsvRow, decimalComma: boolean): Point | CsvError {
  if (cells.length !== 2) return { why: "columns", line, wanted: 2, count: cells.length };
  const numbers: number[] = [];
  for (const given of cells) {
    const number = readNumber(given, decimalComma);
    if (number === undefined) return { why: "number", line, given };
    if (Math.abs(number) > POINT_REACH) return { why: "range", line, given };
    numbers.push(number);
  }
  const [a = 0, b = 0] = numbers;
  return [a, b];
}
