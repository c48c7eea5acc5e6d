import type { BoundaryPreset } from "../../../engine/boundary";
import { Segmented } from "../../../panel/choice";
import { Icon } from "../../../panel/icon";
import { Section } from "../../../panel/section";
import { differences } from "../../../state/history";
import { words } from "../../../words";
import type { BoundaryModel } from "./model";
import { type BoundaryState, firstOf, presetState, TASKS } from "./state";
import { boundaryWords } from "./words";

/** What only shows the training, so that it is the same experiment whatever it is. */
const SIGHT: readonly (keyof BoundaryState)[] = [
  ...(["seed", "speed", "step", "chartLog", "quantity", "threshold", "tab"] as const),
  ...(["examining", "chosen", "probe", "twin", "ship"] as const),
];
const CLAIMS = { overfits: "flag", holds: "M4.5 12.5l5 5 10-11", underfits: "less" } as const;

/** Experiments that show one thing each: good and bad, with what is to be seen. */
export function PresetPanel({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.presets;
  const open = presentPreset(model);
  const told: Readonly<Record<string, { readonly name: string; readonly says: string }>> =
    text.list;
  const isShown = (preset: BoundaryPreset) => preset.task === model.task.value;
  return (
    <Section heading={text.heading} level={2}>
      <Segmented
        label={text.task}
        labelHidden
        value={model.task.value}
        options={TASKS.map((value) => ({ value, label: text.tasks[value], title: text.taskHelp }))}
        onInput={(task) => take(model, firstOf(model.info, task))}
        words={words.value.panel}
      />
      <ul class="boundary-presets">
        {model.info.presets.filter(isShown).map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              aria-pressed={preset.id === open}
              data-claim={preset.claim}
              onClick={() => take(model, preset)}
            >
              <Icon name={CLAIMS[preset.claim]} />
              <span>
                {told[preset.id]?.name ?? preset.id}
                <small>{text.claims[preset.claim]}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="hint">{open === undefined ? text.own : told[open]?.says}</p>
    </Section>
  );
}

/** The preset that the state is, whatever of it is shown. */
export function presentPreset(model: BoundaryModel): string | undefined {
  const state = model.state.value;
  return model.info.presets.find((preset) => {
    const other = presetState(preset, model.catalog, model.info);
    return differences(state, other).every((name) => SIGHT.includes(name));
  })?.id;
}

/** Sets all that the experiment is made of, from its start on. */
function take(model: BoundaryModel, preset: BoundaryPreset): void {
  const next = presetState(preset, model.catalog, model.info);
  const kept = Object.fromEntries(SIGHT.map((name) => [name, model.state.peek()[name]]));
  model.setState({ ...next, ...kept, step: null, twin: "", ship: null });
}
