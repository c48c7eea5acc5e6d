// The flat signs of the relief, drawn by the same paths as those of the stage.

import { CanvasTexture, Sprite, SpriteMaterial, SRGBColorSpace } from "three";
import { type MarkerShape, markerPath } from "../../panel/markers";

/** Pixels of a sign's texture for one CSS pixel of it. */
const DENSITY = 3;
const START_COLOR = "#e8590c";

/** A sign of so many CSS pixels; its scale is set when the view's height is known. */
export interface Sign {
  readonly sprite: Sprite;
  readonly size: { readonly width: number; readonly height: number };
}

type Draw = (context: CanvasRenderingContext2D) => void;

/** A sign that `draw` draws around the origin in CSS pixels. */
function sign(width: number, height: number, draw: Draw): Sign {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * DENSITY);
  canvas.height = Math.ceil(height * DENSITY);
  const context = canvas.getContext("2d");
  if (context) {
    context.scale(DENSITY, DENSITY);
    context.translate(width / 2, height / 2);
    context.lineJoin = "round";
    context.lineCap = "round";
    draw(context);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  // Signs are read, not looked past: nothing on the relief hides them.
  const material = new SpriteMaterial({
    map: texture,
    depthTest: false,
    depthWrite: false,
    sizeAttenuation: false,
    transparent: true,
  });
  const sprite = new Sprite(material);
  return { sprite, size: { width, height } };
}

export function disposeSign({ sprite }: Sign): void {
  sprite.removeFromParent();
  sprite.material.map?.dispose();
  sprite.material.dispose();
}

export function ballSign(shape: MarkerShape, color: string, halo: string, scale: number): Sign {
  return sign(30 * scale, 30 * scale, (context) => {
    const path = new Path2D(markerPath(shape, 7 * scale));
    context.strokeStyle = halo;
    context.lineWidth = 3 * scale;
    context.stroke(path);
    context.fillStyle = color;
    context.fill(path);
  });
}

/** Halo and ink, one over the other. */
function twice(context: CanvasRenderingContext2D, halo: string, ink: string, scale: number): void {
  context.strokeStyle = halo;
  context.lineWidth = 4 * scale;
  context.stroke();
  context.strokeStyle = ink;
  context.lineWidth = 1.75 * scale;
  context.stroke();
}

/** The cross hairs of the start. */
export function startSign(halo: string, scale: number): Sign {
  return sign(34 * scale, 34 * scale, (context) => {
    const radius = 8 * scale;
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    for (const [x, y] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x * radius * 0.5, y * radius * 0.5);
      context.lineTo(x * radius * 1.6, y * radius * 1.6);
    }
    twice(context, halo, START_COLOR, scale);
  });
}

/** A cross in a ring: a known minimum. */
export function minimumSign(ink: string, halo: string, scale: number): Sign {
  return sign(20 * scale, 20 * scale, (context) => {
    const [radius, arm] = [6 * scale, 3 * scale];
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.moveTo(-arm, -arm);
    context.lineTo(arm, arm);
    context.moveTo(-arm, arm);
    context.lineTo(arm, -arm);
    twice(context, halo, ink, scale);
  });
}

/** A ring where the pointer is on the stage. */
export function pointerSign(ink: string, halo: string, scale: number): Sign {
  return sign(18 * scale, 18 * scale, (context) => {
    context.beginPath();
    context.arc(0, 0, 5 * scale, 0, 2 * Math.PI);
    twice(context, halo, ink, scale);
  });
}

export function textSign(
  text: string,
  font: string,
  ink: string,
  halo: string,
  size: number,
): Sign {
  const width = text.length * size * 0.75 + size;
  return sign(width, size * 1.8, (context) => {
    context.font = font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.strokeStyle = halo;
    context.lineWidth = size / 4;
    context.strokeText(text, 0, 0);
    context.fillStyle = ink;
    context.fillText(text, 0, 0);
  });
}
