import { batch, computed, effect, signal, untracked } from "@preact/signals";
import {
  type PlaneRequest,
  TrainingQuantity,
  type TrainingRequest,
} from "../../../../engine/training";
import type { Size } from "../../../../stage/size";
import type { View } from "../../../../stage/view";
import type { LandscapeDesk, LandscapeProgress, PlaneValues } from "../../../../workers/landscape";
import type { NetworkModel } from "../model";
import { holds, type Span, spanOf, wholeOf } from "./spans";

/** Nodes along the side of a square picture: of the first grid, and of the second, when nothing moves. */
const SIDES = [64, 128] as const;
/** What is dragged is asked for when it has come to rest. */
const REST_MS = 200;

/** A racer's path on the plane: arrays that are kept and refilled. */
export interface PlanePath {
  points: Float64Array;
  taken: number;
}

/** A plane of which something is known. */
export interface KnownPlane {
  readonly key: string;
  readonly trainingKey: string;
  readonly networkKey: string;
  /** All of it. */
  readonly whole: PlaneValues;
  /** What is in view, more finely. */
  readonly fine: PlaneValues | undefined;
}

/** What is to be asked. */
interface Wanted {
  readonly level: "whole" | "fine";
  /** Equal keys are equal pictures. */
  readonly key: string;
  readonly planeKey: string;
  readonly trainingKey: string;
  readonly networkKey: string;
  readonly request: TrainingRequest;
  readonly plane: PlaneRequest;
}

/** What is being done, and how far it has come. */
interface PlaneWork extends Omit<LandscapeProgress, "sofar"> {
  readonly level: Wanted["level"];
}

interface Job extends Wanted {
  readonly cancel: () => void;
  /** Whether it has something to show. */
  shown: boolean;
}

export type PlaneModel = ReturnType<typeof createPlane>;

/**
 * The plane that the trainings are seen on: where it lies, and as much of the loss on it as is known. It is asked for at a
 * desk, coarsely first and then finely; whatever it depends on changes cancels what is under way.
 */
export function createPlane(
  model: NetworkModel,
  desk: LandscapeDesk,
  [side, fineSide]: readonly [number, number] = SIDES,
) {
  const known = signal<KnownPlane | undefined>(undefined);
  const work = signal<PlaneWork | undefined>(undefined);
  const trouble = signal<"cancelled" | "failed" | undefined>(undefined);
  const size = signal<Size>({ width: 0, height: 0 });
  /** Whether the present paths are on the plane that is shown. */
  const onPlane = signal(false);
  /** Rises with whatever the paths are drawn from. */
  const revision = signal(0);
  const paths: PlanePath[] = [];
  let job: Job | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What was cancelled, or could not be done: it is not asked for again by itself. */
  let given = "";

  const trainingKey = computed(() => JSON.stringify(model.request.value));
  const networkKey = computed(() => JSON.stringify(model.request.value.network));
  const racers = computed(() => shownRacers(model));
  const plane = computed<PlaneRequest | undefined>(() => {
    const { width, height } = size.value;
    const ready = model.summary.value?.finished && model.error.value === undefined;
    if (!ready || width < 2 || height < 2 || racers.value.length === 0) return undefined;
    const shape = Math.min(Math.max(width / height, 0.05), 20);
    const { plane: kind, planeSeed: seed, planeAngle } = model.state.value;
    const open = model.shownRacer.value;
    const around = kind === "random" && racers.value.includes(open) ? { around: open } : {};
    const angle = (planeAngle * Math.PI) / 180;
    return { kind, seed, angle, ...around, racers: [...racers.value], ...grid(side, shape), shape };
  });
  /** Equal keys are equal planes: a picture of another shape shows another part of the same. */
  const planeKey = computed(() => {
    if (!plane.value) return undefined;
    const { columns: _, rows: __, shape: ___, ...lie } = plane.value;
    return JSON.stringify([trainingKey.value, lie]);
  });

  function wanted(): Wanted | undefined {
    const lie = plane.peek();
    const key = planeKey.peek();
    if (!lie || key === undefined) return undefined;
    const base = {
      planeKey: key,
      trainingKey: trainingKey.peek(),
      networkKey: networkKey.peek(),
      request: model.request.peek(),
    };
    const now = known.peek();
    if (now?.key !== key || now.whole.done < now.whole.total) {
      return { ...base, level: "whole", key, plane: lie };
    }
    const span = spanOf(viewOf(now), now.whole.held, size.peek());
    if (isSharp(now, span)) return undefined;
    const fine = { ...lie, ...grid(fineSide, lie.shape), span: [...span] as [...Span] };
    return { ...base, level: "fine", key: JSON.stringify([key, span]), plane: fine };
  }

  /** Asks for what is wanted next: at once where the trainings are known, else when all is at rest. */
  function schedule(): void {
    clearTimeout(resting);
    resting = undefined;
    const next = wanted();
    if (next && (next.key === job?.key || next.key === given)) return;
    const now = known.peek();
    const turns = next?.level === "whole" && now?.trainingKey === next.trainingKey;
    if (turns) {
      // While it is turned, every picture that was begun is seen, coarse as it is, before the next is asked for.
      if (job?.level === "whole" && !job.shown) return;
      start(next);
      return;
    }
    drop();
    if (next) resting = setTimeout(() => start(next), REST_MS);
  }

  function drop(): void {
    job?.cancel();
    job = undefined;
    work.value = undefined;
  }

  function start(next: Wanted): void {
    job?.cancel();
    resting = undefined;
    batch(() => {
      trouble.value = undefined;
      work.value = { level: next.level, stage: "training", done: 0, total: 1 };
    });
    const { request, plane } = next;
    const asked = desk.start({ kind: "plane", request, plane }, ({ sofar, ...progress }) => {
      if (job !== mine) return;
      work.value = { ...progress, level: next.level };
      if (sofar?.kind === "plane" && next.level === "whole") show(mine, sofar);
    });
    const mine: Job = { ...next, cancel: asked.cancel, shown: false };
    job = mine;
    asked.report.then(
      (report) => {
        if (job !== mine || report?.kind !== "plane") return;
        job = undefined;
        batch(() => {
          work.value = undefined;
          show(mine, report);
        });
        schedule();
      },
      () => {
        if (job === mine) giveUp("failed");
      },
    );
  }

  /** Shows as much as is known; nothing before there is a value everywhere. */
  function show(of: Job, values: PlaneValues): void {
    if (values.done < values.total && values.values.some(Number.isNaN)) return;
    if (of.level === "fine") {
      const now = known.peek();
      if (now?.key === of.planeKey) known.value = { ...now, fine: values };
      return;
    }
    const { planeKey: key, trainingKey, networkKey } = of;
    const first = !of.shown;
    of.shown = true;
    batch(() => {
      known.value = { key, trainingKey, networkKey, whole: values, fine: undefined };
      if (first) settle(true);
    });
    // Something else may have been wanted since.
    if (first) schedule();
  }

  function giveUp(why: "cancelled" | "failed"): void {
    given = job?.key ?? "";
    drop();
    trouble.value = why;
  }

  /** Puts the plane under the present paths, as far as they are paths over the same loss. */
  function settle(isNew: boolean): void {
    const now = known.peek();
    const training = model.training();
    const same = now !== undefined && now.networkKey === networkKey.peek();
    // A training that begins anew has no plane any more.
    const has = same && !isNew && Number.isFinite(training.plane_loss(...middle(now.whole.span)));
    if (same && !has) training.set_plane(now.whole.plane);
    batch(() => {
      onPlane.value = same;
      if (same) writePaths(model, paths);
      revision.value = revision.peek() + 1;
    });
  }

  const stops = [
    effect(() => {
      model.generation.value;
      settle(false);
    }),
    effect(() => {
      planeKey.value;
      trainingKey.value;
      model.state.value.view;
      size.value;
      untracked(schedule);
    }),
  ];

  return {
    known,
    work,
    trouble,
    size,
    onPlane,
    revision,
    paths,
    racers,
    /** The picture is that of other trainings, or of another plane. */
    stale: computed(() => known.value !== undefined && known.value.key !== planeKey.value),
    /** All is known that is in view. */
    sharp: computed(() => {
      const now = known.value;
      const view = model.state.value.view;
      if (!now || now.key !== planeKey.value) return false;
      return isSharp(now, spanOf(view ?? wholeOf(now.whole.held), now.whole.held, size.value));
    }),
    /** The grid that shows a view best. */
    gridFor(now: KnownPlane, view: View): PlaneValues {
      const span = spanOf(view, now.whole.held, size.peek());
      return now.fine && holds(now.fine.span, span) ? now.fine : now.whole;
    },
    view: {
      peek: (): View => {
        const now = known.peek();
        return now ? viewOf(now) : [0, 0, 1];
      },
    },
    show(view: View): void {
      model.update({ view });
    },
    showWhole(): void {
      model.update({ view: null });
    },
    cancel: () => giveUp("cancelled"),
    resume(): void {
      given = "";
      trouble.value = undefined;
      schedule();
    },
    dispose(): void {
      for (const stop of stops) stop();
      clearTimeout(resting);
      desk.close();
    },
  };

  function viewOf(now: KnownPlane): View {
    return model.state.peek().view ?? wholeOf(now.whole.held);
  }
}

