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

/** Makes an act from its part of a link. */
export type CreateAct = (engine: Engine, pairs: Pairs, onEngineFailure: () => void) => Act;

export interface ActRoute<Id extends string = string> {
  /** Its name in the link. */
  readonly id: Id;
  /** Whether it runs only with all that the core can do. */
  readonly needsFull: boolean;
  readonly load: () => Promise<CreateAct>;
}

/** The acts of a scene in their order. */
export type ActRoutes<Id extends string = string> = readonly [ActRoute<Id>, ...ActRoute<Id>[]];

/** The name of the act in the link. */
export const ACT = "act";

/** The act that a link opens. */
export function actOf<Id extends string>(acts: ActRoutes<Id>, pairs: Pairs): ActRoute<Id> {
  const wanted = pairs.find(([name]) => name === ACT)?.[1];
  return acts.find(({ id }) => id === wanted) ?? acts[0];
}
