import { effect, useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RaceModel } from "../race/model";
import { devicePixelRatio, pageLook } from "../settings/look";
import { createFrame } from "../stage/frames";
import { picture } from "../stage/picture";
import type { Projection } from "../stage/projection";
import { useSize } from "../stage/size";
import "./plane.css";
import { createLines, type DrawErrors } from "./lines";
import { DataPoints } from "./points";
import type { Batch } from "./sample";
import { type DataState, spanOf } from "./state";
import { dataWords } from "./words";

interface Props {
  readonly model: RaceModel<DataState>;
  /** The rows of the present step's batch. */
  readonly batch?: { readonly value: Batch | undefined; peek(): Batch | undefined };
  /** Draws the errors of the open model; sticks where it is not given. */
  readonly errors?: DrawErrors;
  /** Whether time goes on in this picture: where no stage of the race does it. */
  readonly keepsTime?: boolean;
  /** Whether one point is a handle. */
  readonly handle?: boolean;
  /** What stands over the picture and under the points. */
  readonly overlay?: (projection: Projection) => ComponentChildren;
}

/** The data with the line of every racer at the present time: points can be moved, and so can the line. */
export function DataPlane(props: Props) {
  const { model, batch, errors, keepsTime = false, handle = false, overlay } = props;
  const box = useRef<HTMLDivElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  const projection = useComputed<Projection>(() => {
    const { width, height } = size.value;
    return { span: spanOf(model.state.value), width, height };
  });

  useEffect(() => {
    const { current: ground } = still;
    const context = live.current?.getContext("2d");
    if (!ground || !context) return;
    const lines = createLines(model, errors);
    const frame = createFrame((now) => {
      if (keepsTime && model.playing.peek()) model.tick(now);
      const { width, height } = projection.peek();
      if (width === 0 || height === 0) return;
      lines.draw(context, projection.peek(), pageLook.peek(), devicePixelRatio.peek());
      if (keepsTime && model.playing.peek()) frame.request();
    });
    const stops = [
      effect(() => {
        const { width, height, span } = projection.value;
        if (width === 0 || height === 0) return;
        const look = pageLook.value;
        model.race().draw_axes(ground, {
          picture: picture(width, height, look, devicePixelRatio.value),
          span: [...span],
        });
        frame.request();
      }),
      effect(() => {
        model.generation.value;
        model.state.value;
        model.selected.value;
        model.time.value;
        model.playing.value;
        model.blind.value;
        projection.value;
        devicePixelRatio.value;
        pageLook.value;
        frame.request();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      frame.cancel();
    };
  }, [model, projection, errors, keepsTime]);

  const text = dataWords.value;
  return (
    <div class="data-plane" ref={box}>
      <canvas class="stage-still" ref={still} />
      <canvas class="stage-still" ref={live} />
      {projection.value.width > 0 && overlay?.(projection.value)}
      <DataPoints
        model={model}
        projection={projection.value}
        batch={batch?.value}
        handle={handle}
      />
      <span class="data-axis data-axis-x">{text.axisX}</span>
      <span class="data-axis data-axis-y">{text.axisY}</span>
    </div>
  );
}
