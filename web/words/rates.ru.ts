import { plural } from "./numbers";

const count = (value: number, one: string, few: string, many: string) =>
  plural("ru", value, { one, few, many, other: many });

/** What the search of the best learning rates says. Numbers come written out, counts as they are. */
export const ratesRu = {
  heading: "Лучшая скорость обучения у каждого",
  equal: (rates: number, steps: number) =>
    `Поровну у всех: ${rates} ${count(rates, "скорость", "скорости", "скоростей")} обучения (learning rate) и ${steps} ${count(steps, "шаг", "шага", "шагов")} на каждую.`,
  grid: (runs: number) =>
    `Сетка — от 10⁻⁵ до 10, по десять скоростей на порядок: 1; 1,25; 1,6; 2; 2,5; 3,15; 4; 5; 6,3; 8. Старт, зерно, шум и обрезка у всех те же, остальные настройки у каждого свои. Всего ${runs} ${count(runs, "прогон", "прогона", "прогонов")}.`,
  rule: "Лучшая — с наименьшими конечными потерями среди не разошедшихся; из равных — наименьшая.",
  xLabel: "скорость обучения",
  yLabel: (floor: string) =>
    floor === "0" ? "конечные потери" : `конечные потери над минимумом ${floor}`,
  yLabelBest: "конечные потери над лучшими найденными",
  chart: "Конечные потери в зависимости от скорости обучения",
  keys: "Стрелки влево и вправо читают значения",
  lanes: "разошлись",
  presentMark: (name: string) => `${name}: сейчас`,
  legend: "Значок участника — где он сейчас, кружок — лучшее на сетке.",
  racer: "Участник",
  now: "сейчас",
  best: "лучшая",
  rateAndLoss: "η и потери",
  diverged: "разошёлся",
  allDiverged: "разошёлся при всех",
  edge: "край сетки",
  isBest: "уже лучшая",
  take: "взять",
  apply: (name: string) => `${name}: взять лучшую`,
  applyAll: "Взять лучшие всем",
  search: "Искать",
  searchAgain: "Искать заново",
  expensive: (runs: number) =>
    `Работы много: ${runs} ${count(runs, "прогон", "прогона", "прогонов")}. Поиск начнётся по кнопке.`,
  stale: "Настройки изменились: кривые от прежних.",
  progress: (done: number, total: number) => `Прогон ${done} из ${total}`,
  cancel: "Прервать",
  cancelled: "Поиск прерван.",
  failed: "Поиск не удался: вычислительное ядро не загрузилось.",
  invalid: "Сначала исправьте формулу или настройку, отмеченную в панели.",
  nobody: "Участников нет: искать некому.",
};

export type RatesWords = typeof ratesRu;
