import type { ReadonlySignal } from "@preact/signals";
import type { Binding } from "../state/keys";
import type { KeyId } from "../words/keys";

/** What the shell needs to know of the scene inside it. */
export interface ShellPage {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What is on the page, in a few words. */
  readonly about: () => string;
  /** Every key of the page, for the help. */
  readonly keys: () => readonly Binding<KeyId>[];
  /** The link of the present state, with these settings in the place of the present ones. */
  readonly link: (settings?: Readonly<Record<string, string>>) => string;
}

/** A part of the shell that loads when it is opened. */
export interface PartProps {
  readonly page: ShellPage;
  readonly close: () => void;
}
