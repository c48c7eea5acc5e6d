import { Button } from "../../../panel/button";
import { Choice } from "../../../panel/choice";
import { Formula } from "../../../panel/formula";
import { NumberField } from "../../../panel/number-field";
import { SEED } from "../../../panel/scale";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { Toggle } from "../../../panel/toggle";
import { say, words } from "../../../words";
import { countFormula } from "./count";
import { addLayer, canAdd, changeLayer } from "./edit";
import type { NetworkModel } from "./model";
import {
  ACTIVATION_IDS,
  INITIALIZATION_IDS,
  MAX_BATCH,
  MAX_NEURONS,
  MAX_SHARE,
  sizesOf,
} from "./state";
import { networkWords } from "./words";

interface Props {
  readonly model: NetworkModel;
}

const NEURONS = { min: 1, max: MAX_NEURONS, slider: [1, MAX_NEURONS], kind: "integer" } as const;
const SHARE = { min: 0, max: MAX_SHARE, slider: [0, MAX_SHARE], kind: "linear" } as const;

/** The network, what it begins with, and the flowers it learns from. */
export function NetworkPanel({ model }: Props) {
  const text = networkWords.value.panel;
  const panel = words.value.panel;
  const state = model.state.value;
  const layout = model.layout.value;
  const error = model.error.value;
  return (
    <>
      <Section heading={text.heading} level={2} aside={say(layout?.parameters ?? 0)}>
        {layout && <Formula lines={countFormula(layout)} />}
        <Layers model={model} />
        <Toggle
          label={text.bias}
          help={text.biasHelp}
          value={state.bias}
          onInput={(bias) => model.update({ bias })}
          words={panel}
        />
        <Choice
          label={text.activation}
          help={text.activations[state.activation].summary}
          value={state.activation}
          options={ACTIVATION_IDS.map((value) => ({ value, label: text.activations[value].name }))}
          onInput={(activation) => model.update({ activation })}
          words={panel}
        />
        <Choice
          label={text.initialization}
          help={text.initializations[state.initialization].summary}
          value={state.initialization}
          options={INITIALIZATION_IDS.map((value) => ({
            value,
            label: text.initializations[value].name,
          }))}
          onInput={(initialization) => model.update({ initialization })}
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
        {error && (
          <p class="p-error" role="alert">
            {words.value.error(error)} {text.keptBefore}
          </p>
        )}
      </Section>
      <DataSection model={model} />
    </>
  );
}

/** The hidden layers, a row each. */
function Layers({ model }: Props) {
  const text = networkWords.value;
  const panel = words.value.panel;
  const sizes = sizesOf(model.state.value.layers);
  return (
    <fieldset class="network-layers">
      <legend class="hint">{text.panel.sizes}</legend>
      {sizes.map((count, layer) => {
        if (layer === 0 || layer === sizes.length - 1) return null;
        return (
          <NumberField
            key={String(layer)}
            label={text.panel.neurons(say(layer))}
            value={count}
            range={NEURONS}
            onInput={(next) => changeLayer(model, layer, next)}
            words={panel}
          />
        );
      })}
      <Button
        icon="add"
        title={text.addLayerHelp}
        disabled={!canAdd(sizes)}
        onClick={() => addLayer(model)}
      >
        {text.addLayer}
      </Button>
    </fieldset>
  );
}

/** Which flowers teach, which examine, and how many a step sees. */
function DataSection({ model }: Props) {
  const text = networkWords.value.panel;
  const panel = words.value.panel;
  const state = model.state.value;
  const rows = model.summary.value?.train_rows ?? 0;
  return (
    <Section heading={text.data} level={2} open={false}>
      <p class="hint">{text.dataHelp(say(model.info.datasets[0]?.rows ?? 0))}</p>
      <Toggle
        label={text.batchOn}
        help={text.batchHelp}
        value={state.batch !== null}
        onInput={(on) => model.update({ batch: on ? FIRST_BATCH : null })}
        words={panel}
      />
      {state.batch !== null && (
        <Slider
          label={text.batch}
          help={text.batchSizeHelp(say(rows))}
          value={state.batch}
          range={{ min: 1, max: MAX_BATCH, slider: [1, MAX_BATCH], kind: "integer" }}
          onInput={(batch) => model.update({ batch })}
          words={panel}
        />
      )}
      <Slider
        label={text.testShare}
        help={text.testShareHelp}
        value={state.testShare}
        defaultValue={model.ground.base.testShare}
        range={SHARE}
        onInput={(testShare) => model.update({ testShare })}
        words={panel}
      />
      <NumberField
        label={text.splitSeed}
        help={text.splitSeedHelp}
        value={state.splitSeed}
        range={SEED}
        onInput={(splitSeed) => model.update({ splitSeed })}
        words={panel}
      />
      <Toggle
        label={text.standardize}
        help={text.standardizeHelp}
        value={state.standardize}
        onInput={(standardize) => model.update({ standardize })}
        words={panel}
      />
    </Section>
  );
}

const FIRST_BATCH = 16;
