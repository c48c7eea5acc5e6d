/** Keys and wheel turns on one thing are one run while no pause between them is longer. */
const PAUSE_MS = 1500;

let gesture: object | undefined;
let pressed = false;
let run: { readonly on: EventTarget | null; readonly kind: string; at: number; token: object } = {
  on: null,
  kind: "",
  at: 0,
  token: {},
};

/** What the hand is doing at this moment: the same object during one gesture. */
export function presentGesture(): object | undefined {
  return gesture;
}

/** Whether a pointer is down. */
export function isPressing(): boolean {
  return pressed;
}

/** Watches pointer, keys and wheel: from press to release, a run of keys in one control, the typing in one field. */
export function followGestures(): void {
  const listen = (type: string, act: (event: Event) => void) =>
    addEventListener(type, act, { capture: true, passive: true });
  listen("pointerdown", () => {
    pressed = true;
    gesture = {};
  });
  for (const type of ["pointerup", "pointercancel"]) {
    listen(type, () => {
      pressed = false;
      endSoon();
    });
  }
  listen("keydown", (event) => {
    pressed = false;
    const { key, repeat } = event as KeyboardEvent;
    const presses = (key === "Enter" || key === " ") && !isTextField(event.target);
    gesture = presses && !repeat ? {} : continued(event, "keys");
    endSoon();
  });
  listen("wheel", (event) => {
    if (!pressed) gesture = continued(event, "wheel");
    endSoon();
  });
  for (const type of ["input", "change", "click"]) {
    listen(type, (event) => {
      gesture ??= type === "input" ? continued(event, "keys") : {};
      endSoon();
    });
  }
  // What a field enters when it is left is no part of the press that leaves it.
  let pressing: object | undefined;
  listen("blur", (event) => {
    if (!isTextField(event.target)) return;
    pressing = gesture;
    gesture = {};
  });
  addEventListener("focusout", (event) => {
    if (!isTextField(event.target)) return;
    gesture = pressing;
    endSoon();
  });
}

/** Whether a key typed here is text, and undo the field's own. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      "textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])",
    ) !== null
  );
}

/** The run on this thing, or a new one. */
function continued({ target, timeStamp }: Event, kind: string): object {
  const same = run.on === target && run.kind === kind;
  const paused = timeStamp - run.at > PAUSE_MS && !isTextField(target);
  if (same && !paused) run.at = timeStamp;
  else run = { on: target, kind, at: timeStamp, token: {} };
  return run.token;
}

/** A gesture without a press lasts as long as its event: what comes later by itself is no part of it. */
function endSoon(): void {
  setTimeout(() => {
    if (!pressed) gesture = undefined;
  });
}
