/** What has a key; every one is described in the help of each language. */
export type KeyId =
  | "play"
  | "back"
  | "forward"
  | "start"
  | "chart"
  | "slider"
  | "fallback"
  | "undo"
  | "redo"
  | "help"
  | "fullScreen";
