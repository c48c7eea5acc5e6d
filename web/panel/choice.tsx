import { useId } from "preact/hooks";
import { type Described, FieldHead } from "./field-head";
import { Icon } from "./icon";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface OptionGroup<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
}

interface Labelled extends Described {
  /** The label is only spoken, where the place says enough to the eye. */
  readonly labelHidden?: boolean | undefined;
}

export interface ChoiceProps<Value extends string> extends Labelled {
  readonly value: Value;
  readonly options: readonly (Option<Value> | OptionGroup<Value>)[];
  readonly onInput: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

/** One of many, from a list that the system opens. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { value, options, onInput, disabled } = props;
  const id = useId();
  const all = options.flatMap((entry) => ("options" in entry ? entry.options : [entry]));
  return (
    <div class="p-field p-choice">
      <FieldHead {...props} control={id} />
      <span class="p-select">
        <select
          id={id}
          value={value}
          disabled={disabled ?? false}
          onChange={({ currentTarget }) => {
            const chosen = all.find((option) => option.value === currentTarget.value);
            if (chosen) onInput(chosen.value);
          }}
        >
          {options.map((entry) =>
            "options" in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map(optionElement)}
              </optgroup>
            ) : (
              optionElement(entry)
            ),
          )}
        </select>
        <Icon name="chevron" />
      </span>
    </div>
  );
}

function optionElement({ value, label, disabled }: Option<string>) {
  return (
    <option key={value} value={value} disabled={disabled ?? false}>
      {label}
    </option>
  );
}

export interface SegmentedOption<Value extends string> extends Option<Value> {
  readonly title?: string | undefined;
}

export interface SegmentedProps<Value extends string> extends Labelled {
  readonly value: Value;
  readonly options: readonly SegmentedOption<Value>[];
  readonly onInput: (value: Value) => void;
}

/** One of a few, all in sight: radio buttons side by side. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { value, options, onInput } = props;
  const id = useId();
  return (
    <div class="p-field p-choice">
      <FieldHead {...props} labelId={`${id}-label`} />
      <div class="p-segments" role="radiogroup" aria-labelledby={`${id}-label`}>
        {options.map((option) => (
          <label key={option.value} class="p-segment" title={option.title}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onInput(option.value)}
            />
            <span class="p-segment-face">{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
