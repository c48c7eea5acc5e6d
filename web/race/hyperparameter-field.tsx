import type { HyperparameterInfo } from "../engine/engine";
import { rangeOf } from "../panel/scale";
import { Slider, type Tick } from "../panel/slider";
import { TexSymbol } from "../panel/tex-symbol";
import { Toggle } from "../panel/toggle";
import { catalogWords, entryOf, words } from "../words";

interface FieldProps {
  readonly info: HyperparameterInfo;
  readonly value: number;
  readonly usual: number;
  readonly ticks?: readonly Tick[] | undefined;
  readonly onInput: (value: number) => void;
}

/** A number of an optimizer as its spec tells it: a slider, or a switch where it is on or off. */
export function HyperparameterField({ info, value, usual, ticks, onInput }: FieldProps) {
  const { name, summary } = entryOf(catalogWords.value.hyperparameters, info.name);
  const panel = words.value.panel;
  if (info.kind === "flag") {
    return (
      <Toggle
        label={name}
        help={summary}
        value={value !== 0}
        onInput={(on) => onInput(on ? 1 : 0)}
        words={panel}
      />
    );
  }
  return (
    <Slider
      label={name}
      symbol={<TexSymbol tex={info.symbol} />}
      help={summary}
      value={value}
      defaultValue={usual}
      range={rangeOf(info)}
      {...(ticks && { ticks })}
      onInput={onInput}
      words={panel}
    />
  );
}
