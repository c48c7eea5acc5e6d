import type { LevelWords } from "./level.ru";

export const levelEn: LevelWords = {
  tools: "View",
  nearer: "Zoom in",
  farther: "Zoom out",
  reset: "Whole domain",
  hand: "Hand: dragging moves the view",
  layers: "Layers",
  keys: "Plus and minus zoom, zero shows the whole domain, Ctrl or Alt with arrows moves the view.",
  wheel: "Ctrl + wheel zooms",
  wheelMac: "⌘ + wheel zooms",
  logColors: "Logarithmic colour",
  logColorsHelp:
    "Colours and contours by the logarithm of the height above the bottom: the floor of a ravine is seen, and its walls too.",
  start: (x, y) => `Start: x = ${x}, y = ${y}`,
  point: (x, y) => `x = ${x}, y = ${y}`,
  loss: (f) => `f = ${f}`,
  gradient: (x, y) => `∇f = (${x}; ${y})`,
  eigenvalues: (max, min) => `λ = ${max}; ${min}`,
  valuesHint: "loss f, gradient ∇f, eigenvalues of the Hessian λmax and λmin",
  resetStart: "Back to the surface's start",
};
