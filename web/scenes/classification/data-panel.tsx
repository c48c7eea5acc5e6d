import { useComputed } from "@preact/signals";
import { text } from "../../metrics/words";
import { Choice, Segmented } from "../../panel/choice";
import { Lazy } from "../../panel/lazy";
import { NumberField } from "../../panel/number-field";
import type { Range } from "../../panel/scale";
import { Section } from "../../panel/section";
import { Slider } from "../../panel/slider";
import { words as page } from "../../words";
import type { ClassificationModel } from "./model";
import { MAX_POINTS, ownOf } from "./own";
import { SOURCES, type Source } from "./source";
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

const loadOwn = () => import("./own-panel").then(({ OwnPanel }) => OwnPanel);
const loadNetwork = () => import("./network-panel").then(({ load }) => load());

/** Where the scores come from: two distributions that are moved, data of one's own, a network. */
export function DataPanel({ model }: Props) {
  const words = text.value;
  const source = useComputed(() => model.state.value.source).value;
  return (
    <Section heading={words.data} level={2}>
      <Segmented
        label={words.source}
        value={source}
        options={SOURCES.map((value) => ({ value, label: words.sources[value] }))}
        onInput={(next) => choose(model, next)}
        words={page.value.panel}
      />
      {source === "drawn" && <DrawnPanel model={model} />}
      {source === "own" && <Lazy load={loadOwn} props={{ model }} words={page.value.panel} />}
      {source === "network" && (
        <Lazy load={loadNetwork} props={{ model }} words={page.value.panel} />
      )}
    </Section>
  );
}

/** Data of one's own begin as what is drawn, as many as hands can move. */
function choose(model: ClassificationModel, source: Source): void {
  const { own } = model.state.peek();
  if (source !== "own" || own !== null) {
    model.give({ source });
    return;
  }
  model.give({ source, own: ownOf(model.draw(MAX_POINTS)) });
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

/** Ready data, and what draws them. */
function DrawnPanel({ model }: Props) {
  const words = text.value;
  const state = model.generator.value;
  const preset = presetOf(state);
  const presets = PRESET_IDS.map((value) => ({ value, label: words.presets[value] }));
  return (
    <>
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
    </>
  );
}
