import { Choice } from "../../../panel/choice";
import { NumberField } from "../../../panel/number-field";
import { SEED } from "../../../panel/scale";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { words } from "../../../words";
import type { BoundaryModel } from "./model";
import { countRange, linear } from "./settings";
import { boundaryWords } from "./words";

/** The points: their shape, how many, how noisy. */
export function DataPanel({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.data;
  const panel = words.value.panel;
  const state = model.state.value;
  return (
    <Section heading={text.heading} level={2}>
      {state.points === "" ? <Drawn model={model} /> : <p class="hint">{text.own}</p>}
      <NumberField
        label={text.seed}
        help={text.seedHelp}
        value={state.seed}
        range={SEED}
        onInput={(seed) => model.update({ seed })}
        words={panel}
      />
    </Section>
  );
}

/** What points are drawn from. */
function Drawn({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.data;
  const panel = words.value.panel;
  const { info } = model;
  const state = model.state.value;
  const { base } = model.ground;
  return (
    <>
      <Source model={model} />
      <Slider
        label={text.count}
        help={text.countHelp}
        value={state.count}
        defaultValue={base.count}
        range={countRange(info.max_count)}
        onInput={(count) => model.update({ count })}
        words={panel}
      />
      <Slider
        label={text.validation}
        help={text.validationHelp}
        value={state.validation}
        defaultValue={base.validation}
        range={countRange(info.max_count)}
        onInput={(validation) => model.update({ validation })}
        words={panel}
      />
      {model.task.value === "regression" ? (
        <Slider
          label={text.targetNoise}
          help={text.targetNoiseHelp}
          value={state.targetNoise}
          defaultValue={base.targetNoise}
          range={linear(0, info.max_target_noise)}
          onInput={(targetNoise) => model.update({ targetNoise })}
          words={panel}
        />
      ) : (
        <ClassNoise model={model} />
      )}
    </>
  );
}

type Names = Readonly<Record<string, { readonly name: string; readonly summary: string }>>;

/** The shape of the classes, or the function that is to be found. */
function Source({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.data;
  const { shape, truth } = model.state.value;
  const [value, ids, names, label]: [string, readonly string[], Names, string] =
    truth === null
      ? [shape, model.info.shapes, text.shapes, text.shape]
      : [truth, model.info.targets, text.truths, text.truth];
  return (
    <Choice
      label={label}
      help={names[value]?.summary}
      value={value}
      options={ids.map((id) => ({ value: id, label: names[id]?.name ?? id }))}
      onInput={(next) => model.update(truth === null ? { shape: next } : { truth: next })}
      words={words.value.panel}
    />
  );
}

/** What only classes have: jitter, wrong labels, balance. */
function ClassNoise({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.data;
  const panel = words.value.panel;
  const { info } = model;
  const state = model.state.value;
  const { base } = model.ground;
  return (
    <>
      <Slider
        label={text.spread}
        help={text.spreadHelp}
        value={state.spread}
        defaultValue={base.spread}
        range={linear(0, info.max_noise)}
        onInput={(spread) => model.update({ spread })}
        words={panel}
      />
      <Slider
        label={text.labelNoise}
        help={text.labelNoiseHelp}
        value={state.labelNoise}
        defaultValue={base.labelNoise}
        range={linear(0, info.max_label_noise)}
        onInput={(labelNoise) => model.update({ labelNoise })}
        words={panel}
      />
      <Slider
        label={text.balance}
        help={text.balanceHelp}
        value={state.balance}
        defaultValue={base.balance}
        range={linear(info.balance[0], info.balance[1])}
        onInput={(balance) => model.update({ balance })}
        words={panel}
      />
    </>
  );
}
