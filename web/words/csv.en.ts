import type { csvRu } from "./csv.ru";

/** Data of one's own: lines of a table. */
export const csvEn: typeof csvRu = {
  field: "Data as CSV",
  load: "Take these data",
  open: "Open a file…",
  kept: "The old data stay.",
  empty: "There is no line with numbers here.",
  columns: (line, wanted, count) => `Line ${line} has ${count} columns; ${wanted} are needed.`,
  number: (line, given) => `Line ${line}: “${given}” is no number.`,
  long: (most) => `More than ${most} lines: so many cannot be taken at once.`,
  unread: "The data could not be read.",
};
