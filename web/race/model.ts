import { batch, computed, effect, signal } from "@preact/signals";
import {
  type Catalog,
  type Engine,
  type ErrorDetails,
  errorDetails,
  type FullEngine,
  type FullRace,
  isEngineFailure,
  isFull,
  type OptimizerInfo,
  type Quantity,
  type Race,
  type RaceRequest,
  type RaceSummary,
} from "../engine/engine";
import { createClock } from "../stage/frames";
import { createLayers } from "../stage/layers";
import { type View, zoomed } from "../stage/view";
import type { Ground } from "./ground";
import {
  learningRate,
  rateInForce,
  requestOf,
  settingOf,
  startOf,
  suggestedRate,
  wholeOf,
} from "./request";
import {
  type Domain,
  MAX_PHASES,
  MAX_RACERS,
  newRacer,
  type Point,
  type RacerState,
  type RaceState,
  type Setting,
} from "./state";

/** What pointer and keys move on the stage in the place of the start. */
export interface Aim {
  /** Where it is now. */
  readonly at: () => Point;
  readonly move: (to: Point) => void;
}

/** A racer's path as the stage draws it: an array that is kept and refilled. */
export interface Path {
  points: Float64Array;
  taken: number;
}

export type RaceModel<State extends RaceState = RaceState> = ReturnType<
  typeof createRaceModel<State>
>;

/** The race as the scene sees it: its state, what the core made of it, and time. No view is known here. */
export function createRaceModel<State extends RaceState>(
  engine: Engine,
  ground: Ground<State>,
  initial: State,
  onEngineFailure: () => void,
) {
  const { catalog } = engine;
  let present = engine;
  let race: Race = engine.createRace();
  /** The full module: what its coming is at. */
  const full = signal<"absent" | "loading" | "failed" | FullEngine>(
    isFull(engine) ? engine : "absent",
  );

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
  const error = signal<ErrorDetails | undefined>(undefined);
  const summary = signal<RaceSummary | undefined>(undefined);
  /** Rises with every race that was run: what is drawn from it is drawn anew. */
  const generation = signal(0);
  const paths: Path[] = [];
  const ghost = createGhost();

  const terms = () => ({ state: state.value, ground, catalog });
  const request = computed(() => requestOf(terms()));
  /** Equal keys are equal races, so that a change of the view alone runs nothing. */
  const requestKey = computed(() => JSON.stringify(request.value));
  /** Tells apart the surfaces that were raced on. */
  const surfaceKey = signal("");
  const domain = computed<Domain>(() => summary.value?.domain ?? NOWHERE);
  const dimension = computed(() => summary.value?.dimension ?? 2);
  const whole = computed<View>(() => wholeOf(domain.value));

  let raced: RaceRequest | undefined;
  /** Where the last race was run; for a link whose ground is wrong from the first, the one that is given. */
  let surface = ground.surface(ground.base);

  effect(() => {
    requestKey.value;
    run(request.peek());
  });

  /**
   * Fetches the full module, once, and goes on with it: the same runs, for a run is a pure function of its request. Where
   * it cannot be had (no network) nothing changes, and the next call tries again.
   */
  async function needFull(): Promise<FullEngine | undefined> {
    const known = full.peek();
    if (typeof known === "object") return known;
    full.value = "loading";
    try {
      const loaded = await engine.loadFull();
      if (typeof full.peek() === "object") return loaded;
      race.free();
      present = loaded;
      race = loaded.createRace();
      batch(() => {
        full.value = loaded;
        run(request.peek());
      });
      return loaded;
    } catch {
      full.value = "failed";
      return undefined;
    }
  }

  function run(next: RaceRequest): void {
    if (next.surface.formula !== undefined && !isFull(present)) {
      void needFull();
      return;
    }
    try {
      raceOn(next);
      surface = next.surface;
      error.value = undefined;
    } catch (failure) {
      if (isEngineFailure(failure)) {
        restart(failure);
        return;
      }
      const details = errorDetails(failure);
      if (!details) throw failure;
      error.value = details;
      // What was wrong stays in its field; the racers, which may have changed, race where they did before.
      if (details.code === "formula") raceOn({ ...next, surface });
    }
  }

  function raceOn(next: RaceRequest): void {
    const result = race.configure(next);
    if (!comparable(next, raced)) ghost.drop();
    else if (next !== raced) ghost.keep(paths);
    raced = next;
    refill(next, result);
    batch(() => {
      summary.value = result;
      surfaceKey.value = JSON.stringify(next.surface);
      generation.value = generation.peek() + 1;
    });
  }

  /** A handle that panicked is locked for ever: a new one takes its place, and the state is run again. */
  function restart(failure: unknown): void {
    if (summary.peek() === undefined) throw failure;
    race = present.createRace();
    state.value = ground.base;
    onEngineFailure();
  }

  function refill({ steps, racers }: RaceRequest, result: RaceSummary): void {
    const length = 2 * (steps + 1);
    paths.length = racers.length;
    for (let index = 0; index < racers.length; index++) {
      const path = paths[index] ?? { points: new Float64Array(length), taken: 0 };
      if (path.points.length !== length) path.points = new Float64Array(length);
      race.write_points(index, path.points);
      path.taken = result.racers[index]?.taken ?? 0;
      paths[index] = path;
    }
  }

  /** Shows a part of the plane; the whole domain is the default. */
  const show = (view: View) =>
    updateRace({ view: view.join() === whole.peek().join() ? null : view });
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
    error,
    summary,
    generation,
    paths,
    ghost,
    surfaceKey,
    /** What the scene's parts draw over the stage. */
    layers: createLayers(),
    aim: signal<Aim | undefined>(undefined),
    blind,
    /** What the core is asked for. */
    request,
    loadFull: engine.loadFull,
    race: (): Race => race,
    full,
    needFull,
    /** Whether what is chosen cannot be run before the full module is there: the race before it stands meanwhile. */
    waiting: computed(
      () => request.value.surface.formula !== undefined && typeof full.value !== "object",
    ),
    /** The race with all that the full module can do; `undefined` until {@link needFull} has brought it. */
    fullRace: (): FullRace | undefined =>
      typeof full.value === "object" ? (race as FullRace) : undefined,
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
    show,
    zoom(factor: number): void {
      const [x, y, zoom] = state.value.view ?? whole.value;
      show([x, y, zoomed(zoom, factor)]);
    },
    showWhole: () => show(whole.peek()),
    /** The start in force: the state's own, else the ground's. */
    start: computed(() => startOf(state.value, ground)),
    /** Where the start is on the stage: over one parameter at the height of its loss. */
    startMark: computed<Point>(() => {
      generation.value;
      const [x, y] = startOf(state.value, ground);
      return dimension.value === 1 ? [x, race.at(x, 0).value] : [x, y];
    }),
    /** Of one parameter only that is moved: the loss follows from it. */
    moveStart([x, y]: Point): void {
      updateRace({ start: [x, dimension.peek() === 1 ? 0 : y] });
    },
    /** The number of parameters. */
    dimension,
    domain,
    minima: computed(() => ground.minima(state.value)),
    /** What the race runs on, in the page's language. */
    groundName: computed(() => ground.nameOf(ground.id(state.value))),
    /** The view in force: the state's own, else the whole domain. */
    view: computed<View>(() => state.value.view ?? whole.value),
    colorLog: computed(() => state.value.colorLog ?? ground.logScale(state.value)),
    learningRate: (racer: Setting) => learningRate(racer, terms()),
    suggestedRate: (optimizer: string) => suggestedRate(optimizer, terms()),
    rateInForce: (racer: Setting) => rateInForce(racer, terms()),
    read: (racer: number, quantity: Quantity, step: number) => race.read(racer, quantity, step),
    dispose: () => race.free(),
  };
}

