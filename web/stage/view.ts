// What part of the plane the stage shows: the whole domain, or nearer, or from farther away.

import { type Projection, toPlane } from "./projection";

/** The middle, x and y, and how many times as near as the whole domain. */
export type View = readonly [number, number, number];

/** How near and how far a view may be; the core's own bounds. */
export const ZOOM = [1e-3, 1e6] as const;

/** Half of what the stage shows of the whole domain, which depends on its shape. */
export interface Fit {
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** The stage in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

type Pixel = readonly [number, number];

export function projectionOf([cx, cy, zoom]: View, fit: Fit): Projection {
  const { halfWidth, halfHeight, width, height } = fit;
  const [w, h] = [halfWidth / zoom, halfHeight / zoom];
  return { span: [cx - w, cx + w, cy - h, cy + h], width, height };
}

/** The fit of a projection that was drawn for a view. */
export function fitOf({ span: [x0, x1, y0, y1], width, height }: Projection, view: View): Fit {
  const [, , zoom] = view;
  return { halfWidth: ((x1 - x0) / 2) * zoom, halfHeight: ((y1 - y0) / 2) * zoom, width, height };
}

/** The view that is `factor` times as near and shows at pixel `to` what was at `from`. */
export function moved(view: View, fit: Fit, from: Pixel, to: Pixel, factor = 1): View {
  const zoom = zoomed(view[2], factor);
  const [x, y] = toPlane(projectionOf(view, fit), from[0], from[1]);
  const perPixel = (2 * fit.halfWidth) / zoom / fit.width;
  const cx = x + (fit.width / 2 - to[0]) * perPixel;
  const cy = y - (fit.height / 2 - to[1]) * perPixel;
  return [tidy(cx, perPixel / 10), tidy(cy, perPixel / 10), zoom];
}

/** A zoom changed by a factor, within the bounds, in as many digits as a pixel needs. */
export function zoomed(zoom: number, factor: number): number {
  const [least, most] = ZOOM;
  return Number(Math.min(Math.max(zoom * factor, least), most).toPrecision(6));
}

/** A number with no more digits than `step` gives meaning to, so that links stay short. */
export function tidy(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits));
}
