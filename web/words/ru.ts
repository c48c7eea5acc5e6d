import type { ErrorDetails } from "../engine/engine";
import { formatNumber, plural } from "./numbers";
import type { Words } from "./words";

const number = (value: number) => formatNumber(value, { locale: "ru" });

export const ru: Words = {
  panel: {
    locale: "ru",
    notANumber: "Это не число. Прежнее значение сохранено.",
    notWhole: "Здесь нужно целое число. Прежнее значение сохранено.",
    outOfRange: (min, max) => `Нужно число от ${min} до ${max}. Прежнее значение сохранено.`,
    reset: (label) => `${label}: вернуть исходное`,
    help: (label) => `${label}: пояснение`,
    partLoading: "Загружаю…",
    partFailed: "Эта часть не загрузилась: нет сети.",
    retry: "Попробовать ещё раз",
  },
  title: "Спуск",
  subtitle: "оптимизаторы и метрики вживую",
  loading: "Загружаю вычислительное ядро…",
  tooOld:
    "Этот браузер не справляется с WebAssembly. Откройте страницу в Chrome 96, Firefox 89, Safari 16.4 или новее.",
  noScene: (scene) => `Сцены «${scene}» здесь нет: открыта гонка.`,
  badLink: (parts) => `Часть ссылки не прочитана и заменена исходными значениями: ${parts}`,
  restarted: "В вычислениях случился сбой. Гонка собрана заново с исходными настройками.",
  dismiss: "Закрыть",
  skip: "К настройкам",
  undo: "Отменить",
  redo: "Вернуть",
  keys: "Помощь и клавиши",
  menu: "Меню",
  tourOffer: "Показать, что где",
  noTour: "Не показывать",
  notLoaded: "Не загрузилось: нет связи. Всё остальное работает.",
  scenes: {
    convergence: "Сходимость",
    race: "Гонка",
    classification: "Классификация",
    regression: "Регрессия",
    overfitting: "Переобучение",
  },
  language: "Язык",
  themes: { light: "Светлая", dark: "Тёмная", projector: "Проектор" },
  theme: "Тема",
  stage: {
    label: "Поверхность потерь, сверху",
    help: "Щелчок или перетаскивание переносит старт, стрелки двигают его, с Shift — мелким шагом. Пробел — пуск и пауза.",
    start: (place) => `Старт: ${place}`,
    legend: "Значение функции потерь по цвету",
    ghost: "пунктир — до изменения",
  },
  time: {
    play: "Пуск",
    pause: "Пауза",
    forward: "Шаг вперёд",
    back: "Шаг назад",
    toStart: "К началу",
    toEnd: "К концу",
    scrub: "Время",
    step: (step, steps) => `Шаг ${step} из ${steps}`,
    brief: (step, steps) => `${step} / ${steps}`,
    speed: "Темп",
    perSecond: (speed) => `${speed} шаг/с`,
  },
  presets: "Опыты",
  racers: {
    heading: "Оптимизаторы",
    all: "Скорость обучения всех, ×",
    allHelp:
      "Общий множитель на скорости обучения (learning rate) всех участников: сразу видно, кто к ней терпим, а кто нет.",
    add: "Добавить",
    addLabel: "Добавить оптимизатор",
    full: "Больше участников на сцену не поместить.",
    none: "Участников нет. Добавьте оптимизатор — и он сразу пройдёт свой путь.",
    hide: (name) => `${name}: скрыть`,
    show: (name) => `${name}: показать`,
    solo: (name) => `${name}: показать одного`,
    duplicate: (name) => `${name}: сделать копию`,
    remove: (name) => `${name}: убрать`,
    settings: (name) => `${name}: настройки`,
    optimizer: "Оптимизатор",
    convention: "Форма записи",
    schedule: "Расписание скорости обучения",
    color: "Цвет",
    colorName: (index) => `цвет ${index + 1}`,
    marker: "Метка",
    markers: [
      "круг",
      "квадрат",
      "треугольник",
      "ромб",
      "треугольник вниз",
      "пятиугольник",
      "звезда",
      "крест",
    ],
    formula: "Формула",
    disagreements: "Где реализации расходятся",
    references: "Источники",
    scheduleLength: "Если не менять, равна длине прогона.",
    limit: "2/λmax",
    limitOwn: "предел",
    limitReason: (limit, curvature) =>
      `Предел устойчивости ${limit}: кривизна в этой точке λmax = ${curvature}. При большей скорости обучения шаг вдоль самого крутого направления перелетает дальше, чем был.`,
    limitOther: (limit, curvature) =>
      `2/λmax = ${limit} в этой точке (λmax = ${curvature}). Это предел для простого градиентного спуска; у этого метода шаг масштабируется по осям, и граница у него своя.`,
    scaled: (rate) => `с общим множителем: ${rate}`,
    branch: (step) => `Ответвить с шага ${step}`,
    branchHelp:
      "Новый участник пройдёт тот же путь до этого шага, а дальше — со своими настройками. Шаг выбирает ползунок времени.",
    branched: (name, step) => `${name} с шага ${step}`,
  },
  run: {
    heading: "Условия прогона",
    steps: "Шагов",
    stepsHelp: "Одинаковое число шагов у всех участников.",
    noise: "Шум градиента, σ",
    noiseHelp:
      "К каждой составляющей градиента добавляется нормальный шум с этим стандартным отклонением — как оценка градиента по мини-выборке. Числа у всех участников одни и те же.",
    seed: "Зерно",
    seedHelp: "Зерно (seed) датчика случайных чисел: тот же номер — тот же шум.",
    clipNorm: "Обрезка по норме",
    clipNormHelp: "Градиент длиннее этого укорачивается до этой длины (clip_grad_norm_ в PyTorch).",
    clipValue: "Обрезка по значению",
    clipValueHelp:
      "Каждая составляющая градиента ограничивается по модулю (clip_grad_value_ в PyTorch).",
    tolerance: "Допуск ε",
    toleranceHelp: "Участник дошёл, когда потери отличаются от наименьших не больше чем на ε.",
    limitTo: "не больше",
    reset: "Вернуть всё исходное",
  },
  chart: {
    heading: "График",
    quantities: {
      loss: "Потери",
      gradient_norm: "Градиент",
      effective_rate: "По осям",
      learning_rate: "Расписание",
    },
    axis: {
      loss: "потери",
      gradient_norm: "норма градиента",
      effective_rate: "эффективная скорость обучения",
      learning_rate: "скорость обучения",
    },
    lossAbove: (minimum) => (minimum === "0" ? "потери" : `потери над минимумом ${minimum}`),
    lossAboveBest: "потери над лучшими найденными",
    help: {
      loss: "Значение функции потерь (loss) на каждом шаге.",
      gradient_norm: "Длина истинного градиента: до шума и обрезки.",
      effective_rate:
        "Эффективная скорость обучения: во сколько раз метод умножает градиент на каждой оси. Сплошная линия — ось x, штриховая — ось y.",
      learning_rate: "Скорость обучения, которую даёт расписание.",
    },
    log: "Логарифм",
    over: "По оси x",
    steps: "шаги",
    evaluations: "вычисления",
    evaluationsHelp:
      "Вычисления: градиент и значение функции считаются за одно, матрица вторых производных — за два.",
    label: "График по шагам для всех участников",
    keys: "Стрелки влево и вправо переходят по шагам и читают значения",
  },
  insight: {
    label: "Что показать",
    results: "Итоги",
    step: "Разбор",
    predict: "Прогноз",
    rates: "Лучшие η",
  },
  results: {
    heading: "Итоги",
    equal: (steps, place, eps) =>
      `Поровну у всех: старт ${place}, ${steps} ${plural("ru", Number.parseInt(steps.replace(/\D/g, ""), 10), { one: "шаг", few: "шага", many: "шагов", other: "шагов" })}, зерно и шум; ε = ${eps}.`,
    sameEvaluations: (count) => `И вычислений поровну: ${count}.`,
    otherEvaluations: (least, leastName, most, mostName) =>
      `Вычислений — не поровну: от ${least} (${leastName}) до ${most} (${mostName}).`,
    place: "№",
    racer: "Участник",
    reached: "шаг до\u00a0ε",
    reachedHelp: (eps) =>
      `Первый шаг, на котором потери отличаются от наименьших не больше чем на ε = ${eps}`,
    loss: "потери",
    distance: (distance) => `до минимума ${distance}`,
    evaluations: (count) => `вычислений ${count}`,
    pair: (x, y) => `(${x}; ${y})`,
    converged: (step, place) => `Сошёлся к минимуму ${place} на шаге ${step}`,
    convergedOther: (step, place) => `Остановился в локальном минимуме ${place} на шаге ${step}`,
    plateau: (step) => `Застрял на плато с шага ${step}: градиент почти ноль`,
    saddle: (max, min) => `Застрял в седле: λ = ${max} и ${min}`,
    slope: (gradient) => `Встал на склоне: шаги ничтожны, хотя градиент ${gradient}`,
    learningRate: (step, ratio, limit, angle) =>
      `Разошёлся на шаге ${step}: скорость обучения в ${ratio} раза больше предела ${limit} вдоль направления ${angle}°`,
    learningRateOne: (step, ratio, limit) =>
      `Разошёлся на шаге ${step}: скорость обучения в ${ratio} раза больше предела ${limit}`,
    unbounded: (step) => `Ушёл вниз без предела на шаге ${step}: у поверхности нет дна`,
    nowhere: "Не смог начать: на старте у функции нет конечного значения",
    longStep: (step, gradient) =>
      `Вылетел на шаге ${step}: слишком длинный шаг при градиенте ${gradient}`,
    spent: "Шаги кончились в пути",
    noMinimum: "У этой функции минимум заранее не известен.",
  },
  error: errorSentence,
  said: (racer, outcome) => `${racer}: ${outcome}.`,
};

