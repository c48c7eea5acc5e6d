import type { ScheduleWords } from "./schedule.ru";

export const scheduleEn: ScheduleWords = {
  curve: "Learning rate over the steps",
  seen: (first, last, least, most) =>
    `from ${first} at the start to ${last} at the end, the least ${least}, the greatest ${most}`,
  now: (step, rate) => `step ${step}: η = ${rate}`,
  log: "log axis",
  byHand: "Draw it by hand",
  byHandHelp: "The curve becomes a table of points of the same shape, which can be drawn over.",
  help: "Draw across the chart and the curve follows your hand; a point can be dragged, a click sets a new one. By keys: arrows move a point (with Shift in small steps), Page Up and Page Down choose the next, Enter adds one, Delete removes it.",
  point: (index, count) => `Point ${index} of ${count}`,
  place: (step, factor, rate) => `step ${step}, factor ${factor}, η = ${rate}`,
  add: "Add a point",
  remove: "Remove the point",
  points: "Points: step factor",
  pointsHelp:
    "One point a line: the step and the factor on the learning rate, such as “100 0.5”. Between points the factor changes linearly.",
  pointsWrong: "Pairs of numbers are needed, with rising steps. The table before is kept.",
  noRate: "The learning rate is 0: factors change nothing, and there is nothing to draw.",
};
