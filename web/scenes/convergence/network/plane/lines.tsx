import { effect, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type ChartLayout, type FullEngine, loadFull } from "../../../../engine/engine";
import type { LinesRequest } from "../../../../engine/training";
import { devicePixelRatio, pageLook } from "../../../../settings/look";
import { createFrame } from "../../../../stage/frames";
import { picture } from "../../../../stage/picture";
import { useSize } from "../../../../stage/size";

interface Props {
  /** What is drawn, in the look that the page has; read anew whenever what it reads changes. */
  readonly request: () => Omit<LinesRequest, "picture">;
  readonly layout: Signal<ChartLayout | undefined>;
  readonly children?: ComponentChildren;
}

/** Curves drawn by the core, to fill a box. */
export function LinesChart({ request, layout, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  useEffect(() => {
    let engine: FullEngine | undefined;
    let next = request();
    const frame = createFrame(() => {
      const { width, height } = size.peek();
      if (!engine || !canvas.current || width < 1 || height < 1) return;
      const look = picture(width, height, pageLook.peek(), devicePixelRatio.peek());
      layout.value = engine.module.draw_lines(canvas.current, { picture: look, ...next });
    });
    // The act runs with it already.
    loadFull().then((loaded) => {
      engine = loaded;
      frame.request();
    });
    const stop = effect(() => {
      size.value;
      pageLook.value;
      devicePixelRatio.value;
      next = request();
      frame.request();
    });
    return () => {
      stop();
      frame.cancel();
    };
  }, [request, layout, size]);
  return (
    <div class="lines-chart" ref={box}>
      <canvas ref={canvas} />
      {children}
    </div>
  );
}
