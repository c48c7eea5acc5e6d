import type { ReadonlySignal } from "@preact/signals";
import type { Binding } from "../state/keys";
import type { KeyId } from "../words/keys";

/** What the shell needs to know of the scene inside it. */
export interface ShellPage {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Every key of the page, for the help. */
  readonly keys: readonly Binding<KeyId>[];
  /** The link of the present state. */
  readonly link: () => string;
}

/** A part of the shell that loads when it is opened. */
export interface PartProps {
  readonly page: ShellPage;
  readonly close: () => void;
}
