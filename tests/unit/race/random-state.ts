// Race states of every kind, the same for the same seed.

import type { Catalog, HyperparameterInfo } from "../../../web/engine/engine";
import {
  CHARTS,
  FIRST_TABLE,
  INSIGHTS,
  MAX_STEPS,
  newRacer,
  type PhaseState,
  type Point,
  type RacerState,
  type ScheduleState,
  type Setting,
  SPEEDS,
} from "../../../web/race/state";
import { CUSTOM, defaultState, type SurfaceState } from "../../../web/scenes/race/state";
import { COLOR_COUNT, MARKER_COUNT } from "../../../web/stage/palette";

export function randomState(catalog: Catalog, random: () => number): SurfaceState {
  const base = defaultState(catalog);
  const within = (min: number, max: number) => min + random() * (max - min);
  const whole = (min: number, max: number) => Math.floor(within(min, max + 1));
  const one = <Item>(items: readonly Item[]): Item => items[whole(0, items.length - 1)] as Item;
  const maybe = <Value>(value: Value): Value | null => (random() < 0.5 ? value : null);
  /** Any value of a range, its ends too, over all its orders of magnitude. */
  const anywhere = ({ min, max, kind }: Pick<HyperparameterInfo, "min" | "max" | "kind">) => {
    const turn = random();
    if (turn < 0.1) return min;
    if (turn < 0.2) return max;
    if (kind === "integer" || kind === "flag") return whole(min, max);
    return Math.min(max, Math.max(min, turn < 0.6 ? within(min, max) : max * 10 ** -within(0, 12)));
  };
  const some = (infos: readonly (HyperparameterInfo & { readonly name: string })[]) =>
    Object.fromEntries(
      infos.filter(() => random() < 0.5).map((info) => [info.name, anywhere(info)]),
    );
  const table = (): Point[] => {
    let step = 0;
    return Array.from({ length: whole(1, 6) }, () => {
      step += random() < 0.2 ? 0 : whole(0, 400);
      return [step, within(0, 2)] as const;
    });
  };
  const schedule = (): ScheduleState => {
    const info = one(catalog.schedules);
    if (info.id === "table") {
      return { kind: info.id, parameters: {}, points: random() < 0.3 ? FIRST_TABLE : table() };
    }
    return { kind: info.id, parameters: some(info.parameters), points: [] };
  };
  const setting = (): Setting => {
    const info = one(catalog.optimizers);
    return {
      optimizer: info.id,
      hyperparameters: some(info.hyperparameters),
      convention: one(info.conventions),
      schedule: schedule(),
    };
  };
  const trunk = (): PhaseState[] => {
    let until = 0;
    return Array.from({ length: whole(1, 3) }, () => {
      until += whole(1, 400);
      return { ...setting(), until };
    });
  };
  const racer = (): RacerState => {
    const own = setting();
    return {
      ...newRacer(catalog, own.optimizer, []),
      ...own,
      trunk: random() < 0.3 ? trunk() : [],
      look: { color: whole(0, COLOR_COUNT - 1), marker: whole(0, MARKER_COUNT - 1) },
      hidden: random() < 0.3,
    };
  };
  const ordered = (): readonly [number, number] => {
    const from = within(-1e6, 9e5);
    return [from, from + within(1e-3, 1e5)];
  };
  const info = random() < 0.3 ? undefined : one(catalog.surfaces);
  const steps = whole(1, MAX_STEPS);
  const custom = info
    ? { surface: info.id, parameters: some(info.parameters) }
    : {
        surface: CUSTOM,
        formula: one(["x", "x^2 + 10*sin(y)", "1 % & # = ? < >", "x^2 +", "2·π·x − ё", "%41%%"]),
        domain: [...ordered(), ...ordered()] as unknown as SurfaceState["domain"],
      };
  return {
    ...base,
    ...custom,
    start: maybe([within(-1e6, 1e6), within(-1e6, 1e6)] as const),
    steps,
    seed: whole(0, 4294967295),
    noise: anywhere({ min: 0, max: 1e6, kind: "log" }),
    clipNorm: maybe(anywhere({ min: 1e-9, max: 1e9, kind: "log" })),
    clipValue: maybe(anywhere({ min: 1e-9, max: 1e9, kind: "log" })),
    tolerance: anywhere({ min: 0, max: 1e9, kind: "log" }),
    rateFactor: anywhere({ min: 1e-3, max: 1e3, kind: "log" }),
    racers: random() < 0.2 ? base.racers : Array.from({ length: whole(0, 24) }, racer),
    chart: one(CHARTS),
    chartLog: random() < 0.5,
    overEvaluations: random() < 0.5,
    insight: one(INSIGHTS),
    colorLog: maybe(random() < 0.5),
    view: maybe([within(-1e6, 1e6), within(-1e6, 1e6), 10 ** within(-3, 6)] as const),
    arrows: random() < 0.5,
    quadratic: random() < 0.5,
    relief: random() < 0.5,
    step: maybe(whole(0, steps)),
    preset: maybe("ravine"),
    speed: random() < 0.7 ? one(SPEEDS) : within(0.1, 1e4),
  };
}
