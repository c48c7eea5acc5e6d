import { plural } from "./numbers";

/** A number that is written out already. */
type Written = string;

/** The word is that of a whole count; a million and more come rounded, and then it is that of many. */
const count = (value: number, one: string, few: string, many: string) =>
  plural("ru", Math.min(value, 1e6), { one, few, many, other: few });

/** What the act of the scale says. */
export const scaleRu = {
  heading: "Масштаб",

  axis: "Число параметров",
  axisHelp:
    "Логарифмическая ось: каждое деление в десять раз больше прежнего. Тяните маркер — у известных моделей он прилипает. С клавиатуры: стрелки двигают, Page Up и Page Down переходят от модели к модели.",
  parameters: (n: Written, value: number) =>
    `${n} ${count(value, "параметр", "параметра", "параметров")}`,
  typed: "Своё число n",
  walk: "Пройти по моделям",
  stop: "Остановиться",
  models: "Модели семинара",
  modelNames: {
    line: { name: "y = w₁x", short: "w₁x", note: "Один вес: прямая через начало координат." },
    line_with_bias: {
      name: "y = w₁x + w₀",
      short: "w₁x + w₀",
      note: "Два веса: наклон прямой и её сдвиг.",
    },
    iris: {
      name: "сеть 4-4-5-6-4-3-3",
      short: "Iris",
      note: "Сеть со слайда для ирисов Фишера (Iris), без смещений: 16 + 20 + 30 + 24 + 12 + 9 = 111.",
    },
    stable_diffusion: {
      name: "Stable Diffusion",
      short: "Stable Diffusion",
      note: "890 млн — число из статей о первой версии. Авторы в своём репозитории пишут иначе: 860 млн в U-Net и 123 млн в кодировщике текста.",
    },
    dalle2: {
      name: "DALL·E 2",
      short: "DALL·E 2",
      note: "Декодер 3,5 млрд и априорная модель (prior) 1 млрд. Повышающие разрешение сети, 0,7 и 0,3 млрд, и CLIP не сосчитаны.",
    },
  },
  ownModel: "Своё число.",
  sum: (setting: Written, memory: Written, power: Written, time: Written) =>
    `Обучение, ${setting}: ${memory}. Перебор по сетке: ${power} вычислений — ${time}.`,
  known: "все числа из списка ниже",

  million: "млн",
  billion: "млрд",
  trillion: "трлн",
  units: ["Б", "кБ", "МБ", "ГБ", "ТБ", "ПБ", "ЭБ", "ЗБ", "ЙБ", "РБ"],

  memory: "Память для обучения",
  optimizer: "Оптимизатор",
  optimizerHelp:
    "Сколько чисел он держит помимо весов и градиента, взято из его собственного описания и сверено с PyTorch. Гиперпараметры — по умолчанию.",
  holdsNothing: "Кроме весов и градиента не держит ничего: состояния нет.",
  holdsBefore: "Состояние (state):",
  holdsAfter: (vectors: number) =>
    ` — ${vectors} ${count(vectors, "вектор", "вектора", "векторов")} по n чисел.`,
  holdsPairs: (pairs: number) =>
    `К этому история: ${pairs} ${count(pairs, "пара", "пары", "пар")} векторов (сдвиг и изменение градиента).`,
  holdsTrial: "К этому пробная точка рядом с нынешней: ещё один вектор.",
  holdsMatrix: (numbers: Written, bytes: Written) =>
    `К этому матрица вторых производных (гессиан, Hessian), n × n: всего ${numbers} чисел — в fp32 ${bytes}. Поэтому большие сети методом Ньютона не обучают.`,
  precision: "Точность",
  precisions: {
    fp32: "fp32",
    mixed: "смешанная",
    fp16: "fp16",
    "8bit": "8 бит",
  },
  precisionNotes: {
    fp32: "Всё в 32 битах: по 4 байта на число.",
    mixed:
      "Смешанная точность (mixed precision): считают с весами и градиентами в 16 битах, но рядом лежит копия весов в 32 битах, к которой прибавляют шаги, и состояние тоже в 32. Поэтому на параметр уходит столько же байтов, сколько в fp32. Выигрыш — в скорости и в памяти под активации, которых здесь нет.",
    fp16: "Всё в 16 битах, без копии в 32. Память вдвое меньше, но обучение обычно застревает: у fp16 11 значащих битов, и шаг меньше 1/4096 веса пропадает при округлении.",
    "8bit":
      "8-битный оптимизатор: в 8 битах только состояние, с одним 32-битным масштабом на 2048 чисел; веса и градиенты — в 32. Есть готовые для Adam, AdamW, SGD с импульсом, RMSprop, Adagrad и Lion; для прочих это только подсчёт.",
  },
  smallState: "Меньше 4096 чисел не сжимают, так что здесь всё в 32 битах.",
  parts: {
    weights: "веса",
    master_weights: "копия весов в 32 битах",
    gradients: "градиенты",
    state: "состояние",
  },
  total: "всего",
  perParameter: (bytes: Written) => `${bytes} × n`,
  notCounted:
    "Не сосчитаны активации (зависят от архитектуры и размера пакета), буферы и сама программа. Что не поместилось здесь, не поместится и на деле; что поместилось — займёт больше.",

  fit: "Поместится ли?",
  fitHelp:
    "Рамка — память устройства (гигабайт = 10⁹ байтов). Верхняя полоса — обучение с выбранным оптимизатором и точностью, нижняя — запуск готовой сети: одни веса по 2 байта. Полоса, вышедшая за рамку, не помещается.",
  devices: {
    arduino: "Arduino Uno",
    phone: "телефон",
    laptop: "ноутбук",
    gaming_gpu: "игровая видеокарта",
    gpu: "видеокарта H100",
    server: "сервер 8 × H100",
    supercomputer: "суперкомпьютер Frontier",
  },
  train: "обучить:",
  run: "запустить:",
  fits: (percent: Written) => `да, ${percent}`,
  fitsNot: (devices: Written) => `нет, нужно ${devices}`,
  needs: (train: Written, run: Written) => `Обучать — ${train}, запустить готовую — ${run}.`,
  lessThanPercent: "<\u00a01\u00a0%",
  percent: (value: Written) => `${value}\u00a0%`,

  grid: "Перебор по сетке (grid search)",
  points: "Точек на параметр",
  rate: "Вычислений в секунду",
  rateHelp:
    "Сколько раз в секунду считается функция потерь. Миллиард раз не успевает ни один компьютер, если сеть больше игрушечной: оценка щедрая.",
  evaluations: "вычислений функции потерь",
  about: "≈",
  duration: (time: Written) => `Времени на это: ${time}.`,
  times: {
    second: (n: Written, value: number) => `${n} ${count(value, "секунда", "секунды", "секунд")}`,
    minute: (n: Written, value: number) => `${n} ${count(value, "минута", "минуты", "минут")}`,
    hour: (n: Written, value: number) => `${n} ${count(value, "час", "часа", "часов")}`,
    day: (n: Written, value: number) => `${n} ${count(value, "день", "дня", "дней")}`,
    year: (n: Written, value: number) => `${n} ${count(value, "год", "года", "лет")}`,
    universe_age: (n: Written, value: number) =>
      `${n} ${count(value, "возраст", "возраста", "возрастов")} Вселенной`,
  },
  moment: "меньше микросекунды",
  affordable: (n: Written) =>
    n === "0"
      ? "За весь возраст Вселенной не успеть и для одного параметра."
      : `За весь возраст Вселенной так можно успеть не больше чем для n = ${n}.`,
  faster:
    "Компьютер в миллиард раз быстрее вычтет из показателя степени 9. Каждый новый параметр прибавляет к нему lg k.",
  written: (digits: Written, value: number) =>
    `Запись этого числа — ${digits} ${count(value, "цифра", "цифры", "цифр")}`,
  printed: (length: Written) => `лента длиной ${length} при ширине цифры 2 мм`,
  books: (books: Written, value: number) =>
    `${books} ${count(value, "том", "тома", "томов")} по 500 страниц`,
  read: (time: Written) => `${time} чтения вслух, по две цифры в секунду`,
  millimetres: "мм",
  metres: "м",
  kilometres: "км",
  ladder: "Рядом с тем, что известно",
  number: "число",
  what: "чего",
  yours: "эта сетка",
  reached: (n: Written) => `n = ${n}`,
  reachedHead: "столько же при",
  landmarks: {
    gpu_second: "операций видеокарты H100 за секунду",
    universe_seconds: "секунд от Большого взрыва",
    sand: "песчинок на пляжах Земли",
    earth_atoms: "атомов в Земле",
    planck_times: "планковских времён от Большого взрыва",
    universe_atoms: "атомов в видимой Вселенной",
    universe_computer: "каждый атом — по точке в каждое планковское время",
    go: "позиций в го",
  },
  gradient:
    "А градиент говорит, куда идти, сразу по всем n осям, и стоит он не больше пяти вычислений самой функции, сколько бы ни было параметров: это обратное распространение ошибки (backpropagation; Baur, Strassen, 1983; Griewank, Walther, 2008). Потому и обучают спуском.",
  sources: "Откуда числа",
  counted: "сосчитано здесь",
};

export type ScaleWords = typeof scaleRu;
