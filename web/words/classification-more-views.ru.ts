/** Виды оценок, которые загружаются, когда выбраны. */
export const moreViewsRu = {
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
  binnings: { uniform: "по ширине", quantile: "по числу" },
  gainAxes: ["доля названных положительными", "полнота (recall)"] as [string, string],
  gainNote: (queue: string, found: string) =>
    `Назвав положительными ${queue} объектов, нашли ${found} положительных. Сплошная тонкая — идеальный порядок, пунктир — случайный.`,
  liftAxis: "во сколько раз лучше случая (lift)",
  liftNote: (queue: string, times: string) =>
    `Среди верхних ${queue} объектов положительных в ${times} раза больше, чем в среднем. Сплошная тонкая — идеальный порядок, пунктир — случайный.`,
  costAxis: "цена ошибок на объект",
  costNote: (present: string, least: string, prices: string) =>
    `Цена при пороге ${present}, наименьшая ${least}. Ложная тревога и пропуск стоят ${prices}.`,
};
