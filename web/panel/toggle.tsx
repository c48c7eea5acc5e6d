import { useId } from "preact/hooks";
import { type Described, FieldHead } from "./field-head";

export interface ToggleProps extends Described {
  readonly value: boolean;
  readonly onInput: (value: boolean) => void;
  readonly disabled?: boolean | undefined;
}

/** A switch: on or off at once, nothing to confirm. */
export function Toggle(props: ToggleProps) {
  const { value, onInput, disabled } = props;
  const id = useId();
  return (
    <div class="p-field p-toggle">
      <FieldHead {...props} control={id}>
        <button
          type="button"
          class="p-switch"
          id={id}
          role="switch"
          aria-checked={value}
          disabled={disabled ?? false}
          onClick={() => onInput(!value)}
        >
          <span class="p-switch-groove" />
        </button>
      </FieldHead>
    </div>
  );
}
