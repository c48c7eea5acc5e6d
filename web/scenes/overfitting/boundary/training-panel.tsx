import { Button } from "../../../panel/button";
import { Choice } from "../../../panel/choice";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { Toggle } from "../../../panel/toggle";
import { FormulaSection, OptimizerSettings } from "../../../race/racer-settings";
import { MAX_STEPS } from "../../../race/state";
import { words } from "../../../words";
import type { BoundaryModel } from "./model";
import { batchRange, DROPOUT, PENALTY, STEPS } from "./settings";
import type { BoundaryState } from "./state";
import { boundaryWords } from "./words";

interface Props {
  readonly model: BoundaryModel;
}

const EVERY = { min: 1, max: MAX_STEPS, slider: [1, 100], kind: "integer" } as const;

/** Who trains the network, on how many points at once, and for how long. */
export function TrainingPanel({ model }: Props) {
  const text = boundaryWords.value.training;
  const panel = words.value.panel;
  const state = model.state.value;
  const { base } = model.ground;
  const [racer] = state.racers;
  const info = racer && model.optimizerOf(racer);
  return (
    <Section heading={text.heading} level={2} open={false}>
      {racer && <OptimizerSettings model={model} racer={racer} index={0} />}
      <Toggle
        label={text.batches}
        help={text.batchesHelp}
        value={state.batch !== 0}
        onInput={(on) => model.update({ batch: on ? base.batch : 0 })}
        words={panel}
      />
      {state.batch !== 0 && (
        <Slider
          label={text.batch}
          help={text.batchHelp}
          value={state.batch}
          defaultValue={base.batch}
          range={batchRange(model.info.max_count)}
          onInput={(batch) => model.update({ batch })}
          words={panel}
        />
      )}
      <Slider
        label={text.steps}
        help={text.stepsHelp}
        value={state.steps}
        defaultValue={base.steps}
        range={STEPS}
        onInput={model.setSteps}
        words={panel}
      />
      <Slider
        label={text.every}
        help={text.everyHelp}
        value={state.every}
        defaultValue={base.every}
        range={EVERY}
        onInput={(every) => model.update({ every })}
        words={panel}
      />
      <Choice
        label={text.initialization}
        help={names(text.initializations)[state.initialization]?.summary}
        value={state.initialization}
        options={model.info.initializations.map((value) => ({
          value,
          label: names(text.initializations)[value]?.name ?? value,
        }))}
        onInput={(initialization) => model.update({ initialization })}
        words={panel}
      />
      {info && racer && <FormulaSection info={info} racer={racer} />}
    </Section>
  );
}

function names(entries: Readonly<Record<string, { name: string; summary: string }>>) {
  return entries;
}

/** What keeps the network from learning by heart. */
export function CurePanel({ model }: Props) {
  const text = boundaryWords.value.cures;
  const panel = words.value.panel;
  const state = model.state.value;
  return (
    <Section heading={text.heading} level={2}>
      <Slider
        label={text.l2}
        help={text.l2Help}
        value={state.l2}
        defaultValue={0}
        range={PENALTY}
        onInput={(l2) => model.update({ l2 })}
        words={panel}
      />
      <Slider
        label={text.l1}
        help={text.l1Help}
        value={state.l1}
        defaultValue={0}
        range={PENALTY}
        onInput={(l1) => model.update({ l1 })}
        words={panel}
      />
      <Slider
        label={text.dropout}
        help={text.dropoutHelp}
        value={state.dropout}
        defaultValue={0}
        range={DROPOUT}
        onInput={(dropout) => model.update({ dropout })}
        words={panel}
      />
      <Rule model={model} name="patience" first={100} />
    </Section>
  );
}

/** When a training ends of itself. */
export function StopPanel({ model }: Props) {
  const text = boundaryWords.value.stops;
  return (
    <Section heading={text.heading} level={2} open={false}>
      <p class="hint">{text.hint}</p>
      <Rule model={model} name="target" first={0.1} />
      <Rule model={model} name="plateau" first={100} />
      <Button look="quiet" icon="reset" onClick={() => model.replace(model.ground.base)}>
        {words.value.run.reset}
      </Button>
    </Section>
  );
}

const RULES = {
  target: { min: 0, max: 1000, slider: [1e-3, 1], kind: "log" },
  plateau: STEPS,
  patience: STEPS,
} as const;

interface RuleProps extends Props {
  readonly name: keyof typeof RULES & keyof BoundaryState;
  /** Its value when it is switched on. */
  readonly first: number;
}

/** A rule that is off, or a number. */
function Rule({ model, name, first }: RuleProps) {
  const text = boundaryWords.value.stops.rules[name];
  const panel = words.value.panel;
  const value = model.state.value[name];
  return (
    <>
      <Toggle
        label={text.name}
        help={text.help}
        value={value !== null}
        onInput={(on) => model.update({ [name]: on ? first : null })}
        words={panel}
      />
      {value !== null && (
        <Slider
          label={text.value}
          value={value}
          defaultValue={first}
          range={RULES[name]}
          onInput={(next) => model.update({ [name]: next })}
          words={panel}
        />
      )}
    </>
  );
}
