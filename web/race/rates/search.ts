import { batch, computed, effect, signal } from "@preact/signals";
import type { RaceRequest } from "../../engine/engine";
import { type SweepJob, type SweepReport, startSweep } from "../../workers/sweep";
import type { RaceModel } from "../model";
import type { RaceState } from "../state";

/** What was found, and for which race. */
interface Found {
  readonly key: string;
  readonly report: SweepReport;
}

export type RatesSearch = ReturnType<typeof createSearch>;

/** So many steps in all are searched at once whenever something changes; more wait for the button. */
const CHEAP_STEPS = 3_000_000;
/** A typed formula is read out at every step, which costs about so many times as much. */
const TYPED_COST = 8;
/** The rates of the core's grid, for the cost before it is known. */
export const GRID = 61;
/** What is dragged is searched for when it has come to rest. */
const REST_MS = 350;

/** One search a race, kept while the page is open: another tab in between loses nothing. */
const searches = new WeakMap<RaceModel, RatesSearch>();

export function searchOf(model: RaceModel): RatesSearch {
  const known = searches.get(model) ?? createSearch(model);
  searches.set(model, known);
  return known;
}

/** The race without what the search varies and what it does not depend on. */
function keyOf({ tolerance: _, ...request }: RaceRequest): string {
  const racers = request.racers.map((racer) => {
    const { learning_rate: __, ...others } = racer.hyperparameters ?? {};
    return { ...racer, hyperparameters: others };
  });
  return JSON.stringify({ ...request, racers });
}

function createSearch(model: RaceModel) {
  const found = signal<Found | undefined>(undefined);
  const progress = signal<{ readonly done: number; readonly total: number } | undefined>(undefined);
  const trouble = signal<"cancelled" | "failed" | undefined>(undefined);
  const key = computed(() => keyOf(model.request.value));
  const runs = computed(() => GRID * model.request.value.racers.length);
  const cheap = computed(() => {
    const { steps, surface } = model.request.value;
    const each = surface.formula === undefined ? 1 : TYPED_COST;
    return runs.value * steps * each <= CHEAP_STEPS;
  });
  const possible = computed(() => model.error.value === undefined && runs.value > 0);
  let job: SweepJob | undefined;

  async function start(): Promise<void> {
    job?.cancel();
    const wanted = key.peek();
    const request = model.request.peek();
    batch(() => {
      progress.value = { done: 0, total: runs.peek() };
      trouble.value = undefined;
    });
    const mine = startSweep(request, model.loadFull, (done, total) => {
      if (job === mine) progress.value = { done, total };
    });
    job = mine;
    const report = await mine.report.catch(() => "failed" as const);
    // A later search has taken over.
    if (job !== mine) return;
    job = undefined;
    batch(() => {
      progress.value = undefined;
      if (report === "failed") trouble.value = "failed";
      else if (report) found.value = { key: wanted, report };
    });
  }

  return {
    found,
    progress,
    trouble,
    runs,
    cheap,
    possible,
    /** The curves are those of other settings. */
    stale: computed(() => found.value !== undefined && found.value.key !== key.value),
    start,
    cancel(): void {
      job?.cancel();
      job = undefined;
      batch(() => {
        progress.value = undefined;
        trouble.value = "cancelled";
      });
    },
    /** While the tab is open, a cheap search is made anew by itself when something it depends on has changed. */
    follow(): () => void {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = effect(() => {
        const isNew = key.value !== found.peek()?.key;
        clearTimeout(timer);
        if (!isNew || !cheap.value || !possible.value) return;
        timer = setTimeout(start, found.peek() ? REST_MS : 0);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
}

/** The change of the state that gives racers their best rates: one entry of the history. `only` names one racer. */
export function withBest(
  state: RaceState,
  report: SweepReport,
  ratesInForce: readonly number[],
  only?: number,
): Partial<RaceState> {
  const all = only === undefined;
  // With all rates set there is nothing left for the common factor to do.
  const rateFactor = all ? 1 : state.rateFactor;
  const racers = state.racers.map((racer, index) => {
    const { learning_rates, best } = report.racers[index] ?? { learning_rates: [], best: -1 };
    const rate = all || index === only ? learning_rates[best] : undefined;
    const inForce = all ? ratesInForce[index] : undefined;
    const learning_rate = rate === undefined ? inForce : rate / rateFactor;
    if (learning_rate === undefined) return racer;
    return { ...racer, hyperparameters: { ...racer.hyperparameters, learning_rate } };
  });
  return { racers, rateFactor };
}
