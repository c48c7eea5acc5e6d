import { signal } from "@preact/signals";
import { store, stored } from "../../state/storage";
import { KINDS, type Kind } from "./kinds";

/** One guess that was kept: where, of what kind, and its points. */
export interface Entry<Of extends string = Kind> {
  readonly surface: string;
  readonly kind: Of;
  readonly points: number;
}

const NAME = "round";
const MOST = 100;

/** The round of several surfaces. It survives the page where there is storage, and needs none. */
export function createRound(): Round<Kind> {
  return roundOf(NAME, KINDS);
}

export type Round<Of extends string> = ReturnType<typeof roundOf<Of>>;

/** A round of other guesses, under a name of its own. */
export function roundOf<Of extends string>(name: string, kinds: readonly Of[]) {
  const entries = signal<readonly Entry<Of>[]>(read(stored(name), kinds));
  const set = (next: readonly Entry<Of>[]) => {
    entries.value = next.slice(-MOST);
    store(name, JSON.stringify(entries.value));
  };
  return {
    entries,
    keep: (entry: Entry<Of>) => set([...entries.value, entry]),
    reset: () => set([]),
  };
}

/** What is stored may be anything: only what reads as an entry counts. */
export function read<Of extends string>(text: string | null, kinds: readonly Of[]): Entry<Of>[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter((one) => isEntry(one, kinds)).slice(-MOST) : [];
  } catch {
    return [];
  }
}

function isEntry<Of extends string>(value: unknown, kinds: readonly Of[]): value is Entry<Of> {
  if (typeof value !== "object" || value === null) return false;
  const { surface, kind, points } = value as Partial<Record<keyof Entry, unknown>>;
  const known = kinds.some((one) => one === kind);
  return typeof surface === "string" && known && typeof points === "number" && points >= 0;
}
