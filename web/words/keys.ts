/** What has a key; every one is described in the help of each language. */
export type KeyId =
  | "play"
  | "back"
  | "forward"
  | "start"
  | "nearer"
  | "farther"
  | "whole"
  | "pan"
  | "relief"
  | "chart"
  | "slider"
  | "fallback"
  | "guess"
  | "undo"
  | "redo"
  | "help"
  | "fullScreen";
