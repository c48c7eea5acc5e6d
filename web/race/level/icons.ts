import type { IconPath } from "../../panel/icon";

/** The icons that only the stage's tools have. */
export const ICONS: Readonly<Record<"minus" | "whole" | "hand" | "layers" | "relief", IconPath>> = {
  minus: "M5 12h14",
  whole: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  hand: "M8.5 11.5V5.75a1.5 1.5 0 0 1 3 0V11m0-.5V4.5a1.5 1.5 0 0 1 3 0V11m0-4.25a1.5 1.5 0 0 1 3 0v7.5a6 6 0 0 1-6 6h-.6a6 6 0 0 1-4.7-2.3L3.6 14.6a1.5 1.5 0 0 1 2.2-2l2.7 2.4v-6",
  layers: "M12 4l8.5 4.5L12 13 3.5 8.5zM4 12.5l8 4.25 8-4.25M4 16.25l8 4.25 8-4.25",
  relief: "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
};
