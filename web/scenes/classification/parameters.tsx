import { useComputed } from "@preact/signals";
import { viewText } from "../../metrics/views/words";
import { Segmented } from "../../panel/choice";
import { NumberField } from "../../panel/number-field";
import type { Range } from "../../panel/scale";
import { Slider } from "../../panel/slider";
import { words as page } from "../../words";
import type { ClassificationModel } from "./model";
import {
  type ClassificationState,
  LEAST_MAX_FPR,
  MAX_BETA,
  MAX_BINS,
  MAX_COST,
  ZERO_DIVISIONS,
} from "./state";

interface Props {
  readonly model: ClassificationModel;
}

type Key = "costFp" | "costFn" | "beta" | "minPrecision" | "minRecall" | "maxFpr" | "bins";

const SHARE: Range = { min: 0, max: 1, slider: [0, 1], kind: "linear" };
const COST: Range = { min: 0, max: MAX_COST, slider: [0.1, 100], kind: "log" };
const RANGES: Readonly<Record<Key, Range>> = {
  costFp: COST,
  costFn: COST,
  beta: { min: 0, max: MAX_BETA, slider: [0.1, MAX_BETA], kind: "log" },
  minPrecision: SHARE,
  minRecall: SHARE,
  maxFpr: { min: LEAST_MAX_FPR, max: 1, slider: [LEAST_MAX_FPR, 1], kind: "log" },
  bins: { min: 1, max: MAX_BINS, slider: [2, 50], kind: "integer" },
};

/** What the core calls the parameters of definitions, and the state. */
const KEYS: Readonly<Record<string, Key>> = { beta: "beta", max_fpr: "maxFpr", bins: "bins" };

/** A parameter of a metric's definition, beside its formula. */
export function ParameterField({ model, name }: Props & { readonly name: string }) {
  const key = KEYS[name];
  const words = viewText.value.parameters[name];
  if (!key || !words) return null;
  return (
    <NumberField
      label={words.name}
      help={words.help}
      value={model.state.value[key]}
      range={RANGES[key]}
      onInput={(value) => model.update({ [key]: value })}
      words={page.value.panel}
    />
  );
}

/** What scikit-learn is told to make of nothing by nothing. */
export function ZeroDivisionField({ model }: Props) {
  return (
    <Segmented
      label={viewText.value.zeroDivision}
      value={useField(model, "zeroDivision")}
      options={ZERO_DIVISIONS.map((value) => ({ value, label: value }))}
      onInput={(zeroDivision) => model.update({ zeroDivision })}
      words={page.value.panel}
    />
  );
}

const COSTS = ["costFp", "costFn"] as const;
const BOUNDS = ["minPrecision", "minRecall", "beta"] as const;

/** What the jumps go by: what errors cost, and how good it must be at least. */
export function JumpFields({ model }: Props) {
  return (
    <>
      <div class="cls-costs">
        {COSTS.map((name) => (
          <CostField key={name} model={model} name={name} />
        ))}
      </div>
      <div class="cls-bounds">
        {BOUNDS.map((name) => (
          <BoundField key={name} model={model} name={name} />
        ))}
      </div>
    </>
  );
}

function CostField({ model, name }: Props & { readonly name: (typeof COSTS)[number] }) {
  const words = viewText.value.prices[name];
  return (
    <Slider
      label={words.name}
      help={words.help}
      value={useField(model, name)}
      range={RANGES[name]}
      onInput={(value) => model.update({ [name]: value })}
      words={page.value.panel}
    />
  );
}

function BoundField({ model, name }: Props & { readonly name: (typeof BOUNDS)[number] }) {
  return (
    <NumberField
      label={viewText.value.prices[name].name}
      value={useField(model, name)}
      range={RANGES[name]}
      onInput={(value) => model.update({ [name]: value })}
      words={page.value.panel}
    />
  );
}

/** A field of the state, followed alone: the threshold, which moves most, makes nothing of others anew. */
function useField<Name extends keyof ClassificationState>(
  model: ClassificationModel,
  name: Name,
): ClassificationState[Name] {
  return useComputed(() => model.state.value[name]).value;
}
