/** Несколько классов сразу. */
export const multiclassRu = {
  corner: "класс ↓ ответ →",
  cellHint: "Ответ — класс с наибольшей оценкой. Наведите на клетку, чтобы прочитать её.",
  cell: (
    of: string,
    called: string,
    count: string,
    row: string,
    column: string,
    isRight: boolean,
  ) =>
    `${of}, ${isRight ? "названы верно" : `названы «${called}»`}: ${count}. Это ${row} класса ${of} и ${column} ответов «${called}».`,
  perClass: "Каждый класс против остальных",
  class: "Класс",
  support: "Объектов",
  open: (name: string) => `Показать ${name} против остальных`,
  openHint: "Нажмите на класс: порог, ROC и остальное — для него против остальных.",
  average: "Усреднение",
  averageHelp: "Метрика считается для каждого класса отдельно, а потом сводится в одно число.",
  averages: {
    macro:
      "macro: простое среднее, каждый класс весит одинаково, сколько бы в нём ни было объектов.",
    micro:
      "micro: сначала складываются TP, FP и FN всех классов, потом считается метрика; каждый объект весит одинаково.",
    weighted: "weighted: среднее с весами по числу объектов класса.",
  },
  names: {
    precision: "Точность",
    recall: "Полнота",
    cohen_kappa_linear: "Каппа Коэна, веса линейные",
    cohen_kappa_quadratic: "Каппа Коэна, веса квадратичные",
    balanced_accuracy_adjusted: "Она же с поправкой на случай",
    top_k_accuracy: "Верный класс среди k первых",
    roc_auc_ovr: "Площадь под ROC, один против остальных",
    roc_auc_ovo: "Площадь под ROC, один против одного",
    average_precision: "Средняя точность (AP)",
  },
  tooLong: "Оценок слишком много, чтобы копировать их текстом.",
};
