/** A number that is written out already. */
type Written = string;

/** What the tab that opens one step says. */
export const autopsyRu = {
  heading: (step: Written) => `Разбор шага ${step}`,
  way: (x0: Written, y0: Written, x1: Written, y1: Written) => `Из (${x0}; ${y0}) в (${x1}; ${y1})`,
  losses: (before: Written, after: Written) => `потери ${before} → ${after}`,
  noRacers: "Участников нет: добавьте оптимизатор, и его шаг можно будет разобрать.",
  noStep: "Шага ещё не было: сдвиньте время вперёд.",
  nowhere: "Из этой точки прогон не начинается: потери или градиент в ней не число.",
  hidden: "Участник скрыт, стрелок на сцене нет.",
  show: "Показать",
  broken: (step: Written) => `Прогон оборвался на шаге ${step}: разобран он.`,
  schedule: (base: Written, now: Written) =>
    `Скорость обучения на этом шаге по расписанию ${now}, заданная — ${base}.`,
  branch: "До этого шага действовали другие настройки: здесь те, что были тогда.",
  formula: "Формула и числа этого шага",
  stages: {
    gradient: "Градиент",
    batch: "Градиент мини-батча (mini-batch)",
    noise: "Шум",
    clip_norm: "Отсечение по норме",
    clip_value: "Отсечение по значению",
    update: (optimizer: string) => `Обновление: ${optimizer}`,
    move: "Сдвиг",
  },
  cases: { if: "если ", or: " или ", otherwise: "иначе" },
  both: "x, y",
  symbols: "Что есть что",
  symbolsHint: "Наведите на символ или стрелку: они загорятся вместе. Нажатие закрепляет.",
  arrows:
    "Стрелки на сцене выходят из точки до шага. Градиент и накопленное из него показаны с минусом: туда, куда ведёт спуск. В углу сцены — во сколько раз стрелки длиннее, чем в её масштабе.",
  outside: "Шаг начинается за краем сцены",
  squares:
    "Площадь квадрата пропорциональна числу, на каждую ось свой; штриховой контур — до шага.",
  names: {
    gradient: "градиент",
    parameters: "точка (параметры)",
    update: "сдвиг за шаг",
    step: "номер шага оптимизатора",
    hessian: "матрица Гессе",
    noise: "разброс шума",
    draw: "выпавший шум",
    clip_norm: "предел нормы",
    clip_value: "предел по осям",
    trial: "номер пробы",
  },
  /** What a formula works out on its way; where optimizers share a letter, under the optimizer's name. */
  terms: {
    term_mu: "импульс этого шага",
    term_mu_t_1: "импульс следующего шага",
    term_rho: "сколько градиентов помнит среднее",
    term_rho_infty: "сколько помнит в пределе",
    term_r: "поправка на малую память",
    term_l: "множитель шага",
    term_q: "градиент, делённый на размах",
    term_Delta: "сдвиг до умножения на η",
    "lion.term_c": "смесь памяти и градиента",
    "rprop.term_c": "во сколько раз меняется шаг",
    term_y: "изменение градиента",
    term_s: "прошлый сдвиг",
    term_B: "приближённая обратная матрица Гессе",
  },
};

export type AutopsyWords = typeof autopsyRu;
