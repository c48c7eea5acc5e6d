import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { createHistory, differences, type History } from "../../../web/state/history";
import { seeded } from "../seeded";

interface State {
  readonly a: number;
  readonly step: number;
  readonly list: readonly number[];
}

const FIRST: State = { a: 0, step: 0, list: [] };

/** A state with a past, written by patches; the hand is whatever the test says. */
function open(options: { joins?: boolean; depth?: number } = {}) {
  const state = signal(FIRST);
  const hand: { gesture: unknown } = { gesture: undefined };
  const history: History<State> = createHistory(state, {
    restore: (next) => {
      state.value = next;
    },
    gesture: () => hand.gesture,
    ...(options.depth !== undefined && { depth: options.depth }),
    ...(options.joins && {
      joins: ({ before, after }) => differences(before, after).join() === "step",
    }),
  });
  const set = (patch: Partial<State>) => {
    state.value = { ...state.peek(), ...patch };
  };
  return { state, history, hand, set };
}

test("every change is taken back and made again, to the very same state", () => {
  const { state, history, set } = open();
  const seen = [state.value];
  for (let a = 1; a <= 5; a++) {
    set({ a });
    seen.push(state.value);
  }
  for (let at = 4; at >= 0; at--) {
    expect(history.canUndo.value).toBe(true);
    const change = history.undo();
    expect(change).toEqual({ before: seen[at + 1], after: seen[at] });
    expect(state.value).toBe(seen[at]);
  }
  expect([history.canUndo.value, history.canRedo.value]).toEqual([false, true]);
  expect(history.undo()).toBeUndefined();
  for (let at = 1; at <= 5; at++) {
    history.redo();
    expect(state.value).toBe(seen[at]);
  }
  expect(history.redo()).toBeUndefined();
});

test("what is done after undo takes the place of what was undone", () => {
  const { state, history, set } = open();
  set({ a: 1 });
  set({ a: 2 });
  history.undo();
  set({ a: 3 });
  expect(history.canRedo.value).toBe(false);
  history.undo();
  expect(state.value.a).toBe(1);
});

test("one gesture is one entry, and the next one another", () => {
  const { state, history, hand, set } = open();
  for (const gesture of [{}, {}]) {
    hand.gesture = gesture;
    const from = state.value.a;
    for (let move = 1; move <= 20; move++) set({ a: from + move });
  }
  expect(state.value.a).toBe(40);
  history.undo();
  expect(state.value.a).toBe(20);
  history.undo();
  expect(state.value.a).toBe(0);
  expect(history.canUndo.value).toBe(false);
});

test("a gesture interrupted by undo begins a new entry", () => {
  const { state, history, hand, set } = open();
  hand.gesture = {};
  set({ a: 1 });
  history.undo();
  set({ a: 2 });
  history.undo();
  expect(state.value.a).toBe(0);
  history.redo();
  expect(state.value.a).toBe(2);
});

test("a gesture that ends where it began leaves no entry", () => {
  const { state, history, hand, set } = open();
  set({ list: [1] });
  hand.gesture = {};
  set({ list: [1, 2] });
  set({ list: [1, 2, 3] });
  set({ list: [1] });
  history.undo();
  expect(state.value).toEqual(FIRST);
  expect(history.canUndo.value).toBe(false);
});

test("an equal state is no change", () => {
  const { history, set } = open();
  set({ list: [] });
  set({});
  expect(history.canUndo.value).toBe(false);
});

test("changes of the joining kind are one entry, and only with each other", () => {
  const { state, history, set } = open({ joins: true });
  set({ step: 1 });
  set({ step: 2 });
  set({ a: 1 });
  set({ step: 3 });
  set({ step: 4 });
  history.undo();
  expect(state.value).toMatchObject({ a: 1, step: 2 });
  history.undo();
  expect(state.value).toMatchObject({ a: 0, step: 2 });
  history.undo();
  expect(state.value).toMatchObject({ a: 0, step: 0 });
});

test("the past is bounded, and the newest of it is kept", () => {
  const { state, history, set } = open({ depth: 10 });
  for (let a = 1; a <= 50; a++) set({ a });
  for (let turn = 0; turn < 50; turn++) history.undo();
  expect(state.value.a).toBe(40);
});

test("random walks through the past stand where a plain list of states says", () => {
  const random = seeded(11);
  const { state, history, set } = open();
  const states = [state.value];
  let at = 0;
  for (let turn = 0; turn < 2000; turn++) {
    const dice = random();
    if (dice < 0.4) {
      set({ a: turn + 1 });
      states.length = ++at;
      states.push(state.value);
    } else if (dice < 0.75) {
      history.undo();
      at = Math.max(at - 1, states.length - 1 - 200, 0);
    } else {
      history.redo();
      at = Math.min(at + 1, states.length - 1);
    }
    expect(state.value).toBe(states[at]);
  }
});
