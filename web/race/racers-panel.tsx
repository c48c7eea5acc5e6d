import { useComputed } from "@preact/signals";
import { Button, IconButton } from "../panel/button";
import { Choice } from "../panel/choice";
import { Icon } from "../panel/icon";
import { MarkerIcon } from "../panel/marker-icon";
import { Section } from "../panel/section";
import { Slider } from "../panel/slider";
import { TexSymbol } from "../panel/tex-symbol";
import { pageLook } from "../settings/look";
import { colorOf, markerOf } from "../stage/palette";
import { catalogWords, entryOf, say, words } from "../words";
import type { RunModel } from "./base";
import { RacerName, racerName } from "./names";
import { RacerSettings } from "./racer-settings";
import { MAX_RACERS, type RacerState } from "./state";

const FACTOR = { min: 1e-3, max: 1e3, slider: [0.01, 100], kind: "log" } as const;

/** The racers: a row each, the selected one opened to its settings. */
export function RacersPanel({ model }: { readonly model: RunModel }) {
  const text = words.value.racers;
  const { racers, rateFactor } = model.state.value;
  return (
    <Section heading={text.heading} level={2} aside={String(racers.length)}>
      {(racers.length > 1 || rateFactor !== 1) && (
        <Slider
          label={text.all}
          symbol={<TexSymbol tex="\eta" />}
          help={text.allHelp}
          value={rateFactor}
          defaultValue={1}
          range={FACTOR}
          onInput={(value) => model.update({ rateFactor: value })}
          words={words.value.panel}
        />
      )}
      {racers.length === 0 && <p class="hint">{text.none}</p>}
      <ul class="racers">
        {racers.map((racer, index) => (
          <Racer key={index} model={model} racer={racer} index={index} />
        ))}
      </ul>
      <AddRacer model={model} />
    </Section>
  );
}

interface RacerProps {
  readonly model: RunModel;
  readonly racer: RacerState;
  readonly index: number;
}

function Racer({ model, racer, index }: RacerProps) {
  const text = words.value.racers;
  const open = model.selected.value === index;
  const name = racerName(racer);
  const rate = model.learningRate(racer) * model.state.value.rateFactor;
  return (
    <li
      class="racer"
      data-open={open || undefined}
      data-hidden={racer.hidden || undefined}
      style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}
    >
      <div class="racer-row">
        <button
          type="button"
          class="racer-name"
          aria-expanded={open}
          aria-label={text.settings(`${name} ${say(rate, 3)}`)}
          onClick={() => {
            model.selected.value = open ? -1 : index;
          }}
        >
          <MarkerIcon shape={markerOf(racer.look)} hollow={racer.hidden} />
          <span>
            <RacerName racer={racer} among={model.state.value.racers} />
          </span>{" "}
          <small>{say(rate, 3)}</small>
          <Icon name="chevron" />
        </button>
        <IconButton
          icon={racer.hidden ? "eye-off" : "eye"}
          pressed={racer.hidden}
          label={racer.hidden ? text.show(name) : text.hide(name)}
          onClick={() => model.toggleRacer(index)}
        />
        <IconButton icon="solo" label={text.solo(name)} onClick={() => model.soloRacer(index)} />
        <IconButton
          icon="duplicate"
          label={text.duplicate(name)}
          disabled={model.state.value.racers.length >= MAX_RACERS}
          onClick={() => model.duplicateRacer(index)}
        />
        <IconButton
          icon="remove"
          label={text.remove(name)}
          onClick={() => model.removeRacer(index)}
        />
      </div>
      {open && <RacerSettings model={model} racer={racer} index={index} />}
    </li>
  );
}

function AddRacer({ model }: { readonly model: RunModel }) {
  const text = words.value.racers;
  const full = model.state.value.racers.length >= MAX_RACERS;
  const next = useComputed(() => {
    const present = model.state.value.racers.map(({ optimizer }) => optimizer);
    const { optimizers } = model.catalog;
    return (optimizers.find(({ id }) => !present.includes(id)) ?? optimizers[0])?.id ?? "";
  });
  if (full) return <p class="hint">{text.full}</p>;
  return (
    <div class="add-racer">
      <Choice
        label={text.addLabel}
        labelHidden
        value=""
        options={[
          { value: "", label: `${text.addLabel}…`, disabled: true },
          ...model.catalog.optimizers.map(({ id }) => ({
            value: id,
            label: entryOf(catalogWords.value.optimizers, id).name,
          })),
        ]}
        onInput={(id) => model.addRacer(id)}
        words={words.value.panel}
      />
      <Button icon="add" onClick={() => model.addRacer(next.value)}>
        {text.add}
      </Button>
    </div>
  );
}
