import type { PictureRequest } from "../engine/engine";
import type { PageLook } from "../settings/look";
import { channels } from "./palette";

/** A picture drawn by Rust, of this size in CSS pixels, in the page's look. */
export function picture(
  width: number,
  height: number,
  look: PageLook,
  ratio: number,
): PictureRequest {
  return {
    width,
    height,
    device_pixel_ratio: ratio,
    theme: look.theme,
    background: channels(look.background),
    font: look.font,
    font_size: look.smallType,
    decimal_comma: look.decimalComma,
  };
}
