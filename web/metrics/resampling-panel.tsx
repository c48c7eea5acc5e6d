import { Button } from "../panel/button";
import { NumberField } from "../panel/number-field";
import { SEED } from "../panel/scale";
import { Section } from "../panel/section";
import { Slider } from "../panel/slider";
import { Toggle } from "../panel/toggle";
import { words as page, say } from "../words";
import type { Resampled, ResamplingChoices } from "./resampling";
import { viewText } from "./views/words";

interface Props {
  readonly resampled: Resampled;
  readonly defaults: Omit<ResamplingChoices, "on" | "seed">;
  readonly limits: {
    readonly replicates: number;
    readonly confidence: readonly [number, number];
  };
  readonly onChoose: (changes: Partial<ResamplingChoices>) => void;
}

/** Whether samples are drawn again, how, and how far that has come. */
export function ResamplingPanel({ resampled, defaults, limits, onChoose }: Props) {
  const words = viewText.value;
  const { on, replicates, confidence, seed } = resampled.choices.value;
  const common = { words: page.value.panel };
  const most = limits.replicates;
  const [least, greatest] = limits.confidence;
  return (
    <Section heading={words.uncertainty} level={2} open={on}>
      <Toggle
        label={words.bootstrap}
        help={words.bootstrapHelp}
        value={on}
        onInput={(next) => onChoose({ on: next })}
        {...common}
      />
      {on && (
        <>
          <Progress resampled={resampled} />
          <Slider
            label={words.replicates}
            value={replicates}
            range={{ min: 1, max: most, slider: [20, most], kind: "integer" }}
            defaultValue={defaults.replicates}
            onInput={(next) => onChoose({ replicates: next })}
            {...common}
          />
          <Slider
            label={words.confidence}
            value={confidence}
            range={{ min: least, max: greatest, slider: [least, greatest], kind: "near_one" }}
            defaultValue={defaults.confidence}
            onInput={(next) => onChoose({ confidence: next })}
            {...common}
          />
          <NumberField
            label={words.bootSeed}
            value={seed}
            range={SEED}
            onInput={(next) => onChoose({ seed: next })}
            {...common}
          />
        </>
      )}
    </Section>
  );
}

function Progress({ resampled }: { readonly resampled: Resampled }) {
  const words = viewText.value;
  const progress = resampled.progress.value;
  const trouble = resampled.trouble.value;
  if (progress) {
    return (
      <div class="cls-drawing">
        <progress value={progress.done} max={progress.total} aria-label={words.bootstrap} />
        <span>{words.drawing(say(progress.done), say(progress.total))}</span>
        <Button onClick={resampled.cancel}>{words.cancel}</Button>
      </div>
    );
  }
  if (!trouble) return null;
  return (
    <div class="cls-drawing">
      <span>{trouble === "cancelled" ? words.cancelled : words.failed}</span>
      <Button onClick={resampled.start}>{words.again}</Button>
    </div>
  );
}
