import { Choice } from "../panel/choice";
import { Slider } from "../panel/slider";
import { TexSymbol } from "../panel/tex-symbol";
import type { RaceModel } from "../race/model";
import { words } from "../words";
import { type DataState, DELTA, type LossId } from "./state";
import { dataWords } from "./words";

const DELTA_RANGE = { min: DELTA[0], max: DELTA[1], slider: [0.1, 10], kind: "log" } as const;

interface Props {
  readonly model: RaceModel<DataState>;
}

/** What a loss is called, and what it is like; of those that few scenes offer this scene has the words. */
function told(loss: string): { readonly name: string; readonly summary: string } {
  const losses: Readonly<Record<string, { readonly name: string; readonly summary: string }>> =
    dataWords.value.losses;
  return losses[loss] ?? { name: loss, summary: "" };
}

/** The loss, of the common ones. */
export function LossChoice({ model, losses }: Props & { readonly losses: readonly LossId[] }) {
  const { loss } = model.state.value;
  return (
    <>
      <Choice
        label={dataWords.value.loss}
        help={told(loss).summary}
        value={loss}
        options={losses.map((value) => ({ value, label: told(value).name }))}
        onInput={(next) => model.update({ loss: next })}
        words={words.value.panel}
      />
      {loss === "huber" && <Delta model={model} />}
    </>
  );
}

/** Where Huber's loss becomes straight. */
export function Delta({ model }: Props) {
  const text = dataWords.value;
  return (
    <Slider
      label={text.delta}
      symbol={<TexSymbol tex="\delta" />}
      help={text.deltaHelp}
      value={model.state.value.delta}
      defaultValue={1}
      range={DELTA_RANGE}
      onInput={(delta) => model.update({ delta })}
      words={words.value.panel}
    />
  );
}
