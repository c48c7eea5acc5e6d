import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** A step from one state to another. */
export interface Change<State> {
  readonly before: State;
  readonly after: State;
}

export interface HistoryOptions<State> {
  /** Puts a former state into its place. */
  readonly restore: (state: State) => void;
  /** What the hand is doing; changes under one gesture are one entry. `undefined` is no gesture. */
  readonly gesture?: () => unknown;
  /** Changes of this kind, one after another, are one entry whatever the gesture. */
  readonly joins?: (change: Change<State>) => boolean;
  /** Entries that are kept. */
  readonly depth?: number;
}

export interface History<State> {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** The change that began the newest entry; nothing after undo and redo, which tell of themselves. */
  readonly latest: ReadonlySignal<Change<State> | undefined>;
  /** What was taken back; nothing where there is none. */
  readonly undo: () => Change<State> | undefined;
  readonly redo: () => Change<State> | undefined;
  readonly dispose: () => void;
}

const DEPTH = 200;

/** Undo and redo over a signal of immutable states: whoever writes into it is recorded without knowing. */
export function createHistory<State extends object>(
  state: ReadonlySignal<State>,
  { restore, gesture, joins, depth = DEPTH }: HistoryOptions<State>,
): History<State> {
  const past: State[] = [];
  const future: State[] = [];
  const canUndo = signal(false);
  const canRedo = signal(false);
  const latest = signal<Change<State> | undefined>(undefined);
  let present = state.peek();
  /** How the newest entry came about; nothing joins what was restored. */
  let newest: { readonly gesture: unknown; readonly joining: boolean } | undefined;

  const tell = () => {
    canUndo.value = past.length > 0;
    canRedo.value = future.length > 0;
  };

  const record = (change: Change<State>) => {
    const hand = gesture?.();
    const joining = joins?.(change) ?? false;
    const sameHand = newest !== undefined && hand !== undefined && hand === newest.gesture;
    const continued = sameHand || (joining && newest?.joining === true);
    const origin = past[past.length - 1];
    future.length = 0;
    if (continued && origin !== undefined && sameState(origin, change.after)) {
      // The hand brought it back to where it was: nothing is left to undo.
      past.pop();
      newest = undefined;
      return;
    }
    newest = { gesture: hand, joining: joining && (!continued || newest?.joining === true) };
    if (continued) return;
    past.push(change.before);
    if (past.length > depth) past.shift();
    latest.value = change;
  };

  const dispose = effect(() => {
    const after = state.value;
    const before = present;
    present = after;
    if (after === before || sameState(before, after)) return;
    record({ before, after });
    tell();
  });

  const move = (from: State[], to: State[]): Change<State> | undefined => {
    const next = from.pop();
    if (next === undefined) return undefined;
    const before = present;
    to.push(before);
    newest = undefined;
    latest.value = undefined;
    present = next;
    restore(next);
    tell();
    return { before, after: next };
  };

  return {
    canUndo,
    canRedo,
    latest,
    undo: () => move(past, future),
    redo: () => move(future, past),
    dispose,
  };
}

/** The names of the parts in which two states differ. */
export function differences<State extends object>(a: State, b: State): (keyof State)[] {
  return (Object.keys(a) as (keyof State)[]).filter((name) => !sameValue(a[name], b[name]));
}

function sameState<State extends object>(a: State, b: State): boolean {
  return (Object.keys(a) as (keyof State)[]).every((name) => sameValue(a[name], b[name]));
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}
