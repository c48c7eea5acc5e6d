import type { LevelWords } from "./level.ru";

export const levelEn: LevelWords = {
  tools: "View",
  nearer: "Zoom in",
  farther: "Zoom out",
  reset: "Whole domain",
  hand: "Hand: dragging moves the view",
  relief: "Relief, 3-D",
  layers: "Layers",
  keys: "Plus and minus zoom, zero shows the whole domain, Ctrl or Alt with arrows moves the view.",
  wheel: (key) => `${key} + wheel zooms`,
  logColors: "Logarithmic colour",
  logColorsHelp:
    "Colours and contours by the logarithm of the height above the bottom: the floor of a ravine is seen, and its walls too.",
  start: (place) => `Start: ${place}`,
  loss: (f) => `f = ${f}`,
  gradient: (x, y) => `∇f = (${x}; ${y})`,
  slope: (slope: string) => `slope ${slope}`,
  curvature: (curvature: string) => `λ ${curvature}`,
  eigenvalues: (max, min) => `λ = ${max}; ${min}`,
  valuesHint: "loss f, gradient ∇f, eigenvalues of the Hessian λmax and λmin",
  arrows: "Arrows down the slope",
  arrowsHelp:
    "−∇f: the steepest way down. Lengths are compressed by a logarithm, or only the steepest places would show.",
  quadratic: "Quadratic model",
  quadraticHelp:
    "The second-order Taylor model at the ball of the open racer: its contours, the directions of λmax and λmin, and the point N to which Newton's full step would lead.",
  layersFailed: "The layers did not load: there is no network. Switch them on again when there is.",
  modelAtBall: (racer, step) => `Model at the ball of ${racer}, step ${step}`,
  modelAtStart: "Model at the start",
  noModel: (where) =>
    `${where}: there is none, the function or its derivatives have no finite values here.`,
  shapes: {
    bowl: (x, y) => `a bowl, its minimum is Newton's point N (${x}; ${y}).`,
    dome: (x, y) => `a dome: Newton's point N (${x}; ${y}) is its maximum, and it has no minimum.`,
    saddle: (x, y) =>
      `a saddle: the Hessian is indefinite, there is no minimum; Newton's point N (${x}; ${y}) is the saddle's.`,
    trough: () => "a trough: there is no curvature along one direction, and so no Newton's point.",
    plane: () => "a plane: there is no curvature and no Newton's point.",
  },
  eigenvaluesNamed: (max, min) => `λmax = ${max}, λmin = ${min}`,
  resetStart: "Back to the surface's start",
};
