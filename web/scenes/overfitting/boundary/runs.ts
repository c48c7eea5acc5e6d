import { effect, signal } from "@preact/signals";
import type { BoundaryReport } from "../../../engine/boundary";
import { say } from "../../../words";
import type { BoundaryModel, Trainer } from "./model";
import { ownPoints } from "./own-points";
import { settingOf } from "./settings";
import type { BoundaryState } from "./state";
import { ownValue, type TwinName, twinsOf } from "./twin";
import { boundaryWords } from "./words";

/** A training that came to its end. */
export interface Run {
  readonly key: string;
  readonly number: number;
  readonly state: BoundaryState;
  readonly report: BoundaryReport;
}

/** So many are kept, the newest. */
const MOST = 20;
/** What stood for so long is a run; what a moving slider made on its way is none. */
const REST_MS = 900;

export type Runs = ReturnType<typeof createRuns>;

/** The trainings that came to their end and were let stand, to be compared and brought back. */
export function createRuns(model: Trainer) {
  const list = signal<readonly Run[]>([]);
  let made = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    const report = model.report.peek();
    const key = JSON.stringify(model.request.peek());
    if (report?.stop == null || list.peek().some((run) => run.key === key)) return;
    made += 1;
    const run = { key, number: made, state: model.state.peek(), report };
    list.value = [run, ...list.peek()].slice(0, MOST);
  };
  const stop = effect(() => {
    clearTimeout(timer);
    model.request.value;
    if (model.report.value?.stop != null) timer = setTimeout(keep, REST_MS);
  });
  return {
    list,
    /** The key of what is trained now. */
    isPresent: (run: Run) => run.key === JSON.stringify(model.request.value),
    /** Brings a run back, with what is looked at as it is now. */
    restore(run: Run): void {
      const { tab, quantity, threshold, examining, speed, chosen, probe } = model.state.peek();
      const sight = { tab, quantity, threshold, examining, speed, chosen, probe };
      model.setState({ ...run.state, ...sight, step: null, ship: null });
    },
    dispose(): void {
      clearTimeout(timer);
      stop();
    },
  };
}

/** In what a state differs from another one, in words: `L2: 0.05`. */
export function differencesOf(
  model: BoundaryModel,
  state: BoundaryState,
  from: BoundaryState,
): string[] {
  const text = boundaryWords.value;
  const value = (one: BoundaryState, name: TwinName) =>
    ownValue(one, name, model.catalog, model.info);
  const told = twinsOf(state).flatMap((name) => {
    const now = value(state, name);
    if (now === value(from, name)) return [];
    const setting = settingOf(model, name);
    const known =
      setting.kind === "choice"
        ? setting.options.find((option) => option.value === now)
        : undefined;
    return [`${setting.label}: ${known?.label ?? (now === "" ? text.runs.off : spoken(now))}`];
  });
  const others = (["steps", "every", "validation", "target", "plateau"] as const).flatMap(
    (name) => {
      const now = state[name];
      if (now === from[name]) return [];
      return [`${text.runs.names[name]}: ${now === null ? text.runs.off : say(now)}`];
    },
  );
  const own = state.points === from.points ? [] : [ownOf(state)];
  const edited = state.edits === from.edits ? [] : [text.runs.edits];
  return [...told, ...others, ...own, ...edited];
}

function ownOf(state: BoundaryState): string {
  const text = boundaryWords.value.runs;
  const { length } = ownPoints(state.points);
  return length === 0 ? text.drawn : text.own(say(length));
}

/** Numbers in the page's language, all else as it stands. */
function spoken(value: string): string {
  const number = Number(value);
  return Number.isNaN(number) ? value : say(number);
}
