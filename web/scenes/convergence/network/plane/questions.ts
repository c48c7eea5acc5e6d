// What is asked about the trainings beside the plane: the line between two solutions, and where other seeds end.

import { computed } from "@preact/signals";
import { loadFull } from "../../../../engine/engine";
import type { LineReport, TrainingRequest } from "../../../../engine/training";
import {
  type LandscapeDesk,
  type LineEnd,
  openLandscapeDesk,
  type SeedRuns,
} from "../../../../workers/landscape";
import type { NetworkModel } from "../model";
import { createQuestion, type Give, type Question } from "./question";

/** Places between the two ends of a line. */
const INTERVALS = 50;
/** The seeds from 0 on. */
export const SEEDS = 20;
/** So many updates are made without being asked for. */
const CHEAP_UPDATES = 20_000;

/** What is kept of a model while the page is open: another tab in between loses nothing. */
const lines = new WeakMap<NetworkModel, Question<LineReport>>();
const seeds = new WeakMap<NetworkModel, Question<SeedRuns>>();

export function lineOf(model: NetworkModel): Question<LineReport> {
  const line = lines.get(model) ?? createLine(model, openLandscapeDesk(loadFull));
  lines.set(model, line);
  return line;
}

export function seedsOf(model: NetworkModel): Question<SeedRuns> {
  const question = seeds.get(model) ?? createSeeds(model, openLandscapeDesk(loadFull));
  seeds.set(model, question);
  return question;
}

/** The places in the list of racers that a line runs between: the last where there are not so many. */
export function lineRacers(model: NetworkModel): readonly [number, number] {
  const { lineFrom, lineTo, racers } = model.state.value;
  const last = racers.length - 1;
  return [Math.min(lineFrom, last), Math.min(lineTo, last)];
}

/** The training of one racer alone, whatever seed is open. */
function alone(model: NetworkModel): TrainingRequest | undefined {
  const request = model.request.value;
  const racer = request.racers[model.shownRacer.value];
  return racer && { ...request, seed: 0, racers: [racer] };
}

interface Line {
  readonly request: TrainingRequest;
  /** Racers, or seeds of the only one. */
  readonly of: "racers" | "seeds";
  readonly ends: readonly [number, number];
}

export function createLine(model: NetworkModel, desk: LandscapeDesk): Question<LineReport> {
  const wanted = computed<Line | undefined>(() => {
    const { line: of, seedFrom, seedTo } = model.state.value;
    const request = of === "racers" ? model.request.value : alone(model);
    const ends = of === "racers" ? lineRacers(model) : ([seedFrom, seedTo] as const);
    const none = !request || request.racers.length === 0 || ends[0] === ends[1];
    return none || model.error.value ? undefined : { request, of, ends };
  });
  return createQuestion<LineReport>(desk, {
    key: computed(() => wanted.value && JSON.stringify(wanted.value)),
    cheap: computed(() => true),
    async ask(give) {
      const line = wanted.peek();
      if (!line) return undefined;
      const ends = await endsOf(line, give);
      if (!ends) return undefined;
      const { request } = line;
      const report = await give({ kind: "line", request, ends, intervals: INTERVALS });
      return report?.kind === "line" ? report : undefined;
    },
  });
}

async function endsOf(
  { request, of, ends: [from, to] }: Line,
  give: Give,
): Promise<readonly [LineEnd, LineEnd] | undefined> {
  if (of === "racers") return [{ racer: from }, { racer: to }];
  const weightsOf = async (seed: number): Promise<LineEnd | undefined> => {
    const report = await give({ kind: "seeds", request, racer: 0, first: seed, count: 1 });
    const weights = report?.kind === "seeds" ? report.weights[0] : undefined;
    return weights && { weights };
  };
  const a = await weightsOf(from);
  const b = a && (await weightsOf(to));
  return b && [a, b];
}

export function createSeeds(model: NetworkModel, desk: LandscapeDesk): Question<SeedRuns> {
  const wanted = computed(() => (model.error.value ? undefined : alone(model)));
  return createQuestion<SeedRuns>(desk, {
    key: computed(() => wanted.value && JSON.stringify(wanted.value)),
    cheap: computed(() => model.state.value.steps * SEEDS <= CHEAP_UPDATES),
    async ask(give) {
      const request = wanted.peek();
      if (!request) return undefined;
      const report = await give({ kind: "seeds", request, racer: 0, first: 0, count: SEEDS });
      return report?.kind === "seeds" ? report : undefined;
    },
    sofar: (report) => (report.kind === "seeds" && report.seeds.length > 0 ? report : undefined),
  });
}
