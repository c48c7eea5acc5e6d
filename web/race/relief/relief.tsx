import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { Quantity } from "../../engine/engine";
import { Button, IconButton } from "../../panel/button";
import { devicePixelRatio } from "../../settings/look";
import { createFrame } from "../../stage/frames";
import { useSize } from "../../stage/size";
import { say } from "../../words";
import { wheelIsThePages } from "../level/gestures";
import { ICONS } from "../level/icons";
import type { RaceModel } from "../model";
import { racerName } from "../names";
import type { StageHandle } from "../stage";
import { followRace } from "./follow";
import "./relief.css";
import { createReliefScene, type ReliefScene, reliefContext } from "./scene";
import { reliefWords } from "./words";

/** A key turns by this angle, in radians, and comes nearer by this factor. */
const TURN = Math.PI / 24;
const NEARER = 1.2;
/** What is told of the racers waits until time stands still for so long. */
const TELLING_MS = 400;

interface Props {
  readonly model: RaceModel;
  readonly stage: StageHandle;
}

/** The race in three dimensions beside the stage, or in its place where there is no room for both. */
export function ReliefView({ model, stage }: Props) {
  const text = reliefWords.value;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<ReliefScene | undefined>(undefined);
  const size = useSize(box);
  const said = useId();
  const caption = useId();
  const trouble = useSignal<"noWebgl" | "lost" | "noModule" | undefined>(undefined);
  /** Rises with every new attempt: a canvas whose context is lost gives no other. */
  const attempt = useSignal(0);

  useEffect(() => {
    const { current: target } = canvas;
    if (!target) return;
    const context = reliefContext(target);
    if (!context) {
      trouble.value = "noWebgl";
      return;
    }
    const lost = (event: Event) => {
      event.preventDefault();
      trouble.value = "lost";
    };
    target.addEventListener("webglcontextlost", lost);
    const drawing = draw(model, stage, target, context, size, () => {
      trouble.value = "noModule";
    });
    scene.current = drawing.scene;
    return () => {
      target.removeEventListener("webglcontextlost", lost);
      scene.current = undefined;
      drawing.stop();
    };
  }, [model, stage, size, trouble, attempt.value]);

  const onKeyDown = (event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (!act || !scene.current || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(scene.current);
  };
  const surface = model.groundName.value;
  return (
    <div class="relief">
      <div class="relief-box" ref={box}>
        {trouble.value ? (
          <div class="relief-trouble" role="alert">
            <p>{text[trouble.value]}</p>
            {trouble.value !== "noWebgl" && (
              <Button
                onClick={() => {
                  trouble.value = undefined;
                  attempt.value++;
                }}
              >
                {text.again}
              </Button>
            )}
          </div>
        ) : (
          <div
            class="relief-live"
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: its role is interactive: arrow keys turn it
            tabIndex={0}
            aria-label={`${text.label(surface)}. ${text.help}`}
            aria-describedby={`${caption} ${said}`}
            onKeyDown={onKeyDown}
            onWheelCapture={(event) => {
              if (wheelIsThePages(event)) event.stopPropagation();
            }}
          >
            <canvas key={attempt.value} ref={canvas} />
          </div>
        )}
        <div class="relief-close">
          <IconButton
            icon="close"
            label={text.close}
            onClick={() => model.update({ relief: false })}
          />
        </div>
        {!trouble.value && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
          <div class="stage-strip relief-strip" role="group" aria-label={text.label(surface)}>
            <IconButton
              icon={ICONS.minus}
              label={text.farther}
              onClick={() => scene.current?.zoom(1 / NEARER)}
            />
            <IconButton
              icon="add"
              label={text.nearer}
              onClick={() => scene.current?.zoom(NEARER)}
            />
            <IconButton icon="reset" label={text.home} onClick={() => scene.current?.home()} />
          </div>
        )}
      </div>
      <p class="relief-caption" id={caption}>
        {model.colorLog.value ? text.log : text.linear}
      </p>
      <Told model={model} surface={surface} id={said} />
    </div>
  );
}

/** Builds the scene once the numbers for it are there, and draws it whenever something has changed. */
function draw(
  model: RaceModel,
  stage: StageHandle,
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
  size: ReturnType<typeof useSize>,
  onFailure: () => void,
) {
  const frame = createFrame(() => {
    const { width, height } = size.peek();
    if (width === 0 || height === 0) return;
    following?.update();
    scene.render();
  });
  const scene = createReliefScene(canvas, context, frame.request);
  const stopSize = size.subscribe(({ width, height }) => {
    if (width === 0 || height === 0) return;
    scene.resize(width, height, devicePixelRatio.peek());
    frame.request();
  });
  let stopped = false;
  let following: ReturnType<typeof followRace> | undefined;
  void model.needFull().then((full) => {
    if (stopped) return;
    if (!full) {
      onFailure();
      return;
    }
    following = followRace(model, stage, scene, new full.module.Relief(), frame.request);
  });
  return {
    scene,
    stop() {
      stopped = true;
      stopSize();
      frame.cancel();
      following?.stop();
      scene.dispose();
    },
  };
}

const KEYS: Readonly<Record<string, (scene: ReliefScene) => void>> = {
  ArrowLeft: (scene) => scene.turn(-TURN, 0),
  ArrowRight: (scene) => scene.turn(TURN, 0),
  ArrowUp: (scene) => scene.turn(0, -TURN),
  ArrowDown: (scene) => scene.turn(0, TURN),
  "+": (scene) => scene.zoom(NEARER),
  "=": (scene) => scene.zoom(NEARER),
  "-": (scene) => scene.zoom(1 / NEARER),
  "0": (scene) => scene.home(),
};

/** Where the racers are, for those who do not see it: told when time stands still. */
function Told({
  model,
  surface,
  id,
}: {
  readonly model: RaceModel;
  readonly surface: string;
  readonly id: string;
}) {
  const line = useRef<HTMLParagraphElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSignalEffect(() => {
    model.time.value;
    model.generation.value;
    const { racers } = model.state.value;
    const text = reliefWords.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!line.current) return;
      const step = Math.floor(model.time.peek());
      const told = racers.map((racer, index) => {
        const { points, taken = 0 } = model.paths[index] ?? {};
        const at = Math.min(step, taken);
        const place = [points?.[2 * at] ?? 0, points?.[2 * at + 1] ?? 0] as const;
        const loss = model.read(index, Quantity.Loss, at);
        return text.racer(racerName(racer), say(place[0], 3), say(place[1], 3), say(loss, 3));
      });
      line.current.textContent = text.said(surface, say(step), told.join("; "));
    }, TELLING_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return <p class="p-spoken" id={id} ref={line} />;
}
