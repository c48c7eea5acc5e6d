/** Действия на данных: один параметр и два. */
export const dataRu = {
  heading: "Данные и ошибка",
  model: "Модель",
  models: {
    proportional: { name: "модель y = w₁x", brief: "y = w₁x" },
    sine: { name: "модель y = sin(w₁x)", brief: "y = sin(w₁x)" },
    line: { name: "модель y = w₁x + w₀", brief: "y = w₁x + w₀" },
    constant: { name: "модель y = w₀", brief: "y = w₀" },
  },
  loss: "Функция потерь (loss)",
  losses: {
    mse: {
      name: "MSE (средний квадрат)",
      summary:
        "Средний квадрат ошибки (mean squared error). Для прямой это парабола: кривизна везде одна.",
    },
    mae: {
      name: "MAE (средний модуль)",
      summary:
        "Средний модуль ошибки (mean absolute error). Ломаная: производная постоянна и у дна не убывает, поэтому постоянный шаг качается у минимума.",
    },
    msle: {
      name: "MSLE (логарифмы)",
      summary:
        "Средний квадрат разности логарифмов (mean squared logarithmic error). Ошибка в разы важнее ошибки на единицы; при ŷ ≤ −1 не определена.",
    },
    mape: {
      name: "MAPE (относительная)",
      summary:
        "Средняя относительная ошибка (mean absolute percentage error). Точки с y у нуля весят больше всех.",
    },
    huber: {
      name: "Хьюбер (Huber)",
      summary:
        "Квадрат до δ, прямая дальше: гладкая у дна, как MSE, и спокойная к выбросам, как MAE.",
    },
  },
  formula: "Формулы",
  delta: "Порог δ",
  deltaHelp: "Ошибки меньше δ считаются квадратом, больше — модулем.",
  keptBefore: "На экране — последнее, что удалось посчитать.",
  set: "Точки",
  setHelp:
    "Точки можно двигать мышью, пальцем и стрелками; двойное нажатие и Enter добавляют точку, Delete убирает. Нажатие мимо точек ведёт прямую.",
  sets: {
    line: "Почти прямая",
    outlier: "С выбросом",
    wave: "Синусоида",
    centred: "Вокруг нуля",
    flats: "Вдали от нуля",
    cloud: "Сорок точек",
  },
  ownPoints: "Вернуть точки набора",
  feature: "Единицы признака",
  scale: "Масштаб признака, ×",
  scaleHelp:
    "x умножается на это число, прежде чем попадёт в модель: метры стали сантиметрами. Прямая та же, а чаша вытягивается в овраг.",
  standardize: "Стандартизовать",
  standardizeHelp:
    "Признак центрируется и делится на своё стандартное отклонение (standardization): овраг снова чаша, и прежняя скорость обучения работает.",
  batches: "Мини-батчи",
  batchOn: "Шаг по части точек",
  batchHelp:
    "Градиент оценивается по случайной части точек (mini-batch): та самая «крышка» над градиентом. Точки батча светятся, штриховые линии — его собственная функция потерь.",
  batchSize: "Размер батча",
  batchSizeHelp: (count: string) =>
    `Сколько из ${count} точек видит один шаг. За эпоху каждая точка встретится один раз.`,
  batchSeed: "Зерно",
  batchSeedHelp: "Зерно случайного порядка: то же зерно — те же батчи.",
  axisX: "x",
  axisY: "y",
  pointsLabel:
    "Данные. Стрелки двигают точку, Page Up и Page Down выбирают, Enter добавляет, Delete убирает. Нажатие мимо точек ведёт прямую.",
  handleAt: (index: string, x: string, y: string) =>
    `Ручка выброса, точка ${index}: x = ${x}, y = ${y}`,
  handle: "выброс",
  pointAt: (index: string, x: string, y: string, lit: boolean) =>
    `Точка ${index}: x = ${x}, y = ${y}${lit ? ", в батче" : ""}`,
  noRacer: "Добавьте оптимизатор: он сразу пройдёт свой путь.",
  nowhere: "Здесь функция потерь не определена.",
  oneWeight: (w: string) => `w₁ = ${w}`,
  twoWeights: (a: string, b: string) => `w₁ = ${a}, w₀ = ${b}`,
  lossIs: (loss: string) => `ошибка C = ${loss}`,
  slopeIs: (slope: string) => `производная dC/dw₁ = ${slope}`,
  gradientIs: (a: string, b: string) => `∇C = (${a}; ${b})`,
  curvature: (value: string) => `кривизна λ = ${value}`,
  condition: (most: string, least: string, ratio: string) =>
    `κ = λmax/λmin = ${most}/${least} = ${ratio}, число обусловленности (condition number)`,
  batchIs: (rows: string, batch: string, all: string) =>
    `Батч из ${rows}: ошибка ${batch}, по всем точкам ${all} ·`,
  estimateIs: (gradient: string, estimate: string, cosine: string) =>
    `∇C = (${gradient}) сплошная, оценка ∇Ĉ = (${estimate}) штрих, cos = ${cosine}`,
  regimes: {
    creeping: "ползёт",
    monotone: "сходится, не перескакивая минимум",
    one_step: "в минимум за один шаг",
    oscillating: "сходится качаясь",
    diverging: "расходится",
  },
  regime: (name: string, product: string) =>
    `Простой спуск при этой скорости ${name}: η·λ = ${product}.`,
  regimeNow: (rate: string, regime: string) => `Спуск при η = ${rate} ${regime}.`,
  bounds: (product: string, one: string, two: string) =>
    `η·λ = ${product} · 1/λ = ${one} · 2/λ = ${two}`,
  oneStep: "1/λ",
  oneStepTitle: (rate: string) => `1/λ = ${rate}: один шаг до минимума, если кривизна всюду та же.`,
  limit: "2/λ",
  limitTitle: (rate: string) =>
    `2/λ = ${rate}: выше этого каждый шаг промахивается сильнее прежнего.`,
  limitMax: "2/λmax",
  changes: {
    loss: (name: string) => `функция потерь: ${name}`,
    set: (name: string) => `точки: ${name}`,
    points: "точки",
  },
};
