import { useId } from "preact/hooks";
import { FieldError } from "./field-error";
import { type Described, FieldHead } from "./field-head";
import type { Range } from "./scale";
import { useTypedNumber } from "./typed-number";

export interface NumberFieldProps extends Described {
  readonly value: number;
  /** Arrows move within its `slider`, by its `kind`. */
  readonly range: Range;
  /** Every value entered. */
  readonly onInput: (value: number) => void;
  readonly unit?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A number typed, without a slider. */
export function NumberField(props: NumberFieldProps) {
  const { value, range, onInput, unit, disabled, words } = props;
  const id = useId();
  const { attributes, error } = useTypedNumber({ value, range, words, onValue: onInput });
  return (
    <div class="p-field">
      <FieldHead {...props} control={`${id}-field`}>
        <span class="p-number" data-wrong={error !== undefined || undefined}>
          <input
            {...attributes}
            id={`${id}-field`}
            disabled={disabled ?? false}
            aria-describedby={`${id}-error`}
          />
          {unit !== undefined && <span class="p-unit">{unit}</span>}
        </span>
      </FieldHead>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
