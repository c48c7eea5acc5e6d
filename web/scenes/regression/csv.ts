// Reads pasted or opened data. Loaded, with its parser, when data are given.

import { parse } from "papaparse";
import { MAX_POINTS, POINT_REACH } from "../../fits/state";
import type { Point } from "../../race/state";

/** What the two columns are. */
export type CsvKind = "xy" | "predictions";

/** Why data were refused; lines count from 1, as an editor shows them. */
export type CsvError =
  | { readonly why: "empty" }
  | { readonly why: "columns"; readonly line: number; readonly count: number }
  | { readonly why: "number"; readonly line: number; readonly given: string }
  | { readonly why: "range"; readonly line: number; readonly given: string }
  | { readonly why: "long"; readonly most: number };

export type Csv =
  | { readonly kind: CsvKind; readonly points: readonly Point[] }
  | { readonly error: CsvError };

const HEADERS: Readonly<Record<string, CsvKind>> = {
  "x,y": "xy",
  "y_true,y_pred": "predictions",
};

/**
 * Two columns of numbers, under `x,y` or `y_true,y_pred`; without a header they are x and y. Separators are what the parser
 * finds, and with a semicolon or a tab the decimal sign may be a comma. A prediction stands as x, for which ŷ = x.
 */
export function readCsv(text: string): Csv {
  // Empty lines are kept by the parser, so that those that follow have their own number.
  const { data, meta } = parse<string[]>(text.trimEnd(), { delimitersToGuess: [",", ";", "\t"] });
  const decimalComma = meta.delimiter !== ",";
  const header = (data[0] ?? []).map((cell) => cell.trim().toLowerCase()).join(",");
  const kind = HEADERS[header];
  const points: Point[] = [];
  for (let at = kind === undefined ? 0 : 1; at < data.length; at++) {
    const cells = data[at] ?? [];
    if (cells.every((cell) => cell.trim() === "")) continue;
    const point = readRow(cells, at + 1, decimalComma);
    if ("why" in point) return { error: point };
    points.push(kind === "predictions" ? [point[1], point[0]] : [point[0], point[1]]);
    if (points.length > MAX_POINTS) return { error: { why: "long", most: MAX_POINTS } };
  }
  return points.length === 0 ? { error: { why: "empty" } } : { kind: kind ?? "xy", points };
}

function readRow(cells: readonly string[], line: number, decimalComma: boolean): Point | CsvError {
  const [first, second] = cells;
  if (first === undefined || second === undefined || cells.length !== 2) {
    return { why: "columns", line, count: cells.length };
  }
  const numbers: number[] = [];
  for (const given of [first, second]) {
    const plain = decimalComma ? given.replace(",", ".") : given;
    const number = plain.trim() === "" ? Number.NaN : Number(plain) + 0;
    if (!Number.isFinite(number)) return { why: "number", line, given: given.trim() };
    if (Math.abs(number) > POINT_REACH) return { why: "range", line, given: given.trim() };
    numbers.push(number);
  }
  const [a = 0, b = 0] = numbers;
  return [a, b];
}
