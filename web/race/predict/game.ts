import { batch, effect, signal } from "@preact/signals";
import { motion } from "../../settings/settings";
import type { RaceModel } from "../model";
import { compared } from "../results";
import type { Point } from "../state";
import type { Kind } from "./kinds";
import { createRound } from "./round";
import { type Flag, flagPoints, meanPoints, stepPoints, winnerPoints } from "./score";

export type Game = ReturnType<typeof createGame>;
export type Phase = "idle" | "guess" | "run" | "done";

/** What a guess came to: the racers that it was about, each with its points, and the points in all. */
export interface Result {
  readonly lines: readonly { readonly racer: number; readonly points: number }[];
  readonly points: number;
}

/** One game a race: another tab in between does not lose the round. */
const games = new WeakMap<RaceModel, Game>();

export function gameOf(model: RaceModel): Game {
  const known = games.get(model) ?? createGame(model);
  games.set(model, known);
  return known;
}

function createGame(model: RaceModel) {
  const phase = signal<Phase>("idle");
  const kind = signal<Kind>("flags");
  const flags = signal<ReadonlyMap<number, Flag>>(new Map());
  /** The racer whose flag is placed next. */
  const current = signal(0);
  const winner = signal<number | undefined>(undefined);
  const suspect = signal(0);
  /** The step at which the suspect is said to diverge; `undefined`: it is said not to. */
  const saidStep = signal<number | undefined>(undefined);
  const result = signal<Result | undefined>(undefined);
  const kept = signal(false);
  const round = createRound();
  let stops: (() => void)[] = [];
  let timeBefore = 0;

  const visible = () =>
    model.state.value.racers.flatMap(({ hidden }, index) => (hidden ? [] : [index]));

  const optimizers = () => model.state.value.racers.map(({ optimizer }) => optimizer);

  const setFlag = (racer: number, flag: Flag | undefined) => {
    const next = new Map(flags.peek());
    if (flag) next.set(racer, flag);
    else next.delete(racer);
    flags.value = next;
  };

  const aim = {
    at(): Point {
      const flag = flags.peek().get(current.peek());
      return flag && flag !== "lost" ? flag : model.start.peek();
    },
    move(to: Point): void {
      if (phase.peek() !== "guess" || kind.peek() !== "flags") return;
      if (visible().includes(current.peek())) setFlag(current.peek(), to);
    },
  };

  /** Leaves the game in this phase with nothing hidden. */
  function uncover(next: "idle" | "done"): void {
    batch(() => {
      phase.value = next;
      model.blind.value = undefined;
      model.aim.value = undefined;
    });
  }

  function stopWatching(): void {
    for (const stop of stops) stop();
    stops = [];
  }

  function begin(): void {
    stopWatching();
    timeBefore = model.time.peek();
    batch(() => {
      result.value = undefined;
      kept.value = false;
      flags.value = new Map();
      winner.value = undefined;
      saidStep.value = undefined;
      current.value = visible()[0] ?? 0;
      suspect.value = visible()[0] ?? 0;
      guess();
    });
    watch();
  }

  function guess(): void {
    model.playing.value = false;
    model.time.value = 0;
    model.blind.value = "guess";
    model.aim.value = aim;
    phase.value = "guess";
  }

  /** Keeps the guess honest: while it is made time stands at 0, and a race that changes meanwhile is guessed anew. */
  function watch(): void {
    const contest = () => [model.surfaceKey.value, ...optimizers()].join();
    let before = contest();
    let generation = model.generation.peek();
    stops = [
      effect(() => {
        if (phase.value === "guess" && model.time.value !== 0) model.time.value = 0;
      }),
      effect(() => {
        if (phase.value === "run" && model.time.value >= model.state.peek().steps) finish();
      }),
      effect(() => {
        const other = contest() !== before;
        const changed = model.generation.value !== generation;
        before = contest();
        generation = model.generation.value;
        if (changed) onChange(other);
      }),
    ];
  }

  function onChange(otherContest: boolean): void {
    const there = visible();
    batch(() => {
      if (phase.peek() === "done") uncover("idle");
      if (phase.peek() === "run") guess();
      if (otherContest) flags.value = new Map();
      const left = [...flags.peek()].filter(([racer]) => there.includes(racer));
      if (left.length !== flags.peek().size) flags.value = new Map(left);
      if (!there.includes(current.peek())) current.value = there[0] ?? 0;
      if (!there.includes(suspect.peek())) suspect.value = there[0] ?? 0;
      if (!there.includes(winner.peek() ?? -1)) winner.value = undefined;
    });
  }

  function isReady(): boolean {
    if (kind.value === "flags") return flags.value.size > 0;
    return kind.value === "winner" ? winner.value !== undefined : visible().length > 0;
  }

  /** The run that shows who was right; without motion its end. */
  function go(): void {
    if (phase.peek() !== "guess" || !isReady()) return;
    batch(() => {
      phase.value = "run";
      model.blind.value = "run";
    });
    if (!motion.peek()) toEnd();
    else model.togglePlay();
  }

  function toEnd(): void {
    if (phase.peek() !== "run") return;
    model.playing.value = false;
    model.seek(model.state.peek().steps);
  }

  function finish(): void {
    result.value = judge();
    uncover("done");
  }

  function judge(): Result {
    const points = { flags: judgeFlags, winner: judgeWinner, divergence: judgeStep }[kind.peek()]();
    return { lines: points, points: meanPoints(points.map((line) => line.points)) };
  }

  const summaryOf = (racer: number) => model.summary.peek()?.racers[racer];
  const isLost = (racer: number) => summaryOf(racer)?.outcome.kind === "diverged";

  function judgeFlags() {
    return [...flags.peek()].map(([racer, flag]) => ({
      racer,
      points: flagPoints(flag, endOf(model, racer), isLost(racer), model.domain.peek()),
    }));
  }

  function judgeWinner() {
    const racer = winner.peek() ?? 0;
    const own = summaryOf(racer);
    const ahead = visible().filter((other) => {
      const theirs = summaryOf(other);
      return own && theirs && compared(theirs, own) < 0;
    });
    return [{ racer, points: winnerPoints(ahead.length + 1, isLost(racer)) }];
  }

  function judgeStep() {
    const racer = suspect.peek();
    const outcome = summaryOf(racer)?.outcome;
    const step = outcome?.kind === "diverged" ? outcome.step : undefined;
    return [{ racer, points: stepPoints(saidStep.peek(), step, model.state.peek().steps) }];
  }

  /** Takes all back: time, and what was hidden. */
  function cancel(): void {
    stopWatching();
    batch(() => {
      model.playing.value = false;
      uncover("idle");
      model.time.value = Math.min(timeBefore, model.state.peek().steps);
      flags.value = new Map();
    });
  }

  function close(): void {
    if (phase.peek() !== "done") return;
    stopWatching();
    uncover("idle");
    flags.value = new Map();
  }

  function keep(): void {
    const points = result.peek()?.points;
    if (points === undefined || kept.peek()) return;
    kept.value = true;
    round.keep({ surface: model.ground.id(model.state.peek()), kind: kind.peek(), points });
  }

  /** The next racer without a flag after the current one, round the list; `undefined` where all have one. */
  function nextWithout(): number | undefined {
    const racers = visible();
    const from = racers.indexOf(current.peek());
    const order = [...racers.slice(from + 1), ...racers.slice(0, from + 1)];
    return order.find((racer) => !flags.peek().has(racer));
  }

  return {
    phase,
    kind,
    flags,
    current,
    winner,
    suspect,
    saidStep,
    result,
    kept,
    round,
    visible,
    isReady,
    setFlag,
    begin,
    go,
    toEnd,
    cancel,
    close,
    keep,
    /** A flag was placed: the next racer's turn. */
    turn(): void {
      if (!flags.peek().has(current.peek())) return;
      current.value = nextWithout() ?? current.peek();
    },
    /** A clicker's one way on. */
    forward(): void {
      if (phase.peek() === "idle") begin();
      else if (phase.peek() === "run") toEnd();
      else if (phase.peek() === "done") kept.peek() ? begin() : keep();
      else if (kind.peek() === "flags" && nextWithout() !== undefined) stepOn(1);
      else go();
    },
    /** And its way back. */
    back(): void {
      if (phase.peek() === "done") close();
      else if (phase.peek() === "run" || visible().indexOf(current.peek()) <= 0) cancel();
      else stepOn(-1);
    },
  };

  function stepOn(by: number): void {
    const racers = visible();
    const at = racers.indexOf(current.peek()) + by;
    const next = racers[at];
    // Past the last one the run begins, with the flags that there are.
    if (next === undefined) go();
    else current.value = next;
  }
}

/** Where a racer was last. */
export function endOf(model: RaceModel, racer: number): Point {
  const path = model.paths[racer];
  if (!path) return [Number.NaN, Number.NaN];
  const at = 2 * path.taken;
  return [path.points[at] ?? Number.NaN, path.points[at + 1] ?? Number.NaN];
}
