import type { CSSProperties } from "preact";
import { useId, useRef } from "preact/hooks";
import { IconButton } from "../../../panel/button";
import { Segmented } from "../../../panel/choice";
import { FieldHead } from "../../../panel/field-head";
import { NumberField } from "../../../panel/number-field";
import { positionOf, type Range, valueAt } from "../../../panel/scale";
import { SLIDER_KEYS } from "../../../panel/slider";
import { words as page } from "../../../words";
import { superscript } from "../../../words/numbers";
import { countText } from "./format";
import { nextModel } from "./model";
import { type Fact, type PartProps, text, wordsOf } from "./report";
import { MAX_PARAMETERS, SCALE_DEFAULTS } from "./state";
import { Sum } from "./sum";

const RANGE: Range = {
  min: 1,
  max: MAX_PARAMETERS,
  slider: [1, MAX_PARAMETERS],
  kind: "integer",
};
/** The marker sticks to a model that is nearer than this share of the axis. */
const SNAP = 0.012;
/** Powers of ten that are named under the axis. */
const DECADES = [0, 3, 6, 9, 12];

const at = (value: number) => ({ "--at": positionOf(RANGE, value) }) as CSSProperties;

/** The number at a share of the axis: that of a model where one is near. */
export function snapped(models: readonly Fact[], share: number): number {
  const distance = ({ value }: Fact) => Math.abs(positionOf(RANGE, value) - share);
  const [nearest] = [...models].sort((a, b) => distance(a) - distance(b));
  return nearest && distance(nearest) < SNAP ? nearest.value : valueAt(RANGE, share);
}

interface AxisProps extends PartProps {
  /** Whether the marker walks from model to model by itself. */
  readonly playing: boolean;
  readonly togglePlay: () => void;
}

/** One logarithmic axis for all numbers of parameters, its marker, and the numbers in type. */
export function Axis(props: AxisProps) {
  const { state, report, facts, update, playing, togglePlay } = props;
  const words = text.value;
  const id = useId();
  const { parameters } = state;
  // Events may come faster than renderings.
  const latest = useRef(parameters);
  latest.current = parameters;
  const set = (next: number) => {
    if (next === latest.current) return;
    latest.current = next;
    update({ parameters: next });
  };
  const model = facts.models.find(({ value }) => value === parameters);
  const name = model && wordsOf(words.modelNames, model.id)?.name;
  const count = words.parameters(countText(parameters, words), parameters);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = {
      Delete: () => SCALE_DEFAULTS.parameters,
      PageUp: () => nextModel(facts.models, latest.current, 1) ?? RANGE.max,
      PageDown: () => nextModel(facts.models, latest.current, -1) ?? RANGE.min,
    }[event.key];
    const value = next ? next() : SLIDER_KEYS[event.key]?.(RANGE, latest.current);
    if (value === undefined) return;
    event.preventDefault();
    set(value);
  };

  return (
    <>
      <section class="scale-head" aria-labelledby={`${id}-count`}>
        <div class="scale-now">
          <p class="scale-count" id={`${id}-count`}>
            {count} {name !== undefined && <span>{name}</span>}
          </p>
          <Sum {...props} />
          <p class="hint">
            {(model && wordsOf(words.modelNames, model.id)?.note) ?? words.ownModel}
          </p>
        </div>
        <div class="scale-choose">
          <Segmented
            label={words.models}
            labelHidden
            value={model?.id ?? ""}
            options={facts.models.map(({ id: value, value: n }) => ({
              value,
              label: countText(n, words),
              title: wordsOf(words.modelNames, value)?.name,
            }))}
            onInput={(chosen) =>
              set(facts.models.find((one) => one.id === chosen)?.value ?? parameters)
            }
            words={page.value.panel}
          />
          <IconButton
            label={playing ? words.stop : words.walk}
            icon={playing ? "pause" : "play"}
            look="plain"
            onClick={togglePlay}
          />
          <NumberField
            label={words.typed}
            value={parameters}
            range={RANGE}
            onInput={set}
            words={page.value.panel}
          />
        </div>
      </section>
      <div class="p-field scale-axis">
        <FieldHead
          label={words.axis}
          help={words.axisHelp}
          control={`${id}-track`}
          words={page.value.panel}
        />
        <Names models={facts.models} present={parameters} />
        <div class="p-track scale-track" style={at(parameters)}>
          <span class="p-rail" aria-hidden="true">
            {facts.models.map(({ id: key, value }) => (
              <span key={key} class="p-tick" style={at(value)} />
            ))}
          </span>
          <input
            id={`${id}-track`}
            type="range"
            min="0"
            max="1"
            step="any"
            value={positionOf(RANGE, parameters)}
            aria-valuetext={name === undefined ? count : `${count}, ${name}`}
            onInput={({ currentTarget }) => {
              const next = snapped(facts.models, Number(currentTarget.value));
              currentTarget.value = String(positionOf(RANGE, next));
              set(next);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <Under landmarks={report.grid.landmarks} />
      </div>
    </>
  );
}

/** Two names within this factor have no room beside each other, within the other they turn away from each other. */
const CROWDED = 3;
const CLOSE = 100;

/** The models above their ticks: as much of each name to its left as there is axis. */
function Names({
  models,
  present,
}: {
  readonly models: readonly Fact[];
  readonly present: number;
}) {
  return (
    <div class="scale-names" aria-hidden="true">
      {models.map(({ id, value }, index) => {
        const [before, after] = [models[index - 1], models[index + 1]];
        // Of two that have no room beside each other the present one is named, else the first.
        const behind = isWithin(CROWDED, before?.value, value) && value !== present;
        const ahead = isWithin(CROWDED, value, after?.value) && after?.value === present;
        if (behind || ahead) return null;
        return (
          <span
            key={id}
            // Two that are near each other leave each other room.
            data-side={
              isWithin(CLOSE, value, after?.value) && !isWithin(CROWDED, value, after?.value)
                ? "left"
                : "right"
            }
            data-present={value === present || undefined}
            style={at(value)}
          >
            {wordsOf(text.value.modelNames, id)?.short}
          </span>
        );
      })}
    </div>
  );
}

/** Whether a number is followed by another within a factor. */
function isWithin(factor: number, value: number | undefined, next: number | undefined): boolean {
  return value !== undefined && next !== undefined && next / value < factor;
}

/** Powers of ten, and where all the large numbers of the list are as numbers of points of a grid. */
function Under({ landmarks }: { readonly landmarks: readonly number[] }) {
  const [least = 1] = landmarks;
  const most = landmarks.at(-1) ?? 1;
  const span = {
    "--from": positionOf(RANGE, least),
    "--to": positionOf(RANGE, most),
  } as CSSProperties;
  return (
    <div class="scale-under" aria-hidden="true">
      {DECADES.map((decade) => (
        <span key={decade} class="scale-decade" style={at(10 ** decade)}>
          {decade === 0 ? 1 : `10${superscript(decade)}`}
        </span>
      ))}
      <span class="scale-known" style={span} />
      <span class="scale-known-label" style={span}>
        {text.value.known}
      </span>
    </div>
  );
}
