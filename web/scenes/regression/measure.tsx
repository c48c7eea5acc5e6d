import { Choice, Segmented } from "../../panel/choice";
import { Section } from "../../panel/section";
import { Slider } from "../../panel/slider";
import { TexSymbol } from "../../panel/tex-symbol";
import type { RaceModel } from "../../race/model";
import { say, words } from "../../words";
import type { Measured } from "./report";
import { PICTURES, type RegressionState, UNITS } from "./state";
import { namesOf, regressionWords } from "./words";

const ALPHA = { min: 0, max: 1, slider: [0.05, 0.95], kind: "linear" } as const;
/** The best constants that are told: of others they are the same. */
const TOLD = ["mse", "mae", "msle", "mape", "huber", "pinball", "max_error"];

interface Props {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured | undefined;
}

/** What is asked: the metric that is drawn, and what it leaves open; and the constant that would be best. */
export function MeasurePanel({ model, measured }: Props) {
  const text = regressionWords.value;
  const panel = words.value.panel;
  const state = model.state.value;
  const constants = measured?.shares.constants.filter(({ metric }) => TOLD.includes(metric)) ?? [];
  return (
    <Section heading={text.measure} level={2}>
      <Choice
        label={text.pictured}
        help={text.picturedHelp}
        value={state.metric}
        options={PICTURES.map((value) => ({ value, label: text.metrics[value] }))}
        onInput={(metric) => model.update({ metric })}
        words={panel}
      />
      {state.metric === "pinball" && (
        <Slider
          label={text.alpha}
          symbol={<TexSymbol tex="\alpha" />}
          help={text.alphaHelp}
          value={state.alpha}
          defaultValue={0.9}
          range={ALPHA}
          onInput={(alpha) => model.update({ alpha })}
          words={panel}
        />
      )}
      <Segmented
        label={text.unit}
        help={text.unitHelp}
        value={state.unit}
        options={UNITS.map((value) => ({ value, label: text.units[value] }))}
        onInput={(unit) => model.update({ unit })}
        words={panel}
      />
      {constants.length > 0 && (
        <div class="reg-constants">
          <h3>{text.constants}</h3>
          <p class="hint">{text.constantsHint}</p>
          <ul>
            {constants.map(({ metric, value }) => (
              <li key={metric}>{text.constant(namesOf(metric)[0], say(value))}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
