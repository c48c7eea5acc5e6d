import type { BoundaryTrace } from "../../../engine/boundary";
import { Button } from "../../../panel/button";
import { Formula } from "../../../panel/formula";
import { NumberField } from "../../../panel/number-field";
import { say, words } from "../../../words";
import { locale } from "../../../words/locale";
import { chosenOf, chosenText } from "./chosen";
import { editsOf, REACH, withEdit } from "./edits";
import { featureLabel, featureTex } from "./features";
import type { BoundaryModel } from "./model";
import type { Neuron } from "./network/geometry";
import { sizesOf } from "./network/sizes";
import { boundaryWords } from "./words";

const WEIGHT = { min: -REACH, max: REACH, slider: [-5, 5], kind: "linear" } as const;
/** A formula with more terms than these is cut; the table has all of them. */
const MANY = 6;

/** A neuron opened: its weights, which can be set, and what it makes of the point that is followed. */
export function NeuronTab({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.neuron;
  const sizes = sizesOf(model.state.value);
  const { chosen, probe, edits, features } = model.state.value;
  const neuron = chosenOf(chosen, sizes);
  model.generation.value;
  const step = model.shownStep.value;
  const [x1, x2] = probe ?? [0, 0];
  const trace = model.training()?.trace(x1, x2, step, neuron.layer, neuron.at) ?? undefined;
  const count = editsOf(edits).length;
  return (
    <div class="boundary-neuron">
      <NeuronChoice model={model} sizes={sizes} neuron={neuron} />
      <p class="hint">{probe ? text.follows(say(x1, 3), say(x2, 3)) : text.noProbe}</p>
      {trace && probe && <Formula lines={formulaOf(trace, neuron, sizes.length, features)} />}
      {!trace && neuron.layer === 0 && <p>{text.input(featureLabel(nameOf(model, neuron.at)))}</p>}
      {trace && (
        <Weights
          model={model}
          trace={trace}
          neuron={neuron}
          step={step}
          withPoint={probe !== null}
        />
      )}
      {count > 0 && (
        <Button icon="undo" look="quiet" onClick={() => model.update({ edits: "" })}>
          {text.dropEdits(say(count))}
        </Button>
      )}
    </div>
  );
}

function nameOf(model: BoundaryModel, at: number): string {
  return model.state.value.features.split(",")[at] ?? "";
}

interface ChoiceProps {
  readonly model: BoundaryModel;
  readonly sizes: readonly number[];
  readonly neuron: Neuron;
}

/** Which neuron it is, in a list of its layer, and the layers. */
function NeuronChoice({ model, sizes, neuron }: ChoiceProps) {
  const text = boundaryWords.value.neuron;
  const go = (layer: number, at: number) => model.update({ chosen: chosenText({ layer, at }) });
  const layerName = (layer: number) => {
    if (layer === 0) return text.inputs;
    return layer === sizes.length - 1 ? text.output : text.layer(say(layer));
  };
  return (
    <p class="boundary-neuron-head">
      <select
        aria-label={text.layerLabel}
        value={String(neuron.layer)}
        onChange={({ currentTarget }) => go(Number(currentTarget.value), 0)}
      >
        {sizes.map((_, layer) => (
          <option key={layer} value={String(layer)}>
            {layerName(layer)}
          </option>
        ))}
      </select>
      {(sizes[neuron.layer] ?? 1) > 1 && (
        <select
          aria-label={text.neuronLabel}
          value={String(neuron.at)}
          onChange={({ currentTarget }) => go(neuron.layer, Number(currentTarget.value))}
        >
          {Array.from({ length: sizes[neuron.layer] ?? 0 }, (_, at) => (
            <option key={at} value={String(at)}>
              {neuron.layer === 0 ? featureLabel(nameOf(model, at)) : text.neuron(say(at + 1))}
            </option>
          ))}
        </select>
      )}
    </p>
  );
}

interface WeightsProps {
  readonly model: BoundaryModel;
  readonly trace: BoundaryTrace;
  readonly neuron: Neuron;
  readonly step: number;
  readonly withPoint: boolean;
}

/** Every weight into a neuron and its bias, each of which can be set at the step that is shown. */
function Weights({ model, trace, neuron, step, withPoint }: WeightsProps) {
  const text = boundaryWords.value.neuron;
  const place = model.layers.value[neuron.layer - 1];
  if (!place) return null;
  const set = (weight: number, value: number) =>
    model.update({ edits: withEdit(model.state.peek().edits, [step, weight, value]) });
  const field = (label: string, weight: number, value: number) => (
    <NumberField
      label={label}
      value={value}
      range={WEIGHT}
      onInput={(next) => set(weight, next)}
      words={words.value.panel}
    />
  );
  return (
    <table class="boundary-weights">
      <thead>
        <tr>
          <th scope="col">{text.weight}</th>
          {withPoint && <th scope="col">{text.value}</th>}
          {withPoint && <th scope="col">{text.product}</th>}
        </tr>
      </thead>
      <tbody>
        {trace.terms.map(({ weight, value, product }, at) => (
          <tr key={at}>
            <td>
              {field(
                neuron.layer === 1 ? featureLabel(nameOf(model, at)) : text.from(say(at + 1)),
                place.matrix + neuron.at * place.inputs + at,
                weight,
              )}
            </td>
            {withPoint && <td class="number">{say(value, 3)}</td>}
            {withPoint && <td class="number">{say(product, 3)}</td>}
          </tr>
        ))}
        <tr>
          <td>{field(text.bias, place.biases + neuron.at, trace.bias)}</td>
          {withPoint && <td />}
          {withPoint && <td class="number">{say(trace.bias, 3)}</td>}
        </tr>
      </tbody>
    </table>
  );
}

/** The neuron's formula, and the same with the point's numbers in it. */
function formulaOf(
  { terms, bias, sum, activation, value }: BoundaryTrace,
  { layer, at }: Neuron,
  layers: number,
  features: string,
): string[] {
  const signed = (one: number) => (one < 0 ? `(${number(one)})` : number(one));
  const input = (index: number) =>
    layer === 1
      ? featureTex(features.split(",")[index] ?? "")
      : `a^{(${layer - 1})}_{${index + 1}}`;
  const shown = terms.slice(0, MANY);
  const rest = terms.length > shown.length ? " + \\dots" : "";
  const products = shown.map((term) => `${signed(term.weight)} \\cdot ${signed(term.value)}`);
  const letters = shown.map((_, index) => `w_{${index + 1}} ${input(index)}`);
  const isOutput = layer === layers - 1;
  const answer = activation === "sigmoid" ? "p" : "\\hat y";
  const out = isOutput ? answer : `a^{(${layer})}_{${at + 1}}`;
  const name = ACTIVATION_TEX[activation] ?? `\\operatorname{${activation}}`;
  return [
    `z = ${letters.join(" + ")}${rest} + b`,
    `z = ${products.join(" + ")}${rest} + ${signed(bias)} = ${number(sum)}`,
    isOutput && activation === "linear"
      ? `${out} = z = ${number(value)}`
      : `${out} = ${name}(z) = ${name}(${number(sum)}) = ${number(value)}`,
  ];
}

/** A number as TeX has it, in three digits. */
function number(value: number): string {
  const [digits = "", power] = String(Number(value.toPrecision(3))).split("e");
  const written = locale.value === "ru" ? digits.replace(".", "{,}") : digits;
  return power === undefined ? written : `${written} \\cdot 10^{${Number(power)}}`;
}

const ACTIVATION_TEX: Readonly<Record<string, string>> = {
  tanh: "\\tanh",
  relu: "\\operatorname{ReLU}",
  sigmoid: "\\sigma",
  leaky_relu: "\\operatorname{LeakyReLU}",
  gelu: "\\operatorname{GELU}",
  linear: "\\operatorname{id}",
};
