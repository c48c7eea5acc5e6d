import { IconButton } from "../panel/button";
import { Choice } from "../panel/choice";
import { say, words } from "../words";
import type { RunBase } from "./base";
import { SPEEDS } from "./state";

/** Play, pause, step, scrub: the same run every time. */
export function Timeline({ model }: { readonly model: RunBase }) {
  const text = words.value.time;
  const { steps, speed } = model.state.value;
  const playing = model.playing.value;
  const step = Math.round(model.time.value);
  const known = SPEEDS.some((one) => one === speed);
  const speeds = known ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
  const spoken = text.step(say(step), say(steps));
  return (
    <div
      class="timeline"
      role="toolbar"
      aria-label={text.scrub}
      inert={model.blind.value === "guess"}
    >
      <div class="timeline-buttons">
        <IconButton icon="to-start" label={text.toStart} onClick={() => model.stepBy(-steps)} />
        <IconButton icon="step-back" label={text.back} onClick={() => model.stepBy(-1)} />
        <IconButton
          icon={playing ? "pause" : "play"}
          look="primary"
          label={playing ? text.pause : text.play}
          onClick={model.togglePlay}
        />
        <IconButton icon="step-forward" label={text.forward} onClick={() => model.stepBy(1)} />
        <IconButton icon="to-end" label={text.toEnd} onClick={() => model.stepBy(steps)} />
      </div>
      <input
        class="timeline-scrub"
        type="range"
        min={0}
        max={steps}
        step={1}
        value={step}
        aria-label={text.scrub}
        aria-valuetext={spoken}
        onInput={({ currentTarget }) => {
          model.playing.value = false;
          model.seek(Number(currentTarget.value));
        }}
      />
      <output class="timeline-step" aria-label={spoken}>
        {text.brief(say(step), say(steps))}
      </output>
      <Choice
        label={text.speed}
        labelHidden
        value={String(speed)}
        options={speeds.map((one) => ({ value: String(one), label: text.perSecond(say(one)) }))}
        onInput={(value) => model.update({ speed: Number(value) })}
        words={words.value.panel}
      />
    </div>
  );
}
