/** Виды оценок: что над осями, под ними и рядом. */
export const viewsRu = {
  pairs: "Пары",
  won: "выиграны",
  lost: "проиграны",
  pairsNote: (won: string, tied: string, lost: string, share: string) =>
    `Квадрат — все пары «отрицательный × положительный». Выиграно ${won}, ничьих ${tied}, проиграно ${lost}; выигранные и половина ничьих — ${share}: это и есть AUC. Наведите курсор на пару.`,
  pair: (positive: string, negative: string, outcome: "won" | "tied" | "lost") =>
    ({
      won: `Пара: у положительного ${positive}, у отрицательного ${negative} — выиграна.`,
      tied: `Пара: у обоих ${positive} — ничья.`,
      lost: `Пара: у положительного ${positive}, у отрицательного ${negative} — проиграна.`,
    })[outcome],
  leastCost: "Здесь цена наименьшая",
  areasLabel: "Какая площадь",
  areas: { steps: "ступени (AP)", trapezoids: "трапеции", both: "обе" },
  prNote: (steps: string, trapezoids: string, chance: string) =>
    `Площадь ступеней AP = ${steps}, трапеций ${trapezoids}. Пунктир — случайные ответы: точность ${chance}.`,
  detAxes: ["доля ложных тревог (FPR), %", "доля пропусков (FNR), %"] as [string, string],
  detNote:
    "DET-кривая: оси нормальных отклонений. Если оценки обоих классов нормальны, кривая — прямая; пунктир — случайные ответы.",
  noErrors: "Есть порог без ошибок: на этих осях кривая уходит в бесконечность.",
  linesAxis: "Метрики при пороге",
  linesNote:
    "Вертикаль — порог: тяните её. Рядом с ней имя и значение каждой линии; пропуск в линии — метрика не определена.",
  chooseLines: (count: number) => `Линии: ${count}`,
  shortNames: {
    accuracy: "доля правильных",
    balanced_accuracy: "сбалансир. доля",
    balanced_accuracy_adjusted: "J Юдена",
    precision: "точность",
    recall: "полнота",
    specificity: "специфичность",
    npv: "NPV",
    fpr: "FPR",
    fnr: "FNR",
    fdr: "FDR",
    false_omission_rate: "FOR",
    f1: "F₁",
    fbeta: "Fβ",
    jaccard: "Жаккар",
    mcc: "MCC",
    cohen_kappa: "каппа",
    hamming: "Хэмминг",
    zero_one: "доля ошибок",
    queue_rate: "очередь",
  } as Readonly<Record<string, string>>,
  calibrationAxes: ["средняя оценка в корзине", "доля положительных"] as [string, string],
  calibrationNote: (ece: string) =>
    `ECE = ${ece}: среднее расстояние точек до диагонали с весом корзин. Столбики — сколько объектов в корзине.`,
  notProbabilities: "Есть оценки не от 0 до 1: это не вероятности, калибровать нечего.",
  bins: "Число корзин",
  binCount: (count: number) => `корзин: ${count}`,
  binningLabel: "Как делить на корзины",
  binnings: { uniform: "равной ширины", quantile: "поровну объектов" },
  gainAxes: ["доля названных положительными", "полнота (recall)"] as [string, string],
  gainNote: (queue: string, found: string) =>
    `Назвав положительными ${queue} объектов, нашли ${found} положительных. Сплошная тонкая — идеальный порядок, пунктир — случайный.`,
  liftAxis: "во сколько раз лучше случая (lift)",
  liftNote: (queue: string, times: string) =>
    `Среди верхних ${queue} объектов положительных в ${times} раза больше, чем в среднем. Сплошная тонкая — идеальный порядок, пунктир — случайный.`,
  costAxis: "цена ошибок на объект",
  costNote: (present: string, least: string, prices: string) =>
    `Цена при пороге ${present}, наименьшая ${least}. Ложная тревога и пропуск стоят ${prices}.`,
  prices: {
    costFp: {
      name: "Цена FP",
      help: "Сколько стоит ложная тревога: назвать положительным отрицательный объект.",
    },
    costFn: { name: "Цена FN", help: "Сколько стоит пропуск: не найти положительный объект." },
    beta: { name: "β" },
    minPrecision: {
      name: "точность ≥",
    },
    minRecall: {
      name: "полнота ≥",
    },
  },
  atLeast: { precision: "точность ≥ ", recall: "полнота ≥ " },
  maxFbeta: (beta: string) => `max F, β = ${beta}`,
  ofLabels: "При пороге",
  ofScores: "По оценкам, без порога",
  allMetrics: (count: number) => `Ещё ${count}`,
  zeroDivision: "0/0 в scikit-learn (zero_division)",
  parameters: {
    beta: { name: "β", help: "Во сколько раз полнота важнее точности." },
    max_fpr: { name: "FPR не больше", help: "Площадь считается до этой доли ложных тревог." },
    bins: { name: "Корзин", help: "На сколько корзин делятся оценки." },
  } as Readonly<Record<string, { readonly name: string; readonly help: string }>>,
  uncertainty: "Неопределённость",
  bootstrap: "Бутстрэп (bootstrap)",
  bootstrapHelp:
    "Объекты выбираются заново с возвращением, столько же, сколько их есть, и всё считается снова. Полосы на ROC и PR и интервалы у метрик — где лежит заданная доля повторов. DCG без весов интервала не имеет.",
  replicates: "Повторов",
  confidence: "Доля внутри интервала",
  bootSeed: "Зерно повторов",
  drawing: (done: string, total: string) => `Повторов ${done} из ${total}`,
  cancel: "Остановить",
  cancelled: "Остановлено.",
  again: "Посчитать",
  failed: "Не получилось посчитать.",
  interval: (low: string, high: string) => `${low} … ${high}`,
  intervalSays: (share: string) => `интервал, в котором ${share} повторов`,
};
