/** From the plane to the stage's CSS pixels and back. */
export interface Projection {
  /** x from, x to, y from, y to. */
  readonly span: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
}

/** Farther than this from the stage a canvas loses its precision; a line that leads there looks the same. */
const FAR = 1e5;

export function toPixelX({ span: [x0, x1], width }: Projection, x: number): number {
  return clamp(((x - x0) / (x1 - x0)) * width);
}

export function toPixelY({ span: [, , y0, y1], height }: Projection, y: number): number {
  return clamp(((y1 - y) / (y1 - y0)) * height);
}

export function toPlane(projection: Projection, px: number, py: number): [number, number] {
  const [x0, x1, y0, y1] = projection.span;
  return [x0 + (px / projection.width) * (x1 - x0), y1 - (py / projection.height) * (y1 - y0)];
}

/** A pointer's place in an element that is `width` CSS pixels wide. */
export function toPixels(
  element: Element,
  width: number,
  event: { readonly clientX: number; readonly clientY: number },
): [number, number] {
  const box = element.getBoundingClientRect();
  // A page that is scaled by its embedder reports scaled positions.
  const scale = box.width / width || 1;
  return [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
}

function clamp(pixel: number): number {
  return Math.min(Math.max(pixel, -FAR), FAR);
}
