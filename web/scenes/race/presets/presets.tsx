import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Button, IconButton } from "../../../panel/button";
import type { RaceModel } from "../../../race/model";
import { mayStart } from "../../../settings/settings";
import { parseAddress } from "../../../state/hash";
import { byLocale } from "../../../words";
import { presetsEn } from "../../../words/presets.en";
import { presetsRu } from "../../../words/presets.ru";
import { defaultState, formatState, parseState, type SurfaceState } from "../state";
import { PRESET_THEMES, PRESETS, type Preset, type PresetId, presetOf } from "./list";
import "./presets.css";

const text = byLocale({ ru: presetsRu, en: presetsEn });

/** All experiments under their themes. Choosing one takes the stage. */
export function PresetList({ model }: { readonly model: RaceModel<SurfaceState> }) {
  const { themes, list, tags, intro } = text.value;
  return (
    <>
      <p class="hint">{intro}</p>
      {PRESET_THEMES.map((theme) => (
        <div key={theme} class="preset-theme">
          <h3>{themes[theme]}</h3>
          <ul>
            {PRESETS.filter((preset) => preset.theme === theme).map((preset) => (
              <li key={preset.id}>
                <button
                  type="button"
                  aria-current={model.state.value.preset === preset.id ? "true" : undefined}
                  onClick={() => {
                    show(model, preset);
                    requestAnimationFrame(bringQuestion);
                  }}
                >
                  <Sign tag={preset.tag} />
                  <span>
                    {list[preset.id].title}
                    <span class="p-spoken">, {tags[preset.tag]}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** On a narrow page the list may have scrolled the question away. */
function bringQuestion(): void {
  document.querySelector(".race-question")?.scrollIntoView({ block: "nearest" });
}

/** A tick for what works, a cross for what does not: told by the stroke, not by colour. */
function Sign({ tag }: { readonly tag: Preset["tag"] }) {
  const path = tag === "good" ? "M4.5 12.5l5 5L19.5 7" : "M6.5 6.5l11 11M17.5 6.5l-11 11";
  return (
    <svg class="p-icon preset-sign" data-tag={tag} viewBox="0 0 24 24" aria-hidden="true">
      <title>{text.value.tags[tag]}</title>
      <path d={path} />
    </svg>
  );
}

/** The question first, so that a class can think; the answer when it is asked for. */
export function PresetCaption({
  model,
  id,
}: {
  readonly model: RaceModel<SurfaceState>;
  readonly id: string;
}) {
  const preset = presetOf(id);
  useEffect(() => openBare(model, preset), [model, preset]);
  if (!preset) return <UnknownPreset model={model} id={id} />;
  return <KnownPreset model={model} preset={preset} />;
}

function KnownPreset({
  model,
  preset,
}: {
  readonly model: RaceModel<SurfaceState>;
  readonly preset: Preset;
}) {
  const words = text.value;
  const { title, question, answer } = words.list[preset.id as PresetId];
  /** The experiment whose answer was asked for: the next one begins with its question alone. */
  const revealed = useSignal("");
  const isRevealed = revealed.value === preset.id;
  const index = PRESETS.findIndex(({ id }) => id === preset.id);
  const own = useMemo(() => key(stateOf(model, preset), model), [model, preset]);
  const changed = key(model.state.value, model) !== own;
  const move = (by: number) => {
    const next = PRESETS[(index + by + PRESETS.length) % PRESETS.length];
    if (next) show(model, next);
  };
  return (
    <section class="preset" aria-label={words.region}>
      <p class="preset-question">{question}</p>
      <div class="preset-buttons">
        <Button
          expanded={isRevealed}
          onClick={() => {
            revealed.value = isRevealed ? "" : preset.id;
          }}
        >
          {isRevealed ? words.hide : words.why}
        </Button>
        <span class="preset-turn">
          <IconButton icon="chevron" label={words.previous} onClick={() => move(-1)} />
          <span class="preset-place">{words.place(index + 1, PRESETS.length)}</span>
          <IconButton icon="chevron" label={words.next} onClick={() => move(1)} />
        </span>
        <Dismiss model={model} />
      </div>
      <div class="preset-answer" role="status">
        {isRevealed && (
          <p>
            <Sign tag={preset.tag} /> <b>{title}.</b> {answer}
          </p>
        )}
        {changed && (
          <p class="preset-changed">
            {words.changed}{" "}
            <Button look="quiet" icon="reset" onClick={() => show(model, preset)}>
              {words.restore}
            </Button>
          </p>
        )}
      </div>
    </section>
  );
}

function UnknownPreset({
  model,
  id,
}: {
  readonly model: RaceModel<SurfaceState>;
  readonly id: string;
}) {
  return (
    <section class="preset" role="alert" aria-label={text.value.region}>
      <p class="preset-question">{text.value.unknown(id)}</p>
      <div class="preset-buttons">
        <Dismiss model={model} />
      </div>
    </section>
  );
}

function Dismiss({ model }: { readonly model: RaceModel<SurfaceState> }) {
  return (
    <IconButton
      icon="close"
      label={text.value.dismiss}
      onClick={() => model.update({ preset: null })}
    />
  );
}

function stateOf(model: RaceModel<SurfaceState>, { id, link }: Preset): SurfaceState {
  return parseState(parseAddress(`#/race?${link}&preset=${id}`).pairs, model.catalog).state;
}

/**
 * Puts an experiment on the stage; what is open beside it stays open. It stands at its step, or plays from the start;
 * without motion it stands at the end.
 */
function show(model: RaceModel<SurfaceState>, preset: Preset): void {
  const state = stateOf(model, preset);
  const { insight, arrows, quadratic, relief } = model.state.peek();
  model.replace({ ...state, insight, arrows, quadratic, relief });
  if (state.step === null && mayStart()) model.togglePlay();
}

/** A link that says nothing of the race but the experiment's name means the experiment. */
function openBare(model: RaceModel<SurfaceState>, preset: Preset | undefined): void {
  if (!preset) return;
  const base = { ...defaultState(model.catalog), preset: preset.id };
  if (key(model.state.peek(), model) === key(base, model)) show(model, preset);
}

/** What the experiment depends on: all of the state but how it is looked at. */
function key(state: SurfaceState, model: RaceModel<SurfaceState>): string {
  const { speed, step, chart, chartLog, overEvaluations, colorLog, ...others } = defaultState(
    model.catalog,
  );
  const { insight, view, arrows, quadratic, relief } = others;
  const look = {
    ...{ speed, step, chart, chartLog, overEvaluations, colorLog },
    ...{ insight, view, arrows, quadratic, relief },
  };
  return formatState({ ...state, ...look }, model.catalog).join("&");
}
