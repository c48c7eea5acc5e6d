import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Engine } from "../engine/engine";
import type { Binding } from "../state/keys";
import type { KeyId } from "../words/keys";

export type Pairs = readonly (readonly [string, string])[];

/** One act: a page of its own, with its state in the link, its past, its time, its keys, its view. */
export interface Act {
  /** What of the link could not be read. */
  readonly bad: readonly string[];
  readonly pairs: () => Pairs;
  /** Opens another link in place; tells what could not be read. */
  readonly open: (pairs: Pairs) => readonly string[];
  readonly keys: () => readonly Binding<KeyId>[];
  readonly player: {
    readonly playing: ReadonlySignal<boolean>;
    readonly play: () => void;
    readonly pause: () => void;
    readonly stepBy: (count: number) => void;
    readonly toStart: () => void;
  };
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly View: ComponentType;
  readonly dispose: () => void;
}

/** Makes an act, on the core that it runs on, from its part of a link. */
export type CreateAct<Core = Engine> = (
  core: Core,
  pairs: Pairs,
  onEngineFailure: () => void,
) => Act;

/** An act whose core is there. */
export type OpenAct = (pairs: Pairs, onEngineFailure: () => void) => Act;

export interface ActRoute<Id extends string, Loaded> {
  /** Its name in the link. */
  readonly id: Id;
  readonly load: () => Promise<Loaded>;
}

/** The acts of a scene in their order: acts that bring their own core, or such as are to be given the page's. */
export type ActRoutes<Id extends string = string, Loaded = OpenAct> = readonly [
  ActRoute<Id, Loaded>,
  ...ActRoute<Id, Loaded>[],
];

/** The name of the act in the link. */
export const ACT = "act";

/** The act that a link opens. */
export function actOf<Id extends string, Loaded>(
  acts: ActRoutes<Id, Loaded>,
  pairs: Pairs,
): ActRoute<Id, Loaded> {
  const wanted = pairs.find(([name]) => name === ACT)?.[1];
  return acts.find(({ id }) => id === wanted) ?? acts[0];
}
