import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { devicePixelRatio, pageLook } from "../../../settings/look";
import { createFrame } from "../../../stage/frames";
import type { Projection } from "../../../stage/projection";
import { useSize } from "../../../stage/size";
import { words } from "../../../words";
import { formatPercent } from "./format";
import type { BoundaryModel } from "./model";
import { createMapPainter } from "./painter";
import { SIDE } from "./state";
import { boundaryWords } from "./words";

const SPAN = [-SIDE, SIDE, -SIDE, SIDE] as const;

/** What the network answers everywhere, and the points with it. */
export function DecisionMap({ model }: { readonly model: BoundaryModel }) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);

  useEffect(() => {
    const { current: below } = ground;
    const { current: above } = live;
    if (!below || !above) return;
    const painter = createMapPainter(below, above);
    const frame = createFrame((now) => {
      if (model.playing.peek()) model.tick(now);
      const training = model.training();
      const report = model.report.peek();
      const { width } = size.peek();
      if (width === 0 || !training || !report) return;
      const projection: Projection = { span: SPAN, width, height: width };
      painter.draw(projection, pageLook.peek(), devicePixelRatio.peek(), {
        training,
        step: model.shownStep.peek(),
        counts: report.points,
        roles: [true, true],
        moving: model.playing.peek() || report.stop == null,
      });
      if (model.playing.peek()) frame.request();
    });
    const stop = effect(() => {
      model.generation.value;
      model.time.value;
      model.playing.value;
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      frame.request();
    });
    return () => {
      stop();
      frame.cancel();
    };
  }, [model, size]);

  const record = model.shownRecord.value;
  const text = boundaryWords.value;
  const share = record ? formatPercent(record.validation_accuracy) : words.value.panel.partLoading;
  return (
    <div class="boundary-map" ref={box} role="img" aria-label={text.mapLabel(share)}>
      <canvas class="boundary-ground" ref={ground} />
      <canvas class="boundary-live" ref={live} />
    </div>
  );
}
