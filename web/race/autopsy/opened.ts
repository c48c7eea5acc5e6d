import { computed, effect, signal } from "@preact/signals";
import type { AutopsyReport, FullRace } from "../../engine/engine";
import { locale } from "../../words/locale";
import type { RunModel } from "../base";
import type { RaceModel } from "../model";

/** At least this long between two openings while a slider moves, and while time runs: setting formulas takes longer than a frame. */
const GAP_MS = { still: 120, playing: 250 };

/** What there is to be seen of the present step. */
export type View =
  | { readonly kind: "loading" | "failed" | "noRacers" | "noStep" | "nowhere" }
  | {
      readonly kind: "open";
      readonly racer: number;
      readonly report: AutopsyReport;
      /** The run broke off in this step, and time has gone on. */
      readonly broken: boolean;
    };

/** Which symbol is lit. */
export type Lit = ReturnType<typeof createLit>;

function createLit() {
  const hovered = signal("");
  const pinned = signal("");
  return {
    /** The name of what is lit: what the pointer is at, else what a press has fixed. */
    lit: computed(() => hovered.value || pinned.value),
    hover(name: string): void {
      hovered.value = name;
    },
    pinned,
    pin(name: string): void {
      pinned.value = pinned.peek() === name ? "" : name;
    },
  };
}

export type Opened = ReturnType<typeof createOpened>;

/** The step that the selected racer is at, opened: it follows time and whatever is changed. */
export function createOpened(model: RaceModel) {
  void model.needFull();
  const opening = createOpening<View>({ kind: "loading" }, model, {
    watch: () => model.full.value,
    look: () => look(model),
  });
  return { ...opening, retry: () => void model.needFull() };
}

interface Look<Seen> {
  /** Reads what the view depends on beside time and the runs. */
  readonly watch: () => unknown;
  readonly look: () => Seen;
}

/** A step opened anew when what it depends on has changed. */
export function createOpening<Seen>(first: Seen, model: RunModel, { watch, look }: Look<Seen>) {
  const view = signal(first);
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    model.generation.value;
    model.time.value;
    model.selected.value;
    locale.value;
    watch();
    const gap = model.playing.peek() ? GAP_MS.playing : GAP_MS.still;
    timer ??= setTimeout(
      () => {
        timer = undefined;
        last = performance.now();
        view.value = look();
      },
      Math.max(0, gap - (performance.now() - last)),
    );
  });
  return {
    view,
    ...createLit(),
    dispose(): void {
      stop();
      clearTimeout(timer);
    },
  };
}

function look(model: RaceModel): View {
  const { racers, steps } = model.state.peek();
  if (racers.length === 0) return { kind: "noRacers" };
  const race = model.fullRace();
  if (!race) return { kind: model.full.peek() === "failed" ? "failed" : "loading" };
  const racer = Math.min(Math.max(model.selected.peek(), 0), racers.length - 1);
  // Between two steps the ball is on the way of the later.
  const wanted = Math.ceil(model.time.peek());
  if (wanted === 0) return { kind: "noStep" };
  const last = Math.min((model.paths[racer]?.taken ?? 0) + 1, steps);
  return open(race, racer, Math.min(wanted, last), wanted > last);
}

function open(race: FullRace, racer: number, step: number, broken: boolean): View {
  const { autopsy } = race.autopsy(racer, step, locale.peek() === "ru");
  if (!autopsy) return { kind: "nowhere" };
  const isBroken = broken || !autopsy.after.every(Number.isFinite);
  return { kind: "open", racer, report: autopsy, broken: isBroken };
}
