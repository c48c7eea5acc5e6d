import { useSignal } from "@preact/signals";
import { handleOf, MAX_POINTS, POINT_REACH } from "../../fits/state";
import { Button } from "../../panel/button";
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
  const pasted = useSignal("");
  const error = useSignal<CsvError | "unread" | undefined>(undefined);
  const load = async (given: string) => {
    try {
      const { readCsv } = await import("./csv");
      const read = readCsv(given);
      if ("error" in read) {
        error.value = read.error;
        return;
      }
      error.value = undefined;
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
    } catch {
      error.value = "unread";
    }
  };
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    pasted.value = await file.text();
    // The same file may be opened again after it was mended.
    input.value = "";
    await load(pasted.value);
  };
  return (
    <Section heading={text.heading} level={2} open={false}>
      <p class="hint">{text.hint(say(MAX_POINTS), say(POINT_REACH))}</p>
      <textarea
        class="reg-code"
        rows={5}
        spellcheck={false}
        aria-label={text.field}
        placeholder={"y_true,y_pred\n3,2.5\n-0.5,0"}
        value={pasted.value}
        onInput={({ currentTarget }) => {
          pasted.value = currentTarget.value;
        }}
      />
      {error.value !== undefined && (
        <p class="p-error" role="alert">
          {sentence(error.value)} {text.kept}
        </p>
      )}
      <div class="reg-csv">
        <Button look="primary" onClick={() => void load(pasted.value)}>
          {text.load}
        </Button>
        <label class="p-button p-button-plain reg-open">
          <span>{text.open}</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={({ currentTarget }) => {
              open(currentTarget).catch(() => {
                error.value = "unread";
              });
            }}
          />
        </label>
      </div>
    </Section>
  );
}

function sentence(error: CsvError | "unread"): string {
  const text = regressionWords.value.csv;
  if (error === "unread") return text.unread;
  switch (error.why) {
    case "empty":
      return text.empty;
    case "columns":
      return text.columns(String(error.line), String(error.count));
    case "number":
      return text.number(String(error.line), error.given);
    case "range":
      return text.range(String(error.line), error.given, say(POINT_REACH));
    case "long":
      return text.long(String(error.most));
  }
}