/** Whether what is in view, and no more, is known finely. */
function isSharp({ fine }: KnownPlane, span: Span): boolean {
  return fine !== undefined && holds(fine.span, span) && holds(span, fine.span);
}

/** The racers whose paths the plane is made of: those that are seen and did not diverge. */
function shownRacers(model: NetworkModel): readonly number[] {
  const ended = model.summary.value?.racers ?? [];
  const { racers } = model.state.value;
  return racers.flatMap(({ hidden }, index) =>
    hidden || ended[index]?.outcome?.kind === "diverged" ? [] : [index],
  );
}

function writePaths(model: NetworkModel, paths: PlanePath[]): void {
  const { steps, racers } = model.state.peek();
  const length = 2 * (steps + 1);
  paths.length = racers.length;
  for (let racer = 0; racer < racers.length; racer++) {
    const path = paths[racer] ?? { points: new Float64Array(length), taken: 0 };
    if (path.points.length !== length) path.points = new Float64Array(length);
    path.taken = model.training().write_points(racer, path.points);
    paths[racer] = path;
  }
}

/** So many nodes, spread so that they are as far from each other upwards as across. */
function grid(side: number, shape: number) {
  const count = (nodes: number) => Math.min(Math.max(Math.round(nodes), 9), 513);
  return { columns: count(side * Math.sqrt(shape)), rows: count(side / Math.sqrt(shape)) };
}

function middle([a0, a1, b0, b1]: Span): [number, number] {
  return [(a0 + a1) / 2, (b0 + b1) / 2];
}

/** The honest numbers of a racer at a step beside the picture. */
export function besidePlane(model: NetworkModel, racer: number, step: number) {
  const training = model.training();
  const read = (quantity: TrainingQuantity) => training.read(racer, quantity, step);
  return {
    loss: read(TrainingQuantity.Loss),
    planeLoss: read(TrainingQuantity.PlaneLoss),
    distance: read(TrainingQuantity.PlaneDistance),
    fromStart: read(TrainingQuantity.FromStart),
  };
}
