import { useSignal } from "@preact/signals";
import { Lazy } from "../../panel/lazy";
import { Section } from "../../panel/section";
import type { RaceModel } from "../../race/model";
import { words } from "../../words";
import type { SurfaceState } from "./state";

interface Props {
  readonly model: RaceModel<SurfaceState>;
}

const loadList = () => import("./presets/presets").then(({ PresetList }) => PresetList);
const loadCaption = () => import("./presets/presets").then(({ PresetCaption }) => PresetCaption);

/** The quiet entry at the top of the panel: the experiments, fetched with their words when they are wanted. */
export function PresetsSection({ model }: Props) {
  const open = useSignal(false);
  return (
    <Section
      heading={words.value.presets}
      level={2}
      open={open.value}
      onToggle={(next) => {
        open.value = next;
      }}
    >
      {open.value && <Lazy load={loadList} props={{ model }} words={words.value.panel} />}
    </Section>
  );
}

/** Under the stage: the question of the experiment that the link names, and its answer. */
export function PresetSlot({ model }: Props) {
  const { preset } = model.state.value;
  if (preset === null) return null;
  return (
    <div class="race-question">
      <Lazy load={loadCaption} props={{ model, id: preset }} words={words.value.panel} />
    </div>
  );
}
