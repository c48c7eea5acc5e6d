import { Icon } from "./icon";

export interface FieldErrorProps {
  /** A field points here by `aria-describedby`. */
  readonly id: string;
  readonly message: string | undefined;
}

/** The line under a field that says what is wrong. It stays in the page while empty, so that its filling is spoken. */
export function FieldError({ id, message }: FieldErrorProps) {
  return (
    <p class="p-error" id={id} role="status">
      {message !== undefined && <Icon name="close" />}
      {message}
    </p>
  );
}
