import type { OptimizerInfo } from "../engine/engine";
import type { OptimizerNotes } from "../engine/notes";
import type { RacerState } from "./state";

type Line = OptimizerNotes["lines"][number];

/** The lines of an optimizer's formula that apply under a racer's settings. */
export function formulaLines(
  lines: readonly Line[],
  info: OptimizerInfo,
  racer: RacerState,
): string[] {
  const value = (name: string) =>
    racer.hyperparameters[name] ??
    info.hyperparameters.find((one) => one.name === name)?.default ??
    0;
  const holds = ({ kind, name }: Line["when"][number]) => {
    if (kind === "convention") return racer.convention === name;
    const isOn = value(name) !== 0;
    return kind === "on" || kind === "nonzero" ? isOn : !isOn;
  };
  return lines.filter(({ when }) => when.every(holds)).map(({ tex }) => tex);
}
