import type { swarmRu } from "./swarm.ru";

/** Scores as dots: every object by itself. */
export const swarmEn: typeof swarmRu = {
  label: (count) =>
    `Scores, a dot for each of ${count} objects: circles of class 1 above the axis, squares of class 0 below it`,
  slider: "Score of an object",
  object: (at, count, label, score) => `object ${at} of ${count}, class ${label}, score ${score}`,
  taken: (at, score) => `No. ${at}: ${score}`,
  flip: "Change class",
  flipHelp: "So does a click on the dot, and Space",
  remove: "Remove",
  add: (label) => `+ class ${label}`,
  addHelp: "A new object stands at the threshold",
  tooMany: (count) => `${count} objects: single dots do not fit here, so bars are shown.`,
  unmoved: (most) => `Dots can be dragged when there are at most ${most}.`,
  take: (most) => `Draw ${most} like these`,
  flipped: (at, label) => `Object ${at} is of class ${label} now.`,
  added: (label, score) => `Added: an object of class ${label} with the score ${score}.`,
  removed: (count) => `Object removed; ${count} are left.`,
  becameOwn: "These are your own data now.",
};
