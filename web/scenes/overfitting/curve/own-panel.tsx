import { CsvField, rowSentence } from "../../../csv/csv-field";
import type { RowError } from "../../../csv/csv-rows";
import { announce } from "../../../state/announce";
import { say } from "../../../words";
import type { CurveModel } from "./model";
import { formatPoints, MAX_OWN } from "./state";
import { curveWords } from "./words";

/** Points of one's own, pasted or opened. What cannot be read is named by its line, and the old points stay. */
export function OwnPanel({ model }: { readonly model: CurveModel }) {
  const text = curveWords.value.own;
  const take = async (given: string) => {
    const { readPoints } = await import("./csv");
    const read = readPoints(given, model.info.domain);
    if ("error" in read) return read.error;
    model.update({ own: formatPoints(read.points), preset: null });
    const count = say(read.points.length);
    announce(read.scaled ? text.scaled(count) : text.loaded(count), { shown: true });
    return undefined;
  };
  return (
    <>
      <p class="hint">{curveWords.value.pointsHint}</p>
      <p class="hint">{text.help(say(MAX_OWN))}</p>
      <CsvField<RowError> example={"x,y\n0.1,0.62\n0.4,-0.3"} take={take} sentence={rowSentence} />
    </>
  );
}
