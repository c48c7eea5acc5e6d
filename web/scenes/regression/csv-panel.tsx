import { CsvField, rowSentence } from "../../csv/csv-field";
import { handleOf, MAX_POINTS, POINT_REACH } from "../../fits/state";
import { Section } from "../../panel/section";
import type { RaceModel } from "../../race/model";
import type { Domain, Point } from "../../race/state";
import { tidy } from "../../stage/view";
import { announce } from "../../state/announce";
import { say } from "../../words";
import type { CsvError, CsvKind } from "./csv";
import type { RegressionState } from "./state";
import { regressionWords } from "./words";

/** What each kind of data begins with: predictions stand on ŷ = x, where learning has not begun. */
const BEGINS = {
  xy: { model: "line", set: "line", standardize: true, start: null, step: null },
  predictions: { model: "proportional", set: "line", standardize: false, start: [1, 0], step: 0 },
} as const satisfies Readonly<Record<CsvKind, Partial<RegressionState>>>;

/** Room around data, as a share of what they take. */
const ROOM = 0.15;

/** The part of the plane that shows points of any size well. */
function spanAround(points: readonly Point[]): Domain {
  const around = (values: readonly number[]): [number, number] => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const room = ROOM * (most - least || Math.abs(most) || 1);
    return [tidy(least - room, room), tidy(most + room, room)];
  };
  return [...around(points.map(([x]) => x)), ...around(points.map(([, y]) => y))];
}

/** Data of one's own, pasted or opened. What cannot be read is named by its line, and the old data stay. */
export function CsvPanel({ model }: { readonly model: RaceModel<RegressionState> }) {
  const text = regressionWords.value.csv;
  const take = async (given: string) => {
    const { readCsv } = await import("./csv");
    const read = readCsv(given);
    if ("error" in read) return read.error;
    const { kind, points } = read;
    model.replace({
      ...model.state.peek(),
      ...BEGINS[kind],
      points,
      span: spanAround(points),
      home: points[handleOf(points.length)] ?? null,
      scale: 1,
      batch: null,
      trap: null,
    });
    announce(text.loaded[kind](say(points.length)), { shown: true });
    return undefined;
  };
  return (
    <Section heading={text.heading} level={2} open={false}>
      <p class="hint">{text.hint(say(MAX_POINTS), say(POINT_REACH))}</p>
      <CsvField example={"y_true,y_pred\n3,2.5\n-0.5,0"} take={take} sentence={sentence} />
    </Section>
  );
}

function sentence(error: CsvError): string {
  if (error.why !== "range") return rowSentence(error);
  const { line, given } = error;
  return regressionWords.value.csv.range(String(line), given, say(POINT_REACH));
}
