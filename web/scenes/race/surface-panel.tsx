import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { ErrorDetails } from "../../engine/engine";
import { Choice } from "../../panel/choice";
import { FieldError } from "../../panel/field-error";
import { withFormulas } from "../../panel/formulas";
import { useHelp } from "../../panel/help";
import { Lazy } from "../../panel/lazy";
import { NumberField } from "../../panel/number-field";
import { rangeOf } from "../../panel/scale";
import { Section } from "../../panel/section";
import { Slider } from "../../panel/slider";
import { TexSymbol } from "../../panel/tex-symbol";
import type { RaceModel } from "../../race/model";
import { type Domain, REACH } from "../../race/state";
import { entryOf, words } from "../../words";
import { chooseSurface } from "./ground";
import { CUSTOM, MAX_FORMULA, type SurfaceState, surfaceOf } from "./state";
import { surfaceWords } from "./words";

/** Which surface, its parameters, or a formula of one's own. */
export function SurfacePanel({ model }: { readonly model: RaceModel<SurfaceState> }) {
  const text = surfaceWords.value;
  const { surface, parameters } = model.state.value;
  const info = surfaceOf(model.catalog, surface);
  const { entries } = text;
  const summary = info ? entryOf(entries, surface).summary : text.ownSummary;
  return (
    <Section heading={text.heading} level={2}>
      <Choice
        label={text.choose}
        labelHidden
        value={surface}
        options={[
          ...model.catalog.surfaces.map(({ id }) => ({
            value: id,
            label: entryOf(entries, id).name,
          })),
          { value: CUSTOM, label: text.own },
        ]}
        onInput={(id) => chooseSurface(model, id)}
        words={words.value.panel}
      />
      <p class="hint">{summary}</p>
      {info?.parameters.map((parameter) => (
        <Slider
          key={parameter.name}
          label={entryOf(surfaceWords.value.parameters, parameter.name).name}
          symbol={<TexSymbol tex={parameter.symbol} />}
          help={entryOf(surfaceWords.value.parameters, parameter.name).summary}
          value={parameters[parameter.name] ?? parameter.default}
          defaultValue={parameter.default}
          range={rangeOf(parameter)}
          onInput={(value) =>
            model.update({
              parameters: { ...model.state.value.parameters, [parameter.name]: value },
            })
          }
          words={words.value.panel}
        />
      ))}
      {info ? <SurfaceFormula id={surface} /> : <OwnFormula model={model} />}
    </Section>
  );
}

const loadNotes = () =>
  withFormulas(() => import("./surface-notes").then(({ SurfaceNotes }) => SurfaceNotes));

/** The formula and where it comes from, fetched when they are opened. */
function SurfaceFormula({ id }: { readonly id: string }) {
  const text = words.value;
  const open = useSignal(false);
  return (
    <Section
      heading={text.racers.formula}
      level={4}
      open={open.value}
      onToggle={(next) => {
        open.value = next;
      }}
    >
      {open.value && <Lazy load={loadNotes} props={{ id }} words={text.panel} />}
    </Section>
  );
}

const loadTex = () => withFormulas(() => import("./own-tex").then(({ OwnTex }) => OwnTex));

/** A formula typed by the user. What is wrong is marked in the text; the surface before stays on the stage. */
function OwnFormula({ model }: { readonly model: RaceModel<SurfaceState> }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = surfaceWords.value;
  const { formula } = model.state.value;
  const details = model.error.value;
  const wrong = details?.code === "formula" ? details : undefined;
  const full = model.full.value;
  const known = typeof full === "object" ? full.catalog.functions : [];
  const functions = known.map(({ name }) => name).join(", ");
  const help = useHelp(text.formulaLabel, text.formulaHelp(functions), words.value.panel);
  return (
    <div class="own-formula">
      <div class="p-head">
        <label class="p-label" for={id}>
          {text.formulaLabel}
        </label>
        {help.button}
      </div>
      {help.sentence}
      <div class="own-formula-field">
        <textarea
          id={id}
          ref={area}
          rows={2}
          maxLength={MAX_FORMULA}
          spellcheck={false}
          autocomplete="off"
          value={formula}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-error`}
          onInput={({ currentTarget }) => model.update({ formula: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.preventDefault();
          }}
        />
        {wrong && <Marked formula={formula} details={wrong} />}
      </div>
      <FieldError
        id={`${id}-error`}
        message={wrong ? words.value.error(wrong) : full === "failed" ? text.noReader : undefined}
      />
      <Lazy load={loadTex} props={{ model }} words={words.value.panel} />
      <DomainFields model={model} />
    </div>
  );
}

/** The typed text again, under the field, with a mark below the characters that are wrong. */
function Marked({
  formula,
  details,
}: {
  readonly formula: string;
  readonly details: Extract<ErrorDetails, { code: "formula" }>;
}) {
  const characters = [...formula];
  const end = details.position + Math.max(details.length, 1);
  const wrong = characters.slice(details.position, end).join("");
  return (
    <code class="marked" aria-hidden="true">
      {characters.slice(0, details.position).join("")}
      <mark>{wrong === "" ? "\u00a0" : wrong}</mark>
      {characters.slice(end).join("")}
    </code>
  );
}

function DomainFields({ model }: { readonly model: RaceModel<SurfaceState> }) {
  const text = surfaceWords.value;
  const id = useId();
  const refused = useSignal(false);
  const { domain } = model.state.value;
  const set = (index: number, value: number) => {
    const next = domain.map((old, at) => (at === index ? value : old)) as unknown as Domain;
    refused.value = !(next[0] < next[1] && next[2] < next[3]);
    if (!refused.value) model.update({ domain: next });
  };
  const labels = [text.from("x"), text.to("x"), text.from("y"), text.to("y")];
  return (
    <fieldset class="domain">
      <legend>{text.domain}</legend>
      {labels.map((label, index) => (
        <NumberField
          key={label}
          label={label}
          value={domain[index] ?? 0}
          range={{ min: -REACH, max: REACH, slider: [-10, 10], kind: "linear" }}
          onInput={(value) => set(index, value)}
          words={words.value.panel}
        />
      ))}
      <FieldError id={`${id}-domain`} message={refused.value ? text.emptyDomain : undefined} />
    </fieldset>
  );
}
