import { IconButton } from "../../../panel/button";
import { Section } from "../../../panel/section";
import type { CurveModel } from "./model";
import { PRESET_IDS } from "./presets";
import { presetState } from "./state";
import { curveWords } from "./words";

interface Props {
  readonly model: CurveModel;
}

/** Settings that show one thing: one takes the act. */
export function PresetPanel({ model }: Props) {
  const text = curveWords.value;
  return (
    <Section heading={text.presetsHeading} level={2}>
      <ul class="curve-presets">
        {PRESET_IDS.map((id) => (
          <li key={id}>
            <button
              type="button"
              aria-current={model.state.value.preset === id ? "true" : undefined}
              onClick={() => model.replace(presetState(id, model.catalog))}
            >
              {text.presets[id].title}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What to see in the preset that was taken. */
export function PresetNote({ model }: Props) {
  const { preset } = model.state.value;
  if (preset === null) return null;
  const text = curveWords.value;
  const { title, comment } = text.presets[preset];
  return (
    <section class="curve-note" aria-label={title}>
      <p>
        <b>{title}.</b> {comment}
      </p>
      <IconButton
        icon="close"
        label={text.dismiss}
        onClick={() => model.update({ preset: null })}
      />
    </section>
  );
}