/** Before the first race. */
const NOWHERE: Domain = [0, 1, 0, 1];

function racerActions(
  catalog: Catalog,
  state: { value: RaceState },
  selected: { value: number },
  update: (patch: Partial<RaceState>) => void,
  updateRacer: (index: number, patch: Partial<RacerState>) => void,
) {
  const insert = (racer: RacerState, at: number) => {
    const { racers } = state.value;
    if (racers.length >= MAX_RACERS) return;
    batch(() => {
      update({ racers: [...racers.slice(0, at), racer, ...racers.slice(at)] });
      selected.value = at;
    });
  };
  return {
    optimizerOf: (racer: RacerState): OptimizerInfo | undefined =>
      catalog.optimizers.find(({ id }) => id === racer.optimizer),
    addRacer(optimizer: string): void {
      const { racers } = state.value;
      insert(newRacer(catalog, optimizer, racers), racers.length);
    },
    duplicateRacer(index: number): void {
      const { racers } = state.value;
      const racer = racers[index];
      if (!racer) return;
      insert({ ...racer, look: newRacer(catalog, racer.optimizer, racers).look }, index + 1);
    },
    removeRacer(index: number): void {
      const left = state.value.racers.filter((_, at) => at !== index);
      const open = selected.value > index ? selected.value - 1 : selected.value;
      batch(() => {
        update({ racers: left });
        selected.value = Math.min(open, left.length - 1);
      });
    },
    toggleRacer(index: number): void {
      const racer = state.value.racers[index];
      if (racer) updateRacer(index, { hidden: !racer.hidden });
    },
    /** Shows this racer alone; once more, all. */
    soloRacer(index: number): void {
      const { racers } = state.value;
      const alone = racers.every(({ hidden }, at) => hidden === (at !== index));
      update({
        racers: racers.map((racer, at) => ({ ...racer, hidden: !alone && at !== index })),
      });
    },
    setHyperparameter(index: number, name: string, value: number): void {
      const racer = state.value.racers[index];
      if (!racer) return;
      updateRacer(index, { hyperparameters: { ...racer.hyperparameters, [name]: value } });
    },
    setOptimizer(index: number, optimizer: string): void {
      const racer = state.value.racers[index];
      if (!racer || racer.optimizer === optimizer) return;
      const others = state.value.racers.filter((_, at) => at !== index);
      const { schedule, trunk, hidden } = racer;
      updateRacer(index, { ...newRacer(catalog, optimizer, others), schedule, trunk, hidden });
    },
    /**
     * Goes on from a step of a racer as a new one, at first with the same settings: those that are in force there. The step
     * is a whole number from 1 on.
     */
    branchRacer(index: number, step: number): void {
      const { racers } = state.value;
      const racer = racers[index];
      if (!racer || racer.trunk.length >= MAX_PHASES) return;
      const { look } = newRacer(catalog, racer.optimizer, racers);
      const before = settingOf(racer.trunk.find(({ until }) => step <= until) ?? racer);
      const after = settingOf(racer.trunk.find(({ until }) => step < until) ?? racer);
      const earlier = racer.trunk.filter(({ until }) => until < step);
      const trunk = [...earlier, { ...before, until: step }];
      insert({ ...after, trunk, look, hidden: false }, index + 1);
    },
    /** Moves the step at which a racer branched, between the branching before it and the end of the run. */
    setBranchStep(index: number, step: number): void {
      const trunk = state.value.racers[index]?.trunk ?? [];
      const last = trunk.at(-1);
      if (!last) return;
      const least = (trunk.at(-2)?.until ?? 0) + 1;
      const until = Math.max(least, Math.min(step, state.value.steps));
      updateRacer(index, { trunk: [...trunk.slice(0, -1), { ...last, until }] });
    },
  };
}

