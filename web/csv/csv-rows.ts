// Lines of pasted or opened data, whatever a scene makes of them. Loaded, with its parser, when data are given.

import { parse } from "papaparse";

/** Why data were refused; lines count from 1, as an editor shows them. */
export type RowError =
  | { readonly why: "empty" }
  | {
      readonly why: "columns";
      readonly line: number;
      readonly wanted: number;
      readonly count: number;
    }
  | { readonly why: "number"; readonly line: number; readonly given: string }
  | { readonly why: "long"; readonly most: number };

export interface CsvRow {
  readonly line: number;
  /** Without spaces around them. */
  readonly cells: readonly string[];
}

/** The lines that are not empty. */
export interface CsvRows {
  readonly rows: readonly CsvRow[];
  /** Where a comma does not separate, it may be the decimal sign. */
  readonly decimalComma: boolean;
}

/**
 * The first line tells what separates: tabs where it has one, then semicolons, then commas. A parser that guesses by all lines would take
 * decimal commas for separators.
 */
export function readRows(given: string): CsvRows {
  const text = given.trimEnd();
  const [first = ""] = text.trimStart().split(/\r?\n|\r/, 1);
  const delimiter = ["\t", ";"].find((one) => first.includes(one)) ?? ",";
  // Empty lines are kept by the parser, so that those that follow have their own number.
  const { data } = parse<string[]>(text, { delimiter });
  const rows = data
    .map((cells, at) => ({ line: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  return { rows, decimalComma: delimiter !== "," };
}

/** The finite number that a cell holds. */
export function readNumber(cell: string, decimalComma: boolean): number | undefined {
  const plain = decimalComma ? cell.replace(",", ".") : cell;
  const value = plain === "" ? Number.NaN : Number(plain) + 0;
  return Number.isFinite(value) ? value : undefined;
}
