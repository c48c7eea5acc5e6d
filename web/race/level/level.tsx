import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { IconButton } from "../../panel/button";
import { Lazy } from "../../panel/lazy";
import { Toggle } from "../../panel/toggle";
import { MOD } from "../../state/keys";
import { say, words } from "../../words";
import { ZOOM_STEP } from "../keys";
import type { RaceModel } from "../model";
import { racerName } from "../names";
import type { StageHandle } from "../stage";
import { attachGestures, keepStart, levelActions } from "./gestures";
import { ICONS } from "./icons";
import { followLayers, type QuadraticNote } from "./layers";
import "./level.css";
import { Readout } from "./readout";
import { levelWords } from "./words";

/** How long the word about the wheel stands, in milliseconds. */
const HINT_MS = 1600;

interface Props {
  readonly model: RaceModel;
  readonly stage: StageHandle;
}

/** What stands on the stage beside the pictures: what the pointer reads, zoom and pan, layers. */
export function StageTools({ model, stage }: Props) {
  const text = levelWords.value;
  const readout = useId();
  const keys = useId();
  const hand = useSignal(false);
  const hint = useHint();
  const actions = useMemo(() => levelActions(model, stage), [model, stage]);
  const { say: sayHint } = hint;
  useEffect(
    () =>
      attachGestures({
        stage,
        actions,
        hand: () => hand.peek(),
        keep: () => keepStart(model),
        onWheelLeft: sayHint,
      }),
    [model, stage, actions, hand, sayHint],
  );
  useEffect(() => {
    stage.live.setAttribute("aria-describedby", `${readout} ${keys}`);
  }, [stage, readout, keys]);
  useEffect(
    () => hand.subscribe((on) => stage.live.toggleAttribute("data-hand", on)),
    [hand, stage],
  );
  return (
    <>
      <div class="stage-told">
        {model.state.value.start !== null && (
          <span class="stage-reset">
            <IconButton
              icon="reset"
              look="plain"
              label={text.resetStart}
              onClick={() => model.update({ start: null })}
            />
          </span>
        )}
        <Readout model={model} stage={stage} id={readout} />
      </div>
      <p class="p-spoken" id={keys}>
        {text.keys}
      </p>
      <p class="stage-hint" aria-hidden="true" data-shown={hint.shown.value}>
        {text.wheel(MOD)}
      </p>
      <Strip model={model} hand={hand} />
    </>
  );
}

/** A word that stands for a moment. */
function useHint() {
  const shown = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(
    () => ({
      shown,
      say() {
        shown.value = true;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          shown.value = false;
        }, HINT_MS);
      },
    }),
    [shown],
  );
}

interface StripProps {
  readonly model: RaceModel;
  readonly hand: { value: boolean };
}

function Strip({ model, hand }: StripProps) {
  const text = levelWords.value;
  const open = useSignal(false);
  const panel = useId();
  const strip = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isWhole = useComputed(() => model.state.value.view === null);
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !strip.current?.contains(event.target)) {
        open.value = false;
      }
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open.value) return;
    event.preventDefault();
    open.value = false;
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div class="stage-tools" role="group" aria-label={text.tools} ref={strip} onKeyDown={onKeyDown}>
      {open.value && (
        <div class="stage-layers" id={panel}>
          <LayerToggles model={model} />
        </div>
      )}
      <div class="stage-strip">
        <IconButton
          icon={ICONS.minus}
          label={text.farther}
          onClick={() => model.zoom(1 / ZOOM_STEP)}
        />
        <IconButton icon="add" label={text.nearer} onClick={() => model.zoom(ZOOM_STEP)} />
        <IconButton
          icon={ICONS.whole}
          label={text.reset}
          disabled={isWhole.value}
          onClick={model.showWhole}
        />
        <span class="stage-hand">
          <IconButton
            icon={ICONS.hand}
            label={text.hand}
            pressed={hand.value}
            onClick={() => {
              hand.value = !hand.value;
            }}
          />
        </span>
        {model.dimension.value > 1 && (
          <PlaneTools model={model} open={open} panel={panel} button={button} />
        )}
      </div>
    </div>
  );
}

interface PlaneToolsProps {
  readonly model: RaceModel;
  readonly open: Signal<boolean>;
  readonly panel: string;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** What has a meaning over a plane only: the relief and the layers. */
function PlaneTools({ model, open, panel, button }: PlaneToolsProps) {
  const text = levelWords.value;
  return (
    <>
      <IconButton
        icon={ICONS.relief}
        label={text.relief}
        pressed={model.state.value.relief}
        onClick={() => model.update({ relief: !model.state.value.relief })}
      />
      <IconButton
        icon={ICONS.layers}
        label={text.layers}
        expanded={open.value}
        controls={panel}
        buttonRef={button}
        onClick={() => {
          open.value = !open.value;
        }}
      />
    </>
  );
}

function LayerToggles({ model }: { readonly model: RaceModel }) {
  const text = levelWords.value;
  const panel = words.value.panel;
  const { arrows, quadratic } = model.state.value;
  return (
    <>
      <Toggle
        label={text.logColors}
        help={text.logColorsHelp}
        value={model.colorLog.value}
        onInput={(colorLog) => model.update({ colorLog })}
        words={panel}
      />
      <Toggle
        label={text.arrows}
        help={text.arrowsHelp}
        value={arrows}
        onInput={(on) => model.update({ arrows: on })}
        words={panel}
      />
      <Toggle
        label={text.quadratic}
        help={text.quadraticHelp}
        value={quadratic}
        onInput={(on) => model.update({ quadratic: on })}
        words={panel}
      />
      {(arrows || quadratic) && model.full.value === "failed" && (
        <p class="p-error" role="alert">
          {text.layersFailed}
        </p>
      )}
    </>
  );
}

const loadRelief = () => import("../relief/relief").then(({ ReliefView }) => ReliefView);

/** The relief, where it is wanted. */
export function StageBeside(props: Props) {
  if (!props.model.state.value.relief) return null;
  return <Lazy load={loadRelief} props={props} words={words.value.panel} />;
}

/** What the layers tell in words, below the stage: it covers nothing there. */
export function StageNotes({ model, stage }: Props) {
  const note = useSignal<QuadraticNote | undefined>(undefined);
  useEffect(() => {
    const layers = followLayers(model, stage);
    const stop = layers.note.subscribe((next) => {
      note.value = next;
    });
    return () => {
      stop();
      layers.stop();
    };
  }, [model, stage, note]);
  if (!note.value) return null;
  return <p class="stage-note">{quadraticSentence(note.value)}</p>;
}

function quadraticSentence({ racer, step, report }: QuadraticNote): string {
  const text = levelWords.value;
  const where = racer ? text.modelAtBall(racerName(racer), say(step)) : text.modelAtStart;
  if (!report) return text.noModel(where);
  const [max, min] = report.eigenvalues;
  const curvature = text.eigenvaluesNamed(say(max, 3), say(min, 3));
  const [x, y] = report.stationary ?? [Number.NaN, Number.NaN];
  return `${where}: ${text.shapes[report.shape](say(x, 3), say(y, 3))} ${curvature}`;
}
