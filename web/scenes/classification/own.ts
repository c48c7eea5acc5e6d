import type { Rows, Samples } from "../../metrics/judge";
import { type Field, number, whole } from "../../state/fields";

/** Data of one's own. */
export interface OwnData extends Rows {
  /** Scores an object: one for two classes, else one for each class. */
  readonly columns: number;
}

/** Data that a link could not hold: what it tells of them. */
export interface Lost {
  readonly lost: number;
}

/** What is held in memory. */
export const MAX_ROWS = 100_000;
/** What a link holds, and what hands can move. */
export const MAX_POINTS = 200;
const MAX_LINK = 8000;
/** More rows and columns than these are no table for eyes. */
export const MAX_CLASSES = 20;

export const isLost = (own: OwnData | Lost | null): own is Lost => own !== null && "lost" in own;

/** Data of two classes with one score an object; nothing for any other. */
export function samplesOf({ columns, labels, scores }: OwnData): Samples | undefined {
  return columns === 1 ? { y: Uint8Array.from(labels), scores } : undefined;
}

/** One class against the rest, by its column of scores. */
export function againstRest({ classes, labels, scores }: Rows, of: number): Samples {
  const many = classes.length;
  return {
    y: Uint8Array.from(labels, (label) => Number(label === of)),
    scores: Float64Array.from(labels, (_, at) => scores[at * many + of] ?? 0),
  };
}

/** Samples as data of one's own, shortened to what a link holds well where that leaves their order as it is. */
export function ownOf({ y, scores }: Samples): OwnData {
  const short = scores.map((score) => Math.round(score * 1e6) / 1e6);
  const kept = new Set(short).size === new Set(scores).size;
  return {
    classes: ["0", "1"],
    columns: 1,
    labels: Uint32Array.from(y),
    scores: kept ? short : scores,
  };
}

const ROW = "~";
const CELL = ",";
const escaped = (name: string) =>
  name.replace(/[%,~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
const short = (value: number) => String(value).replace(/^(-?)0\./, "$1.");
const finite = number(-Number.MAX_VALUE, Number.MAX_VALUE);

function write({ classes, columns, labels, scores }: OwnData): string {
  const row = (label: number, at: number) =>
    [label, ...Array.from(scores.subarray(at * columns, (at + 1) * columns), short)].join(CELL);
  return [classes.map(escaped).join(CELL), ...Array.from(labels, row)].join(ROW);
}

function name(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return undefined;
  }
}

function read(head: string, rows: readonly string[]): OwnData | undefined {
  const classes = head.split(CELL).map(name);
  const known = classes.filter((one) => one !== undefined);
  const distinct = new Set(known).size === classes.length;
  const columns = (rows[0]?.split(CELL).length ?? 0) - 1;
  const fits = columns === known.length || (columns === 1 && known.length === 2);
  const few = rows.length <= MAX_POINTS && known.length >= 2 && known.length <= MAX_CLASSES;
  if (!distinct || !fits || !few) return undefined;
  const label = whole(0, known.length - 1);
  const labels: number[] = [];
  const scores: number[] = [];
  for (const row of rows) {
    const [first = "", ...rest] = row.split(CELL);
    const of = label.parse(first);
    const values = rest.map(finite.parse).filter((value) => value !== undefined);
    if (of === undefined || rest.length !== columns || values.length !== columns) return undefined;
    labels.push(of);
    scores.push(...values);
  }
  return {
    classes: known,
    columns,
    labels: Uint32Array.from(labels),
    scores: Float64Array.from(scores),
  };
}

const LOST = "lost";

/** `class,class~label,score~label,score…`; of what a link cannot hold `lost~rows`. */
export const OWN: Field<OwnData | Lost> = {
  parse(text) {
    const [head = "", ...rows] = text.split(ROW);
    if (head !== LOST) return read(head, rows);
    const lost = whole(1, MAX_ROWS).parse(rows.join(ROW));
    return lost === undefined ? undefined : { lost };
  },
  format(own) {
    if ("lost" in own) return `${LOST}${ROW}${own.lost}`;
    const rows = own.labels.length;
    const text = rows <= MAX_POINTS ? write(own) : "";
    return text !== "" && text.length <= MAX_LINK ? text : `${LOST}${ROW}${rows}`;
  },
};

/** Whether a link gives these data back. */
export const fitsLink = (own: OwnData) => !OWN.format(own).startsWith(`${LOST}${ROW}`);
