import { effect, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { BoundaryReport, BoundaryTraining } from "../../../engine/boundary";
import { devicePixelRatio, pageLook } from "../../../settings/look";
import { createFrame } from "../../../stage/frames";
import type { Projection } from "../../../stage/projection";
import type { Size } from "../../../stage/size";
import type { BoundaryModel } from "./model";
import { createMapPainter, type Shown } from "./painter";
import { SPAN } from "./square";

/** A map is drawn sharp once nothing has moved for so long. */
const REST_MS = 120;

/** Whose map it is. */
export interface Source {
  readonly training: () => BoundaryTraining | undefined;
  readonly report: ReadonlySignal<BoundaryReport | undefined>;
}

interface Canvases {
  readonly ground: RefObject<HTMLCanvasElement | null>;
  readonly live: RefObject<HTMLCanvasElement | null>;
  readonly size: ReadonlySignal<Size>;
}

/** Keeps a map painted; where it `keepsTime`, time goes on in it. */
export function usePainting(
  model: BoundaryModel,
  { ground, live, size }: Canvases,
  { training, report }: Source,
  keepsTime: boolean,
): void {
  useEffect(() => {
    const { current: below } = ground;
    const { current: above } = live;
    if (!below || !above) return;
    const painter = createMapPainter(below, above);
    let resting: ReturnType<typeof setTimeout> | undefined;
    let projection: Projection = { span: SPAN, width: 0, height: 0 };
    let shown: Shown | undefined;
    const paint = (sharp: boolean) => {
      const [trained, told] = [training(), report.peek()];
      const { width } = size.peek();
      if (width === 0 || !trained || !told) return;
      if (projection.width !== width) projection = { span: SPAN, width, height: width };
      const { probe, examining } = model.state.peek();
      const step = Math.min(Math.floor(model.time.peek()), told.step);
      // One object, kept: a playing frame makes nothing anew.
      const scale = model.task.peek() === "regression" ? told.scale : undefined;
      shown ??= { training: trained, step, counts: told.points, scale, examining, probe, sharp };
      shown.training = trained;
      shown.step = step;
      shown.counts = told.points;
      shown.scale = scale;
      shown.examining = examining;
      shown.probe = probe;
      shown.sharp = sharp;
      painter.draw(projection, pageLook.peek(), devicePixelRatio.peek(), shown);
      const moves = model.playing.peek() || told.stop == null;
      if (!sharp && !moves) resting = setTimeout(() => paint(true), REST_MS);
    };
    const frame = createFrame((now) => {
      clearTimeout(resting);
      if (keepsTime && model.playing.peek()) model.tick(now);
      paint(false);
      if (keepsTime && model.playing.peek()) frame.request();
    });
    const stop = effect(() => {
      model.generation.value;
      model.state.value;
      model.time.value;
      model.playing.value;
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      frame.request();
    });
    return () => {
      clearTimeout(resting);
      stop();
      frame.cancel();
    };
    // What is painted of is the model's own for as long as it lives.
  }, [model, ground, live, size, training, report, keepsTime]);
}
