import { Button } from "../panel/button";
import { NumberField } from "../panel/number-field";
import { SEED } from "../panel/scale";
import { Section } from "../panel/section";
import { Slider } from "../panel/slider";
import { Toggle } from "../panel/toggle";
import { words } from "../words";
import type { RunModel } from "./base";
import { MAX_STEPS } from "./state";

const STEPS = { min: 1, max: MAX_STEPS, slider: [10, MAX_STEPS], kind: "integer" } as const;
const NOISE = { min: 0, max: 1e6, slider: [1e-3, 100], kind: "log" } as const;
const CLIP = { min: 1e-9, max: 1e9, slider: [1e-2, 1e3], kind: "log" } as const;
const TOLERANCE = { min: 0, max: 1e9, slider: [1e-8, 10], kind: "log" } as const;

/** What is equal for all racers. */
export function RunPanel({ model }: { readonly model: RunModel }) {
  const text = words.value.run;
  const panel = words.value.panel;
  const state = model.state.value;
  const { base } = model.ground;
  return (
    <Section heading={text.heading} level={2} open={false}>
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
        label={text.noise}
        help={text.noiseHelp}
        value={state.noise}
        defaultValue={0}
        range={NOISE}
        onInput={(noise) => model.update({ noise })}
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
      <Clip
        label={text.clipNorm}
        help={text.clipNormHelp}
        value={state.clipNorm}
        onInput={(clipNorm) => model.update({ clipNorm })}
      />
      <Clip
        label={text.clipValue}
        help={text.clipValueHelp}
        value={state.clipValue}
        onInput={(clipValue) => model.update({ clipValue })}
      />
      <Slider
        label={text.tolerance}
        help={text.toleranceHelp}
        value={state.tolerance}
        defaultValue={base.tolerance}
        range={TOLERANCE}
        onInput={(tolerance) => model.update({ tolerance })}
        words={panel}
      />
      <Button look="quiet" icon="reset" onClick={() => model.replace(base)}>
        {text.reset}
      </Button>
    </Section>
  );
}

interface ClipProps {
  readonly label: string;
  readonly help: string;
  readonly value: number | null;
  readonly onInput: (value: number | null) => void;
}

/** A limit that is off, or a number. */
function Clip({ label, help, value, onInput }: ClipProps) {
  const panel = words.value.panel;
  return (
    <>
      <Toggle
        label={label}
        help={help}
        value={value !== null}
        onInput={(on) => onInput(on ? 1 : null)}
        words={panel}
      />
      {value !== null && (
        <Slider
          label={words.value.run.limitTo}
          value={value}
          defaultValue={1}
          range={CLIP}
          onInput={onInput}
          words={panel}
        />
      )}
    </>
  );
}
