// Words of the chart on which a schedule is seen and drawn.

/** A number that is written out already. */
type Written = string;

export const scheduleRu = {
  curve: "Скорость обучения по шагам",
  /** What the curve shows, for those who do not see it. */
  seen: (first: Written, last: Written, least: Written, most: Written) =>
    `от ${first} в начале до ${last} в конце, наименьшая ${least}, наибольшая ${most}`,
  now: (step: Written, rate: Written) => `шаг ${step}: η = ${rate}`,
  log: "лог. ось",
  byHand: "Нарисовать от руки",
  byHandHelp: "Кривая станет таблицей точек той же формы, и её можно будет перерисовать.",
  help: "Ведите по графику — кривая ляжет под руку; точку можно перетащить, щелчок ставит новую. С клавиатуры: стрелки двигают точку (с Shift — мелко), Page Up и Page Down выбирают соседнюю, Enter добавляет, Delete убирает.",
  point: (index: Written, count: Written) => `Точка ${index} из ${count}`,
  place: (step: Written, factor: Written, rate: Written) =>
    `шаг ${step}, множитель ${factor}, η = ${rate}`,
  add: "Добавить точку",
  remove: "Убрать точку",
  points: "Точки: шаг множитель",
  pointsHelp:
    "По точке в строке: номер шага и множитель скорости обучения, например «100 0,5». Между точками множитель меняется линейно.",
  pointsWrong: "Нужны пары чисел, номера шагов не убывают. Прежняя таблица сохранена.",
  noRate: "Скорость обучения равна 0: множители ничего не меняют, и рисовать нечего.",
};

export type ScheduleWords = typeof scheduleRu;
