import { isTextField } from "./gestures";

/**
 * Keys of the whole page as one list: the handler runs it, the help shows it. A key is written as its event names it,
 * with `Mod+` for Ctrl or ⌘, `Ctrl+`, `Shift+`.
 */
export interface Binding<Id extends string = string> {
  readonly id: Id;
  readonly keys: readonly string[];
  /** Without it the keys belong to a control that handles them; they are listed for the help. */
  readonly run?: () => void;
}

/** Runs what the key is bound to. A control that used the key has prevented its default. */
export function press(event: KeyboardEvent, bindings: readonly Binding[]): void {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const name = nameOf(event);
  const bound = bindings.find(({ keys, run }) => run && keys.includes(name));
  if (!bound || isOwnKey(event)) return;
  event.preventDefault();
  bound.run?.();
}

/** Whether the key means something to what has the focus: text to a field, Space to a button. */
function isOwnKey({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (isTextField(target)) return true;
  if (ctrlKey || metaKey || !(target instanceof HTMLElement)) return false;
  if (target.closest("select, [type=radio], [type=checkbox]")) return true;
  return key === " " && target.closest("button, summary, a, [role=switch]") !== null;
}

const MAC = /Mac|iP(?:hone|ad|od)/.test(globalThis.navigator?.platform ?? "");
/** What ⌘ is called where there is none. */
export const MOD = MAC ? "⌘" : "Ctrl";

/** What the Latin layout writes on a key, so that keys work in the Russian one. */
const LATIN: Readonly<Record<string, string>> = { BracketLeft: "[", BracketRight: "]" };

function nameOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  if (altKey) return "";
  const latin = LATIN[code] ?? code.replace(/^Key/, "").toLowerCase();
  const plain = /^[\x20-\x7e]+$/.test(key) ? key : latin;
  const letter = plain.length === 1 ? plain.toLowerCase() : plain;
  if (MAC ? metaKey : ctrlKey) return `Mod+${shiftKey ? "Shift+" : ""}${letter}`;
  return ctrlKey || metaKey ? "" : letter;
}
