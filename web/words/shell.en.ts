import type { shellRu } from "./shell.ru";

export const shellEn: typeof shellRu = {
  close: "Close",
  copyLink: "Copy link",
  copied: "Link copied: it holds all that is on the page now.",
  copyByHand: "The browser did not allow copying. The link is selected: copy it yourself.",
  link: "A link to what is on the screen",
  fullScreen: "Full screen",
  exitFullScreen: "Leave full screen",
  help: "Help",
  key: "Key",
  does: "What it does",
  helpHint:
    "In fields keys type text, and undo is the field's own. Language, theme and type size are settings of the page: undo leaves them alone.",
  keys: {
    play: "Play and pause",
    back: "A step back",
    forward: "A step forward",
    start: "On the surface: move the start, with Shift in small steps",
    chart: "On the chart: go through the steps and read the values",
    slider: "On a slider: change the value",
    fallback: "On a slider: brings back its default",
    undo: "Undo what was done last",
    redo: "Redo what was undone",
    help: "Help: all keys",
    fullScreen: "Full screen and back",
  },
  keyNames: {
    " ": "Space",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    PageUp: "Page Up",
    PageDown: "Page Down",
  },
};
