// Reads pasted or opened scores. Loaded, with its parser, when they are given.

import { type CsvRow, type RowError, readNumber, readRows } from "../../csv/csv-rows";
import { MAX_CLASSES, MAX_ROWS, type OwnData } from "./own";

/** Why scores were refused. */
export type ScoresError =
  | RowError
  | { readonly why: "third"; readonly line: number; readonly given: string; readonly known: string }
  | { readonly why: "kinds"; readonly given: string }
  | { readonly why: "class"; readonly line: number; readonly given: string; readonly known: string }
  | { readonly why: "classes"; readonly most: number };

export type ScoresCsv = OwnData | { readonly error: ScoresError };

/** The column of true classes, where it has this name; else the first one is. */
const TRUTH = "y_true";
/** What the positive one of two classes is often called. */
const POSITIVE = ["1", "+1", "true", "yes", "y", "positive", "pos", "да", "истина"];

/**
 * `y_true, y_score` with or without a header, or `y_true` and a column of scores for each class, whose names are the header's. Labels
 * of two classes are of any two kinds; of several they are names or places of the columns.
 */
export function readScores(text: string): ScoresCsv {
  const { rows, decimalComma } = readRows(text);
  const [first] = rows;
  if (!first) return { error: { why: "empty" } };
  const width = first.cells.length;
  if (width < 2) {
    return { error: { why: "columns", line: first.line, wanted: 2, count: width } };
  }
  const truth = Math.max(first.cells.map((cell) => cell.toLowerCase()).indexOf(TRUTH), 0);
  const without = (cells: readonly string[]) => cells.filter((_, at) => at !== truth);
  // Classes may be named by numbers.
  const hasHeader =
    first.cells.some((cell) => cell.toLowerCase() === TRUTH) ||
    first.cells.every((cell) => readNumber(cell, decimalComma) === undefined);
  const body = hasHeader ? rows.slice(1) : rows;
  if (body.length === 0) return { error: { why: "empty" } };
  if (body.length > MAX_ROWS) return { error: { why: "long", most: MAX_ROWS } };
  if (width - 1 > MAX_CLASSES) return { error: { why: "classes", most: MAX_CLASSES } };

  const scores = readTable(body, truth, width, decimalComma);
  if ("error" in scores) return scores;
  const names = width === 2 ? undefined : hasHeader ? without(first.cells) : places(width - 1);
  const labels = body.map(({ line, cells }) => ({ line, given: cells[truth] ?? "" }));
  const told = names ? ofSeveral(labels, names) : ofTwo(labels);
  return "error" in told ? told : { ...told, columns: width - 1, scores };
}

function readTable(
  rows: readonly CsvRow[],
  truth: number,
  width: number,
  decimalComma: boolean,
): Float64Array | { readonly error: ScoresError } {
  const scores = new Float64Array(rows.length * (width - 1));
  let at = 0;
  for (const { line, cells } of rows) {
    if (cells.length !== width) {
      return { error: { why: "columns", line, wanted: width, count: cells.length } };
    }
    for (let column = 0; column < width; column++) {
      if (column === truth) continue;
      const given = cells[column] ?? "";
      const value = readNumber(given, decimalComma);
      if (value === undefined) return { error: { why: "number", line, given } };
      scores[at] = value;
      at += 1;
    }
  }
  return scores;
}

interface Label {
  readonly line: number;
  readonly given: string;
}
type Told = Pick<OwnData, "classes" | "labels"> | { readonly error: ScoresError };

function ofTwo(labels: readonly Label[]): Told {
  const known = new Set<string>();
  for (const { line, given } of labels) {
    if (known.size === 2 && !known.has(given)) {
      return { error: { why: "third", line, given, known: [...known].join(", ") } };
    }
    known.add(given);
  }
  const [only = ""] = known;
  // All of one class is a case worth seeing, where it is known which class it is.
  const isBit = only === "0" || only === "1";
  if (known.size === 1 && !isBit) return { error: { why: "kinds", given: only } };
  const classes = known.size === 1 ? ["0", "1"] : inOrder([...known]);
  return { classes, labels: Uint32Array.from(labels, ({ given }) => classes.indexOf(given)) };
}

/** The negative class first: by its usual names, else the less of numbers, else the first of the alphabet. */
function inOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string) => (POSITIVE.includes(name.toLowerCase()) ? 1 : 0);
  const byNumber = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : 1);
  return [...names].sort((a, b) => rank(a) - rank(b) || byNumber(a, b));
}

function ofSeveral(labels: readonly Label[], names: readonly string[]): Told {
  const at = new Map(places(names.length).map((place, index) => [place, index]));
  names.forEach((name, index) => {
    at.set(name, index);
  });
  const found = new Uint32Array(labels.length);
  for (const [index, { line, given }] of labels.entries()) {
    const label = at.get(given);
    if (label === undefined) {
      return { error: { why: "class", line, given, known: names.join(", ") } };
    }
    found[index] = label;
  }
  const distinct = new Set(names).size === names.length && !names.includes("");
  return { classes: distinct ? names : places(names.length), labels: found };
}

const places = (count: number) => Array.from({ length: count }, (_, at) => String(at));
