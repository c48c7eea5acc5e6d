// A picture that a worker keeps new: the newest wish wins, what was there stays until there is something newer, and under wishes
// that come faster than they are done something is seen all the same.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRenewal } from "../../../web/scenes/overfitting/curve/renewal";
import type { RetrainingProgress } from "../../../web/workers/retraining-task";
import type { Desk } from "../../../web/workers/tasks";

interface Shown {
  readonly of: string;
  readonly known: number;
}
type Progress = RetrainingProgress<Shown>;

/** A desk whose worker does what the test says. */
function deskOf() {
  const started: string[] = [];
  let closed = 0;
  let given:
    | {
        readonly job: string;
        readonly tell: (progress: Progress) => void;
        readonly done: (report: Shown | undefined) => void;
        readonly fail: (failure: unknown) => void;
      }
    | undefined;
  const desk: Desk<string, Progress, Shown> = {
    start(job, tell) {
      given?.done(undefined);
      started.push(job);
      let cancel = () => {};
      const report = new Promise<Shown | undefined>((done, fail) => {
        given = { job, tell, done, fail };
        cancel = () => done(undefined);
      });
      return { report, cancel };
    },
    close() {
      closed += 1;
    },
  };
  return {
    desk,
    started,
    closed: () => closed,
    tell(known: number) {
      const sofar = { of: given?.job ?? "", known };
      given?.tell({ done: known, total: 10, sofar });
    },
    async done() {
      given?.done({ of: given.job, known: 10 });
      await vi.advanceTimersByTimeAsync(0);
    },
    async fail(failure: unknown) {
      given?.fail(failure);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function renewalOf(rough: (job: string) => string | undefined = () => undefined) {
  const worker = deskOf();
  const refused: unknown[] = [];
  const renewal = createRenewal<string, Shown>({
    openDesk: async () => worker.desk,
    rough,
    isPicture: (sofar, before) => sofar.known >= 5 || before === undefined,
    onRefused: (details) => refused.push(details),
  });
  const want = async (job: string) => {
    renewal.want(job);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { worker, refused, renewal, want };
}

describe("a picture that is kept new", () => {
  test("comes roughly first, then as it was wanted", async () => {
    const { worker, renewal, want } = await renewalOf((job) => `rough ${job}`);
    await want("a");
    await worker.done();
    expect(renewal.shown.value?.of).toBe("rough a");
    expect(renewal.work.value).toBeDefined();
    await worker.done();
    expect(renewal.shown.value).toEqual({ of: "a", known: 10 });
    expect(renewal.work.value).toBeUndefined();
    expect(worker.started).toEqual(["rough a", "a"]);
  });

  test("is the former one until there is enough of the next", async () => {
    const { worker, renewal, want } = await renewalOf();
    await want("a");
    worker.tell(1);
    expect(renewal.shown.value, "nothing was seen before").toEqual({ of: "a", known: 1 });
    await worker.done();
    await want("b");
    worker.tell(4);
    expect(renewal.shown.value?.of).toBe("a");
    expect(renewal.work.value?.done).toBe(4);
    worker.tell(5);
    expect(renewal.shown.value).toEqual({ of: "b", known: 5 });
  });

  test("leaves a job that was seen for the newest wish, and skips those between", async () => {
    const { worker, renewal, want } = await renewalOf();
    await want("a");
    await worker.done();
    for (const job of ["b", "c", "d"]) await want(job);
    expect(worker.started, "one that was not seen yet is left to come to something").toEqual([
      "a",
      "b",
    ]);
    worker.tell(6);
    await vi.advanceTimersByTimeAsync(0);
    expect(renewal.shown.value?.of).toBe("b");
    expect(worker.started).toEqual(["a", "b", "d"]);
    await worker.done();
    expect(renewal.shown.value?.of).toBe("d");
    expect(renewal.work.value).toBeUndefined();
  });

  test("does not wait for a slow job longer than a quarter of a second", async () => {
    const { worker, renewal, want } = await renewalOf();
    await want("a");
    await worker.done();
    await want("b");
    await vi.advanceTimersByTimeAsync(100);
    await want("c");
    await vi.advanceTimersByTimeAsync(100);
    expect(worker.started).toEqual(["a", "b"]);
    await vi.advanceTimersByTimeAsync(60);
    expect(worker.started).toEqual(["a", "b", "c"]);
    // By then the picture is older than a moment, and it is told.
    expect(renewal.late.value).toBe(false);
    await vi.advanceTimersByTimeAsync(60);
    expect(renewal.late.value).toBe(true);
    await worker.done();
    expect(renewal.late.value).toBe(false);
  });

  test("stops at what there is, and goes on when it is asked to", async () => {
    const { worker, renewal, want } = await renewalOf();
    await want("a");
    worker.tell(6);
    renewal.stop();
    expect(renewal.trouble.value).toBe("stopped");
    expect(renewal.work.value).toBeUndefined();
    worker.tell(8);
    expect(renewal.shown.value, "what was stopped tells no more").toEqual({ of: "a", known: 6 });
    renewal.again();
    await vi.advanceTimersByTimeAsync(0);
    await worker.done();
    expect(renewal.trouble.value).toBeUndefined();
    expect(renewal.shown.value?.known).toBe(10);
  });

  test("of what nobody wants any more is gone", async () => {
    const { worker, renewal, want } = await renewalOf();
    await want("a");
    worker.tell(6);
    renewal.forget();
    await worker.done();
    expect(renewal.shown.value).toBeUndefined();
    expect(renewal.work.value).toBeUndefined();
  });

  test("tells what the core refuses, and keeps what was there", async () => {
    const { worker, renewal, refused, want } = await renewalOf();
    await want("a");
    await worker.done();
    await want("b");
    const details = { kind: "out_of_range", argument: "folds" };
    await worker.fail(Object.assign(new Error("folds"), { details }));
    expect(refused.at(-1)).toEqual(details);
    expect(renewal.shown.value?.of).toBe("a");
    expect(renewal.trouble.value).toBeUndefined();
    await want("c");
    await worker.done();
    expect(refused.at(-1)).toBeUndefined();
    expect(renewal.shown.value?.of).toBe("c");
  });

  test("lets a worker go whose module broke, and asks another when it is wanted again", async () => {
    const { worker, renewal, want } = await renewalOf();
    await want("a");
    await worker.fail(new Error("unreachable"));
    expect(renewal.trouble.value).toBe("failed");
    expect(worker.closed()).toBe(1);
    renewal.again();
    await vi.advanceTimersByTimeAsync(0);
    await worker.done();
    expect(renewal.shown.value?.of).toBe("a");
  });
});
