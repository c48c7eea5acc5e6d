import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type {
  LandscapeDesk,
  LandscapeJob,
  LandscapeProgress,
  LandscapeReport,
} from "../../../../workers/landscape";

/** What is dragged is asked about when it has come to rest. */
const REST_MS = 350;

/** Gives one job after the other to the desk; `undefined` where it was cancelled. */
export type Give = (job: LandscapeJob) => Promise<LandscapeReport | undefined>;

interface Asked<Answer> {
  /** Equal keys have equal answers; `undefined` where nothing can be asked. */
  readonly key: ReadonlySignal<string | undefined>;
  /** Whether it is asked by itself when something changes, or waits for a press. */
  readonly cheap: ReadonlySignal<boolean>;
  readonly ask: (give: Give) => Promise<Answer | undefined>;
  /** The answer as far as it is known, of a job that is under way. */
  readonly sofar?: (report: LandscapeReport) => Answer | undefined;
}

export type Question<Answer> = ReturnType<typeof createQuestion<Answer>>;

/** Something asked at a desk about a training: what was answered, whether it still holds, and what is under way. */
export function createQuestion<Answer>(
  desk: LandscapeDesk,
  { key, cheap, ask, sofar }: Asked<Answer>,
) {
  const found = signal<{ readonly key: string; readonly answer: Answer } | undefined>(undefined);
  const work = signal<Omit<LandscapeProgress, "sofar"> | undefined>(undefined);
  const trouble = signal<"cancelled" | "failed" | undefined>(undefined);
  /** Rises with every question, so that an answer that comes too late is known. */
  let turn = 0;
  let cancelJob = () => {};

  async function start(): Promise<void> {
    const wanted = key.peek();
    stop();
    if (wanted === undefined) return;
    const mine = turn;
    batch(() => {
      work.value = { stage: "training", done: 0, total: 1 };
      trouble.value = undefined;
    });
    const give: Give = (job) => {
      if (turn !== mine) return Promise.resolve(undefined);
      const given = desk.start(job, ({ sofar: part, ...progress }) => {
        if (turn !== mine) return;
        const answer = part && sofar?.(part);
        batch(() => {
          work.value = progress;
          if (answer) found.value = { key: wanted, answer };
        });
      });
      cancelJob = given.cancel;
      return given.report;
    };
    const answer = await ask(give).catch(() => "failed" as const);
    if (turn !== mine) return;
    batch(() => {
      work.value = undefined;
      if (answer === "failed") trouble.value = "failed";
      else if (answer !== undefined) found.value = { key: wanted, answer };
    });
  }

  /** Ends what is under way. */
  function stop(): void {
    turn += 1;
    cancelJob();
    cancelJob = () => {};
    work.value = undefined;
  }

  return {
    found,
    work,
    trouble,
    /** What was found is of other settings. */
    stale: computed(() => found.value !== undefined && found.value.key !== key.value),
    start,
    cancel(): void {
      stop();
      trouble.value = "cancelled";
    },
    /** Asks by itself, while it is looked at, when something it depends on has changed. */
    follow(): () => void {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = effect(() => {
        const wanted = key.value;
        clearTimeout(timer);
        if (wanted === found.peek()?.key && !work.peek()) return;
        stop();
        if (wanted === undefined || !cheap.value) return;
        timer = setTimeout(start, found.peek() ? REST_MS : 0);
      });
      return () => {
        clearTimeout(timer);
        end();
        stop();
        desk.close();
      };
    },
  };
}
