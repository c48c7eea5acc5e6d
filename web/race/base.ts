import { batch, signal } from "@preact/signals";
import type { ChartLayout, ChartRequest, ErrorDetails, RunCatalog } from "../engine/engine";
import { racerActions, timeActions } from "./actions";
import type { RunGround } from "./ground";
import { learningRate, rateInForce, suggestedRate } from "./request";
import type { ChartId, RacerState, RaceState, Setting } from "./state";

/** What the core has recorded of a race, whatever it ran on. */
export interface Records {
  /** One number of a racer at a step; NaN where there is none. */
  read(racer: number, quantity: number, step: number): number;
  /** The learning rate of a racer's every update. */
  write_rates(racer: number, target: Float64Array): void;
  draw_chart(canvas: HTMLCanvasElement, request: RecordsChart): ChartLayout;
}

type RecordsChart = Omit<ChartRequest, "quantity"> & { readonly quantity: ChartId };

/** One quantity of the chart. */
export interface ChartKind {
  readonly id: ChartId;
  readonly label: string;
  /** What stands at its axis. */
  readonly axis: string;
  readonly help: string;
  /** The recorded numbers behind it; two where it has two lines. */
  readonly recorded: readonly number[];
  /** Whether its axis is never logarithmic. */
  readonly linear?: boolean;
}

/** The limit of a learning rate at a racer's present point. */
export interface RateLimit {
  /** λmax there. */
  readonly curvature: number;
  /** The optimizer's own limit; NaN where no theory gives one. */
  readonly own: number;
}

/** What differs between races by what they run on. */
export interface RunParts {
  readonly records: () => Records;
  /** How far a racer has come. */
  readonly taken: (racer: number) => number;
  readonly charts: () => readonly ChartKind[];
  /** The least that losses are measured from on a logarithmic axis; NaN: the least that any racer has found. */
  readonly floor: () => number;
  /** `undefined` where no curvature is known. */
  readonly limit: (racer: number) => RateLimit | undefined;
}

/** A race as those parts see it which do not ask what it runs on. */
export type RunModel<State extends RaceState = RaceState> = RunBase<State> & RunParts;

export type RunBase<State extends RaceState = RaceState> = ReturnType<typeof createRunBase<State>>;

/** The state of a race, its racers and its time. No view is known here, and nothing is run. */
export function createRunBase<State extends RaceState>(
  catalog: RunCatalog,
  ground: RunGround<State>,
  initial: State,
) {
  const state = signal(initial);
  /** The racer whose settings are open. */
  const selected = signal(0);
  const playing = signal(false);
  /**
   * What is yet to come is hidden: while a guess is made, when time does not move either, and while the run shows who was
   * right.
   */
  const blind = signal<"guess" | "run" | undefined>(undefined);
  /** Time in steps, also between two of them. */
  const time = signal(initial.step ?? initial.steps);
  const terms = () => ({ state: state.value, ground, catalog });
  const updateRace = (patch: Partial<RaceState>) => {
    state.value = { ...state.value, ...patch };
  };
  const updateRacer = (index: number, patch: Partial<RacerState>) => {
    updateRace({
      racers: state.value.racers.map((racer, at) =>
        at === index ? { ...racer, ...patch } : racer,
      ),
    });
  };
  return {
    catalog,
    ground,
    state,
    selected,
    playing,
    time,
    blind,
    error: signal<ErrorDetails | undefined>(undefined),
    /** Rises with every race that was run, and with every slice of a long one: what is drawn from it is drawn anew. */
    generation: signal(0),
    /** A method, so that parts which know only every race's state may be handed any race. */
    update(patch: Partial<State>): void {
      state.value = { ...state.value, ...patch };
    },
    updateRacer,
    ...racerActions(catalog, state, selected, updateRace, updateRacer),
    ...timeActions(state, time, playing, () => blind.peek() === "guess", updateRace),

    /** Puts another state in the place of this one: a link was opened. */
    replace(next: State): void {
      batch(() => {
        playing.value = false;
        selected.value = 0;
        state.value = next;
        time.value = next.step ?? next.steps;
      });
    },
    /** Brings a state back: time goes on where it is the same, and the racer that was open stays open. */
    restore(next: State): void {
      const before = state.peek();
      const open = before.racers[selected.peek()];
      const still = open ? next.racers.indexOf(open) : -1;
      batch(() => {
        state.value = next;
        selected.value = still >= 0 ? still : Math.min(selected.peek(), next.racers.length - 1);
        if (playing.peek() && next.step === before.step) {
          time.value = Math.min(time.peek(), next.steps);
          return;
        }
        playing.value = false;
        time.value = next.step ?? next.steps;
      });
    },
    learningRate: (racer: Setting) => learningRate(racer, terms()),
    suggestedRate: (optimizer: string) => suggestedRate(optimizer, terms()),
    rateInForce: (racer: Setting) => rateInForce(racer, terms()),
  };
}
