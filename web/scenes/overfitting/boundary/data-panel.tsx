import { Choice } from "../../../panel/choice";
import { NumberField } from "../../../panel/number-field";
import { SEED } from "../../../panel/scale";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { words } from "../../../words";
import type { BoundaryModel } from "./model";
import { boundaryWords } from "./words";

/** The points: their shape, how many, how noisy. */
export function DataPanel({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.data;
  const panel = words.value.panel;
  const { info } = model;
  const state = model.state.value;
  const { base } = model.ground;
  const shapes: Readonly<Record<string, { readonly name: string; readonly summary: string }>> =
    text.shapes;
  return (
    <Section heading={text.heading} level={2}>
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
        range={{ min: 1, max: info.max_count, slider: [2, 1000], kind: "integer" }}
        onInput={(count) => model.update({ count })}
        words={panel}
      />
      <Slider
        label={text.validation}
        help={text.validationHelp}
        value={state.validation}
        defaultValue={base.validation}
        range={{ min: 1, max: info.max_count, slider: [2, 1000], kind: "integer" }}
        onInput={(validation) => model.update({ validation })}
        words={panel}
      />
      <Slider
        label={text.spread}
        help={text.spreadHelp}
        value={state.spread}
        defaultValue={base.spread}
        range={{ min: 0, max: info.max_noise, slider: [0, info.max_noise], kind: "linear" }}
        onInput={(spread) => model.update({ spread })}
        words={panel}
      />
      <Slider
        label={text.labelNoise}
        help={text.labelNoiseHelp}
        value={state.labelNoise}
        defaultValue={base.labelNoise}
        range={{
          min: 0,
          max: info.max_label_noise,
          slider: [0, info.max_label_noise],
          kind: "linear",
        }}
        onInput={(labelNoise) => model.update({ labelNoise })}
        words={panel}
      />
      <Slider
        label={text.balance}
        help={text.balanceHelp}
        value={state.balance}
        defaultValue={base.balance}
        range={{
          min: info.balance[0],
          max: info.balance[1],
          slider: info.balance,
          kind: "linear",
        }}
        onInput={(balance) => model.update({ balance })}
        words={panel}
      />
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