function timeActions(
  state: { value: RaceState; peek(): RaceState },
  time: { value: number; peek(): number },
  playing: { value: boolean; peek(): boolean },
  isFrozen: () => boolean,
  update: (patch: Partial<RaceState>) => void,
) {
  const clock = createClock();
  const seek = (to: number) => {
    if (isFrozen()) return;
    const { steps } = state.peek();
    const at = Math.min(Math.max(to, 0), steps);
    time.value = at;
    // While it plays the link would change with every frame; it follows when the run stands.
    if (!playing.peek()) {
      const whole = Math.round(at);
      update({ step: whole >= steps ? null : whole });
    }
  };
  return {
    seek,
    stepBy(count: number): void {
      playing.value = false;
      const from = count > 0 ? Math.floor(time.peek()) : Math.ceil(time.peek());
      seek(from + count);
    },
    togglePlay(): void {
      if (isFrozen()) return;
      clock.stop();
      if (playing.peek()) {
        playing.value = false;
        seek(Math.round(time.peek()));
        return;
      }
      if (time.peek() >= state.peek().steps) time.value = 0;
      playing.value = true;
    },
    /** Moves time on to a frame; at the end the run stands. */
    tick(now: number): void {
      const passed = clock.tick(now);
      const { steps, speed } = state.peek();
      const next = time.peek() + (passed / 1000) * speed;
      if (next >= steps) {
        clock.stop();
        playing.value = false;
        seek(steps);
        return;
      }
      time.value = next;
    },
    setSteps(steps: number): void {
      const atEnd = time.peek() >= state.peek().steps;
      const at = atEnd ? steps : Math.min(time.peek(), steps);
      const whole = Math.round(at);
      batch(() => {
        update({ steps, step: playing.peek() || whole >= steps ? null : whole });
        time.value = at;
      });
    },
  };
}

/** Whether the ways of one race mean something beside those of the other. */
function comparable(next: RaceRequest, before: RaceRequest | undefined): boolean {
  return (
    before !== undefined &&
    next.surface.id === before.surface.id &&
    next.surface.formula === before.surface.formula &&
    next.racers.length === before.racers.length &&
    next.racers.every(({ optimizer }, at) => optimizer === before.racers[at]?.optimizer)
  );
}

/** The ways of the race as they were before the control that is being moved was touched. */
function createGhost() {
  const paths: Path[] = [];
  const shown = signal(false);
  return {
    paths,
    shown,
    /** Keeps these ways, unless older ones are kept already. The arrays are kept too. */
    keep(from: readonly Path[]): void {
      if (shown.peek()) return;
      paths.length = from.length;
      for (let index = 0; index < from.length; index++) {
        const { points, taken } = from[index] ?? { points: new Float64Array(0), taken: 0 };
        let copy = paths[index];
        if (copy?.points.length !== points.length) {
          copy = { points: new Float64Array(points.length), taken };
        }
        copy.points.set(points);
        copy.taken = taken;
        paths[index] = copy;
      }
      shown.value = true;
    },
    drop(): void {
      shown.value = false;
    },
  };
}
