import { catalogWords, entryOf } from "../../../words";
import { bytesText, countText, powerText, timeText } from "./format";
import { type PartProps, type Report, text } from "./report";
import type { ScaleState } from "./state";

/** Both costs in a sentence. */
function costs(state: ScaleState, report: Report): string {
  const words = text.value;
  const { name } = entryOf(catalogWords.value.optimizers, state.optimizer);
  const memory = report.memory.find(({ precision }) => precision === state.precision);
  return words.sum(
    `${name}, ${words.precisions[state.precision]}`,
    bytesText(memory?.total ?? 0, words),
    powerText(report.grid.evaluations),
    timeText(report.grid.time, words),
  );
}

/** The same with the number that they are of. */
export function sumText(state: ScaleState, report: Report): string {
  const { parameters } = state;
  const words = text.value;
  const count = words.parameters(countText(parameters, words), parameters);
  return `${count}. ${costs(state, report)}`;
}

/** Stands beside the axis, so that both costs are seen while the marker moves. */
export function Sum({ state, report }: PartProps) {
  return <p class="scale-sum">{costs(state, report)}</p>;
}
