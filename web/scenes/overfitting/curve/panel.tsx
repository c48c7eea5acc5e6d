import { useSignal } from "@preact/signals";
import { Button } from "../../../panel/button";
import { Choice, Segmented } from "../../../panel/choice";
import { Formula } from "../../../panel/formula";
import { Lazy } from "../../../panel/lazy";
import { NumberField } from "../../../panel/number-field";
import { SEED } from "../../../panel/scale";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { Toggle } from "../../../panel/toggle";
import { words } from "../../../words";
import type { CurveModel } from "./model";
import { boundsOf, DRAWN, type FamilyId, FIRST, isLinear, MAX_FOLDS, PENALTIES } from "./state";
import { curveWords } from "./words";

interface Props {
  readonly model: CurveModel;
}

/** Models by their name; a polynomial has two bases. */
const MODELS = ["polynomial", "spline", "neighbors", "random_features"] as const;
const BASES = ["legendre", "monomial"] as const;

/** What is fitted. */
export function ModelPanel({ model }: Props) {
  const text = curveWords.value;
  const panel = words.value.panel;
  const { info } = model;
  const { family, complexity, penalty, alpha } = model.state.value;
  const [least, most] = boundsOf(family, info);
  const basis = BASES.find((one) => one === family);
  const objective = info.penalties.find(({ id }) => id === penalty)?.objective;
  const choose = (next: FamilyId) => {
    const same = basis !== undefined && BASES.some((one) => one === next);
    model.update({ family: next, ...(same ? {} : { complexity: FIRST[next] }) });
  };
  return (
    <Section heading={text.modelHeading} level={2}>
      <Choice
        label={text.model}
        help={text.models[basis ? "polynomial" : family]?.help}
        value={MODELS.find((one) => one === family) ?? "polynomial"}
        options={MODELS.map((value) => ({ value, label: text.models[value]?.name ?? value }))}
        onInput={(next) => choose(next === "polynomial" ? "legendre" : next)}
        words={panel}
      />
      <Slider
        label={text.complexity[family]}
        help={text.complexityHelp[family]}
        value={complexity}
        defaultValue={FIRST[family]}
        range={{ min: least, max: most, slider: [least, most], kind: "integer" }}
        onInput={(next) => model.update({ complexity: next })}
        words={panel}
      />
      {basis && (
        <Segmented
          label={text.basis}
          help={text.basisHelp}
          value={basis}
          options={BASES.map((value) => ({ value, label: text.bases[value] }))}
          onInput={choose}
          words={panel}
        />
      )}
      {isLinear(family, info) && (
        <>
          <Segmented
            label={text.penalty}
            help={text.penaltyHelp[penalty]}
            value={penalty}
            options={PENALTIES.map((value) => ({ value, label: text.penalties[value] }))}
            onInput={(next) => model.update({ penalty: next })}
            words={panel}
          />
          {penalty !== "none" && (
            <Slider
              label={text.alpha}
              symbol="α"
              help={text.alphaHelp}
              value={alpha}
              defaultValue={model.ground.base.alpha}
              range={{ min: 0, max: info.max_alpha, slider: [1e-8, 100], kind: "log" }}
              onInput={(next) => model.update({ alpha: next })}
              words={panel}
            />
          )}
        </>
      )}
      <Formulas
        lines={[
          info.families.find(({ id }) => id === family)?.formula,
          isLinear(family, info) && objective !== undefined ? `\\min_w ${objective}` : undefined,
        ]}
      />
    </Section>
  );
}

/** The points: what they come from, how many, how noisy. */
export function DataPanel({ model }: Props) {
  const text = curveWords.value;
  const panel = words.value.panel;
  const { info } = model;
  const state = model.state.value;
  const { base } = model.ground;
  const truths = info.truths.map(({ id }) => ({ value: id, label: text.truths[id] ?? id }));
  const drawn = state.truth === DRAWN || state.heights !== "";
  const truthFormula = info.truths.find(({ id }) => id === state.truth)?.formula;
  return (
    <Section heading={text.dataHeading} level={2}>
      <Choice
        label={text.truth}
        help={text.truthHelp}
        value={state.truth}
        options={drawn ? [...truths, { value: DRAWN, label: text.drawnTruth }] : truths}
        onInput={(truth) => model.update({ truth })}
        words={panel}
      />
      <Formulas lines={[truthFormula && `f(x) = ${truthFormula}`]} />
      <Slider
        label={text.count}
        symbol="n"
        help={state.own === "" ? text.countHelp : text.ownHelp}
        value={state.count}
        defaultValue={base.count}
        range={{ min: 1, max: info.max_count, slider: [3, 300], kind: "integer" }}
        onInput={(count) => model.update({ count, own: "" })}
        words={panel}
      />
      {state.own !== "" && (
        <Button icon="reset" onClick={() => model.update({ own: "" })}>
          {text.drawnAgain}
        </Button>
      )}
      <Own model={model} />
      <Slider
        label={text.sigma}
        symbol="σ"
        help={text.sigmaHelp}
        value={state.sigma}
        defaultValue={base.sigma}
        range={{ min: 0, max: info.max_sigma, slider: [0, 1], kind: "linear" }}
        onInput={(sigma) => model.update({ sigma })}
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
      <Toggle
        label={text.others}
        help={text.othersHelp}
        value={state.others}
        onInput={(others) => model.update({ others })}
        words={panel}
      />
    </Section>
  );
}

/** Data of one's own; what reads them is fetched when they are opened. */
function Own({ model }: Props) {
  const open = useSignal(false);
  return (
    <Section
      heading={curveWords.value.own.heading}
      open={open.value}
      onToggle={(now) => {
        open.value = now;
      }}
    >
      {open.value && <Lazy load={loadOwn} props={{ model }} words={words.value.panel} />}
    </Section>
  );
}

const loadOwn = () => import("./own-panel").then(({ OwnPanel }) => OwnPanel);

/** Formulas, set when they are opened: what sets them is not fetched before. */
function Formulas({ lines }: { readonly lines: readonly (string | undefined)[] }) {
  const open = useSignal(false);
  const known = lines.filter((line) => line !== undefined);
  if (known.length === 0) return null;
  return (
    <Section
      heading={curveWords.value.formula}
      open={open.value}
      onToggle={(now) => {
        open.value = now;
      }}
    >
      {open.value && <Formula lines={known} />}
    </Section>
  );
}

/** The model taught again and again, and by folds. */
export function RepeatPanel({ model }: Props) {
  const text = curveWords.value;
  const panel = words.value.panel;
  const { info } = model;
  const { fan, retrainings, folds } = model.state.value;
  const { base } = model.ground;
  const [least, most] = info.retrainings;
  return (
    <Section heading={text.repeatHeading} level={2}>
      <Toggle
        label={text.fan}
        help={text.fanHelp}
        value={fan}
        onInput={(on) => model.update({ fan: on, ...(on ? { tab: "parts" } : {}) })}
        words={panel}
      />
      <Slider
        label={text.retrainings}
        value={retrainings}
        defaultValue={base.retrainings}
        range={{ min: least, max: most, slider: [50, most], kind: "integer" }}
        onInput={(next) => model.update({ retrainings: next })}
        words={panel}
      />
      <Slider
        label={text.folds}
        symbol="k"
        help={text.foldsHelp}
        value={folds}
        defaultValue={base.folds}
        range={{ min: 2, max: MAX_FOLDS, slider: [2, MAX_FOLDS], kind: "integer" }}
        onInput={(next) => model.update({ folds: next })}
        words={panel}
      />
    </Section>
  );
}
