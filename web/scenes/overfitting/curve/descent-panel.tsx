import type { HyperparameterInfo } from "../../../engine/engine";
import { Choice, Segmented } from "../../../panel/choice";
import { Section } from "../../../panel/section";
import { Slider, type Tick } from "../../../panel/slider";
import { HyperparameterField } from "../../../race/hyperparameter-field";
import { MAX_STEPS } from "../../../race/state";
import { catalogWords, entryOf, say, words } from "../../../words";
import type { CurveModel } from "./model";
import { isLinear } from "./state";
import { curveWords } from "./words";

interface Props {
  readonly model: CurveModel;
}

const STEPS = { min: 1, max: MAX_STEPS, slider: [10, MAX_STEPS], kind: "integer" } as const;
/** Who descends; the act has one racer. */
const ONLY = 0;

/** How the coefficients are found: at once, or by descent with any optimizer. */
export function DescentPanel({ model }: Props) {
  const text = curveWords.value;
  const panel = words.value.panel;
  const { live, family, racers, steps } = model.state.value;
  const [racer] = racers;
  const info = racer && model.optimizerOf(racer);
  if (!isLinear(family, model.info)) return null;
  return (
    <Section heading={text.howHeading} level={2}>
      <Segmented
        label={text.how}
        help={live ? text.liveHelp : text.closedHelp}
        value={live ? "live" : "closed"}
        options={[
          { value: "closed", label: text.closedForm },
          { value: "live", label: text.liveDescent },
        ]}
        onInput={(next) =>
          model.update(next === "live" ? { live: true, tab: "steps" } : { live: false })
        }
        words={panel}
      />
      {live && racer && info && (
        <>
          <Choice
            label={words.value.racers.optimizer}
            help={entryOf(catalogWords.value.optimizers, racer.optimizer).summary}
            value={racer.optimizer}
            options={model.catalog.optimizers.map(({ id }) => ({
              value: id,
              label: entryOf(catalogWords.value.optimizers, id).name,
            }))}
            onInput={(optimizer) => model.setOptimizer(ONLY, optimizer)}
            words={panel}
          />
          {info.hyperparameters
            .filter(({ only }) => only === "" || only === racer.convention)
            .map((one) => (
              <Hyperparameter key={one.name} model={model} info={one} />
            ))}
          <Slider
            label={words.value.run.steps}
            value={steps}
            defaultValue={model.ground.base.steps}
            range={STEPS}
            onInput={model.setSteps}
            words={panel}
          />
        </>
      )}
    </Section>
  );
}

/** A number of the optimizer; the learning rate with the limit that the curvature sets. */
function Hyperparameter({ model, info }: Props & { readonly info: HyperparameterInfo }) {
  const [racer] = model.state.value.racers;
  if (!racer) return null;
  const isRate = info.name === "learning_rate";
  const usual = isRate ? model.suggestedRate(racer.optimizer) : info.default;
  const value = isRate ? model.learningRate(racer) : (racer.hyperparameters[info.name] ?? usual);
  return (
    <HyperparameterField
      info={info}
      value={value}
      usual={usual}
      ticks={isRate ? limitOf(model) : undefined}
      onInput={(next) => model.setHyperparameter(ONLY, info.name, next)}
    />
  );
}

/** Where the optimizer diverges, if a theory tells. */
function limitOf(model: CurveModel): Tick[] {
  const { curvature, limit } = model.report.value ?? {};
  if (typeof curvature !== "number" || typeof limit !== "number") return [];
  const text = words.value.racers;
  const label = Math.abs(limit * curvature - 2) > 1e-9 ? text.limitOwn : text.limit;
  const title = text.limitReason(say(limit, 3), say(curvature, 3));
  return [{ at: limit, label, title, tone: "limit" }];
}
