import { viewText } from "../../metrics/views/words";
import { nameOf, text } from "../../metrics/words";
import { Button, IconButton } from "../../panel/button";
import type { Range } from "../../panel/scale";
import { Section } from "../../panel/section";
import { Slider } from "../../panel/slider";
import { words as page, say } from "../../words";
import type { ClassificationModel } from "./model";
import { JumpFields } from "./parameters";
import { type ClassificationState, DEFAULTS } from "./state";

interface Props {
  readonly model: ClassificationModel;
}

/** The threshold: typed, slid, stepped from score to score, and sent where a rule finds it best. */
export function ThresholdPanel({ model }: Props) {
  const words = text.value;
  const { chain } = model;
  const [from, to] = chain.span.value;
  const range: Range = { min: from, max: chain.aboveAll.value, slider: [from, to], kind: "linear" };
  return (
    <Section heading={words.threshold} level={2}>
      <Slider
        label={words.threshold}
        symbol="t"
        help={words.thresholdHelp}
        value={model.state.value.threshold}
        range={range}
        defaultValue={DEFAULTS.threshold}
        onInput={chain.setThreshold}
        words={page.value.panel}
      />
      <div class="cls-steps">
        <IconButton icon="M15 5l-7 7 7 7" label={words.lower} onClick={() => chain.stepBy(-1)} />
        <span>{words.nextScore}</span>
        <IconButton icon="M9 5l7 7-7 7" label={words.higher} onClick={() => chain.stepBy(1)} />
      </div>
      <fieldset class="cls-jumps">
        <legend>{words.jumps}</legend>
        {model.jumps.value.map(({ id, threshold }) => (
          <Button
            key={id}
            disabled={threshold === undefined}
            pressed={threshold === model.state.value.threshold}
            onClick={() => threshold !== undefined && chain.setThreshold(threshold)}
          >
            {jumpName(id, model.state.value)}
          </Button>
        ))}
      </fieldset>
      <JumpFields model={model} />
    </Section>
  );
}

/** The name of a jump with the number that it goes by. */
function jumpName(id: string, state: ClassificationState): string {
  const words = viewText.value;
  if (id === "precision") return words.atLeast.precision + say(state.minPrecision);
  if (id === "recall") return words.atLeast.recall + say(state.minRecall);
  if (id === "max_fbeta") return words.maxFbeta(say(state.beta));
  return nameOf(text.value.jumpNames, id);
}
