import { useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { HyperparameterInfo, OptimizerInfo } from "../engine/engine";
import { Button } from "../panel/button";
import { Choice, Segmented } from "../panel/choice";
import { withFormulas } from "../panel/formulas";
import { Lazy } from "../panel/lazy";
import { MarkerIcon } from "../panel/marker-icon";
import { rangeOf } from "../panel/scale";
import { Section } from "../panel/section";
import { Slider, type Tick } from "../panel/slider";
import { TexSymbol } from "../panel/tex-symbol";
import { pageLook } from "../settings/look";
import { COLOR_COUNT, colorOf, MARKER_COUNT, markerOf } from "../stage/palette";
import { catalogWords, entryOf, say, words } from "../words";
import type { RateLimit, RunModel } from "./base";
import { HyperparameterField } from "./hyperparameter-field";
import { isPlane } from "./model";
import { MAX_PHASES, MAX_RACERS, newSchedule, type RacerState } from "./state";

export interface SettingsProps {
  readonly model: RunModel;
  readonly racer: RacerState;
  readonly index: number;
}

/** All of one racer, made from its optimizer's spec. */
export function RacerSettings({ model, racer, index }: SettingsProps) {
  const info = model.optimizerOf(racer);
  if (!info) return null;
  return (
    <div class="racer-settings">
      <p class="hint">{entryOf(catalogWords.value.optimizers, racer.optimizer).summary}</p>
      <BranchButton model={model} racer={racer} index={index} />
      {racer.trunk.length > 0 && (
        <Lazy load={loadTrunk} props={{ model, racer, index }} words={words.value.panel} />
      )}
      <OptimizerSettings model={model} racer={racer} index={index} />
      <LookSettings model={model} racer={racer} index={index} />
      <FormulaSection info={info} racer={racer} />
    </div>
  );
}

/** What its updates are made with: the optimizer, its hyperparameters, the schedule of its rate. */
export function OptimizerSettings({ model, racer, index }: SettingsProps) {
  const text = words.value.racers;
  const panel = words.value.panel;
  const info = model.optimizerOf(racer);
  if (!info) return null;
  const entries = catalogWords.value;
  const offered = info.hyperparameters.filter(
    ({ only }) => only === "" || only === racer.convention,
  );
  return (
    <>
      {offered.map((hyperparameter) => (
        <Hyperparameter
          key={hyperparameter.name}
          model={model}
          racer={racer}
          index={index}
          info={hyperparameter}
        />
      ))}
      <Choice
        label={text.optimizer}
        value={racer.optimizer}
        options={model.catalog.optimizers.map(({ id }) => ({
          value: id,
          label: entryOf(entries.optimizers, id).name,
        }))}
        onInput={(optimizer) => model.setOptimizer(index, optimizer)}
        words={panel}
      />
      {info.conventions.length > 1 && (
        <Segmented
          label={text.convention}
          help={entryOf(entries.conventions, racer.convention).summary}
          value={racer.convention}
          options={info.conventions.map((id) => ({
            value: id,
            label: entryOf(entries.conventions, id).name,
            title: entryOf(entries.conventions, id).summary,
          }))}
          onInput={(convention) => model.updateRacer(index, { convention })}
          words={panel}
        />
      )}
      {info.conventions.length > 1 && isPlane(model) && (
        <Lazy load={loadConventions} props={{ model, racer, index }} words={panel} />
      )}
      <ScheduleSettings model={model} racer={racer} index={index} />
    </>
  );
}

const loadTrunk = () => import("./what-if/trunk").then(({ Trunk }) => Trunk);
const loadConventions = () => import("./what-if/partings").then(({ Conventions }) => Conventions);
const loadSchedule = () =>
  import("./what-if/schedule-curve").then(({ ScheduleView }) => ScheduleView);

/** Goes on from the present step as another racer; from the middle of the way where that is not within it. */
function BranchButton({ model, racer, index }: SettingsProps) {
  const text = words.value.racers;
  const step = useComputed(() => {
    model.generation.value;
    const taken = model.taken(index);
    const now = Math.round(model.time.value);
    return now >= 1 && now < taken ? now : Math.max(1, taken >> 1);
  });
  const full = racer.trunk.length >= MAX_PHASES || model.state.value.racers.length >= MAX_RACERS;
  return (
    <Button
      icon="branch"
      title={text.branchHelp}
      disabled={full}
      onClick={() => model.branchRacer(index, step.value)}
    >
      {text.branch(say(step.value))}
    </Button>
  );
}

function Hyperparameter({
  model,
  racer,
  index,
  info,
}: SettingsProps & { readonly info: HyperparameterInfo }) {
  if (info.name === "learning_rate") {
    return <LearningRate model={model} racer={racer} index={index} info={info} />;
  }
  return (
    <HyperparameterField
      info={info}
      value={racer.hyperparameters[info.name] ?? info.default}
      usual={info.default}
      onInput={(value) => model.setHyperparameter(index, info.name, value)}
    />
  );
}

/** The learning rate with the limit that the curvature at the ball sets, now. */
function LearningRate({
  model,
  racer,
  index,
  info,
}: SettingsProps & { readonly info: HyperparameterInfo }) {
  const text = words.value.racers;
  const { name, summary } = entryOf(catalogWords.value.hyperparameters, info.name);
  const factor = model.state.value.rateFactor;
  const value = model.learningRate(racer);
  const known = model.limit(index);
  const limit = limitTick(known, factor);
  const rates = model.ground.rates?.(racer.optimizer, value * factor, known?.curvature ?? 0);
  const ticks = (rates?.ticks ?? []).map((tick) => ({ ...tick, at: tick.at / factor }));
  return (
    <>
      <Slider
        label={name}
        symbol={<TexSymbol tex={info.symbol} />}
        help={summary}
        value={value}
        defaultValue={model.suggestedRate(racer.optimizer)}
        range={rates ? { ...rangeOf(info), slider: rates.slider } : rangeOf(info)}
        ticks={limit ? [...ticks, limit] : ticks}
        onInput={(next) => model.setHyperparameter(index, info.name, next)}
        words={words.value.panel}
      />
      {rates && <p class="rate-regime">{rates.sentence}</p>}
      {limit && <p class="hint limit-reason">{limit.title}</p>}
      {factor !== 1 && <p class="hint">{text.scaled(say(value * factor, 3))}</p>}
    </>
  );
}

/** The tick at 2/λmax; none where what is descended does not curve upwards, or its curvature is not known. */
function limitTick(known: RateLimit | undefined, factor: number): Tick | undefined {
  if (!known || !(known.curvature > 0)) return undefined;
  const { curvature, own } = known;
  const text = words.value.racers;
  const theory = !Number.isNaN(own);
  const limit = theory ? own : 2 / curvature;
  const sentence = theory ? text.limitReason : text.limitOther;
  return {
    at: limit / factor,
    label: theory && Math.abs(limit * curvature - 2) > 1e-9 ? text.limitOwn : text.limit,
    title: sentence(say(limit, 3), say(curvature, 3)),
    tone: theory ? "limit" : undefined,
  };
}

function ScheduleSettings({ model, racer, index }: SettingsProps) {
  const text = words.value.racers;
  const panel = words.value.panel;
  const { schedule } = racer;
  const entries = catalogWords.value;
  const info = model.catalog.schedules.find(({ id }) => id === schedule.kind);
  const set = (name: string, value: number) =>
    model.updateRacer(index, {
      schedule: { ...schedule, parameters: { ...schedule.parameters, [name]: value } },
    });
  return (
    <>
      <Choice
        label={text.schedule}
        help={entryOf(entries.schedules, schedule.kind).summary}
        value={schedule.kind}
        options={model.catalog.schedules.map(({ id }) => ({
          value: id,
          label: entryOf(entries.schedules, id).name,
        }))}
        onInput={(kind) => {
          const next = model.catalog.schedules.find(({ id }) => id === kind);
          if (next) model.updateRacer(index, { schedule: newSchedule(next) });
        }}
        words={panel}
      />
      {info?.parameters.map((parameter) => {
        const entry = entryOf(entries.scheduleParameters, parameter.name);
        const isLength = parameter.name === info.length;
        const standard = isLength ? model.state.value.steps : parameter.default;
        return (
          <Slider
            key={parameter.name}
            label={entry.name}
            symbol={<TexSymbol tex={parameter.symbol} />}
            help={isLength ? `${entry.summary} ${text.scheduleLength}` : entry.summary}
            value={schedule.parameters[parameter.name] ?? standard}
            defaultValue={standard}
            range={rangeOf(parameter)}
            onInput={(value) => set(parameter.name, value)}
            words={panel}
          />
        );
      })}
      <div class="schedule-curve">
        <Lazy load={loadSchedule} props={{ model, racer, index }} words={panel} />
      </div>
    </>
  );
}

function LookSettings({ model, racer, index }: SettingsProps) {
  const text = words.value.racers;
  const theme = pageLook.value.theme;
  const id = useId();
  const choose = (look: RacerState["look"]) => model.updateRacer(index, { look });
  return (
    <div class="looks">
      <div class="look-row" role="radiogroup" aria-label={text.color}>
        {Array.from({ length: COLOR_COUNT }, (_, color) => (
          <label
            key={`color-${text.colorName(color)}`}
            class="look-choice"
            title={text.colorName(color)}
            style={`--accent:${colorOf({ color, marker: 0 }, theme)}`}
          >
            <input
              type="radio"
              name={`${id}-color`}
              aria-label={text.colorName(color)}
              checked={racer.look.color === color}
              onChange={() => choose({ ...racer.look, color })}
            />
            <span class="look-swatch" />
          </label>
        ))}
      </div>
      <div class="look-row" role="radiogroup" aria-label={text.marker}>
        {Array.from({ length: MARKER_COUNT }, (_, marker) => (
          <label
            key={`marker-${text.markers[marker]}`}
            class="look-choice"
            title={text.markers[marker]}
          >
            <input
              type="radio"
              name={`${id}-marker`}
              aria-label={text.markers[marker]}
              checked={racer.look.marker === marker}
              onChange={() => choose({ ...racer.look, marker })}
            />
            <MarkerIcon shape={markerOf({ color: 0, marker })} />
          </label>
        ))}
      </div>
    </div>
  );
}

const loadNotes = () =>
  withFormulas(() => import("./optimizer-notes").then(({ OptimizerNotes }) => OptimizerNotes));

/** The formula of its updates, opened when it is wanted. */
export function FormulaSection({
  info,
  racer,
}: {
  readonly info: OptimizerInfo;
  readonly racer: RacerState;
}) {
  const open = useSignal(false);
  return (
    <Section
      heading={words.value.racers.formula}
      level={4}
      open={open.value}
      onToggle={(next) => {
        open.value = next;
      }}
    >
      {open.value && <Lazy load={loadNotes} props={{ info, racer }} words={words.value.panel} />}
    </Section>
  );
}
