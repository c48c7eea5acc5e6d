import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../panel/button";
import { Choice, Segmented } from "../panel/choice";
import { withFormulas } from "../panel/formulas";
import { Lazy } from "../panel/lazy";
import { NumberField } from "../panel/number-field";
import { SEED } from "../panel/scale";
import { Section } from "../panel/section";
import { Slider } from "../panel/slider";
import { Toggle } from "../panel/toggle";
import type { RaceModel } from "../race/model";
import { say, words } from "../words";
import { isLine } from "./ground";
import { LossChoice } from "./loss-choice";
import type { SetId } from "./sets";
import { type DataState, type ModelId, type Offer, pointsOf, SCALE } from "./state";
import { dataWords } from "./words";

interface Props {
  readonly model: RaceModel<DataState>;
  readonly offer: Offer;
  /** What the loss is chosen with, where more are offered than most scenes have. */
  readonly loss?: ComponentChildren;
}

const SCALE_RANGE = { min: SCALE[0], max: SCALE[1], slider: SCALE, kind: "log" } as const;

/** The model, its loss, the data, and how much of them a step sees. */
export function DataPanel({ model, offer, loss }: Props) {
  const text = dataWords.value;
  const panel = words.value.panel;
  const state = model.state.value;
  const models = offer.models;
  const sets = offer.sets[state.model];
  const error = model.error.value;
  return (
    <>
      <Section heading={text.heading} level={2}>
        {models.length > 1 && (
          <Segmented
            label={text.model}
            labelHidden
            value={state.model}
            options={models.map((value) => ({ value, label: text.models[value].brief }))}
            onInput={(next) => chooseModel(model, next, offer)}
            words={panel}
          />
        )}
        {loss ?? <LossChoice model={model} losses={offer.losses} />}
        {error && (
          <p class="p-error" role="alert">
            {words.value.error(error)} {text.keptBefore}
          </p>
        )}
        <Choice
          label={text.set}
          help={text.setHelp}
          value={state.set}
          options={sets.map((value) => ({ value, label: text.sets[value] }))}
          onInput={(set: SetId) => model.update({ set, points: null, home: null, span: null })}
          words={panel}
        />
        {state.points !== null && (
          <Button
            look="quiet"
            icon="reset"
            onClick={() => model.update({ points: null, home: null, span: null })}
          >
            {text.ownPoints}
          </Button>
        )}
        <LossFormula model={model} />
      </Section>
      {isLine(state) && <FeatureScale model={model} />}
    </>
  );
}

const loadFormulas = () =>
  withFormulas(() => import("./formulas").then(({ DataFormulas }) => DataFormulas));

/** The model and its loss, fetched when they are opened. */
function LossFormula({ model: race }: { readonly model: RaceModel<DataState> }) {
  const open = useSignal(false);
  const { model, loss } = race.state.value;
  return (
    <Section
      heading={dataWords.value.formula}
      level={3}
      open={open.value}
      onToggle={(next) => {
        open.value = next;
      }}
    >
      {open.value && <Lazy load={loadFormulas} props={{ model, loss }} words={words.value.panel} />}
    </Section>
  );
}

/** Another model begins with a set of its own and a loss that fits it. */
function chooseModel(model: RaceModel<DataState>, next: ModelId, { sets }: Offer): void {
  const { set: present, points } = model.state.peek();
  const own = sets[next];
  // Points that both models are fitted to stay, so that the models are compared.
  if (own.includes(present)) {
    model.update({ model: next, points, start: null, view: null });
    return;
  }
  const [set] = own;
  if (set === undefined) return;
  model.update({ model: next, set, points: null, home: null, span: null, start: null, view: null });
}

/** The units of the feature, and what they make of the bowl. */
function FeatureScale({ model }: { readonly model: RaceModel<DataState> }) {
  const text = dataWords.value;
  const panel = words.value.panel;
  const { scale, standardize } = model.state.value;
  return (
    <Section heading={text.feature} level={2}>
      <Slider
        label={text.scale}
        help={text.scaleHelp}
        value={scale}
        defaultValue={1}
        range={SCALE_RANGE}
        onInput={(next) => model.update({ scale: next })}
        words={panel}
      />
      <Toggle
        label={text.standardize}
        help={text.standardizeHelp}
        value={standardize}
        onInput={(on) => model.update({ standardize: on })}
        words={panel}
      />
    </Section>
  );
}

/** How many points a step sees. */
export function BatchPanel({ model }: { readonly model: RaceModel<DataState> }) {
  const text = dataWords.value;
  const panel = words.value.panel;
  const state = model.state.value;
  const count = pointsOf(state).length;
  const size = Math.min(state.batch ?? count, count);
  return (
    <Section heading={text.batches} level={2} open={state.batch !== null}>
      <Toggle
        label={text.batchOn}
        help={text.batchHelp}
        value={state.batch !== null}
        onInput={(on) => model.update({ batch: on ? Math.max(1, Math.round(count / 4)) : null })}
        words={panel}
      />
      {state.batch !== null && (
        <>
          <Slider
            label={text.batchSize}
            help={text.batchSizeHelp(say(count))}
            value={size}
            range={{ min: 1, max: count, slider: [1, count], kind: "integer" }}
            onInput={(batch) => model.update({ batch })}
            words={panel}
          />
          <NumberField
            label={text.batchSeed}
            help={text.batchSeedHelp}
            value={state.seed}
            range={SEED}
            onInput={(seed) => model.update({ seed })}
            words={panel}
          />
        </>
      )}
    </Section>
  );
}
