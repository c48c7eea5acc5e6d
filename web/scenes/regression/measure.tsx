import { LossParameter } from "../../fits/parameters";
import { Choice, Segmented } from "../../panel/choice";
import { Section } from "../../panel/section";
import { Toggle } from "../../panel/toggle";
import type { RaceModel } from "../../race/model";
import { say, words } from "../../words";
import { toldConstants } from "./constants";
import type { Measured } from "./report";
import { PICTURES, type PlotId, type RegressionState, UNITS } from "./state";
import { namesOf, regressionWords } from "./words";

/** What leaves a number open; the loss shows its own beside it. */
const OPEN = ["pinball", "huber", "tweedie_deviance"] as const;

interface Props {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured | undefined;
}

/** What is asked: the metric that is drawn, and what it leaves open; and the constant that would be best. */
export function MeasurePanel({ model, measured }: Props) {
  const text = regressionWords.value;
  const panel = words.value.panel;
  const state = model.state.value;
  const constants = measured ? toldConstants(measured) : [];
  return (
    <Section heading={text.measure} level={2}>
      <Choice
        label={text.pictured}
        help={text.picturedHelp}
        value={state.metric}
        options={PICTURES.map((value) => ({ value, label: text.metrics[value] }))}
        onInput={(metric) =>
          model.update({ metric, plot: metric === "msle" ? "log" : plotBeside(state.plot) })
        }
        words={panel}
      />
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
              <li key={metric}>
                {text.constant(namesOf(metric)[0], say(value))}
                <small> {text.kinds[metric]}</small>
              </li>
            ))}
          </ul>
          <Toggle
            label={text.marks}
            value={state.marks}
            onInput={(marks) => model.update({ marks })}
            words={panel}
          />
        </div>
      )}
      <h3 class="reg-parameters">{text.parameters}</h3>
      {OPEN.filter((one) => one !== state.loss).map((one) => (
        <LossParameter key={one} model={model} of={one} />
      ))}
    </Section>
  );
}

/** The axis of logarithms belongs to MSLE, and goes with it. */
const plotBeside = (plot: PlotId): PlotId => (plot === "log" ? "residuals" : plot);
