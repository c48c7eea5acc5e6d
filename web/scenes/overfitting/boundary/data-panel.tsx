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
  const shapes: Readonly<Record<string, { readonly name: string; readonly summary: string }>> =
    text.shapes;
  return (
    <>
      <Choice
        label={text.shape}
        help={shapes[state.shape]?.summary}
        value={state.shape}
        options={info.shapes.map((value) => ({ value, label: shapes[value]?.name ?? value }))}
        onInput={(shape) => model.update({ shape })}
        words={panel}
      />
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
