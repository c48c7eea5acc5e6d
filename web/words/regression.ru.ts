/** Регрессия: ошибки, метрики, ловушки. */
export const regressionRu = {
  metricsHeading: "Метрики качества",
  metricsHint: "Нажмите на метрику: откроются формула и вызов в Python.",
  pictured: "Ошибки на рисунке",
  picturedHelp:
    "Метрика (metric) — то, о чём спрашиваем; функция потерь (loss) в соседнем поле — то, что видит оптимизатор. Они могут быть разными.",
  loss: "Функция потерь — не метрика",
  lossHint: (steps: string) =>
    `Та же модель, тот же оптимизатор, ${steps} шагов по каждой функции потерь, скорость убывает до нуля. ★ — лучшее в столбце.`,
  lossOf: "Учим по",
  lossChosen: "выбрана",
  noFit: "расходится при этой скорости или не определена",
  bestIn: (loss: string, metrics: string) =>
    `Обученная по ${loss} не уступает остальным в: ${metrics}.`,
  bestEverywhere: (loss: string) =>
    `Обученная по ${loss} не уступает остальным ни в одной метрике.`,
  bestNowhere: (loss: string) => `Обученная по ${loss} не лучшая ни в одной метрике.`,
  lossless:
    "У RMSE и R² минимум там же, где у MSE, у RMSLE — где у MSLE; у медианной и наибольшей ошибки градиент видит не больше двух точек, поэтому как функцию потерь их здесь не берут.",
  anyMetric: "любая метрика",
  marks: "Лучшие константы на рисунке",
  marksLabel: (list: string) => `Лучшие константы: ${list}.`,
  kinds: {
    mse: "среднее",
    mae: "медиана",
    msle: "среднее логарифмов",
    mape: "взвешенная медиана",
    huber: "между средним и медианой",
    pinball: "квантиль α",
    max_error: "середина размаха",
  },
  parameters: "Параметры метрик",
  was: (value: string) => `было ${value}`,
  moved: (from: string, to: string) =>
    `Выброс передвинут из (${from}) в (${to}): «было» — метрики той же модели до этого.`,
  watch: "Смотрите",
  plot: "Третья картинка",
  plots: { residuals: "Остатки", histogram: "Гистограмма", log: "ln(1 + y)" },
  histogram: "Гистограмма остатков",
  histogramLabel: (list: string) => `Гистограмма остатков ŷ − y: ${list}.`,
  bin: (from: string, to: string, count: string) => `от ${from} до ${to}: ${count}`,
  metrics: {
    mse: "MSE — квадраты",
    mae: "MAE — отрезки",
    msle: "MSLE — логарифмы",
    mape: "MAPE — доли от y",
    huber: "Хьюбер (Huber)",
    pinball: "Квантильная (pinball)",
  },
  names: {
    mse: "средний квадрат ошибки (mean squared error)",
    mae: "средний модуль ошибки (mean absolute error)",
    msle: "средний квадрат разности логарифмов (mean squared logarithmic error)",
    mape: "средняя относительная ошибка (mean absolute percentage error)",
    rmse: "корень из MSE, в единицах y",
    rmsle: "корень из MSLE",
    r2: "коэффициент детерминации (coefficient of determination)",
    explained_variance: "объяснённая дисперсия (explained variance)",
    median_ae: "медиана модуля ошибки (median absolute error)",
    max_error: "наибольшая ошибка (max error)",
    pinball: "квантильная ошибка (pinball loss)",
    huber: "функция Хьюбера",
    log_cosh: "логарифм гиперболического косинуса",
    smape: "симметричная MAPE, от 0 до 2",
    wape: "сумма ошибок к сумме |y|",
    poisson_deviance: "девианс Пуассона (Poisson deviance)",
    gamma_deviance: "гамма-девианс (gamma deviance)",
    tweedie_deviance: "девианс Твиди (Tweedie deviance) при своём p",
    d2_tweedie: "доля объяснённого девианса при своём p",
    d2_pinball: "доля объяснённой квантильной ошибки",
    d2_absolute: "доля объяснённой MAE",
  },
  undefined: "не определена",
  reasons: {
    too_few_samples: "точек слишком мало",
    constant_y_true: "все y одинаковы, сравнивать не с чем",
    no_baseline: "у лучшей константы нет ошибки, сравнивать не с чем",
    overflow: "число больше, чем вмещает double",
    all_y_true_zero: "все y равны 0, делить не на что",
  },
  outside: (argument: string, given: string, sign: string, least: string) =>
    `${argument} = ${given}, а нужно ${sign} ${least}`,
  returns: (value: string) => `scikit-learn возвращает ${value}`,
  raises: (name: string) => `scikit-learn бросает ${name}`,
  absent: "в scikit-learn её нет",
  better: { lower: "меньше — лучше", higher: "больше — лучше" },
  inPython: "То же число в Python",
  opens: (name: string) => `${name}: формула`,
  copy: "Скопировать как Python",
  copied: "Код скопирован: он проверяет все числа на экране.",
  curve: "Функция потерь",
  curveAt: (y: string) => `Функция потерь при y = ${y}`,
  curveLabel: (metric: string) =>
    `Потери одной точки по её ошибке ŷ − y, метрика ${metric}; точки на кривой — данные.`,
  shares: "Доля каждой точки",
  sharesLabel: (list: string) => `Доли точек в сумме: ${list}.`,
  shareOf: (index: string, share: string) => `точка ${index} — ${share} %`,
  noShares: "Долей нет: метрика не определена или равна 0.",
  residuals: "Остатки ŷ − y против ŷ",
  residualsLabel: "Остатки (residuals) против предсказаний.",
  logAxis: "y и ŷ на логарифмической оси",
  logAxisLabel:
    "Истинные значения и предсказания на оси ln(1 + y): длина отрезка — вклад в MSLE до квадрата.",
  outsideLog: "Здесь есть числа не больше −1: логарифма у них нет.",
  axisError: "ŷ − y",
  axisPrediction: "ŷ",
  point: (index: string, y: string, prediction: string) => `${index}: y = ${y}, ŷ = ${prediction}`,
  constants: "Лучшие константы",
  constantsHint: "Если предсказывать всем одно число, то какое? Зависит от метрики.",
  constant: (metric: string, value: string) => `${metric}: ${value}`,
  measure: "Чем мерим",
  unit: "Единицы y",
  units: { "1": "метры", "100": "сантиметры" },
  unitHelp:
    "Те же точки и та же прямая, но y и ŷ перед измерением умножены на 100. Видно, какие метрики зависят от единиц.",
  csv: {
    heading: "Свои данные",
    hint: (most: string, reach: string) =>
      `Две колонки чисел под заголовком x,y или y_true,y_pred; не больше ${most} строк, числа от −${reach} до ${reach}. Предсказания встанут на прямую ŷ = x.`,
    loaded: {
      xy: (count: string) => `Взято точек: ${count}. x стандартизован.`,
      predictions: (count: string) => `Взято предсказаний: ${count}. По оси x стоит ŷ.`,
    },
    range: (line: string, given: string, reach: string) =>
      `Строка ${line}: ${given} дальше ${reach} от нуля.`,
  },
  trapsHeading: "Ловушки метрик",
  trapsHint: "Выберите опыт: он займёт сцену, а под ней встанет вопрос.",
  trapRegion: "Опыт",
  why: "Что происходит?",
  hide: "Скрыть",
  dismiss: "Убрать вопрос",
  traps: {
    outlier: {
      title: "Один выброс",
      question: "Прямая хороша для всех точек, кроме одной. Какая доля MSE и какая доля MAE — её?",
      answer:
        "В MSE выброс (outlier) даёт больше 95 %, в MAE — около 80 %, а медианную ошибку (median AE) почти не меняет. Кто учится на MSE, тот пойдёт к выбросу: нажмите «Пуск» и сравните с MAE.",
    },
    zero: {
      title: "y у нуля взрывает MAPE",
      question: "Одна точка имеет y = 0. Сколько будет MAPE?",
      answer:
        "Больше 10¹⁴: ошибка делится на |y|, а вместо нуля scikit-learn берёт 2,2·10⁻¹⁶. MSE и MAE этого нуля не заметили, а WAPE делит на сумму |y| и тоже спокойна.",
    },
    below: {
      title: "ŷ ≤ −1 ломает MSLE",
      question: "Прямую опустили. MSE просто выросла. Что стало с MSLE?",
      answer:
        "Она не определена: ln(ŷ + 1) нет при ŷ ≤ −1. scikit-learn бросает ValueError, а не возвращает число. Остальные метрики считаются.",
    },
    constant: {
      title: "R² при постоянном y",
      question: "Все y равны 2, прямая почти точна: MSE мала. Чему равен R²?",
      answer:
        "Не определён: R² сравнивает с ошибкой среднего, а она 0. scikit-learn по соглашению возвращает 0, и среднее таких чисел портится молча.",
    },
    asymmetry: {
      title: "Недолёт и перелёт",
      question: "Одна точка предсказана на 1 ниже, другая — на 2 выше. Какая хуже?",
      answer:
        "Для MSLE они равны: (1 + y) и (1 + ŷ) отличаются в два раза в обе стороны. Для MAPE перелёт вдвое хуже, а недолёт до нуля никогда не стоит больше 100 %: кто минимизирует MAPE, занижает.",
    },
    units: {
      title: "Метры и сантиметры",
      question: "Те же данные в сантиметрах. Какие метрики изменятся, и во сколько раз?",
      answer:
        "MSE — в 10⁴ раз, MAE и RMSE — в 100. R², MAPE и WAPE не изменятся: единицы в них сокращаются. MSLE изменится не по степенному закону: под логарифмом стоит 1 + y. Переключите единицы обратно.",
    },
  },
  changes: {
    metric: (name: string) => `ошибки на рисунке: ${name}`,
    unit: "единицы y",
    trap: (name: string) => `опыт: ${name}`,
  },
};
