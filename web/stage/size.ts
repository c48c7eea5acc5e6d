import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Gives a canvas the pixels of a size in CSS pixels, where it has others: to set them wipes it. */
export function fitCanvas(canvas: HTMLCanvasElement, { width, height }: Size, ratio = 1): void {
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

/** The size of an element in CSS pixels, followed; 0 × 0 until it is known (a hidden slide has that size too). */
export function useSize(element: RefObject<HTMLElement | null>): Signal<Size> {
  const size = useSignal<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const rounded = { width: Math.round(width), height: Math.round(height) };
      const { width: w, height: h } = size.peek();
      if (rounded.width !== w || rounded.height !== h) size.value = rounded;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, size]);
  return size;
}
