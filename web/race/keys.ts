import { SLIDER_KEYS } from "../panel/slider";
import type { Binding } from "../state/keys";
import type { KeyId } from "../words/keys";
import type { RunBase } from "./base";
import type { RaceModel } from "./model";

/** Keys that move the start, by shares of its step. */
export const START_KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A key or a button zooms by this factor. */
export const ZOOM_STEP = 1.5;

/** Keys that read the chart step by step. */
export const CHART_KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Keys that move a point of a drawn schedule, in time and in height. */
export const POINT_KEYS = START_KEYS;
/** Those that choose, add and remove one. */
const POINT_ACTIONS = ["PageUp", "PageDown", "Enter", "Delete"];

/** The keys of every race, whatever it runs on: the page runs them, the help names them. */
export function runKeys(model: RunBase): readonly Binding<KeyId>[] {
  return [
    { id: "play", keys: [" "], run: model.togglePlay },
    { id: "back", keys: ["["], run: () => model.stepBy(-1) },
    { id: "forward", keys: ["]"], run: () => model.stepBy(1) },
    { id: "chart", keys: Object.keys(CHART_KEYS) },
    { id: "slider", keys: Object.keys(SLIDER_KEYS) },
    { id: "fallback", keys: ["Delete"] },
    { id: "points", keys: [...Object.keys(POINT_KEYS), ...POINT_ACTIONS] },
  ];
}

/** So many of them, the first, are those of time. */
const TIME_KEYS = 3;

/** All keys of a race over a plane. A new one is a line here and its words. */
export function raceKeys(model: RaceModel): readonly Binding<KeyId>[] {
  const keys = runKeys(model);
  return [
    ...keys.slice(0, TIME_KEYS),
    { id: "start", keys: Object.keys(START_KEYS) },
    { id: "nearer", keys: ["+", "="], run: () => model.zoom(ZOOM_STEP) },
    { id: "farther", keys: ["-"], run: () => model.zoom(1 / ZOOM_STEP) },
    { id: "whole", keys: ["0"], run: model.showWhole },
    { id: "pan", keys: Object.keys(START_KEYS).map((key) => `Mod+${key}`) },
    { id: "relief", keys: Object.keys(START_KEYS) },
    ...keys.slice(TIME_KEYS),
    { id: "guess", keys: ["PageUp", "PageDown"] },
  ];
}
