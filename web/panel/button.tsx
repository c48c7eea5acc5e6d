import type { ComponentChildren, Ref } from "preact";
import { Icon, type IconName, type IconPath } from "./icon";

interface Pressable {
  readonly onClick: () => void;
  /** For a button that stays down: whether it is. */
  readonly pressed?: boolean | undefined;
  /** For a button that opens something: whether it is open, and the id of what it opens. */
  readonly expanded?: boolean | undefined;
  readonly controls?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** A sentence shown while the pointer rests here. */
  readonly title?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
}

export interface ButtonProps extends Pressable {
  readonly children: ComponentChildren;
  readonly icon?: IconName | undefined;
  /** `primary` for the one thing to do next, `quiet` without a frame. */
  readonly look?: "plain" | "primary" | "quiet" | "danger" | undefined;
}

export function Button({ children, icon, look = "plain", ...rest }: ButtonProps) {
  return (
    <button class={`p-button p-button-${look}`} {...attributes(rest)}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Pressable {
  /** What it does: its name for a screen reader, and the tooltip where `title` gives no other. */
  readonly label: string;
  readonly icon: IconName | IconPath;
  readonly look?: "quiet" | "plain" | "primary" | undefined;
}

export function IconButton({ label, icon, look = "quiet", ...rest }: IconButtonProps) {
  return (
    <button
      class={`p-button p-button-icon p-button-${look}`}
      aria-label={label}
      {...attributes({ ...rest, title: rest.title ?? label })}
    >
      <Icon name={icon} />
    </button>
  );
}

function attributes({
  onClick,
  pressed,
  expanded,
  controls,
  disabled,
  title,
  buttonRef,
}: Pressable) {
  return {
    type: "button",
    onClick,
    disabled: disabled ?? false,
    ...(pressed !== undefined && { "aria-pressed": pressed }),
    ...(expanded !== undefined && { "aria-expanded": expanded }),
    ...(controls !== undefined && { "aria-controls": controls }),
    ...(title !== undefined && { title }),
    ...(buttonRef !== undefined && { ref: buttonRef }),
  } as const;
}