function errorSentence(details: ErrorDetails): string {
  switch (details.code) {
    case "out_of_range":
      return `${details.argument} = ${number(details.value)}: нужно число от ${number(details.min)} до ${number(details.max)}.`;
    case "unknown":
      return `${details.argument}: «${details.value}» здесь неизвестно.`;
    case "length":
      return `${details.argument}: чисел ${details.value}, а нужно ${details.expected}.`;
    case "layer":
      return `${details.argument}: чисел ${details.value}, а слою ${details.layer} нужно ${details.expected}.`;
    case "missing":
      return `${details.argument}: не задано, а нужно.`;
    case "shape":
      return `${details.argument}: значение не подходит.`;
    case "formula":
      return formulaSentence(details);
  }
}

function formulaSentence(details: Extract<ErrorDetails, { code: "formula" }>): string {
  const place = `Символ ${details.position + 1}`;
  switch (details.reason) {
    case "empty":
      return "Формула пуста: наберите выражение от x и y, например x^2 + 10*sin(y).";
    case "too_long":
      return `Формула длиннее или глубже, чем можно (${details.count}).`;
    case "unknown_name":
      return `${place}: имя «${details.found}» неизвестно. Переменные — x и y.`;
    case "argument_count":
      return `${place}: у функции ${details.found} число аргументов должно быть ${details.count}.`;
    case "missing_arguments":
      return `${place}: после ${details.found} нужны скобки с аргументом.`;
    default:
      return `${details.found === "" ? "Формула обрывается" : `${place}, «${details.found}»`}: здесь ${wanted(details.expected)}.`;
  }
}

function wanted(expected: string): string {
  switch (expected) {
    case "operand":
      return "нужно число, x, y, функция или открывающая скобка";
    case "closing_bracket":
      return "нужен знак действия или закрывающая скобка";
    case "closing_bar":
      return "нужен знак действия или закрывающая черта |";
    default:
      return "нужен знак действия";
  }
}
