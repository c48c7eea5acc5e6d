import type { OptimizerInfo } from "../engine/engine";
import type { RacerState } from "./state";

type Condition = OptimizerInfo["formula_lines"][number]["when"][number];

/** The lines of an optimizer's formula that apply under a racer's settings. */
export function formulaLines(info: OptimizerInfo, racer: RacerState): string[] {
  const value = (name: string) =>
    racer.hyperparameters[name] ??
    info.hyperparameters.find((one) => one.name === name)?.default ??
    0;
  const holds = ({ kind, name }: Condition) => {
    if (kind === "convention") return racer.convention === name;
    const isOn = value(name) !== 0;
    return kind === "on" || kind === "nonzero" ? isOn : !isOn;
  };
  return info.formula_lines.filter(({ when }) => when.every(holds)).map(({ tex }) => tex);
}
