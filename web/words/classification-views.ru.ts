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
