import type { CSSProperties } from "preact";
import { useId, useRef } from "preact/hooks";
import { formatNumber } from "../words/numbers";
import { IconButton } from "./button";
import { FieldError } from "./field-error";
import { type Described, FieldHead } from "./field-head";
import { endOf, nudged, positionOf, type Range, valueAt } from "./scale";
import { useTypedNumber } from "./typed-number";

/** A value marked on the track. */
export interface Tick {
  readonly at: number;
  /** A word or two under the track. */
  readonly label: string;
  /** The whole sentence, for the pointer and for screen readers. */
  readonly title: string;
  /** Values beyond a limit are hatched. */
  readonly tone?: "limit" | undefined;
}

export interface SliderProps extends Described {
  readonly value: number;
  readonly range: Range;
  /** Brought back by a double click on the label, by Delete, and by a button. */
  readonly defaultValue?: number | undefined;
  /** Every new value, in the very event that made it: while dragging, by keys, or when a typed one is entered. */
  readonly onInput: (value: number) => void;
  /** After the last of these: the thumb let go, a key pressed, a typed value entered. */
  readonly onCommit?: (() => void) | undefined;
  readonly ticks?: readonly Tick[] | undefined;
  readonly unit?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export function Slider(props: SliderProps) {
  const { label, value, range, defaultValue, onInput, onCommit, unit, words } = props;
  const disabled = props.disabled ?? false;
  const id = useId();
  const track = useRef<HTMLInputElement>(null);
  // Events may come faster than renderings: what was given last is compared with and moved on from.
  const latest = useRef(value);
  latest.current = value;
  const position = positionOf(range, value);
  const ticks = (props.ticks ?? []).filter(({ at }) => at <= range.slider[1]);
  const beyond = ticks.some(({ tone, at }) => tone === "limit" && value > at);

  /** False where it was the value already. */
  const set = (next: number): boolean => {
    if (next === latest.current) return false;
    latest.current = next;
    onInput(next);
    return true;
  };
  const setAndCommit = (next: number) => {
    if (set(next)) onCommit?.();
  };
  const reset = () => {
    if (defaultValue === undefined || disabled) return;
    setAndCommit(defaultValue);
    // The button is about to hide, and would take the focus with it.
    track.current?.focus();
  };
  const { attributes, error } = useTypedNumber({ value, range, words, onValue: setAndCommit });

  const onDrag = (event: { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const next = valueAt(range, Number(input.value));
    // The thumb stands at the tidy value, also where that has not changed.
    input.value = String(positionOf(range, next));
    set(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next =
      event.key === "Delete" ? defaultValue : SLIDER_KEYS[event.key]?.(range, latest.current);
    if (next === undefined) return;
    event.preventDefault();
    setAndCommit(next);
  };
  const valueText = formatNumber(value, { locale: words.locale });

  return (
    <div class="p-field p-slider" data-beyond={beyond || undefined}>
      <FieldHead {...props} control={`${id}-track`} labelId={`${id}-label`} onLabelDblClick={reset}>
        {defaultValue !== undefined && (
          <span class="p-reset" data-hidden={value === defaultValue || disabled || undefined}>
            <IconButton label={words.reset(label)} icon="reset" onClick={reset} />
          </span>
        )}
        <span class="p-number" data-wrong={error !== undefined || undefined}>
          <input
            {...attributes}
            disabled={disabled}
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-error`}
          />
          {unit !== undefined && <span class="p-unit">{unit}</span>}
        </span>
      </FieldHead>
      <div
        class="p-track"
        data-disabled={disabled || undefined}
        style={{ "--at": position } as CSSProperties}
      >
        <span class="p-rail" aria-hidden="true">
          {ticks.map((tick) => (
            <TickOnRail key={tick.label} range={range} tick={tick} />
          ))}
        </span>
        <input
          ref={track}
          id={`${id}-track`}
          type="range"
          min="0"
          max="1"
          step="any"
          value={position}
          disabled={disabled}
          aria-valuetext={unit === undefined ? valueText : `${valueText} ${unit}`}
          aria-describedby={ticks.length > 0 ? `${id}-ticks` : undefined}
          onInput={onDrag}
          onChange={onCommit}
          onKeyDown={onKeyDown}
        />
      </div>
      {ticks.length > 0 && (
        <>
          <TickLabels range={range} ticks={ticks} />
          <p class="p-spoken" id={`${id}-ticks`}>
            {ticks.map(({ title }) => title).join(" ")}
          </p>
        </>
      )}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

/** Labels nearer to each other than this share of the track stand one below the other. */
const CLOSE = 0.22;

function TickLabels({ range, ticks }: { readonly range: Range; readonly ticks: readonly Tick[] }) {
  const places = ticks.map(({ at }) => positionOf(range, at));
  const isClose = places.some((place, index) =>
    places.slice(0, index).some((other) => Math.abs(other - place) < CLOSE),
  );
  return (
    <div class="p-tick-labels" aria-hidden="true" data-close={isClose || undefined}>
      {ticks.map(({ label, title, tone }, index) => (
        <span
          key={label}
          class="p-tick-label"
          data-tone={tone}
          title={title}
          style={{ "--at": places[index], "--row": isClose ? index : 0 } as CSSProperties}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function TickOnRail({ range, tick: { at, tone } }: { readonly range: Range; readonly tick: Tick }) {
  const style = { "--at": positionOf(range, at) } as CSSProperties;
  return (
    <>
      {tone === "limit" && <span class="p-hatch" style={style} />}
      <span class="p-tick" data-tone={tone} style={style} />
    </>
  );
}

/** Where a key moves a slider to. */
export const SLIDER_KEYS: Readonly<Record<string, (range: Range, value: number) => number>> = {
  ArrowLeft: (range, value) => nudged(range, value, -1, "arrow"),
  ArrowRight: (range, value) => nudged(range, value, 1, "arrow"),
  ArrowUp: (range, value) => nudged(range, value, 1, "arrow"),
  ArrowDown: (range, value) => nudged(range, value, -1, "arrow"),
  PageUp: (range, value) => nudged(range, value, 1, "page"),
  PageDown: (range, value) => nudged(range, value, -1, "page"),
  Home: (range) => endOf(range, -1),
  End: (range) => endOf(range, 1),
};
