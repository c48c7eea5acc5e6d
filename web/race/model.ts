import { batch, computed, effect, signal } from "@preact/signals";
import {
  type Engine,
  errorDetails,
  type FullEngine,
  type FullRace,
  isEngineFailure,
  isFull,
  type Quantity,
  type Race,
  type RaceRequest,
  type RaceSummary,
} from "../engine/engine";
import { createLayers } from "../stage/layers";
import { type View, zoomed } from "../stage/view";
import { createRunBase, type RunModel, type RunParts } from "./base";
import { raceCharts } from "./charts";
import type { Ground } from "./ground";
import { needsAll, requestOf, startOf, wholeOf } from "./request";
import type { Domain, Point, RaceState } from "./state";

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

/** Whether a race runs over a plane, so that those parts may be shown which ask for one. */
export function isPlane(model: RunModel): model is RaceModel {
  return "paths" in model;
}

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

  const base = createRunBase(catalog, ground, initial);
  const { state, time, error, generation } = base;
  const summary = signal<RaceSummary | undefined>(undefined);
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
    if (needsAll(next) && !isFull(present)) {
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
  const parts: RunParts = {
    records: () => race,
    taken: (racer) => paths[racer]?.taken ?? 0,
    charts: raceCharts,
    floor() {
      const values = ground.minima(state.peek()).map(({ value }) => value);
      return values.length === 0 ? Number.NaN : Math.min(...values);
    },
    limit(racer) {
      generation.value;
      const path = paths[racer];
      if (!path) return undefined;
      // Of a run that was lost, at the last point before that.
      const outcome = summary.value?.racers[racer]?.outcome;
      const last = outcome?.kind === "diverged" ? Math.max(outcome.step - 1, 0) : path.taken;
      const step = Math.min(Math.round(time.value), last);
      const [x, y] = [path.points[2 * step] ?? 0, path.points[2 * step + 1] ?? 0];
      const curvature = race.at(x, y).eigenvalues[0];
      return { curvature, own: race.stability_limit(racer, x, y) };
    },
  };

  return {
    ...base,
    catalog,
    ...parts,
    /** What it runs on, with its plane. */
    ground,
    summary,
    paths,
    ghost,
    surfaceKey,
    /** What the scene's parts draw over the stage. */
    layers: createLayers(),
    aim: signal<Aim | undefined>(undefined),
    /** What the core is asked for. */
    request,
    loadFull: engine.loadFull,
    race: (): Race => race,
    full,
    needFull,
    /** Whether what is chosen cannot be run before the full module is there: the race before it stands meanwhile. */
    waiting: computed(() => needsAll(request.value) && typeof full.value !== "object"),
    /** The race with all that the full module can do; `undefined` until {@link needFull} has brought it. */
    fullRace: (): FullRace | undefined =>
      typeof full.value === "object" ? (race as FullRace) : undefined,
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
    read: (racer: number, quantity: Quantity, step: number) => race.read(racer, quantity, step),
    dispose: () => race.free(),
  };
}

/** Before the first race. */
const NOWHERE: Domain = [0, 1, 0, 1];

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
