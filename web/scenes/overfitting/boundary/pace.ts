import { effect } from "@preact/signals";
import type { BoundaryModel } from "./model";

/** While training or time goes on, what is told of a step follows at most every so many milliseconds. */
const PAUSE = 120;

/** Calls back when the step that is shown has others' numbers, at a pace that leaves the page its frames. Gives what ends it. */
export function followStep(model: BoundaryModel, tell: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    model.generation.value;
    model.shownStep.value;
    timer ??= setTimeout(() => {
      timer = undefined;
      tell();
    }, PAUSE);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
