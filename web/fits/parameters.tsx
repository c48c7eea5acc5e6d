import { Choice } from "../panel/choice";
import { Slider } from "../panel/slider";
import { TexSymbol } from "../panel/tex-symbol";
import type { RaceModel } from "../race/model";
import { words } from "../words";
import { Delta } from "./loss-choice";
import { lossTold, lossWords } from "./loss-words";
import { type DataState, type LossId, POWER } from "./state";
import { dataWords } from "./words";

const ALPHA_RANGE = { min: 0, max: 1, slider: [0.05, 0.95], kind: "linear" } as const;
const POWER_RANGE = { min: POWER[0], max: POWER[1], slider: POWER, kind: "linear" } as const;

interface Props {
  readonly model: RaceModel<DataState>;
  /** A loss or a metric. */
  readonly of: string;
}

/** The number that a loss leaves open; of most there is none. */
export function LossParameter({ model, of }: Props) {
  const text = lossWords.value;
  const panel = words.value.panel;
  const { alpha, power } = model.state.value;
  switch (of) {
    case "huber":
      return <Delta model={model} />;
    case "pinball":
      return (
        <Slider
          label={text.alpha}
          symbol={<TexSymbol tex="\alpha" />}
          help={text.alphaHelp}
          value={alpha}
          defaultValue={0.9}
          range={ALPHA_RANGE}
          onInput={(next) => model.update({ alpha: next })}
          words={panel}
        />
      );
    case "tweedie_deviance":
      return (
        <Slider
          label={text.power}
          symbol={<TexSymbol tex="p" />}
          help={text.powerHelp}
          value={power}
          defaultValue={1.5}
          range={POWER_RANGE}
          onInput={(next) => model.update({ power: next })}
          words={panel}
        />
      );
    default:
      return null;
  }
}

interface ChoiceProps {
  readonly model: RaceModel<DataState>;
  readonly losses: readonly LossId[];
}

/** The loss, of all that a model is fitted under. */
export function AnyLossChoice({ model, losses }: ChoiceProps) {
  const { loss } = model.state.value;
  return (
    <>
      <Choice
        label={dataWords.value.loss}
        help={lossTold(loss).summary}
        value={loss}
        options={losses.map((value) => ({ value, label: lossTold(value).name }))}
        onInput={(next) => model.update({ loss: next })}
        words={words.value.panel}
      />
      <LossParameter model={model} of={loss} />
    </>
  );
}
