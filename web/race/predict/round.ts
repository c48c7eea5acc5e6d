import { signal } from "@preact/signals";
import { store, stored } from "../../state/storage";
import { KINDS, type Kind } from "./kinds";

/** One guess that was kept: where, of what kind, and its points. */
export interface Entry {
  readonly surface: string;
  readonly kind: Kind;
  readonly points: number;
}

const NAME = "round";
const MOST = 100;

/** The round of several surfaces. It survives the page where there is storage, and needs none. */
export function createRound() {
  const entries = signal<readonly Entry[]>(read(stored(NAME)));
  const set = (next: readonly Entry[]) => {
    entries.value = next.slice(-MOST);
    store(NAME, JSON.stringify(entries.value));
  };
  return {
    entries,
    keep: (entry: Entry) => set([...entries.value, entry]),
    reset: () => set([]),
  };
}

/** What is stored may be anything: only what reads as an entry counts. */
export function read(text: string | null): Entry[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isEntry).slice(-MOST) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { surface, kind, points } = value as Partial<Record<keyof Entry, unknown>>;
  const known = KINDS.some((one) => one === kind);
  return typeof surface === "string" && known && typeof points === "number" && points >= 0;
}
