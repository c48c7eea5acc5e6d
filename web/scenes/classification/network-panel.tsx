import { useEffect, useMemo } from "preact/hooks";
import { loadFull } from "../../engine/full";
import { Button } from "../../panel/button";
import { Choice, Segmented } from "../../panel/choice";
import { NumberField } from "../../panel/number-field";
import { Slider } from "../../panel/slider";
import { catalogWords, words as page, say } from "../../words";
import type { ClassificationModel } from "./model";
import { MAX_EPOCHS, OPTIMIZERS, SOURCE_DEFAULTS, SPLITS } from "./source";
import { sourceWords } from "./source-words";
import { MAX_SEED } from "./state";
import { createLesson, type Lesson } from "./teaching";

interface Props {
  readonly model: ClassificationModel;
}

/** Fetches the full module, which alone trains. */
export async function load() {
  const engine = await loadFull();
  const range = engine.catalog.optimizers[0]?.hyperparameters[0];
  const rates = {
    min: range?.min ?? 0,
    max: range?.max ?? 1,
    slider: [1e-4, 1] as [number, number],
    kind: "log" as const,
  };
  /** How the network is trained, and whose flowers it is asked of. */
  return function NetworkPanel({ model }: Props) {
    const text = sourceWords.value.network;
    const panel = page.value.panel;
    const lesson = useMemo(() => createLesson(engine, model), [model]);
    useEffect(() => lesson.stop, [lesson]);
    const { optimizer, rate, epochs, trainSeed, split } = model.state.value;
    const suggested = lesson.info.learning_rates[optimizer] ?? 0;
    return (
      <>
        <p class="hint">{text.hint}</p>
        <Choice
          label={text.optimizer}
          value={optimizer}
          options={OPTIMIZERS.map((value) => ({
            value,
            label: catalogWords.value.optimizers[value].name,
          }))}
          onInput={(next) => model.update({ optimizer: next, rate: null })}
          words={panel}
        />
        <Slider
          label={text.rate}
          symbol="η"
          value={rate ?? suggested}
          range={rates}
          defaultValue={suggested}
          onInput={(next) => model.update({ rate: next === suggested ? null : next })}
          words={panel}
        />
        <Slider
          label={text.epochs}
          help={text.epochsHelp}
          value={epochs}
          range={{ min: 1, max: MAX_EPOCHS, slider: [1, MAX_EPOCHS], kind: "integer" }}
          defaultValue={SOURCE_DEFAULTS.epochs}
          onInput={(next) => model.update({ epochs: next })}
          words={panel}
        />
        <NumberField
          label={text.seed}
          value={trainSeed}
          range={{ min: 0, max: MAX_SEED, slider: [0, 1000], kind: "integer" }}
          onInput={(next) => model.update({ trainSeed: next })}
          words={panel}
        />
        <Segmented
          label={text.split}
          help={text.splitHelp}
          value={split}
          options={SPLITS.map((value) => ({ value, label: text.splits[value] }))}
          onInput={(next) => model.give({ split: next })}
          words={panel}
        />
        <Progress lesson={lesson} epochs={epochs} />
      </>
    );
  };
}

interface ProgressProps {
  readonly lesson: Lesson;
  readonly epochs: number;
}

/** How far the training is; then what it came to. */
function Progress({ lesson, epochs }: ProgressProps) {
  const text = sourceWords.value.network;
  const done = lesson.done.value;
  const learned = lesson.learned.value;
  if (lesson.refused.value) {
    return (
      <p class="p-error" role="alert">
        {text.refused}
      </p>
    );
  }
  if (done < epochs) {
    const said = text.training(say(done), say(epochs));
    return (
      <div class="cls-training">
        <progress value={done} max={epochs} aria-label={said} />
        <span>{said}</span>
        <Button onClick={lesson.cancel}>{text.cancel}</Button>
      </div>
    );
  }
  if (!learned) return null;
  return (
    <p class="hint cls-learned" role="status">
      {learned.epoch < epochs && <b>{text.brokeOff(say(learned.epoch))} </b>}
      {text.learned(
        say(learned.epoch),
        say(learned.loss, 3),
        say(learned.train, 3),
        say(learned.test, 3),
      )}
    </p>
  );
}
