import { nameOf, text } from "../../metrics/words";
import { Button, IconButton } from "../../panel/button";
import { Choice } from "../../panel/choice";
import { NumberField } from "../../panel/number-field";
import type { Range } from "../../panel/scale";
import { Section } from "../../panel/section";
import { Slider } from "../../panel/slider";
import { words as page } from "../../words";
import type { ClassificationModel } from "./model";
import {
  DEFAULTS,
  type Generator,
  LEAST_COUNT,
  MAX_COUNT,
  MAX_LEVELS,
  MAX_NOISE,
  MAX_SEED,
  MAX_SEPARATION,
  PRESET_IDS,
  type PresetId,
  presetOf,
  SHAPES,
  SHARPNESS,
  SPREAD,
  withPreset,
} from "./state";

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
            {nameOf(words.jumpNames, id)}
          </Button>
        ))}
      </fieldset>
    </Section>
  );
}

interface SliderOf {
  readonly key: Exclude<keyof Generator, "shape" | "seed">;
  readonly range: Range;
}

const SLIDERS: readonly SliderOf[] = [
  { key: "prevalence", range: linear(0, 1) },
  { key: "separation", range: { ...linear(-MAX_SEPARATION, MAX_SEPARATION), slider: [-4, 8] } },
  { key: "spread", range: { ...linear(...SPREAD), kind: "log" } },
  { key: "sharpness", range: { ...linear(...SHARPNESS), kind: "log" } },
  { key: "noise", range: linear(0, MAX_NOISE) },
  { key: "count", range: { ...linear(LEAST_COUNT, MAX_COUNT), kind: "integer" } },
  { key: "levels", range: { ...linear(0, MAX_LEVELS), slider: [0, 20], kind: "integer" } },
];

function linear(min: number, max: number): Range {
  return { min, max, slider: [min, max], kind: "linear" };
}

/** Where the scores come from: ready data, and two distributions that are moved. */
export function DataPanel({ model }: Props) {
  const words = text.value;
  const state = model.state.value;
  const preset = presetOf(state);
  const presets = PRESET_IDS.map((value) => ({ value, label: words.presets[value] }));
  return (
    <Section heading={words.data} level={2}>
      <Choice<PresetId | "own">
        label={words.preset}
        value={preset ?? "own"}
        options={preset ? presets : [...presets, { value: "own", label: words.ownData }]}
        onInput={(id) => id !== "own" && model.replace(withPreset(model.state.peek(), id))}
        words={page.value.panel}
      />
      {SLIDERS.map(({ key, range }) => (
        <Slider
          key={key}
          label={words.settings[key].name}
          help={words.settings[key].help}
          value={state[key]}
          range={range}
          defaultValue={DEFAULTS[key]}
          onInput={(value) => model.update({ [key]: value })}
          words={page.value.panel}
        />
      ))}
      <Choice
        label={words.shape}
        value={state.shape}
        options={SHAPES.map((value) => ({ value, label: words.shapes[value] }))}
        onInput={(shape) => model.update({ shape })}
        words={page.value.panel}
      />
      <NumberField
        label={words.seed}
        value={state.seed}
        range={{ min: 0, max: MAX_SEED, slider: [0, 1000], kind: "integer" }}
        onInput={(seed) => model.update({ seed })}
        words={page.value.panel}
      />
    </Section>
  );
}
