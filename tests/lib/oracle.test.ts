// The runs and rates of PyTorch (fixtures/oracle) through the built library.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Descent, type Hyperparameters, load, type Schedule } from "../../dist/lib/descent.js";
import { at } from "../../scripts/project.mjs";

/** Greatest difference of a coordinate, relative to the reference where that is above 1. */
const TOLERANCE = 1e-12;
/** That of a loss is greater by the slope: the fixtures are chosen so that it stays below this. */
const LOSS_TOLERANCE = 1e-11;

interface TrajectoryCase {
  readonly optimizer: string;
  readonly convention: string | null;
  readonly surface: string;
  readonly surface_parameters: Record<string, number>;
  readonly start: [number, number];
  readonly hyperparameters: Hyperparameters;
  readonly schedule: Schedule | null;
  readonly clip_norm: number | null;
  readonly clip_value: number | null;
  readonly steps: number;
  readonly at: number[];
  readonly points: [number, number][];
  readonly losses: number[];
}

interface ScheduleCase {
  readonly schedule: Schedule;
  readonly learning_rate: number;
  readonly steps: number;
  readonly rates: number[];
}

function cases<Case>(file: string): Case[] {
  return JSON.parse(readFileSync(at("fixtures", file), "utf8")).cases;
}

const descent = await load();

function relative(ours: number | undefined, theirs: number | undefined): number {
  if (ours === undefined || theirs === undefined) return Number.POSITIVE_INFINITY;
  const difference = Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

function walk(descent: Descent, c: TrajectoryCase) {
  return descent.trajectory({
    surface: { id: c.surface, parameters: c.surface_parameters },
    optimizer: c.optimizer,
    hyperparameters: c.hyperparameters,
    start: c.start,
    steps: c.steps,
    ...(c.convention === null ? {} : { convention: c.convention }),
    ...(c.schedule === null ? {} : { schedule: c.schedule }),
    ...(c.clip_norm === null ? {} : { clip_norm: c.clip_norm }),
    ...(c.clip_value === null ? {} : { clip_value: c.clip_value }),
  });
}

test("every run agrees with its reference", () => {
  const list = cases<TrajectoryCase>("trajectories.json");
  const failures = list.flatMap((c) => {
    const { points, losses } = walk(descent, c);
    const away = c.at.map((step, index) => {
      const [x, y] = c.points[index] ?? [];
      return Math.max(relative(points[2 * step], x), relative(points[2 * step + 1], y));
    });
    const lossAway = c.at.map((step, index) => relative(losses[step], c.losses[index]));
    const worst = { point: Math.max(...away), loss: Math.max(...lossAway) };
    if (worst.point <= TOLERANCE && worst.loss <= LOSS_TOLERANCE) return [];
    return [{ ...worst, optimizer: c.optimizer, convention: c.convention, surface: c.surface }];
  });
  expect(failures).toEqual([]);
  const optimizers = new Set(list.map(({ optimizer }) => optimizer));
  const known = descent.catalog().optimizers.map(({ id }) => id);
  expect([...optimizers].sort()).toEqual(known.sort());
});

test("every schedule gives PyTorch's rates", () => {
  for (const { schedule, learning_rate, steps, rates } of cases<ScheduleCase>("schedules.json")) {
    const hyperparameters = { learning_rate };
    const run = { surface: "bowl", optimizer: "sgd", hyperparameters, schedule, steps } as const;
    const { learning_rates } = descent.trajectory(run);
    expect(learning_rates).toHaveLength(rates.length + 1);
    expect(learning_rates[0]).toBeNaN();
    // Relative to the optimizer's own rate: PyTorch's recursion keeps the rounding of its first, large rates.
    const away = rates.map((rate, t) => {
      return Math.abs((learning_rates[t + 1] ?? Number.NaN) - rate) / learning_rate;
    });
    expect(Math.max(...away), JSON.stringify(schedule)).toBeLessThanOrEqual(TOLERANCE);
  }
});
