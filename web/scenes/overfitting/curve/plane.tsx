import { effect, useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Toggle } from "../../../panel/toggle";
import { devicePixelRatio, pageLook } from "../../../settings/look";
import { createFrame } from "../../../stage/frames";
import { type Projection, toPixelX, toPixelY } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { say, words } from "../../../words";
import { Axes } from "./axes";
import { createDrawing } from "./drawing";
import type { CurveModel } from "./model";
import { OwnPoints } from "./points";
import { Renewing } from "./renewing";
import type { CurveState } from "./state";
import { TruthHand } from "./truth-hand";
import { curveWords } from "./words";

/** Beyond the domain and the noise so much is shown. */
const MARGIN = 0.03;
const HEIGHT = 1.4;
const DEVIATIONS = 2;

/** What of the plane is shown: by the settings alone, so that it stands still while points are pulled. */
function spanOf({ sigma }: CurveState, [from, to]: readonly [number, number]) {
  const height = HEIGHT + DEVIATIONS * Math.min(sigma, 1);
  return [from - MARGIN, to + MARGIN, -height, height] as const;
}

/** The points with the true function, the fitted curve, the curve of the step, and the fan. */
export function CurvePlane({ model }: { readonly model: CurveModel }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  /** Whether the hand draws the true function, and not points. */
  const drawing = useSignal(false);
  const projection = useComputed<Projection>(() => {
    const { width, height } = size.value;
    return { span: spanOf(model.state.value, model.info.domain), width, height };
  });

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const picture = createDrawing(model);
    const frame = createFrame((now) => {
      if (model.playing.peek()) model.tick(now);
      const { width } = projection.peek();
      const more =
        width > 0 &&
        picture.draw(context, projection.peek(), pageLook.peek(), devicePixelRatio.peek());
      if (more || model.playing.peek()) frame.request();
    });
    const stop = effect(() => {
      model.generation.value;
      model.time.value;
      model.playing.value;
      model.fan.shown.value;
      model.state.value;
      projection.value;
      devicePixelRatio.value;
      pageLook.value;
      frame.request();
    });
    return () => {
      stop();
      frame.cancel();
    };
  }, [model, projection]);

  const text = curveWords.value;
  const { others, fan } = model.state.value;
  const shown = projection.value;
  return (
    <div class="curve-stage">
      <div class="curve-toolbar">
        <Legend model={model} />
        <Toggle
          label={text.drawTruth}
          value={drawing.value}
          onInput={(on) => {
            drawing.value = on;
          }}
          words={words.value.panel}
        />
      </div>
      <div class="curve-plane" ref={box} data-drawing={drawing.value || undefined}>
        {shown.width > 0 && <Axes projection={shown} labels={text.axes} />}
        <canvas ref={canvas} role="img" aria-label={sentenceOf(model)} />
        {shown.width > 0 && others && <Others model={model} projection={shown} />}
        {shown.width > 0 &&
          (drawing.value ? (
            <TruthHand model={model} projection={shown} />
          ) : (
            <OwnPoints model={model} projection={shown} />
          ))}
        {fan && <Renewing renewal={model.fan} label={text.fan} />}
      </div>
      <p class="hint curve-hint">{drawing.value ? text.drawHint : text.pointsHint}</p>
    </div>
  );
}

/** What the picture shows, for those who do not see it. */
export function sentenceOf(model: CurveModel): string {
  const text = curveWords.value;
  const errors = model.report.value?.errors;
  if (!errors) return "";
  const number = (value: number) => say(value, 3);
  return text.said(number(errors.training), number(errors.validation), number(errors.test));
}

/** Every line by its stroke and its name. */
function Legend({ model }: { readonly model: CurveModel }) {
  const text = curveWords.value.lines;
  const { fan, others } = model.state.value;
  const live = model.live.value;
  const step = say(model.shownStep.value);
  return (
    <ul class="curve-legend" aria-label={curveWords.value.legend}>
      <Line kind="truth" label={text.truth} />
      <Line kind={live ? "closed" : "fit"} label={live ? text.closed : text.fit} />
      {live && <Line kind="fit" label={text.step(step)} />}
      {fan && <Line kind="ghost" label={text.ghost} />}
      {fan && <Line kind="mean" label={text.mean} />}
      {others && (
        <>
          <Mark kind="validation" label={text.validation} />
          <Mark kind="test" label={text.test} />
        </>
      )}
    </ul>
  );
}

function Line({ kind, label }: { readonly kind: string; readonly label: string }) {
  return (
    <li>
      <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
        <path class="curve-key" data-kind={kind} d="M1 4h26" />
      </svg>
      {label}
    </li>
  );
}

function Mark({ kind, label }: { readonly kind: "validation" | "test"; readonly label: string }) {
  return (
    <li>
      <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
        <path class="curve-other" data-kind={kind} d={MARKS[kind]} />
      </svg>
      {label}
    </li>
  );
}

const MARKS = { validation: "M-4-4L4 4M-4 4L4-4", test: "M0-5L5 0L0 5L-5 0z" } as const;

/** Points that choose and examine, told apart by their shape. */
function Others({
  model,
  projection,
}: {
  readonly model: CurveModel;
  readonly projection: Projection;
}) {
  const { width, height } = projection;
  return (
    <svg class="curve-others" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {(["test", "validation"] as const).map((kind) =>
        model.points.value[kind].map(([x, y], at) => (
          <path
            key={`${kind}${at}`}
            class="curve-other"
            data-kind={kind}
            d={MARKS[kind]}
            transform={`translate(${toPixelX(projection, x)} ${toPixelY(projection, y)}) scale(0.7)`}
          />
        )),
      )}
    </svg>
  );
}
