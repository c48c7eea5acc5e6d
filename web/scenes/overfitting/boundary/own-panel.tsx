import { CsvField, rowSentence } from "../../../csv/csv-field";
import type { RowError } from "../../../csv/csv-rows";
import { Button } from "../../../panel/button";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { announce } from "../../../state/announce";
import { say, words } from "../../../words";
import type { BoundaryModel } from "./model";
import { MAX_OWN, ownPoints, ownText } from "./own-points";
import { linear } from "./settings";
import { boundaryWords } from "./words";

/** What begins a drawing of one's own: a point of either class. */
const FIRST = ownText([
  [-3, 0, 0],
  [3, 0, 1],
]);

/** Points of one's own: by the brush, or pasted. */
export function OwnPanel({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.own;
  const { points, share } = model.state.value;
  const own = ownPoints(points);
  const take = async (given: string) => {
    const { readPoints } = await import("./csv");
    const read = readPoints(given);
    if ("error" in read) return read.error;
    model.update({ points: ownText(read.points), edits: "" });
    announce(text.loaded(say(read.points.length)), { shown: true });
    return undefined;
  };
  return (
    <Section heading={text.heading} level={2} open={points !== ""}>
      {points === "" ? (
        <p class="hint">{text.help(say(MAX_OWN))}</p>
      ) : (
        <>
          <p>{text.count(say(own.length), say(own.filter(([, , label]) => label === 1).length))}</p>
          <Slider
            label={text.share}
            help={text.shareHelp}
            value={share}
            defaultValue={0.3}
            range={linear(0.05, 0.9)}
            onInput={(next) => model.update({ share: next })}
            words={words.value.panel}
          />
        </>
      )}
      <div class="boundary-own-buttons">
        <Button icon="draw" onClick={() => model.update({ points: FIRST, share: 0.3, edits: "" })}>
          {text.fresh}
        </Button>
        {points !== "" && (
          <Button icon="reset" look="quiet" onClick={() => model.update({ points: "" })}>
            {text.back}
          </Button>
        )}
      </div>
      <p class="hint">{text.csv}</p>
      <CsvField<RowError>
        example={"x1,x2,class\n-1.5,0.3,0\n2,1,1"}
        take={take}
        sentence={rowSentence}
      />
    </Section>
  );
}
