import { plural } from "./numbers";

/** Сеть из 111 параметров. */
export const networkRu = {
  shown: "Что показывает рисунок",
  shownNames: { weights: "Веса", gradients: "Градиенты", activations: "Активации" },
  shownHelp: {
    weights: "Толщина линии — величина веса, сплошная — плюс, штриховая — минус.",
    gradients:
      "Толщина линии — производная ошибки по весу (gradient): сплошная — плюс, штриховая — минус.",
    activations: "Один цветок проходит через сеть: полный круг — плюс, кольцо с чертой — минус.",
  },
  pictureLabel:
    "Сеть по слоям. Стрелки выбирают вес, Enter переходит к нейрону и обратно, Escape снимает выбор.",
  features: {
    sepal_length: "длина чашелистика",
    sepal_width: "ширина чашелистика",
    petal_length: "длина лепестка",
    petal_width: "ширина лепестка",
  } as Readonly<Record<string, string>>,
  moreNeurons: (layer: string, count: string) =>
    `Добавить нейрон в скрытый слой ${layer} (сейчас ${count})`,
  fewerNeurons: (layer: string, count: string) =>
    `Убрать нейрон из скрытого слоя ${layer} (сейчас ${count})`,
  removeLayer: (layer: string) => `Убрать скрытый слой ${layer}`,
  addLayer: "Слой",
  addLayerHelp: "Добавить скрытый слой перед выходом",
  sumsLabel: "Число весов по слоям и сумма",
  sumTitle: "Сумма весов до этого слоя включительно",
  scale: (gradient: boolean, value: string) => `${gradient ? "|∂|" : "|w|"} ≤ ${value}`,
  scaleTitle: {
    weights: "Самый большой вес слоя за всё обучение: по нему измерена толщина линий",
    gradients: "Самая большая производная слоя на этом шаге: по ней измерена толщина линий",
    activations: "Самый большой вес слоя за всё обучение: по нему измерена толщина линий",
  },
  parametersOf: (count: number) =>
    plural("ru", count, {
      one: "параметр",
      few: "параметра",
      many: "параметров",
      other: "параметра",
    }),
  nothingChosen: "Наведите на линию или нейрон — или выберите стрелками: здесь будет его число.",
  noRacer: "Добавьте оптимизатор: он сразу начнёт обучать сеть.",
  weightAt: (index: string, all: string, from: string, to: string, layer: string) =>
    `Вес ${index} из ${all}: слой ${layer}, от нейрона ${from} к нейрону ${to}`,
  biasAt: (index: string, all: string, to: string, layer: string) =>
    `Смещение (bias) ${index} из ${all}: слой ${layer}, нейрон ${to}`,
  neuronAt: {
    input: (at: string, name: string) => `Вход ${at}: ${name}`,
    hidden: (at: string, layer: string) => `Скрытый слой ${layer}, нейрон ${at}`,
    output: (at: string, name: string) => `Выход ${at}: ${name}`,
  },
  weightIs: (value: string) => `w = ${value}`,
  gradientIs: (value: string) => `∂C/∂w = ${value}`,
  neuronIs: (value: string) => `на этом цветке ${value}`,
  probabilityIs: (value: string) => `вероятность (softmax) ${value}`,
  history: "По шагам",
  historyOf: {
    weight: "Вес по шагам, у каждого оптимизатора",
    gradient: "Производная по шагам, у открытого оптимизатора",
    neuron: "Значение нейрона на этом цветке по шагам, у каждого оптимизатора",
  },
  historyRange: (least: string, most: string) => `от ${least} до ${most}`,
  flower: "Цветок",
  previousFlower: "Предыдущий цветок",
  nextFlower: "Следующий цветок",
  flowerRole: (test: boolean): string => (test ? "тестовый" : "обучающий"),
  flowerIs: (name: string, role: string) => `Это ${name}, ${role} цветок.`,
  answer: (name: string, share: string) => `${name} ${share}`,
  answers: (list: string, right: boolean) => `Сеть: ${list} — ${right ? "верно" : "ошибка"}.`,
  charts: {
    accuracy: "Верные",
    accuracyAxis: "доля правильных ответов",
    lossHelp:
      "Перекрёстная энтропия (cross-entropy) по всем обучающим цветкам — сплошная линия, по тестовым — штриховая.",
    accuracyHelp:
      "Доля правильных ответов (accuracy) на обучающих цветках — сплошная линия, на тестовых — штриховая.",
  },
  tabs: "Что показать",
  tabNames: {
    results: "Итоги",
    layers: "По слоям",
    weight: "Один вес",
    line: "Отрезок",
    seeds: "20 зёрен",
  },
  results: {
    heading: "Итоги",
    equal: (steps: string, train: string, test: string, eps: string) =>
      `Поровну у всех: начальные веса, шаги (${steps}), порядок цветков; учат ${train}, проверяют ${test}; ε = ${eps}.`,
    scores: "Матрица ошибок и метрики этой сети на тестовых цветках",
    racer: "Оптимизатор",
    loss: "Ошибка",
    accuracy: "Доля верных",
    train: "обуч.",
    test: "тест",
    trainOf: (name: string) => `${name}, на обучающих цветках`,
    testOf: (name: string) => `${name}, на тестовых цветках`,
    training: (step: string) => `Обучается: шаг ${step}.`,
    converged: (step: string, eps: string) => `Ошибка не больше ε = ${eps} с шага ${step}.`,
    stalled: (step: string, norm: string) =>
      `Застрял: градиент почти ноль (${norm}) с шага ${step}, а ошибка ещё велика.`,
    diverged: (step: string) =>
      `Разошёлся на шаге ${step}: числа перестали быть числами. Скорость обучения для этой сети слишком велика.`,
    lost: (step: string) =>
      `Разошёлся: с шага ${step} ошибка больше начальной в десять раз. Скорость обучения для этой сети слишком велика.`,
    spent: "Шаги кончились, а спуск ещё шёл.",
  },
  norms: {
    heading: "Нормы по слоям",
    lead: (racer: string, step: string) => `${racer}, шаг ${step}. Длина полоски — логарифм.`,
    layer: "Слой",
    weights: "‖w‖",
    weightsTitle: "Норма весов слоя",
    gradients: "‖∇‖",
    gradientsTitle: "Норма градиента по весам слоя",
    vanishing: (times: string) =>
      `Градиент первого слоя в ${times} меньше, чем у последнего: он затухает (vanishing gradient).`,
    times: (count: number, written: string) =>
      `${written} ${plural("ru", count, { one: "раз", few: "раза", many: "раз", other: "раза" })}`,
    symmetric:
      "Нейроны слоя одинаковы: с нулевых весов им не с чего стать разными. Поэтому веса начинают со случайных.",
  },
  panel: {
    heading: "Сеть",
    neurons: (layer: string) => `Скрытый слой ${layer}`,
    sizes: "Нейронов в слоях",
    bias: "Смещения (bias)",
    biasHelp: "К сумме каждого нейрона, кроме входных, прибавляется ещё одно обучаемое число.",
    activation: "Активация (activation)",
    activations: {
      tanh: {
        name: "tanh — гиперболический тангенс",
        summary: "От −1 до 1. На краях плоская: градиент там почти ноль.",
      },
      relu: {
        name: "ReLU",
        summary: "max(0, z). Не затухает справа; нейрон, у которого z < 0 всегда, не учится.",
      },
      sigmoid: {
        name: "Сигмоида",
        summary:
          "От 0 до 1, наклон не больше ¼: через шесть слоёв градиент затухает. Видно в начале пути на вкладке «По слоям».",
      },
      leaky_relu: { name: "Leaky ReLU", summary: "Как ReLU, но слева наклон 0,01, а не 0." },
      gelu: { name: "GELU", summary: "z·Φ(z): гладкий родственник ReLU из трансформеров." },
      linear: {
        name: "Без активации",
        summary: "Шесть матриц подряд — то же, что одна: сеть разделяет цветы только плоскостями.",
      },
    },
    initialization: "Начальные веса",
    initializations: {
      default: {
        name: "Как в PyTorch",
        summary:
          "Равномерно до ±1/√n. Для шести слоёв tanh слабо: сигнал затухает, обучение медлит.",
      },
      xavier_uniform: {
        name: "Ксавье, равномерно",
        summary: "Разброс 2/(n + m) держит сигнал одного размера от слоя к слою: для tanh.",
      },
      xavier_normal: { name: "Ксавье, нормально", summary: "То же, из нормального распределения." },
      kaiming_uniform: {
        name: "Кайминг, равномерно",
        summary: "Разброс 2/n: для ReLU, который половину обнуляет.",
      },
      kaiming_normal: {
        name: "Кайминг, нормально",
        summary: "То же, из нормального распределения.",
      },
      zeros: {
        name: "Нули",
        summary:
          "Все веса 0. Нейроны слоя одинаковы, градиент ноль — и сеть не учится вовсе. Так не делают.",
      },
    },
    seed: "Зерно весов и порядка",
    seedHelp: "Тем же зерном — те же начальные веса и те же батчи. Другое — другая дорога вниз.",
    data: "Данные: ирисы Фишера",
    dataHelp: (rows: string) =>
      `${rows} цветков трёх видов, четыре измерения. Р. Фишер, 1936; данные Э. Андерсона.`,
    testShare: "Доля для проверки",
    testShareHelp:
      "Эти цветы сеть не видит при обучении: по ним считаются тестовые ошибка и доля правильных ответов.",
    splitSeed: "Зерно разбиения",
    splitSeedHelp: "Какие цветы учат, а какие проверяют.",
    standardize: "Стандартизовать",
    standardizeHelp: "Каждый признак центрируется и делится на своё отклонение (standardization).",
    batchOn: "Мини-батчи",
    batchHelp: "Градиент оценивается по случайной части обучающих цветков (mini-batch).",
    batch: "Размер батча",
    batchSizeHelp: (count: string) => `Сколько из ${count} обучающих цветков видит один шаг.`,
    keptBefore: "На экране — последнее, что удалось обучить.",
  },
  weight: {
    way: (before: string, after: string) => `w: ${before} → ${after}`,
    choose: "Выберите вес на рисунке: наведите, нажмите или перейдите стрелками.",
  },
  changes: {
    layers: (layers: string) => `слои: ${layers}`,
    bias: (on: boolean): string => (on ? "смещения включены" : "смещения выключены"),
    activation: (name: string) => `активация: ${name}`,
    initialization: (name: string) => `начальные веса: ${name}`,
    shown: (name: string) => `на рисунке: ${name.toLowerCase()}`,
    row: (row: string) => `цветок ${row}`,
    chosen: "выбранный вес",
    tab: "вкладка",
  },
};
